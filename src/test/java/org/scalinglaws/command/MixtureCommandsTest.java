package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scalinglaws.table.Columns;
import org.scijava.command.Command;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

/** {@link MixtureProblem} and the commands that take one. */
class MixtureCommandsTest {

	private static final RandomAccessibleInterval<DoubleType> MEANS = ImageArrays.image(new double[] { 1, 0, 1, -1, 0, -1 }, 3);
	private static final RandomAccessibleInterval<DoubleType> SPECTRUM = ImageArrays.image(new double[] { 0.6, 0.3, 0.1 });
	private static final RandomAccessibleInterval<DoubleType> NOTHING = ImageArrays.image(new double[3]);

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private org.scalinglaws.online.mixture.MixtureProblem problem(final Object... more) {
		final Map<String, Object> inputs = new TreeMap<>(Map.of("means", MEANS, "spectra", SPECTRUM));
		for (int i = 0; i < more.length; i += 2)
			inputs.put((String) more[i], more[i + 1]);
		return (org.scalinglaws.online.mixture.MixtureProblem) commands.run(MixtureProblem.class, inputs.entrySet().stream()
			.flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())).toArray()).getOutput("problem");
	}

	@Test
	void oneSpectrumServesAllClasses() {
		final org.scalinglaws.online.mixture.MixtureProblem problem = problem();
		assertArrayEquals(new double[] { -1, 0, -1 }, problem.means()[1]);
		assertArrayEquals(new double[] { 0.6, 0.3, 0.1 }, problem.spectra()[1]);
		assertArrayEquals(new double[] { 0.5, 0.5 }, problem.probabilities());
		assertEquals(MixtureLoss.LOGISTIC, problem.loss());
		assertArrayEquals(new double[] { 4, 5, 6 }, problem("spectra", ImageArrays.image(new double[] { 1, 2, 3, 4, 5, 6 }, 3))
			.spectra()[1]);
	}

	@Test
	void simulationFollowsThePrediction() {
		final Object problem = problem("loss", "halfSquared");
		final Columns simulated = (Columns) commands.run(SimulateSgd.class, "problem", problem, "weights", NOTHING, "steps",
			500L, "learningRate", 0.01, "records", 3, "runs", 200).getOutput("trajectory");
		final Columns predicted = (Columns) commands.run(PredictSgd.class, "problem", problem, "weights", NOTHING, "steps", 500L,
			"learningRate", 0.01, "records", 3).getOutput("trajectory");
		final Columns flow = (Columns) commands.run(IntegrateFlow.class, "problem", problem, "weights", NOTHING, "endTime", 5.0,
			"records", 3).getOutput("trajectory");
		final double mean = Arrays.stream(simulated.where("step = 500").column("loss")).average().getAsDouble();
		assertEquals(mean, predicted.last("loss"), 0.01 * mean);
		assertTrue(flow.last("loss") < predicted.last("loss"));
		assertEquals("halfSquared", predicted.metadata().get("loss"));
	}

	@Test
	void whatAMixtureHasItselfIsRefused() {
		final Object problem = problem();
		final String own = " must not be given with a problem that has its own, " + problem;
		for (final Class<? extends Command> command : List.of(SimulateSgd.class, PredictSgd.class,
			IntegrateFlow.class))
		{
			refused("spectrum" + own, command, "problem", problem, "weights", NOTHING, "spectrum", SPECTRUM);
			refused("teacher" + own, command, "problem", problem, "weights", NOTHING, "teacher", SPECTRUM);
			refused("weights is required, was not given", command, "problem", problem);
		}
		refused("noiseVariance must be 0 for a mixture of classes, whose labels are the classes, was 0.5", PredictSgd.class,
			"problem", problem, "weights", NOTHING, "noiseVariance", 0.5);
		refused("order must be 1 with a problem, was 2", IntegrateFlow.class, "problem", problem, "weights", NOTHING,
			"order", 2);
		refused("nodes must be -1 or 0 for a mixture of classes, of which each coordinate counts by itself, was 50",
			PredictSgd.class, "problem", problem, "weights", NOTHING, "nodes", 50);
		refused("probabilities must have the sum 1, was 0.75", MixtureProblem.class, "means", MEANS, "spectra", SPECTRUM,
			"probabilities", ImageArrays.image(new double[] { 0.5, 0.25 }));
		refused("spectra must be an image of 3 rows (dimension 0) and at most two dimensions, was 2", MixtureProblem.class,
			"means", MEANS, "spectra", ImageArrays.image(new double[2]));
		refused("classes of means must be in [2, 4], was 1", MixtureProblem.class, "means", SPECTRUM, "spectra", SPECTRUM);
	}

	private void refused(final String message, final Class<? extends Command> command, final Object... inputs) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> commands.run(command, inputs)).getMessage());
	}
}
