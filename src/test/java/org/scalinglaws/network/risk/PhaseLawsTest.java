package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;

/** Phases and exponents where gamma is not 1. */
class PhaseLawsTest {

	/** Boundaries by their formulas: d^2gamma = 1000 of the optimal phase; rho = n^(1/2gamma - 1) of the harmful one. */
	@ParameterizedTest
	@CsvSource({ "100, 0.75, 900, 1e-6, CLASSICAL", "100, 0.75, 1100, 1e-6, OPTIMAL", "1e5, 1.5, 10, 1e-6, BENIGN",
		"1e5, 1.5, 30, 1e-6, HARMFUL" })
	void boundariesMoveWithTheExponent(final double dimension, final double exponent, final double samples, final double decay,
		final RiskPhase phase)
	{
		assertEquals(phase, new PhaseLaws(Network.DIAGONAL, dimension, exponent, true).phase(samples, decay));
	}

	/** As for gamma = 1, exact exponents far inside a phase are those of the law but for its next term. */
	@ParameterizedTest
	@CsvSource({ "1.5, 1e12, 0.5, 1e8, 3, UNDERFITTING, 0.06", "0.75, 1e12, 0.5, 1e10, 1e3, UNDERFITTING, 0.06" })
	void measuredExponentsFollow(final double exponent, final double dimension, final double noise, final double samples,
		final double decay, final RiskPhase phase, final double tolerance)
	{
		final PhaseLaws laws = new PhaseLaws(Network.DIAGONAL, dimension, exponent, noise > 0);
		assertEquals(phase, laws.phase(samples, decay));
		final State state = Network.DIAGONAL.powerLaw(dimension, exponent).solve(new Setting(samples, decay, noise));
		assertEquals(laws.exponentInSamples(phase, samples), state.exponentInSamples(), tolerance);
		assertEquals(laws.exponentInWeightDecay(phase), state.exponentInWeightDecay(), tolerance);
	}

	/** The same for the matrix, with noise n^(1/3 - 1), without it n^-2: next terms are of the order n^-1/2 beside the first. */
	@ParameterizedTest
	@CsvSource({ "0.5, 300", "0, 300" })
	void interpolationGoesWithTheExponent(final double noise, final double samples) {
		final PhaseLaws laws = new PhaseLaws(Network.QUADRATIC, 1e9, 1.5, noise > 0);
		assertEquals(RiskPhase.BENIGN, laws.phase(samples, 1e-12));
		final State state = Network.QUADRATIC.powerLaw(1e9, 1.5).solve(new Setting(samples * 1e9, 1e-12, noise));
		assertEquals(laws.exponentInSamples(RiskPhase.BENIGN, samples), state.exponentInSamples(), 0.06);
		assertEquals(0, state.exponentInWeightDecay(), 0.01);
	}

	@Test
	void withoutNoiseADiagramHasThePhasesWithoutNoise() {
		final RiskDiagram diagram = RiskDiagram.of(Network.DIAGONAL, 100, 1, 0, ImageAxis.logarithmic("samples", 10, 1e6), ImageAxis
			.logarithmic("weightDecay", 1e-3, 1e3), 8, Progress.NONE);
		final PhaseLaws clean = new PhaseLaws(Network.DIAGONAL, 100, 1, false), noisy = new PhaseLaws(Network.DIAGONAL, 100, 1, true);
		int others = 0;
		for (int x = 0; x < 8; x++)
			for (int y = 0; y < 8; y++) {
				final double n = diagram.phase().coordinate(0, x), decay = diagram.phase().coordinate(1, y);
				assertEquals(clean.phase(n, decay).code(), diagram.phase().get(x, y), 0);
				if (noisy.phase(n, decay) != clean.phase(n, decay)) others++;
			}
		assertTrue(others > 5);
	}

	/** The penalty is that of the convex problem: decay x sqrt(d), and decay x d. */
	@Test
	void statesTellPenaltyAndResidual() {
		assertEquals(3, Network.DIAGONAL.powerLaw(100, 1).solve(new Setting(50, 0.3, 0.5)).penalty(), 1e-12);
		assertEquals(30, Network.QUADRATIC.powerLaw(100, 1).solve(new Setting(5000, 0.3, 0.5)).penalty(), 1e-12);
		assertEquals(2e-3, new State(1, 1, 1, 1, 1, 1e-3, 2e-3, 0, 0, 1, StopReason.CONVERGED).residual(), 0);
		assertEquals(2e-3, new State(1, 1, 1, 1, 1, 2e-3, 1e-3, 0, 0, 1, StopReason.CONVERGED).residual(), 0);
	}
}
