package org.scalinglaws.network.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;

/** Nothing to learn, with noise and without. */
class ZeroTargetTest {

	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void withoutNoiseNothingIsLearned(final String name) {
		final Network network = Network.of(name);
		for (final int dimension : new int[] { 1, 3, 5000 }) {
			final double[] target = new double[dimension];
			final StateEvolution evolution = network.evolution(target);
			final StateEvolution.State state = evolution.solve(new Setting(10, 1, 0));
			assertSame(StopReason.CONVERGED, state.reason());
			assertEquals(0, state.risk(), 0);
			assertEquals(0, state.noiseLevel(), 0);
			assertEquals(0, state.degreesOfFreedom(), 0);
			assertEquals(0, state.residual(), 0);
			assertEquals(0, evolution.prunedRisk(state), 0);
			assertEquals(0, evolution.solve(new Setting(20, 1, 0), state).risk(), 0);
			final WeightDistribution law = network.law(target, state);
			assertEquals(1, law.massAtZero(), 0);
			assertEquals(0, law.distribution(-1e-300), 0);
			assertEquals(1, law.distribution(0), 0);
			assertEquals(0, law.riskParts().sum(), 0);
			assertEquals(0, law.density().rows() + law.spikes().rows(), 0);
			assertEquals(0, PooledWeights.diagonal(new double[3]).distance(law), 0);
		}
		assertThrows(IllegalArgumentException.class, () -> WeightDistribution.diagonal(new double[] { 1 }, 0, 1));
	}

	/** The limit of little noise: the risk is at most the noise's share. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void itIsTheLimitOfLittleNoise(final String name) {
		final StateEvolution evolution = Network.of(name).evolution(new double[10]);
		final StateEvolution.State none = evolution.solve(new Setting(40, 1, 0));
		for (final double noise : new double[] { 1e-6, 1e-9 }) {
			final StateEvolution.State state = evolution.solve(new Setting(40, 1, noise));
			assertTrue(state.risk() <= noise);
			assertEquals(1, state.threshold() / none.threshold(), 1e-2);
		}
	}

	@Test
	void levelsHaveNoTailAndSayWhy() {
		final double[] binary = new double[100], ternary = new double[100], constant = new double[100], graded =
			new double[100];
		for (int i = 0; i < 100; i++) {
			binary[i] = i % 2 == 0 ? 0.5 : -0.5;
			ternary[i] = i % 3 - 1;
			constant[i] = 0.7;
			graded[i] = i % 20 + 1;
		}
		for (final double[] weights : new double[][] { binary, ternary, constant }) {
			final PooledWeights pooled = PooledWeights.diagonal(weights);
			assertTrue(Double.isNaN(pooled.tail().exponent()));
			assertEquals("a tail needs 5 different values or more, had 1", pooled.tail().reason());
			assertTrue(pooled.histogram().rows() > 0);
		}
		assertEquals("a tail needs 10 values or more, had 3", PooledWeights.diagonal(new double[] { 1, 2, 3, 0 }).tail()
			.reason());
		assertEquals("fitted", PooledWeights.diagonal(graded).tail().reason());
		assertTrue(PooledWeights.diagonal(graded).tail().exponent() > 1);
	}
}
