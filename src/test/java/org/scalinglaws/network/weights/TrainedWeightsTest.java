package org.scalinglaws.network.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.network.training.DiagonalTraining;
import org.scalinglaws.network.training.NuclearNorm;
import org.scalinglaws.network.training.QuadraticTraining;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Really trained weights, of several seeds, against their law. */
@Tag("slow")
class TrainedWeightsTest {

	private static final int DIMENSION = 100, SAMPLES = 2500, SEEDS = 3;
	private static final double NOISE = 0.5;

	private static double[] eigenvalues;
	private static double[][] matrices;
	private static State state;
	private static WeightDistribution law;

	/** d = 100, n = d^2 / 4, lambda = 1; one of the seeds by gradient descent from a random start, not by the convex problem. */
	@BeforeAll
	static void train() {
		eigenvalues = PowerLawTargets.eigenvalues(DIMENSION, 1);
		final double[] target = PowerLawTargets.diagonalMatrix(DIMENSION, 1);
		matrices = new double[SEEDS][];
		for (int seed = 0; seed < SEEDS; seed++) {
			final Streams streams = Streams.of(200 + seed);
			final double[] inputs = NetworkSamples.inputs(DIMENSION, SAMPLES, streams.stream("inputs", 0));
			final double[] labels = NetworkSamples.quadraticLabels(inputs, target, NOISE, streams.stream("labelNoise", 0),
				Progress.NONE);
			matrices[seed] = seed == 1 ? new QuadraticTraining(inputs, labels, 1).run(streams.stream("start", 0), 1e-5, 5000,
				Progress.NONE).weights() : new NuclearNorm(inputs, labels, DIMENSION).solve(1e-5, 2000, Progress.NONE).matrix();
		}
		state = StateEvolution.quadratic(eigenvalues).solve(new Setting(SAMPLES, 1, NOISE));
		law = WeightDistribution.quadratic(eigenvalues, state.noiseLevel(), state.threshold());
	}

	@Test
	void eigenvaluesHaveTheirLaw() {
		final PooledWeights pooled = PooledWeights.quadratic(matrices).withZeros(state.noiseLevel());
		final double distance = pooled.distance(law);
		assertTrue(distance <= 0.02, "distance " + distance);
		// independent weights would scatter this much; eigenvalues repel each other and scatter less
		final double error = Math.sqrt(law.massAtZero() * (1 - law.massAtZero()) / (SEEDS * DIMENSION));
		assertEquals(law.massAtZero(), pooled.zeroFraction(), 3 * error);
	}

	/** The largest eigenvalue varies as the noise in its direction, by delta sqrt(2/d). */
	@Test
	void topSpikeIsWhereItShould() {
		final Columns spikes = law.spikes();
		double top = 0, overlap = 0;
		for (final double[] matrix : matrices) {
			final SymmetricEigen eigen = new SymmetricEigen(QuadraticDesign.rows(matrix, DIMENSION), true);
			top += eigen.largest() / SEEDS;
			final double first = eigen.vector(DIMENSION - 1)[0];
			overlap += first * first / SEEDS;
		}
		final double error = state.noiseLevel() * Math.sqrt(2. / DIMENSION / SEEDS);
		assertEquals(spikes.get("value", 0), top, 3 * error);
		assertEquals(10, spikes.get("target", 0));
		// d components, each of variance delta^2 / (d s^2): 1 - overlap varies by sqrt(2/d) of itself
		final double lost = 1 - spikes.get("overlap", 0);
		assertEquals(1 - lost, overlap, lost * (3 * Math.sqrt(2. / DIMENSION / SEEDS) + 0.1)); // R is 10 % above at d = 100
	}

	/** What is trained scatters less than a rate: pruning worsens this well-tuned fit, by as much as the theory says. */
	@Test
	void pruningChangesTheRiskAsPredicted() {
		final double predicted = StateEvolution.quadratic(eigenvalues).prunedRisk(state);
		final double[] target = PowerLawTargets.diagonalMatrix(DIMENSION, 1);
		double pruned = 0, before = 0;
		for (final double[] matrix : matrices) {
			final double[] less = Pruning.quadratic(matrix, state.noiseLevel(), state.threshold());
			for (int i = 0; i < target.length; i++) {
				pruned += 2. / DIMENSION / SEEDS * (less[i] - target[i]) * (less[i] - target[i]);
				before += 2. / DIMENSION / SEEDS * (matrix[i] - target[i]) * (matrix[i] - target[i]);
			}
		}
		assertTrue(predicted > state.risk());
		assertEquals(1, before / state.risk(), 0.15); // that band holds at d = 100
		assertEquals(1, pruned / predicted, 0.15);
	}

	@ParameterizedTest
	@CsvSource({ "200, 1", "200, 0.1", "400, 1" })
	void coordinatesHaveTheirLaw(final int samples, final double decay) {
		final int dimension = 400, seeds = 8;
		final double[] target = PowerLawTargets.alternatingVector(dimension, 1);
		final State solved = StateEvolution.diagonal(target).solve(new Setting(samples, decay, NOISE));
		final double[] all = new double[seeds * dimension];
		double squares = 0, sum = 0;
		for (int seed = 0; seed < seeds; seed++) {
			final Streams streams = Streams.of(100 + seed);
			final double[] inputs = NetworkSamples.inputs(dimension, samples, streams.stream("inputs", 0));
			final double[] labels = NetworkSamples.diagonalLabels(inputs, target, NOISE, streams.stream("labelNoise", 0));
			final double[] weights = new Lasso(inputs, labels).solve(solved.penalty(), 1e-9, Progress.NONE).weights();
			System.arraycopy(weights, 0, all, seed * dimension, dimension);
			final double share = PooledWeights.diagonal(weights).zeroFraction();
			sum += share / seeds;
			squares += share * share / seeds;
		}
		final WeightDistribution diagonal = WeightDistribution.diagonal(target, solved.noiseLevel(), solved.threshold());
		final PooledWeights pooled = PooledWeights.diagonal(all).withZeros(solved.noiseLevel());
		final double distance = pooled.distance(diagonal);
		assertTrue(distance <= 0.02, "distance " + distance);
		final double error = Math.sqrt((squares - sum * sum) / (seeds - 1));
		assertEquals(diagonal.massAtZero(), pooled.zeroFraction(), 3 * error);
	}

	/** By gradients from random starts weights end near 0, not there. */
	@Test
	void tinyWeightsCountAsZero() {
		final int dimension = 100, samples = 60;
		final double[] target = PowerLawTargets.alternatingVector(dimension, 1);
		final State solved = StateEvolution.diagonal(target).solve(new Setting(samples, 1, NOISE));
		final Streams streams = Streams.of(7);
		final double[] inputs = NetworkSamples.inputs(dimension, samples, streams.stream("inputs", 0));
		final double[] labels = NetworkSamples.diagonalLabels(inputs, target, NOISE, streams.stream("labelNoise", 0));
		final PooledWeights trained = PooledWeights.diagonal(new DiagonalTraining(inputs, labels, 1).run(streams.stream(
			"start", 0), 1e-10, 20_000, Progress.NONE).weights());
		final PooledWeights exact = PooledWeights.diagonal(new Lasso(inputs, labels).solve(solved.penalty(), 1e-12,
			Progress.NONE).weights());
		assertEquals(exact.zeroFraction(), trained.withZeros(solved.noiseLevel()).zeroFraction(), 1e-12);
	}
}
