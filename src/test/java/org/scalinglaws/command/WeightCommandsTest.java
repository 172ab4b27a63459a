package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** WeightSpectrum and PruneWeights, as scripts run them. */
class WeightCommandsTest {

	private static Commands commands;

	@BeforeAll
	static void begin() {
		commands = new Commands();
	}

	@AfterAll
	static void end() {
		commands.close();
	}

	/** Levels have no tail; all else is there. */
	@Test
	void levelsHaveAllButATailExponent() {
		final double[] target = new double[100], binary = new double[100];
		for (int i = 0; i < 100; i++) {
			target[i] = 1. / (i + 1);
			binary[i] = i % 2 == 0 ? 0.5 : -0.5;
		}
		final CommandModule run = commands.run(WeightSpectrum.class, "target", ImageArrays.image(target), "samples", 100.0,
			"weightDecay", 1.0, "weights", ImageArrays.image(binary));
		assertTrue((double) run.getOutput("distance") > 0);
		assertTrue(Double.isNaN((double) run.getOutput("tailExponent")));
		assertEquals("a tail needs 5 different values or more, had 1", run.getOutput("tailReason"));
	}

	@Test
	void aTargetOfZerosHasNoRisk() {
		final Object zeros = ImageArrays.image(new double[3]);
		for (final CommandModule run : new CommandModule[] { commands.run(DiagonalStateEvolution.class, "target", zeros,
			"samples", 10.0, "noiseVariance", 0.0), commands.run(QuadraticStateEvolution.class, "eigenvalues", zeros, "samples",
				10.0, "noiseVariance", 0.0) })
		{
			assertEquals(0.0, run.getOutput("risk"));
			assertEquals(0.0, run.getOutput("residual"));
			assertEquals("converged", run.getOutput("reason"));
		}
		final CommandModule law = commands.run(WeightSpectrum.class, "eigenvalues", zeros, "samples", 10.0, "noiseVariance",
			0.0);
		assertEquals(0.0, law.getOutput("risk"));
		assertEquals(1.0, law.getOutput("massAtZero"));
		assertEquals(0.0, law.getOutput("prunedRisk"));
	}

	/** The mean square of the difference over 40000 inputs, of relative deviation at most sqrt(14 / 40000). */
	@Test
	void riskOfWeightsIsThatOverInputs() {
		final double[] weights = { 2, 0.5, 0.5, 1 }, zero = new double[4];
		final CommandModule run = commands.run(WeightRisk.class, "network", "quadratic", "weights", ImageArrays.image(weights,
			2), "target", ImageArrays.image(zero, 2));
		final CommandModule data = commands.run(NetworkData.class, "network", "quadratic", "target", ImageArrays.image(weights,
			2), "samples", 40_000, "noiseVariance", 0.0);
		double square = 0;
		for (final Object label : (Iterable<?>) data.getOutput("labels"))
			square += Math.pow(((DoubleType) label).get(), 2) / 40_000;
		assertEquals(square, (double) run.getOutput("risk"), 0.08 * square);
	}

	@Test
	void diagonalSpectrumIsThatOfTheStateEvolution() {
		final Img<DoubleType> target = ImageArrays.image(PowerLawTargets.alternatingVector(400, 1));
		final CommandModule run = commands.run(WeightSpectrum.class, "target", target, "samples", 200.0, "weightDecay", 0.1);
		final CommandModule state = commands.run(DiagonalStateEvolution.class, "target", target, "samples", 200.0,
			"weightDecay", 0.1);
		assertEquals(number(state, "risk"), number(run, "risk"));
		assertEquals(1 - number(state, "degreesOfFreedom") / 400, number(run, "massAtZero"), 1e-10);
		assertEquals(number(state, "noiseLevel") * Math.sqrt(2 * Math.log(400)) - number(state, "threshold"), number(run,
			"bulkEdge"), 1e-13);
		assertEquals(number(run, "risk"), number(run, "overfitting") + number(run, "underfitting") + number(run,
			"approximation"), 1e-12);
		assertTrue(number(run, "prunedRisk") < number(run, "risk"));
		final Columns table = (Columns) run.getOutput("table");
		assertEquals(List.of("value", "density"), table.names());
		assertEquals("org.scalinglaws.command.WeightSpectrum", table.metadata().get("command"));
		assertEquals(List.of("value", "target", "overlap"), ((Columns) run.getOutput("spikes")).names());
		assertNull(run.getOutput("histogram"));
		for (final String name : List.of("distance", "zeroFraction", "tailExponent", "tailStandardError"))
			assertEquals(Double.NaN, run.getOutput(name), name);
	}

	/** A rotated matrix, its eigenvalues, and the defaults. */
	@Test
	void targetMatrixStandsForItsEigenvalues() {
		final Img<DoubleType> matrix = ImageArrays.image(PowerLawTargets.randomMatrix(40, 1, Streams.of(3), Progress.NONE), 40);
		final CommandModule byMatrix = commands.run(WeightSpectrum.class, "network", "quadratic", "target", matrix);
		final CommandModule byValues = commands.run(WeightSpectrum.class, "network", "quadratic", "eigenvalues", ImageArrays
			.image(PowerLawTargets.eigenvalues(40, 1)), "samples", 1000.0, "weightDecay", 1.0, "noiseVariance", 0.5);
		for (final String name : List.of("risk", "massAtZero", "bulkEdge", "overfitting", "underfitting", "approximation",
			"prunedRisk", "noiseLevel", "threshold"))
			assertEquals(number(byValues, name), number(byMatrix, name), 1e-9, name);
		assertEquals(2 * number(byValues, "noiseLevel") - number(byValues, "threshold"), number(byValues, "bulkEdge"), 1e-13);
		final Columns spikes = (Columns) byValues.getOutput("spikes");
		assertEquals(Math.sqrt(40), spikes.get("target", 0), 1e-12);
	}

	/** Trained by command, two seeds as columns or side by side or one behind the other. */
	@Test
	void trainedWeightsAreCompared() {
		final CommandModule one = trained("diagonal", 100, 1), two = trained("diagonal", 100, 2);
		final double[] both = new double[200];
		System.arraycopy(Commands.values(one, "weights"), 0, both, 0, 100);
		System.arraycopy(Commands.values(two, "weights"), 0, both, 100, 100);
		final CommandModule run = commands.run(WeightSpectrum.class, "target", target("diagonal", 100), "samples", 100.0,
			"weights", ImageArrays.image(both, 100), "bins", 20, "logarithmicBins", true);
		assertTrue(number(run, "distance") < 0.1, "" + number(run, "distance"));
		assertEquals(number(run, "massAtZero"), number(run, "zeroFraction"), 0.1);
		assertTrue(number(run, "tailExponent") > 1 && number(run, "tailStandardError") > 0);
		final Columns histogram = (Columns) run.getOutput("histogram");
		assertEquals(List.of("value", "density", "width", "count"), histogram.names());
		assertEquals(20, histogram.rows());
	}

	@Test
	void trainedMatricesAreCompared() {
		final int d = 20;
		final double[] both = new double[2 * d * d];
		for (int seed = 0; seed < 2; seed++)
			System.arraycopy(Commands.values(trained("quadratic", d, seed + 1), "weights"), 0, both, seed * d * d, d * d);
		final Object[] inputs = { "network", "quadratic", "target", target("quadratic", d), "samples", 100.0, "weights",
			ImageArrays.image(both, d) };
		final CommandModule side = commands.run(WeightSpectrum.class, inputs);
		assertTrue(number(side, "distance") < 0.15, "" + number(side, "distance"));
		assertTrue(Math.abs(number(side, "zeroFraction") - number(side, "massAtZero")) < 0.15);
		inputs[inputs.length - 1] = ArrayImgs.doubles(both, d, d, 2);
		final CommandModule behind = commands.run(WeightSpectrum.class, inputs);
		assertEquals(number(side, "distance"), number(behind, "distance"));
		assertEquals(((Columns) side.getOutput("histogram")).column("density")[0], ((Columns) behind.getOutput("histogram"))
			.column("density")[0]);
	}

	@Test
	void weightsArePruned() {
		final double[] vector = { 3, -2, 0.5 };
		final CommandModule run = commands.run(PruneWeights.class, "weights", ImageArrays.image(vector), "noiseLevel", 1.0,
			"threshold", Math.sqrt(2 * Math.log(3)) - 1);
		assertArrayEquals(new double[] { 2, -1, 0 }, Commands.values(run, "weights"), 1e-14);
		assertArrayEquals(new double[] { 3, -2, 0.5 }, vector);
		final CommandModule columns = commands.run(PruneWeights.class, "weights", ImageArrays.image(new double[] { 3, -2, 0.5,
			0, 0, 4 }, 3), "noiseLevel", 1.0, "threshold", Math.sqrt(2 * Math.log(3)) - 1);
		assertArrayEquals(new double[] { 2, -1, 0, 0, 0, 3 }, Commands.values(columns, "weights"), 1e-14);
		final CommandModule matrix = commands.run(PruneWeights.class, "network", "quadratic", "weights", ImageArrays.image(
			new double[] { 2, 1, 1, 2 }, 2), "noiseLevel", 1.0, "threshold", 0.5);
		assertArrayEquals(new double[] { 0.75, 0.75, 0.75, 0.75 }, Commands.values(matrix, "weights"), 1e-14);
	}

	@Test
	void wrongInputsOfTheSpectrumAreNamed() {
		final Img<DoubleType> vector = ImageArrays.image(new double[] { 1, 0.5 });
		final Img<DoubleType> matrix = ImageArrays.image(new double[] { 1, 0, 0, 2 }, 2);
		refuses("target or eigenvalues must be given, one of them, was none", WeightSpectrum.class);
		refuses("one of them, was both", WeightSpectrum.class, "target", vector, "eigenvalues", vector);
		refuses("target must be finite", WeightSpectrum.class, "target", ImageArrays.image(new double[] { 1, Double.NaN }));
		refuses("target must be a vector", WeightSpectrum.class, "target", matrix);
		refuses("eigenvalues must not be negative", WeightSpectrum.class, "network", "quadratic", "eigenvalues", ImageArrays
			.image(new double[] { 1, -1 }));
		refuses("target must be a square matrix", WeightSpectrum.class, "network", "quadratic", "target", vector);
		refuses("target must be a square matrix", WeightSpectrum.class, "network", "quadratic", "target", ImageArrays.image(
			new double[6], 3));
		refuses("positive semidefinite", WeightSpectrum.class, "network", "quadratic", "target", ImageArrays.image(
			new double[] { 1, 0, 0, -1 }, 2));
		refuses("weights must have the target's dimension 2, was 3", WeightSpectrum.class, "target", vector, "weights",
			ImageArrays.image(new double[3]));
		refuses("weights must be a symmetric matrix", WeightSpectrum.class, "network", "quadratic", "target", matrix,
			"weights", ImageArrays.image(new double[] { 1, 2, 3, 4 }, 2));
		refuses("weights must be square matrices", WeightSpectrum.class, "network", "quadratic", "target", matrix, "weights",
			vector);
		refuses("weights must be finite", WeightSpectrum.class, "target", vector, "weights", ImageArrays.image(new double[] {
			1, Double.POSITIVE_INFINITY }));
		refuses("bins is required", WeightSpectrum.class, "target", vector, "logarithmicBins", true);
	}

	@Test
	void wrongInputsOfThePruningAreNamed() {
		final Img<DoubleType> vector = ImageArrays.image(new double[] { 1, 0.5 });
		refuses("weights must be a square matrix", PruneWeights.class, "network", "quadratic", "weights", vector,
			"noiseLevel", 1.0, "threshold", 1.0);
		refuses("weights must be a square matrix for the quadratic network, was 2 x 4", PruneWeights.class, "network", "quadratic", "weights", ImageArrays.image(
			new double[8], 2), "noiseLevel", 1.0, "threshold", 1.0);
	}

	private static CommandModule trained(final String network, final int dimension, final int seed) {
		final CommandModule data = commands.run(NetworkData.class, "network", network, "target", target(network, dimension),
			"samples", 100, "seed", seed);
		return commands.run(TrainNetwork.class, "network", network, "inputs", data.getOutput("inputs"), "labels", data
			.getOutput("labels"), "weightDecay", 1.0, "seed", seed);
	}

	private static Img<DoubleType> target(final String network, final int dimension) {
		return network.equals("diagonal") ? ImageArrays.image(PowerLawTargets.alternatingVector(dimension, 1)) : ImageArrays
			.image(PowerLawTargets.diagonalMatrix(dimension, 1), dimension);
	}

	private static double number(final CommandModule run, final String name) {
		return (Double) run.getOutput(name);
	}

	private static void refuses(final String message, final Class<? extends Command> command, final Object... inputs) {
		final String was = assertThrows(IllegalArgumentException.class, () -> commands.run(command, inputs)).getMessage();
		assertTrue(was.contains(message), was);
	}
}
