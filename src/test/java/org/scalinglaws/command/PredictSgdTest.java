package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.command.CommandModule;

import net.imglib2.img.array.ArrayImgs;

@Tag("slow")
class PredictSgdTest {

	private static final double[] SPECTRUM = { 0.6, 0.3, 0.1 }, TEACHER = { 1, -1, 0.5 }, START = { 0.3, 0.2, 0.4 };

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private CommandModule run(final Object... changes) {
		final Object[] inputs = { "spectrum", ImageArrays.image(SPECTRUM), "teacher", ImageArrays.image(TEACHER), "weights",
			ImageArrays.image(START) };
		final Object[] all = Arrays.copyOf(inputs, inputs.length + changes.length);
		System.arraycopy(changes, 0, all, inputs.length, changes.length);
		return commands.run(PredictSgd.class, all);
	}

	private static double number(final CommandModule module, final String name) {
		return (Double) module.getOutput(name);
	}

	@Test
	void defaultsAreThoseDocumented() {
		final CommandModule module = run();
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(200, trajectory.rows());
		assertEquals(100_000, trajectory.get("step", 199));
		assertEquals(100, trajectory.get("time", 199), 1e-11);
		assertEquals("org.scalinglaws.command.PredictSgd", trajectory.metadata().get("command"));
		assertEquals(0, number(module, "lossFloor"));
		assertEquals(0, number(module, "errorFloor"));
		final SpectralMeasure measure = SpectralMeasure.full(SPECTRUM, TEACHER, START);
		final Columns direct = new SgdPrediction(measure, LearningRateSchedule.constant(1e-3), 0, 1, 1e-8).solve(100_000, 200,
			Progress.NONE).trajectory();
		assertArrayEquals(direct.column("loss"), trajectory.column("loss"), 0);
		assertEquals(new LinearisedSgd(measure, 1).criticalLearningRate(), number(module, "criticalLearningRate"));
	}

	@Test
	void floorsAreThoseOfTheLastLearningRate() {
		final CommandModule module = run("noiseVariance", 0.2, "batchSize", 4, "schedule", "linear", "finalLearningRate",
			2e-4);
		final LinearisedSgd linearised = new LinearisedSgd(SpectralMeasure.full(SPECTRUM, TEACHER, START), 4);
		assertEquals(linearised.floor(2e-4, 0.2).loss(), number(module, "lossFloor"), 1e-18);
		assertEquals(linearised.floor(2e-4, 0.2).meanSquaredError(), number(module, "errorFloor"), 1e-18);
		assertEquals(2e-4 * 0.2 / 4, number(module, "leadingErrorFloor"), 1e-18);
		assertEquals(linearised.leadingFloor(2e-4, 0.2).loss(), number(module, "leadingLossFloor"), 1e-18);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(100_000 * 6e-4, trajectory.get("time", trajectory.rows() - 1), 0.01);
	}

	/** With link square and loss squared they are phase retrieval's; several units and mixtures have none, and say so. */
	@Test
	void problemsHaveFloors() {
		final CommandModule retrieval = run("noiseVariance", 0.2), square = run("problem", problem("square", "squared", 1, 0.2));
		for (final String name : NUMBERS)
			assertEquals(1, number(square, name) / number(retrieval, name), 1e-9, name);
		final CommandModule linear = run("problem", problem("linear", "halfSquared", 1, 0.2), "learningRate", 1e-6);
		assertEquals(1e-6 * 0.2 / 2, number(linear, "leadingErrorFloor"), 1e-15);
		assertEquals(number(linear, "criticalLearningRate"), metadata(linear).get("criticalLearningRate"));
		double sum = 0; // eta lambda/(2 - 2 eta lambda), which is 1 at the critical rate
		for (final double lambda : SPECTRUM)
			sum += 1 / (2 / lambda / number(linear, "criticalLearningRate") - 2);
		assertEquals(1, sum, 1e-9);
		final CommandModule units = commands.run(PredictSgd.class, "problem", problem("erf", "squared", 2, 0.2), "spectrum",
			ImageArrays.image(SPECTRUM), "teacher", ArrayImgs.doubles(new double[] { 1, 0, 0.5, 0, 1, 0 }, 3, 2), "weights",
			ArrayImgs.doubles(new double[] { 0.1, 0, 0.5, 0, 0.1, 0 }, 3, 2));
		for (final String name : NUMBERS)
			assertTrue(Double.isNaN(number(units, name)), name);
		assertEquals("known for one student of one teacher only", metadata(units).get("floors"));
	}

	private static final String[] NUMBERS = { "lossFloor", "errorFloor", "leadingLossFloor", "leadingErrorFloor",
		"criticalLearningRate" };

	private static IndexProblem problem(final String link, final String loss, final int units, final double noise) {
		return new IndexProblem(Link.of(link), Loss.of(loss), units, units, noise);
	}

	private static Map<String, Object> metadata(final CommandModule module) {
		return ((Columns) module.getOutput("trajectory")).metadata();
	}

	@Test
	void aHighLearningRateIsMarkedNotRefused() {
		final CommandModule module = run("learningRate", 3.0, "noiseVariance", 0.1);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(1, trajectory.get("diverged", trajectory.rows() - 1));
		assertEquals(Double.POSITIVE_INFINITY, number(module, "lossFloor"));
		assertTrue(number(module, "criticalLearningRate") < 0.1);
	}

	@Test
	void takesMeasuresOfAnyDimension() {
		final CommandModule module = commands.run(PredictSgd.class, "measure", Binning.expected(1e12, 2, 1, 512), "steps",
			100_000_000L, "noiseVariance", 0.05);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(200, trajectory.rows());
		assertEquals(1, (Integer) module.getOutput("sign"));
		assertTrue(trajectory.get("loss", 199) > number(module, "lossFloor"));
		assertTrue(trajectory.get("loss", 199) < 0.01);
	}

	@Test
	void badInputsAreNamed() {
		final Object nan = ImageArrays.image(new double[] { 1, Double.NaN, 1 }), two = ImageArrays.image(new double[] { 1,
			1 });
		for (final Object bad : new Object[] { null, nan, ArrayImgs.doubles(2, 2) }) {
			fails("spectrum", "spectrum", bad);
			fails("teacher", "teacher", bad);
			fails("weights", "weights", bad);
		}
		fails("teacher", "teacher", two);
		fails("weights", "weights", two);
		fails("measure", "measure", SpectralMeasure.full(SPECTRUM, TEACHER, START));
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			fails("learningRate", "learningRate", bad);
			fails("noiseVariance", "noiseVariance", bad);
			fails("tolerance", "tolerance", bad);
		}
		fails("learningRate", "learningRate", 0.0);
		for (final int bad : new int[] { 0, -1, Integer.MAX_VALUE })
			fails("batchSize", "batchSize", bad);
		for (final long bad : new long[] { 0, -1, Long.MAX_VALUE })
			fails("steps", "steps", bad);
		for (final int bad : new int[] { 1, 0, Integer.MAX_VALUE })
			fails("records", "records", bad);
		fails("schedule", "schedule", "quadratic");
		fails("finalLearningRate", "schedule", "linear", "finalLearningRate", 0.0);
	}

	private void fails(final String named, final Object... changes) {
		final String message = assertThrows(IllegalArgumentException.class, () -> run(changes)).getMessage();
		assertTrue(message.startsWith(named + " "), message);
	}
}
