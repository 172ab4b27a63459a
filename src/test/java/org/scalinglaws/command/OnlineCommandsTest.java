package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Problems that a user makes, through the commands that take them. */
@Tag("slow")
class OnlineCommandsTest {

	private static final int DIMENSION = 500;
	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 2);
	private static final double[] TEACHER = Teachers.random(SPECTRUM, Teachers.ENERGY, Streams.of(1));
	private static final double[] START = StartingWeights.onSphere(DIMENSION, 1, 2, Streams.of(1));

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private Object problem(final Object... inputs) {
		return commands.run(IndexProblem.class, inputs).getOutput("problem");
	}

	private CommandModule run(final Class<? extends Command> type, final int students, final int teachers,
		final Object... more)
	{
		final double[] teacher = Arrays.copyOf(TEACHER, teachers * DIMENSION);
		for (int i = DIMENSION; i < teacher.length; i++)
			teacher[i] = TEACHER[i - DIMENSION] * (i % 2 == 0 ? 1 : -1);
		final List<Object> inputs = new ArrayList<>(List.of("spectrum", ImageArrays.image(SPECTRUM), "teacher", ImageArrays
			.image(teacher, DIMENSION), "weights", ImageArrays.image(Arrays.copyOf(START, students * DIMENSION), DIMENSION)));
		inputs.addAll(List.of(more));
		return commands.run(type, inputs.toArray());
	}

	private static Columns trajectory(final CommandModule module) {
		return (Columns) module.getOutput("trajectory");
	}

	private static void assertSame(final Columns expected, final Columns actual, final double tolerance) {
		for (final String name : List.of("overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError"))
			for (int row = 0; row < expected.rows(); row++)
				assertEquals(expected.get(name, row), actual.get(name, row), Math.abs(expected.get(name, row)) * tolerance * (name
					.endsWith("Gap") ? 100 : 1), name + " in row " + row);
	}

	@Test
	void phaseRetrievalIsTheProblemOfSquares() {
		final Object squares = problem("link", "square", "loss", "squared");
		final CommandModule flow = run(IntegrateFlow.class, 1, 1, "endTime", 1e4, "records", 30), general = run(
			IntegrateFlow.class, 1, 1, "endTime", 1e4, "records", 30, "problem", squares);
		assertSame(trajectory(flow), trajectory(general), 2e-8); // two runs within 1e-8
		assertEquals(flow.getOutput("sign"), general.getOutput("sign"));
		final double[] weights = weights(flow), same = weights(general);
		for (int i = 0; i < DIMENSION; i++)
			assertEquals(weights[i], same[i], 1e-7 * Math.abs(weights[i]) + 1e-9);
		assertSame(trajectory(run(PredictSgd.class, 1, 1, "noiseVariance", 0.1, "records", 30)), trajectory(run(PredictSgd.class, 1,
			1, "records", 30, "problem", problem("link", "square", "loss", "squared", "noiseVariance", 0.1))), 2e-8);
	}

	@SuppressWarnings("unchecked")
	private static double[] weights(final CommandModule module) {
		return ImageArrays.vector("weights", (RandomAccessibleInterval<? extends RealType<?>>) module.getOutput("weights"));
	}

	/** A flow of two units at all its coordinates, on few nodes, and by small steps of descent. */
	@Test
	@SuppressWarnings("unchecked")
	void flowsOfSeveralUnitsDoNotDependOnTheNodes() {
		final Object erf = problem("link", "erf", "loss", "halfSquared", "students", 2, "teachers", 2);
		final Object[] inputs = { "problem", erf, "endTime", 300.0, "records", 20, "keepSnapshots", true };
		final CommandModule few = run(IntegrateFlow.class, 2, 2, inputs), all = run(IntegrateFlow.class, 2, 2, "problem", erf,
			"endTime", 300.0, "records", 20, "keepSnapshots", true, "nodes", 0);
		for (final String name : List.of("overlap12", "energy12", "energy22", "loss", "meanSquaredError"))
			for (int row = 0; row < 20; row++)
				assertEquals(trajectory(all).get(name, row), trajectory(few).get(name, row), 2e-8, name);
		final RandomAccessibleInterval<? extends RealType<?>> ends = (RandomAccessibleInterval<? extends RealType<?>>) few
			.getOutput("weights"), whole = (RandomAccessibleInterval<? extends RealType<?>>) all.getOutput("weights");
		final RandomAccessibleInterval<? extends RealType<?>> snapshots = (RandomAccessibleInterval<? extends RealType<?>>) few
			.getOutput("snapshots");
		assertEquals(3, snapshots.numDimensions());
		for (int i = 0; i < DIMENSION; i += 7)
			for (int k = 0; k < 2; k++) {
				assertEquals(whole.getAt(i, k).getRealDouble(), ends.getAt(i, k).getRealDouble(), 1e-7);
				assertEquals(START[k * DIMENSION + i], snapshots.getAt(i, k, 0).getRealDouble(), 1e-12);
				assertEquals(ends.getAt(i, k).getRealDouble(), snapshots.getAt(i, k, 19).getRealDouble(), 1e-12);
			}
		final Columns steps = trajectory(run(PredictSgd.class, 2, 2, "problem", erf, "learningRate", 1e-4, "steps", 3_000_000L,
			"records", 2));
		assertEquals(trajectory(all).get("loss", 19), steps.get("loss", 1), 1e-3 * steps.get("loss", 1));
	}

	/** Several units from a measure are copies of one: their sums start as independent draws do on the average. */
	@Test
	void aMeasureServesSeveralUnits() {
		final Object erf = problem("link", "erf", "loss", "halfSquared", "students", 2, "teachers", 2);
		final Columns table = trajectory(commands.run(PredictSgd.class, "measure", Binning.expected(1e9, 1.5, 1, 300), "problem",
			erf, "learningRate", 0.02, "steps", 1_000_000L, "records", 20));
		assertEquals(table.get("energy11", 0), table.get("energy22", 0), 0);
		assertEquals(0, table.get("overlap12", 0), 0);
		assertTrue(table.get("overlap11", 0) > 0);
		assertTrue(table.get("loss", 19) < 0.1 * table.get("loss", 0));
	}

	@Test
	void aFunctionOfAScriptIsALink() {
		final DoubleUnaryOperator cubic = z -> z + z * z * z / 6;
		final Object own = problem("link", "function", "function", cubic, "loss", "halfSquared");
		final Columns table = trajectory(run(PredictSgd.class, 1, 1, "problem", own, "learningRate", 0.01, "steps", 20_000L,
			"records", 10));
		assertTrue(table.get("loss", table.rows() - 1) < 0.05 * table.get("loss", 0));
		assertTrue(table.metadata().get("floors") != null || table.metadata().get("criticalLearningRate") != null);
	}

	@Test
	void wrongInputsAreRefusedByName() {
		final Object erf = problem("link", "erf", "loss", "halfSquared", "students", 2, "teachers", 2);
		requireRefused("weights", () -> run(PredictSgd.class, 1, 2, "problem", erf));
		requireRefused("teacher", () -> run(PredictSgd.class, 2, 1, "problem", erf));
		requireRefused("weights", () -> run(IntegrateFlow.class, 1, 2, "problem", erf));
		requireRefused("order", () -> run(IntegrateFlow.class, 2, 2, "problem", erf, "order", 2));
		requireRefused("noiseVariance", () -> run(PredictSgd.class, 2, 2, "problem", erf, "noiseVariance", 0.3));
		requireRefused("students + teachers", () -> run(PredictSgd.class, 2, 2, "problem", problem("link", "tanh", "loss",
			"halfSquared", "students", 2, "teachers", 2)));
		requireRefused("students", () -> problem("students", 5));
		requireRefused("function", () -> problem("link", "function"));
		requireRefused("noiseVariance", () -> problem("link", "erf", "loss", "logistic", "noiseVariance", 0.1));
		assertNull(run(PredictSgd.class, 2, 2, "problem", erf, "steps", 10L, "records", 2).getCancelReason());
	}

	private static void requireRefused(final String name, final org.junit.jupiter.api.function.Executable call) {
		final Throwable thrown = assertThrows(Throwable.class, call);
		String messages = "";
		for (Throwable cause = thrown; cause != null; cause = cause.getCause())
			messages += cause.getMessage() + "\n";
		assertTrue(messages.contains(name), messages);
	}
}
