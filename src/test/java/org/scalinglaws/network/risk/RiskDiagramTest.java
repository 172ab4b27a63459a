package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

@Tag("slow")
class RiskDiagramTest {

	private static final ImageAxis SAMPLES = ImageAxis.logarithmic("samples", 10, 1e6);
	private static final ImageAxis DECAYS = ImageAxis.logarithmic("weightDecay", 1e-3, 1e3);

	static Stream<Network> networks() {
		return Stream.of(Network.DIAGONAL, Network.QUADRATIC);
	}

	/** Against the sums over all coordinates or eigenvalues, pixel by pixel. */
	@ParameterizedTest
	@MethodSource("networks")
	void pixelsAreSolutions(final Network network) {
		final int dimension = 700;
		final RiskDiagram diagram = diagram(network, dimension, 1, 0.5, 16);
		final double[] target = IntStream.rangeClosed(1, dimension).mapToDouble(i -> network == Network.DIAGONAL ? 1. / i
			: Math.sqrt(dimension) / i).toArray();
		final StateEvolution full = network == Network.DIAGONAL ? StateEvolution.diagonal(target) : StateEvolution.quadratic(
			target);
		for (final int[] pixel : new int[][] { { 0, 0 }, { 15, 15 }, { 3, 11 }, { 9, 4 }, { 15, 2 } }) {
			final double effective = diagram.risk().coordinate(0, pixel[0]);
			final State state = full.solve(new Setting(network == Network.DIAGONAL ? effective : effective * dimension, diagram
				.risk().coordinate(1, pixel[1]), 0.5));
			assertEquals(1, diagram.risk().get(pixel[0], pixel[1]) / state.risk(), 1e-5);
			assertEquals(state.exponentInSamples(), diagram.exponentInSamples().get(pixel[0], pixel[1]), 1e-4);
			assertEquals(state.exponentInWeightDecay(), diagram.exponentInWeightDecay().get(pixel[0], pixel[1]), 1e-4);
			final PhaseLaws laws = new PhaseLaws(network, dimension, 1, true);
			final RiskPhase phase = laws.phase(effective, diagram.risk().coordinate(1, pixel[1]));
			assertEquals(phase.code(), diagram.phase().get(pixel[0], pixel[1]));
			assertEquals(Math.max(Math.abs(state.exponentInSamples() - laws.exponentInSamples(phase, effective)), Math.abs(state
				.exponentInWeightDecay() - laws.exponentInWeightDecay(phase))), diagram.disagreement().get(pixel[0], pixel[1]),
				1e-4);
			assertTrue(diagram.residual().get(pixel[0], pixel[1]) < 1e-9);
		}
		assertTrue(diagram.complete());
	}

	@Test
	void exponentsAreSlopesOfTheImage() {
		final RiskDiagram diagram = diagram(Network.DIAGONAL, 1e4, 1, 0.5, 100);
		final double step = Math.log(1e5) / 99;
		for (int x = 1; x < 50; x += 7)
			for (int y = 0; y < 50; y += 9) {
				final double slope = Math.log(diagram.risk().get(x + 1, y) / diagram.risk().get(x - 1, y)) / (2 * step);
				// curvature of the slope over a step of 0.116: a few thousandths where phases change
				assertEquals(slope, diagram.exponentInSamples().get(x, y), 0.02);
			}
	}

	/** To the bit, column by column on one thread. */
	@Test
	void numbersDoNotDependOnThreads() {
		final RiskDiagram diagram = diagram(Network.QUADRATIC, 1e4, 1.5, 0.5, 12);
		final StateEvolution evolution = Network.QUADRATIC.powerLaw(1e4, 1.5);
		for (int column = 11; column >= 0; column--) {
			State state = null;
			for (int row = 11; row >= 0; row--) {
				final Setting setting = new Setting(Network.QUADRATIC.samples(diagram.risk().coordinate(0, column), 1e4), diagram
					.risk().coordinate(1, row), 0.5);
				state = state == null ? evolution.solve(setting) : evolution.solve(setting, state);
				assertEquals(state.risk(), diagram.risk().get(column, row), 0);
			}
		}
	}

	@Test
	void canceledDiagramSaysSo() {
		final AtomicInteger updates = new AtomicInteger();
		final RiskDiagram diagram = RiskDiagram.of(Network.DIAGONAL, 1e4, 1, 0.5, SAMPLES, DECAYS, 64, new Progress() {

			@Override
			public void update(final double fraction) {
				updates.incrementAndGet();
			}

			@Override
			public boolean isCanceled() {
				return updates.get() > 2;
			}
		});
		assertFalse(diagram.complete());
		assertTrue(Arrays.stream(diagram.risk().values()).anyMatch(Double::isNaN));
		assertTrue(Arrays.stream(diagram.risk().values()).anyMatch(value -> value > 0));
	}

	@ParameterizedTest
	@CsvSource({ "diagonal, true, 100, 1, ZERO", "diagonal, true, 1e4, 5, UNDERFITTING", "diagonal, true, 1e11, 3e3, BIAS",
		"diagonal, true, 10, 1e-3, BENIGN", "diagonal, true, 1e4, 1e-3, HARMFUL", "diagonal, true, 1e6, 1, CLASSICAL",
		"diagonal, true, 1e11, 1, OPTIMAL", "quadratic, true, 100, 1e-3, BENIGN", "quadratic, true, 3e3, 1e-3, HARMFUL",
		"quadratic, true, 3e4, 1e-3, CLASSICAL", "quadratic, true, 0.5, 1e-3, ZERO", "diagonal, false, 1e3, 1e-3, BENIGN",
		"diagonal, false, 1e3, 1e-2, UNDERFITTING", "diagonal, false, 1e7, 1e-2, BIAS", "quadratic, false, 4e4, 1e-4, BENIGN", "quadratic, false, 6e4, 1e-4, BIAS",
		"diagonal, false, 1e7, 100, UNDERFITTING" })
	void phasesLieWithinTheirBoundaries(final Network network, final boolean noisy, final double samples,
		final double decay, final RiskPhase phase)
	{
		assertEquals(phase, new PhaseLaws(network, 1e5, 1, noisy).phase(samples, decay));
	}

	/**
	 * Far inside a phase of a very large network, exact local exponents are those of
	 * the law but for its next term, relative to the first about 1/rank (II), (n/d)^.4
	 * or n^-.4 (IV, V), n/d or d/n.
	 */
	@ParameterizedTest
	@CsvSource({ "diagonal, 1e12, 0.5, 1e3, 1, ZERO, 1e-6", "diagonal, 1e12, 0.5, 1e8, 30, UNDERFITTING, 0.04",
		"quadratic, 1e9, 0.5, 1e8, 30, UNDERFITTING, 0.04", "quadratic, 1e9, 0.5, 2000, 1e-9, BENIGN, 0.05",
		"quadratic, 1e9, 0.5, 1e6, 1e-9, HARMFUL, 0.06", "diagonal, 1e12, 0.5, 3e9, 1e-9, HARMFUL, 0.03",
		"diagonal, 1e12, 0.5, 1e14, 1e-9, CLASSICAL, 0.02", "quadratic, 1e9, 0.5, 1e11, 1e-9, CLASSICAL, 0.1",
		"quadratic, 1e5, 0, 100, 1e-9, BENIGN, 0.05", "diagonal, 1e12, 0, 1e14, 1e-9, BIAS, 0.04" })
	void measuredExponentsAreThoseOfTheLaws(final Network network, final double dimension, final double noise,
		final double samples, final double decay, final RiskPhase phase, final double tolerance)
	{
		final PhaseLaws laws = new PhaseLaws(network, dimension, 1, noise > 0);
		assertEquals(phase, laws.phase(samples, decay));
		final State state = network.powerLaw(dimension, 1).solve(new Setting(network.samples(samples, dimension), decay,
			noise));
		assertEquals(laws.exponentInSamples(phase, samples), state.exponentInSamples(), tolerance);
		assertEquals(laws.exponentInWeightDecay(phase), state.exponentInWeightDecay(), tolerance);
	}

	/** Phase III needs a target that is above the noise in all of a small dimension. */
	@ParameterizedTest
	@MethodSource("networks")
	void biasHasItsExponents(final Network network) {
		final PhaseLaws laws = new PhaseLaws(network, 100, 0.75, true);
		assertEquals(RiskPhase.BIAS, laws.phase(1e8, 1e5));
		final State state = network.powerLaw(100, 0.75).solve(new Setting(network.samples(1e8, 100), 1e5, 0.5));
		assertEquals(-2, state.exponentInSamples(), 0.05);
		assertEquals(2, state.exponentInWeightDecay(), 0.05);
	}

	/** Measured by others, d = 1e5, gamma = 1, Delta = 0.5, in units of sqrt(n/d). */
	@ParameterizedTest
	@CsvSource({ "1e2, 2.83", "1e3, 2.24", "1e4, 1.99", "3e4, 1.87" })
	void optimalDecayOfDiagonalNetworks(final double samples, final double factor) {
		final OptimalWeightDecay optimum = OptimalWeightDecay.of(Network.DIAGONAL.powerLaw(1e5, 1), samples, samples, 0.5);
		assertEquals(factor, optimum.weightDecay() / Math.sqrt(samples / 1e5), 0.015);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void optimalDecayBeatsItsNeighboursButNotBayes(final Network network) {
		final StateEvolution evolution = network.powerLaw(1e4, 1);
		for (final double effective : new double[] { 50, 1e3, 1e5 }) {
			final double samples = network.samples(effective, 1e4);
			final OptimalWeightDecay optimum = OptimalWeightDecay.of(evolution, samples, effective, 0.5);
			for (final double factor : new double[] { 0.9, 0.999, 1.001, 1.1 })
				assertTrue(evolution.solve(new Setting(samples, factor * optimum.weightDecay(), 0.5)).risk() > optimum.state()
					.risk());
			assertTrue(network.bayesOptimal(1e4, 1).solve(samples, 0.5).risk() < optimum.state().risk());
		}
	}

	@Test
	void optimalDecayVanishesOnceTheTargetIsAboveTheNoise() {
		final OptimalWeightDecay optimum = OptimalWeightDecay.of(Network.DIAGONAL.powerLaw(1e5, 1), 1e12, 1e12, 0.5);
		assertEquals(0, optimum.weightDecay(), 0);
		assertEquals(0.5 * 1e5 / 1e12, optimum.state().risk(), 1e-5 * optimum.state().risk());
	}

	@Test
	void optimalDecayIsUnboundedWhereNothingCanBeLearned() {
		final OptimalWeightDecay optimum = OptimalWeightDecay.of(Network.DIAGONAL.powerLaw(1e5, 1), 2, 2, 10);
		assertEquals(Double.POSITIVE_INFINITY, optimum.weightDecay(), 0);
	}

	/** Peaks: at n = d with the constant 0.4613, and at n_eff = d/4. */
	@ParameterizedTest
	@MethodSource("networks")
	void overfittingPeaksAtInterpolation(final Network network) {
		final double dimension = 1e5;
		final RiskDiagram diagram = RiskDiagram.of(network, dimension, 1.5, 0.5, ImageAxis.logarithmic("samples", 10, 1e7),
			ImageAxis.logarithmic("weightDecay", 1e-3, 1e-2), 16, Progress.NONE);
		final Columns overfitting = RiskCurves.overfitting(diagram, network, dimension, 1.5, 0.5,
			Progress.NONE);
		assertEquals(16, overfitting.rows());
		assertEquals(network.interpolation(dimension), overfitting.get("peak", 0), 0.01 * dimension);
		assertTrue(overfitting.get("risesFrom", 0) < overfitting.get("peak", 0) / 10);
		assertTrue(overfitting.get("leastRisk", 0) < overfitting.get("peakRisk", 0) / 10);
		if (network == Network.DIAGONAL) assertEquals(0.4613, overfitting.get("peakRisk", 0) * Math.pow(1e-3, 2 / 3.) / Math
			.pow(0.5, 4 / 3.), 0.03 * 0.4613);
	}

	@Test
	void canceledCurvesAreEmpty() {
		final Progress canceled = new Looks(1);
		final RiskDiagram diagram = diagram(Network.DIAGONAL, 100, 1, 0.5, 16);
		assertTrue(RiskCurves.overfitting(diagram, Network.DIAGONAL, 100, 1, 0.5, Progress.NONE).rows() > 0);
		assertEquals(0, RiskCurves.overfitting(diagram, Network.DIAGONAL, 100, 1, 0.5, canceled).rows());
		assertEquals(0, RiskCurves.optimum(Network.DIAGONAL, 100, 1, 0.5, SAMPLES.coordinates(16), canceled).rows());
	}

	@Test
	void inputsOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> diagram(Network.DIAGONAL, 100, 0.5, 0.5, 8));
		assertThrows(IllegalArgumentException.class, () -> diagram(Network.DIAGONAL, 0, 1, 0.5, 8));
		assertThrows(IllegalArgumentException.class, () -> diagram(Network.DIAGONAL, 100, 1, -0.5, 8));
		assertThrows(IllegalArgumentException.class, () -> diagram(Network.DIAGONAL, 100, 1, 0.5, 1));
	}

	private static RiskDiagram diagram(final Network network, final double dimension, final double exponent,
		final double noise, final int resolution)
	{
		return RiskDiagram.of(network, dimension, exponent, noise, SAMPLES, DECAYS, resolution, Progress.NONE);
	}
}
