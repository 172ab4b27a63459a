package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;

/** State evolution of the quadratic network, against integrals over the real axis, and against the laws of its phases. */
@Tag("slow")
class QuadraticStateEvolutionTest {

	private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(300);

	/**
	 * Both equations with the joint law of a noisy eigenvalue x and a true one s,
	 * P(dx | s) = Im 1/(s - w) dx / pi, integrated over every piece of the support:
	 * R = (2/d) sum_s E ((x - t)_+ - s)^2 and df = (d/2 delta^2) sum_s E (x - s)(x -
	 * t)_+.
	 */
	@ParameterizedTest
	@CsvSource({ "30, 1, 225, 1, 0.5", "30, 1, 900, 1, 0.5", "30, 1, 100, 1e-3, 0.5", "20, 1.5, 100, 1e-4, 0.5",
		"20, 0.75, 40, 0.1, 0", "30, 1, 1e5, 1e-3, 0.5", "20, 1, 500, 10, 0.1", "20, 1.5, 1e4, 30, 1",
		"12, 2, 36, 0.01, 1e-3" })
	void equationsHoldOnTheRealAxis(final int dimension, final double exponent, final double samples, final double decay,
		final double noise)
	{
		final double[] eigenvalues = eigenvalues(dimension, exponent);
		final State state = StateEvolution.quadratic(eigenvalues).solve(new Setting(samples, decay, noise));
		final double[] sums = realAxis(eigenvalues, state.noiseLevel(), state.threshold());
		final double alpha = samples / dimension / dimension;
		assertEquals(1, 4 * alpha * state.noiseLevel() * state.noiseLevel() / (noise + sums[0]), 1e-8);
		assertEquals(1, state.risk() / sums[0], 1e-7);
		assertEquals(1, state.degreesOfFreedom() / sums[1], 1e-8);
		final double rest = 4 * state.threshold() / dimension / dimension * (samples - sums[1]);
		assertEquals(decay, rest, 1e-8 * (decay + 4 * state.threshold() * alpha));
		assertTrue(state.riskResidual() < 1e-12, state.toString());
	}

	@Test
	void everySettingIsSolvedToRounding() {
		for (final double exponent : new double[] { 0.6, 1, 2 })
			for (final int dimension : new int[] { 1, 20, 60 }) {
				final StateEvolution evolution = StateEvolution.quadratic(eigenvalues(dimension, exponent));
				for (final double noise : new double[] { 1, 0 })
					for (double n = 0; n <= 8; n++)
						for (double lambda = -7; lambda <= 6; lambda += 1) {
							final Setting setting = new Setting(Math.pow(10, n), Math.pow(10, lambda), noise);
							final State state = evolution.solve(setting);
							// t^2 alone has 1e-16 of itself; without noise the risk may be less than that of the energy
							assertEquals(StopReason.CONVERGED, state.reason(), setting + " " + state);
							assertTrue(state.riskResidual() < 1e-11, setting + " " + state);
							final double rounding = 1e-13 * Math.min(dimension * dimension, setting.samples()) * 2 * state.threshold() /
								(setting.weightDecay() * dimension * dimension);
							assertTrue(state.thresholdResidual() < 1e-12 + rounding, setting + " " + state);
						}
			}
	}

	@Test
	void continuedSolutionIsTheSame() {
		final StateEvolution evolution = StateEvolution.quadratic(eigenvalues(40, 1));
		State state = evolution.solve(new Setting(10, 1e-2, 0.5));
		for (double n = 10; n < 1e5; n *= 1.3) {
			final Setting setting = new Setting(n, 1e-2, 0.5);
			state = evolution.solve(setting, state);
			assertEquals(evolution.solve(setting).risk(), state.risk(), 1e-10 * state.risk());
		}
	}

	@ParameterizedTest
	@CsvSource({ "3000, 1, 1e6, 1, 1e-5", "3000, 1.5, 3e7, 0.01, 1e-5", "3000, 0.75, 1e5, 0.3, 1e-5",
		"3000, 1, 1e8, 300, 1e-4" })
	void nodesStandForThePowerLaw(final int dimension, final double exponent, final double samples, final double decay,
		final double tolerance)
	{
		final Setting setting = new Setting(samples, decay, 0.5);
		final State nodes = StateEvolution.quadraticPowerLaw(dimension, exponent).solve(setting);
		final State full = StateEvolution.quadratic(eigenvalues(dimension, exponent)).solve(setting);
		assertEquals(1, nodes.risk() / full.risk(), tolerance);
	}

	@Test
	void localExponentsAreDerivatives() {
		final StateEvolution evolution = StateEvolution.quadratic(eigenvalues(30, 1));
		for (final double samples : new double[] { 60, 300, 3000 })
			for (final double decay : new double[] { 1e-2, 1, 100 }) {
				final State state = evolution.solve(new Setting(samples, decay, 0.5));
				final double h = 1e-4;
				final double inSamples = Math.log(risk(evolution, samples * Math.exp(h), decay) / risk(evolution, samples * Math
					.exp(-h), decay)) / (2 * h);
				final double inDecay = Math.log(risk(evolution, samples, decay * Math.exp(h)) / risk(evolution, samples, decay *
					Math.exp(-h))) / (2 * h);
				assertEquals(inSamples, state.exponentInSamples(), 2e-6);
				assertEquals(inDecay, state.exponentInWeightDecay(), 2e-6);
			}
	}

	@Test
	void plateauIsTheZeroEstimator() {
		final StateEvolution evolution = StateEvolution.quadratic(eigenvalues(50, 1));
		final State state = evolution.solve(new Setting(100, 1e3, 0.5));
		double energy = 0;
		for (int i = 1; i <= 50; i++)
			energy += 2. / i / i;
		assertEquals(energy, state.risk(), 1e-9);
		assertEquals(0, state.degreesOfFreedom(), 1e-9);
	}

	/** At n = d^2/4 without a target's mean the peak is (3 pi/32)^(2/3) Delta^(4/3) lambda^(-2/3). */
	@Test
	void peakOfPureNoiseHasItsConstant() {
		final int dimension = 20;
		final StateEvolution evolution = StateEvolution.quadratic(new double[dimension]);
		for (final double decay : new double[] { 1e-6, 1e-5 }) {
			final State state = evolution.solve(new Setting(dimension * dimension / 4., decay, 0.5));
			assertEquals(Math.pow(3 * Math.PI / 32, 2 / 3.), state.risk() * Math.pow(decay, 2 / 3.) / Math.pow(0.5, 4 / 3.),
				5e-4);
		}
	}

	/** Numbers measured by others with other code: d = 1e6, gamma = 1.5. */
	@Test
	void peakOfALargeTarget() {
		final StateEvolution evolution = StateEvolution.quadraticPowerLaw(1e6, 1.5);
		final double[] decay = { 1e-2, 1e-3, 1e-4 }, constant = { 0.411, 0.435, 0.438 };
		for (int k = 0; k < 3; k++)
			assertEquals(constant[k], risk(evolution, 0.25e12, decay[k]) * Math.pow(decay[k], 2 / 3.) / Math.pow(0.5, 4 / 3.),
				6e-4);
	}

	/** One eigenvalue far above the noise, the second far below: t at the edge of the noise, risk 2 (t^2 + 2 delta^2 + s_2^2) / d. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e8, 1e9 })
	void optimumOfALoneEigenvalueIsAtTheEdge(final double dimension) {
		final OptimalWeightDecay optimum = OptimalWeightDecay.of(StateEvolution.quadraticPowerLaw(dimension, 20), 2 * dimension *
			dimension, 2 * dimension, 0.5);
		final State state = optimum.state();
		final double t = state.threshold(), delta = state.noiseLevel(), second = Math.sqrt(dimension) * Math.pow(2, -20);
		assertEquals(0.25, delta, 1e-8);
		assertEquals(2, t / delta, 3e-3);
		assertEquals(1, state.risk() * dimension / 2 / (t * t + 2 * delta * delta + second * second), 1e-3); // the rest is the noise above t
		assertEquals(1, 4 * t * (2 - state.degreesOfFreedom() / dimension / dimension) / optimum.weightDecay(), 1e-8);
	}

	/** Without noise delta is what the risk leaves: 2 (t^2 + s_2^2) / d of one eigenvalue above t. */
	@Test
	void aLoneEigenvalueWithoutNoiseConverges() {
		final State state = StateEvolution.quadraticPowerLaw(1e9, 20).solve(new Setting(1e18, 10, 0));
		final double t = state.threshold(), second = Math.sqrt(1e9) * Math.pow(2, -20);
		assertEquals(StopReason.CONVERGED, state.reason());
		assertEquals(1, state.risk() * 1e9 / 2 / (t * t + second * second), 1e-6);
		assertEquals(1, 4 * state.noiseLevel() * state.noiseLevel() / state.risk(), 1e-8);
	}

	/** Beyond the peak with all eigenvalues above the noise: Delta d^2 / (2 n - d^2), least squares on symmetric matrices. */
	@Test
	void manySamplesGiveLeastSquares() {
		final int dimension = 30;
		final double[] eigenvalues = new double[dimension];
		Arrays.fill(eigenvalues, 10);
		final StateEvolution evolution = StateEvolution.quadratic(eigenvalues);
		for (final double samples : new double[] { 2000, 1e5 })
			assertEquals(0.5 * 900 / (2 * samples - 900), risk(evolution, samples, 1e-7), 1e-7);
	}

	/** Phase V: the bulk alone costs (2/7)(15 pi/4)^(2/5) Delta (n/d^2)^(2/5), and t sits below the edge by its law. */
	@Test
	void interpolatedNoiseHasItsLaw() {
		final StateEvolution evolution = StateEvolution.quadratic(new double[100]);
		for (final double ratio : new double[] { 1e-4, 1e-3 }) {
			final State state = evolution.solve(new Setting(ratio * 1e4, 1e-9, 0.5));
			final double law = 2 / 7. * Math.pow(15 * Math.PI / 4, 0.4) * 0.5 * Math.pow(ratio, 0.4);
			final double gap = Math.pow(15 * Math.PI * ratio / 4, 0.4);
			// both to first order in the gap
			assertEquals(1, state.risk() / law, gap);
			assertEquals(1, (2 - state.threshold() / state.noiseLevel()) / gap, gap);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.75", "1", "1.5" })
	void secondPhaseHasItsLaw(final double exponent) {
		final StateEvolution evolution = StateEvolution.quadraticPowerLaw(1e8, exponent);
		final double effective = 1e8, threshold = 1e-2;
		final State state = evolution.solve(new Setting(effective * 1e8, threshold * effective / 1e4, 0.5));
		assertEquals(2 - 1 / exponent, state.exponentInWeightDecay(), 0.05 * (2 - 1 / exponent));
	}

	@Test
	void inputsOutOfRangeAreNamed() {
		for (final double[] bad : new double[][] { { 1, -0.1 }, { Double.NaN }, {}, { Double.POSITIVE_INFINITY } }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> StateEvolution.quadratic(bad))
				.getMessage();
			assertTrue(message.contains("eigenvalues"), message);
		}
		assertThrows(IllegalArgumentException.class, () -> StateEvolution.quadraticPowerLaw(100, 0.5));
	}

	private static double risk(final StateEvolution evolution, final double samples, final double decay) {
		return evolution.solve(new Setting(samples, decay, 0.5)).risk();
	}

	private static double[] eigenvalues(final int dimension, final double exponent) {
		final double[] eigenvalues = new double[dimension];
		for (int i = 0; i < dimension; i++)
			eigenvalues[i] = Math.sqrt(dimension) * Math.pow(i + 1, -exponent);
		return eigenvalues;
	}

	/** Risk and degrees of freedom. */
	private static double[] realAxis(final double[] s, final double delta, final double t) {
		double risk = 0, freedom = 0;
		for (final double value : s)
			risk += 2 * value * value / s.length;
		for (final double[] piece : support(s, delta)) {
			if (position(s, delta, piece[1]) <= t) continue;
			final double from = position(s, delta, piece[0]) >= t ? piece[0] : new BrentSolver(1e-15, 1e-15, 1e-15).solve(1000,
				u -> position(s, delta, u) - t, piece[0], piece[1]);
			for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
				final double angle = Math.PI / 2 * (1 + RULE.getPoint(k)), half = (piece[1] - from) / 2;
				final double u = from + half * (1 - Math.cos(angle)), v = height(s, delta, u);
				if (v < 1e-9 * delta) continue; // at an edge, to rounding
				final double x = position(s, delta, u), du = half * Math.sin(angle) * Math.PI / 2 * RULE.getWeight(k);
				// X'(u) by the implicit function theorem
				double p = 0, q = 0;
				for (final double value : s) {
					final double m = (u - value) * (u - value) + v * v;
					p += (u - value) / (m * m);
					q += 1 / (m * m);
				}
				final double vByU = -p / (q * v);
				double slope = 1;
				for (final double value : s) {
					final double a = u - value, m = a * a + v * v;
					slope += delta * delta / s.length * ((v * v - a * a) - 2 * a * v * vByU) / (m * m);
				}
				for (final double value : s) {
					final double share = v / ((u - value) * (u - value) + v * v) / Math.PI * slope * du / s.length;
					risk += 2 * share * ((x - t) * (x - t) - 2 * value * (x - t));
					freedom += share * (x - value) * (x - t) * s.length * s.length / (2 * delta * delta);
				}
			}
		}
		return new double[] { risk, freedom };
	}

	/** Pieces of u over which the density is positive. */
	private static List<double[]> support(final double[] s, final double delta) {
		final UnivariateFunction f = u -> inverseSquares(s, u) - 1 / (delta * delta);
		final List<double[]> pieces = new ArrayList<>();
		double right = root(f, s[0] + delta * 1e-9 / s.length, s[0] + delta * 1.1);
		for (int i = 1; i < s.length; i++) {
			final double low = s[i] + 1e-7 * (s[i - 1] - s[i]), high = s[i - 1] - 1e-7 * (s[i - 1] - s[i]);
			final double dip = new BrentOptimizer(1e-10, 1e-14).optimize(GoalType.MINIMIZE, new MaxEval(500),
				new SearchInterval(low, high), new UnivariateObjectiveFunction(f)).getPoint();
			if (f.value(dip) >= 0) continue;
			pieces.add(new double[] { root(f, dip, high), right });
			right = root(f, low, dip);
		}
		pieces.add(new double[] { root(f, s[s.length - 1] - delta * 1.1, s[s.length - 1] - delta * 1e-9 / s.length), right });
		return pieces;
	}

	private static double root(final UnivariateFunction f, final double low, final double high) {
		return new BrentSolver(1e-15, 1e-16, 1e-15).solve(1000, f, low, high);
	}

	private static double inverseSquares(final double[] s, final double u) {
		double sum = 0;
		for (final double value : s)
			sum += 1 / ((u - value) * (u - value));
		return sum / s.length;
	}

	private static double height(final double[] s, final double delta, final double u) {
		double low = 0, high = delta;
		for (int k = 0; k < 200 && high - low > 1e-16 * high; k++) {
			final double v = (low + high) / 2;
			double sum = 0;
			for (final double value : s)
				sum += 1 / ((u - value) * (u - value) + v * v);
			if (sum / s.length > 1 / (delta * delta)) low = v;
			else high = v;
		}
		return (low + high) / 2;
	}

	private static double position(final double[] s, final double delta, final double u) {
		final double v = height(s, delta, u);
		double sum = 0;
		for (final double value : s)
			sum += (u - value) / ((u - value) * (u - value) + v * v);
		return u + delta * delta * sum / s.length;
	}

	/** Of many eigenvalues that are no power law, too: those of 2000 at a time decide alike, in any unit. */
	@ParameterizedTest
	@ValueSource(strings = { "uniform", "normal", "lognormal", "equal" })
	void manyEigenvaluesOfAnyLaw(final String law) {
		final Random random = new Random(3);
		final double[] values = IntStream.range(0, 2500).mapToDouble(i -> switch (law) {
			case "uniform" -> random.nextDouble();
			case "normal" -> Math.abs(random.nextGaussian());
			case "lognormal" -> Math.exp(random.nextGaussian());
			default -> 1;
		}).toArray();
		final double[] once = Arrays.copyOf(values, 1250), twice = IntStream.range(0, 2500).mapToDouble(i -> values[i / 2]).toArray();
		final State few = state(once, 1), many = state(twice, 1), large = state(twice, 1e34);
		for (final State state : List.of(few, many, large))
			assertEquals(StopReason.CONVERGED, state.reason());
		assertEquals(1, many.risk() / few.risk(), 1e-9);
		assertEquals(1, many.noiseLevel() / few.noiseLevel(), 1e-9);
		assertEquals(1, large.risk() / few.risk() / 1e68, 1e-9);
	}

	private static State state(final double[] eigenvalues, final double unit) {
		final double d = eigenvalues.length;
		return StateEvolution.quadratic(Arrays.stream(eigenvalues).map(value -> unit * value).toArray()).solve(new Setting(0.2 * d * d,
			0.1 * unit, 0.5 * unit * unit));
	}
}
