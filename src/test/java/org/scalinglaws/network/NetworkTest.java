package org.scalinglaws.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.weights.Pruning;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** What the two networks answer, against its meaning, and images against arrays. */
class NetworkTest {

	private static final double D = 1e6;

	@Test
	void namesFindTheNetworks() {
		assertSame(Network.DIAGONAL, Network.of("diagonal"));
		assertSame(Network.QUADRATIC, Network.of("quadratic"));
		assertEquals("network must be one of [diagonal, quadratic], was cubic", assertThrows(IllegalArgumentException.class,
			() -> Network.of("cubic")).getMessage());
	}

	@Test
	void samplesCountPerCoefficient() {
		assertEquals(300, Network.DIAGONAL.samples(300, D), 0);
		assertEquals(300 * D, Network.QUADRATIC.samples(300, D), 0);
		for (final Network network : new Network[] { Network.DIAGONAL, Network.QUADRATIC })
			assertEquals(300, network.effectiveSamples(network.samples(300, D), D), 1e-10);
		// parameters over what a sample counts: d, d (d + 1) / 2 / d, and half of that on the cone
		assertEquals(D, Network.DIAGONAL.identification(D), 0);
		assertEquals(D, Network.DIAGONAL.interpolation(D), 0);
		assertEquals(D / 2, Network.QUADRATIC.identification(D), 0);
		assertEquals(D / 4, Network.QUADRATIC.interpolation(D), 0);
	}

	/** The exponent of overfitting is the slope of its logarithm, and what it costs is known at some points. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void overfittingHasItsExponent(final String name) {
		final Network network = Network.of(name);
		for (final double n : new double[] { 30, 1e3, 1e5 }) {
			final double slope = (Math.log(network.overfitting(n * 1.001, D)) - Math.log(network.overfitting(n / 1.001, D))) / (2 *
				Math.log(1.001));
			assertEquals(slope, network.overfittingExponent(n, D), 1e-6);
		}
		assertEquals(name.equals("diagonal") ? 1 / Math.log(1e4) : Math.pow(10, -1.6), network.overfitting(100, D), 1e-14);
	}

	/** From a third of d on the laws of few samples end. */
	@Test
	void lawsOfFewSamplesEndAtAThird() {
		for (final Network network : new Network[] { Network.DIAGONAL, Network.QUADRATIC })
			assertTrue(Double.isNaN(network.countedSamples(300, 900)));
		assertEquals(299, Network.QUADRATIC.countedSamples(299, 900), 0);
		assertEquals(299 / (2 * Math.log(900. / 299)), Network.DIAGONAL.countedSamples(299, 900), 1e-12);
		assertTrue(Double.isNaN(Network.DIAGONAL.countedSamples(15, 900)));
		assertTrue(Network.DIAGONAL.countedSamples(15.1, 900) > 1);
		assertTrue(Double.isNaN(Network.DIAGONAL.optimalDecayFactor(300, 900, 0.5)));
		assertEquals(Math.sqrt(Math.log(900. / 299)), Network.DIAGONAL.optimalDecayFactor(299, 900, 0.5), 1e-14);
		assertEquals(2, Network.QUADRATIC.optimalDecayFactor(299, 900, 0.25), 0);
	}

	/** From the samples on that determine the target, and not before, decay alone leaves a risk that falls. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void biasBeginsWhereTheTargetIsDetermined(final String name) {
		final Network network = Network.of(name);
		final double determined = network.identification(100);
		assertTrue(Double.isNaN(network.biasRisk(determined, 1, 100)));
		assertTrue(network.biasRisk(determined * 1.001, 1, 100) > network.biasRisk(determined * 2, 1, 100));
		assertEquals(4, network.biasRisk(1e3, 2, 100) / network.biasRisk(1e3, 1, 100), 1e-12);
	}

	/** E (f - f*)^2 over normal inputs by three Gauss-Hermite points a coordinate, exact for polynomials of degree five. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void riskIsTheMeanSquareOfTheError(final String name) {
		final Network network = Network.of(name);
		final int d = 3, points = 27;
		final double[] weights = target(network, d, 1, 4), target = target(network, d, 2, 5), inputs = new double[d * points];
		for (int k = 0; k < points; k++)
			for (int i = 0, rest = k; i < d; i++, rest /= 3)
				inputs[k * d + i] = (rest % 3 - 1) * Math.sqrt(3);
		final double[] output = network.labels(inputs, weights, 0, null, Progress.NONE), label = network.labels(inputs, target, 0,
			null, Progress.NONE);
		double risk = 0;
		for (int k = 0; k < points; k++) {
			double weight = 1;
			for (int i = 0; i < d; i++)
				weight *= inputs[k * d + i] == 0 ? 2 / 3. : 1 / 6.;
			risk += weight * (output[k] - label[k]) * (output[k] - label[k]);
		}
		assertTrue(risk > 0.1);
		assertEquals(risk, network.risk(weights, target), 1e-13);
		assertEquals(0, network.risk(target, target), 0);
		assertEquals(d, network.dimension(target));
	}

	/** The zero estimator's risk by state evolution is that of zero weights. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void spectrumGoesWithTheRisk(final String name) {
		final Network network = Network.of(name);
		final PowerLawTargets.Target target = network.target(6, 1, true, Streams.of(3), Progress.NONE);
		final double[] spectrum = network.spectrum(target.weights()), sorted = Arrays.stream(spectrum).map(Math::abs).sorted()
			.toArray();
		for (int i = 0; i < 6; i++)
			assertEquals(target.eigenvalues()[i], sorted[5 - i], 1e-14);
		final StateEvolution evolution = network.evolution(spectrum);
		assertEquals(network.risk(new double[target.weights().length], target.weights()), evolution.zeroRisk(), 1e-13);
		final StateEvolution.State state = evolution.solve(new Setting(10, 0.5, 0.3));
		final WeightDistribution law = network.law(spectrum, state);
		assertEquals(state.noiseLevel(), law.noiseLevel(), 0);
		assertEquals(state.threshold(), law.threshold(), 0);
		final double[] plain = network.target(6, 1, false, Streams.of(3), Progress.NONE).weights();
		assertArrayEquals(plain, network.target(6, 1, false, Streams.of(4), Progress.NONE).weights(), 0);
	}

	@Test
	void quadraticNetworksMayBeNarrow() {
		final double[] inputs = { 1, 0.5, -1, 2, 0.3, -0.7, 1.2, 0.1 }, labels = { 3, 1, -1, 2 };
		final double[] wide = trained(Network.QUADRATIC, inputs, labels, null), same = trained(Network.QUADRATIC, inputs, labels,
			2), narrow = trained(Network.QUADRATIC, inputs, labels, 1);
		assertArrayEquals(wide, same, 0);
		assertEquals(0, narrow[0] * narrow[3] - narrow[1] * narrow[2], 1e-12); // of rank 1
		assertEquals(2, trained(Network.DIAGONAL, inputs, labels, null).length);
	}

	private static double[] trained(final Network network, final double[] inputs, final double[] labels, final Integer width) {
		return network.training(inputs, labels, 0.1, width).run(Streams.of(1).stream("start", 0), 1e-6, 1000, Progress.NONE)
			.weights();
	}

	@Test
	void vectorsAreReadAndPrunedAsColumns() {
		final double[] two = { 3, -2, 0.1, 1, 0.2, -5 };
		assertArrayEquals(two, Network.DIAGONAL.weights("weights", Network.DIAGONAL.image(two)), 0);
		final double[] pruned = ImageArrays.matrix("pruned", Network.DIAGONAL.pruned(ImageArrays.image(two, 3), 0.5, 0.2), 3);
		assertArrayEquals(Pruning.diagonal(Arrays.copyOf(two, 3), 0.5, 0.2), Arrays.copyOf(pruned, 3), 0);
		assertArrayEquals(Pruning.diagonal(Arrays.copyOfRange(two, 3, 6), 0.5, 0.2), Arrays.copyOfRange(pruned, 3, 6), 0);
		assertEquals(1, Network.DIAGONAL.pruned(ImageArrays.image(two), 0.5, 0.2).numDimensions());
		assertEquals(6, Network.DIAGONAL.pooled(Network.DIAGONAL.several("weights", ImageArrays.image(two, 3))).values().length);
	}

	@Test
	void matricesAreReadAndPrunedWhole() {
		final double[] matrix = { 2, 1, 1, 2 };
		assertArrayEquals(matrix, Network.QUADRATIC.weights("weights", Network.QUADRATIC.image(matrix)), 0);
		assertArrayEquals(Pruning.quadratic(matrix, 1, 0.5), ImageArrays.matrix("pruned", Network.QUADRATIC.pruned(ImageArrays
			.image(matrix, 2), 1, 0.5), 2), 0);
		assertArrayEquals(new double[] { 1, 1, 3, 3 }, Network.QUADRATIC.pooled(Network.QUADRATIC.several("weights", ImageArrays
			.image(new double[] { 2, 1, 1, 2, 2, -1, -1, 2 }, 2))).values(), 1e-14);
	}

	private static double[] target(final Network network, final int dimension, final double exponent, final long seed) {
		return network.target(dimension, exponent, true, Streams.of(seed), Progress.NONE).weights();
	}
}
