package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

/** Commands on few nodes beside the same on all coordinates. */
@Tag("slow")
class NodesTest {

	private static final int DIMENSION = 3000;
	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 1.5);
	private static final double[] TEACHER = normal(1, 1);
	private static final double[] START = normal(0.02, 2);

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private static double[] normal(final double scale, final long seed) {
		final Random random = new Random(seed);
		return random.doubles(DIMENSION).map(x -> scale * random.nextGaussian()).toArray();
	}

	private CommandModule run(final Class<? extends ScalingCommand> command, final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("spectrum", ImageArrays.image(SPECTRUM), "teacher",
			ImageArrays.image(TEACHER), "weights", ImageArrays.image(START)));
		for (int i = 0; i < changes.length; i += 2)
			inputs.put((String) changes[i], changes[i + 1]);
		return commands.run(command, inputs.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry
			.getValue())).toArray());
	}

	@SuppressWarnings("unchecked")
	private static double[] array(final CommandModule module, final String name, final int length) {
		return ImageArrays.matrix(name, (RandomAccessibleInterval<DoubleType>) module.getOutput(name), length);
	}

	/** Gaps and rates to a hundred times more; squares of gaps below 1e-20 have no digits of the integrator. */
	private static void requireSame(final CommandModule all, final CommandModule few, final double tolerance) {
		final Columns a = (Columns) all.getOutput("trajectory"), b = (Columns) few.getOutput("trajectory");
		assertEquals(a.names(), b.names());
		assertEquals(a.rows(), b.rows());
		for (final String column : a.names())
			for (int row = 0; row < a.rows(); row++)
				assertEquals(a.get(column, row), b.get(column, row), tolerance * (column.matches(".*(Gap|Rate)") ? 100 : 1) * Math
					.abs(a.get(column, row)) + 1e-20 * Math.signum(tolerance), column);
	}

	/** Moments up to the fourth, too: smooth functions, which the nodes sum as well. */
	@ParameterizedTest
	@CsvSource({ "-1, 1e-8", "256, 1e-8", "64, 1e-3" })
	void theFlowWithItsWeightsAndSnapshots(final int nodes, final double tolerance) {
		final Object[] inputs = { "endTime", 2000.0, "records", 12, "order", 4, "keepSnapshots", true, "nodes" };
		final CommandModule all = run(IntegrateFlow.class, with(inputs, 0)), few = run(IntegrateFlow.class, with(inputs,
			nodes));
		requireSame(all, few, tolerance);
		assertEquals(nodes, ((Number) ((Columns) few.getOutput("trajectory")).metadata().get("nodes")).intValue());
		assertArrayEquals(array(all, "weights", DIMENSION), array(few, "weights", DIMENSION), 5 * tolerance);
		assertArrayEquals(array(all, "snapshots", DIMENSION), array(few, "snapshots", DIMENSION), 5 * tolerance);
	}

	private static Object[] with(final Object[] inputs, final Object last) {
		return Stream.concat(Stream.of(inputs), Stream.of(last)).toArray();
	}

	@Test
	void predictionDescentAndTail() {
		for (final Object[] inputs : new Object[][] { { "steps", 100_000L, "noiseVariance", 0.1, "records", 20, "nodes" }, {
			"steps", 10_000L, "records", 20, "nodes" }, { "times", ImageArrays.image(new double[] { 0, 10, 1e3, 1e6 }), "sign", 1, "nodes" } })
		{
			final Class<? extends ScalingCommand> command = List.of(PredictSgd.class, DescendGradient.class, SpectralTail.class)
				.get(inputs.length == 7 ? 0 : inputs[0].equals("steps") ? 1 : 2);
			requireSame(run(command, with(inputs, 0)), run(command, with(inputs, -1)), 1e-8);
		}
	}

	@Test
	void floorsAreTheSame() {
		final Object[] inputs = { "steps", 1000L, "noiseVariance", 0.1, "nodes" };
		final CommandModule all = run(PredictSgd.class, with(inputs, 0)), few = run(PredictSgd.class, with(inputs, -1));
		for (final String floor : List.of("lossFloor", "errorFloor", "leadingLossFloor", "leadingErrorFloor",
			"criticalLearningRate"))
		{
			final double expected = (double) all.getOutput(floor);
			assertEquals(expected, (double) few.getOutput(floor), 1e-7 * expected, floor);
		}
	}

	/** A start that differs from the teacher by little has its error in no sum of squares: all coordinates are kept. */
	@Test
	void besideAnOptimumAllDigitsStay() {
		for (final double sign : new double[] { 1, -1 }) {
			final double[] start = TEACHER.clone();
			for (int i = 0; i < DIMENSION; i++)
				start[i] = sign * TEACHER[i] + 1e-6 * START[i];
			final Object[] inputs = { "weights", ImageArrays.image(start), "records", 5, "nodes" };
			requireSame(run(IntegrateFlow.class, with(inputs, 0)), run(IntegrateFlow.class, with(inputs, -1)), 0);
		}
	}

	/** Large steps oscillate on large eigenvalues. */
	@Test
	void largeStepsAreTakenByAllCoordinates() {
		final double[] flat = new double[DIMENSION];
		for (int i = 0; i < DIMENSION; i++)
			flat[i] = (1 - i / (2.0 * DIMENSION)) / DIMENSION;
		final Object[] inputs = { "spectrum", ImageArrays.image(flat), "learningRate", 0.2 * DIMENSION, "steps", 100L, "nodes" };
		requireSame(run(DescendGradient.class, with(inputs, 0)), run(DescendGradient.class, with(inputs, -1)), 0);
	}

	/** From 1e-100 of the teacher the largest eigenvalues outgrow all others. */
	@Test
	void tinyStartsGrow() {
		final double[] flat = new double[DIMENSION], start = START.clone();
		for (int i = 0; i < DIMENSION; i++) {
			flat[i] = (1 - i / (2.0 * DIMENSION)) / DIMENSION;
			start[i] *= 1e-100;
		}
		final Object[] inputs = { "spectrum", ImageArrays.image(flat), "weights", ImageArrays.image(start), "endTime", 4e5,
			"records", 30, "nodes" };
		requireSame(run(IntegrateFlow.class, with(inputs, 0)), run(IntegrateFlow.class, with(inputs, -1)), 1e-7);
	}

	@Test
	void badNodesAreNamed() {
		for (final Class<? extends ScalingCommand> command : List.of(IntegrateFlow.class, PredictSgd.class,
			DescendGradient.class))
			for (final int bad : new int[] { -2, 1, 31, 1_000_001 })
				refuses(() -> run(command, "nodes", bad));
		final SpectralMeasure measure = SpectralMeasure.full(SPECTRUM, TEACHER, START);
		refuses(() -> commands.run(IntegrateFlow.class, "measure", measure, "nodes", 64));
	}

	private static void refuses(final Runnable run) {
		final String message = assertThrows(IllegalArgumentException.class, run::run).getMessage();
		assertTrue(message.startsWith("nodes must be "), message);
	}
}
