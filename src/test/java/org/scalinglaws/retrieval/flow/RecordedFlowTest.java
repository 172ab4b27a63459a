package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.retrieval.model.LossLandscape;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The flow's coefficients and moments beside the weights that they stand for. */
class RecordedFlowTest {

	private static final int DIMENSION = 9;
	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 1.5);
	private static final double[] TEACHER = random(1);

	private static double[] random(final long seed) {
		final Random random = new Random(seed);
		return random.doubles(DIMENSION).map(x -> random.nextGaussian()).toArray();
	}

	@Test
	void otherFormsAreOtherWordsForTheSameWeights() {
		final double[] start = random(2);
		final RecordedFlow nodes = nodes(SPECTRUM, start);
		for (final int sign : new int[] { 1, 0, -1, 1, -1, 0, 1 }) {
			nodes.use(sign);
			assertEquals(sign, nodes.form.sign());
			assertArrayEquals(start, weights(nodes, start), 1e-13); // rounding of numbers up to 10, seven times
			requireObservables(nodes, start, 1e-12);
		}
	}

	/** From the origin to an optimum beyond half of s*, back below a quarter; about an optimum c is that of the error. */
	@Test
	void formsChangeWhereTheyLoseNoDigits() {
		final FlowForm origin = new FlowForm(0, 2), plus = new FlowForm(1, 2), minus = new FlowForm(-1, 2);
		assertEquals(0, origin.preferredSign(0.99));
		assertEquals(1, origin.preferredSign(1.01));
		assertEquals(-1, origin.preferredSign(-1.01));
		for (final FlowForm form : new FlowForm[] { plus, minus }) {
			assertEquals(form.sign(), form.preferredSign(-1.49));
			assertEquals(0, form.preferredSign(-1.51));
			assertEquals(form.sign(), form.preferredSign(1));
		}
		final SpectralMeasure measure = SpectralMeasure.full(new double[] { 0.5, 0.25 }, new double[] { 2, 2 }, new double[] { 1,
			0 });
		final double[] times = GradientFlow.logarithmicTimes(measure, 5000, 6);
		assertEquals(0, times[0]);
		assertEquals(1 / (8 * 0.5 * 3), times[1], 1e-15);
		assertEquals(5000, times[5], 1e-11);
	}

	/** overlapk = w'Q^k w* and energyk = w'Q^k w of the weights at each time, from the snapshots. */
	@Test
	void columnsOfHigherMomentsAreThoseOfTheWeights() {
		final double[] spectrum = { 0.5, 0.3, 0.2 }, teacher = { 1, -2, 0.5 }, start = { 0.1, 0.2, -0.3 }, times = { 0, 0.2, 5 };
		final FlowSolution flow = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-10).solve(times, 3, true,
			Progress.NONE);
		for (int n = 0; n < 3; n++) {
			final double[] w = flow.weights(n, start, teacher);
			for (int k = 1; k <= 3; k++) {
				double overlap = 0, energy = 0;
				for (int i = 0; i < 3; i++) {
					overlap += Math.pow(spectrum[i], k) * w[i] * teacher[i];
					energy += Math.pow(spectrum[i], k) * w[i] * w[i];
				}
				assertEquals(overlap, flow.trajectory().get("overlap" + (k == 1 ? "" : k), n), 1e-8);
				assertEquals(energy, flow.trajectory().get("energy" + (k == 1 ? "" : k), n), 1e-8);
			}
			assertEquals(0, flow.trajectory().get("diverged", n));
		}
	}

	@Test
	void momentsAreThoseOfTheWeights() {
		final double[] start = random(5);
		final RecordedFlow nodes = nodes(SPECTRUM, start);
		for (final int sign : new int[] { 0, 1, -1 }) {
			nodes.use(sign);
			final double[] w = weights(nodes, start);
			for (int power = 0; power <= 4; power++) {
				double overlap = 0, energy = 0;
				for (int i = 0; i < DIMENSION; i++) {
					overlap += Math.pow(SPECTRUM[i], power) * w[i] * TEACHER[i];
					energy += Math.pow(SPECTRUM[i], power) * w[i] * w[i];
				}
				assertEquals(overlap, nodes.overlap(power), 1e-12);
				assertEquals(energy, nodes.energy(power), 1e-12);
			}
		}
	}

	/** The rates are those of the gradient: u' = -g'Qw*, s' = -2 g'Qw. */
	@Test
	void ratesAreThoseOfTheGradient() {
		final double[] start = random(6);
		final double[] gradient = new LossLandscape(new RetrievalProblem(SPECTRUM, TEACHER), start).gradient();
		double overlapRate = 0, energyRate = 0;
		for (int i = 0; i < DIMENSION; i++) {
			overlapRate -= gradient[i] * SPECTRUM[i] * TEACHER[i];
			energyRate -= 2 * gradient[i] * SPECTRUM[i] * start[i];
		}
		final Columns row = new GradientFlow(SpectralMeasure.full(SPECTRUM, TEACHER, start), 1e-8).solve(new double[] { 0 }, 1,
			false, Progress.NONE).trajectory();
		assertEquals(overlapRate, row.get("overlapRate", 0), 1e-11 * Math.abs(overlapRate));
		assertEquals(energyRate, row.get("energyRate", 0), 1e-11 * Math.abs(energyRate));
	}

	/** Beside an optimum the gaps keep the digits that the weights' differences have: eps / distance. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1e-6, 1e-9, 0 })
	void aStartBesideAnOptimumKeepsItsDigits(final double distance) {
		for (final int sign : new int[] { 1, -1 }) {
			final double[] start = random(7);
			for (int i = 0; i < DIMENSION; i++)
				start[i] = sign * (TEACHER[i] + distance * start[i]);
			for (final double[] spectrum : new double[][] { SPECTRUM, PowerLaw.spectrum(DIMENSION, 0) }) {
				final RecordedFlow nodes = nodes(spectrum, start);
				assertEquals(sign, nodes.form.sign());
				final double[] expected = Observables.of(new RetrievalProblem(spectrum, TEACHER), start, 0).values();
				final double[] values = observables(nodes).values();
				for (int k = 0; k < values.length; k++)
					assertEquals(expected[k], values[k], Math.abs(expected[k]) * (1e-13 + 1e-14 / Math.max(distance, 1e-14)));
			}
		}
	}

	@Test
	void equalEigenvaluesInOneGroupChangeNothing() {
		final double[] start = random(8);
		final double[] tied = { 0.2, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05 };
		final int[] apart = { 0, 3, 1, 5, 2, 6, 4, 7, 8 }; // an order in which (almost) no equal ones are neighbours
		final FlowSolution together = solve(tied, TEACHER, start), separate = solve(in(apart, tied), in(apart, TEACHER), in(
			apart, start));
		final Columns a = together.trajectory(), b = separate.trajectory();
		for (final String name : a.names())
			for (int k = 0; k < a.rows(); k++)
				// two flows within the tolerance: 1e-8, of gaps 1e-6; rates are derivatives of the steps' polynomials
				assertEquals(b.get(name, k), a.get(name, k), (name.endsWith("Rate") ? 1e-5 : name.endsWith("Gap") ? 1e-6
					: 1e-8) * Math.abs(b.get(name, k)) + 1e-19, name);
		assertArrayEquals(separate.weights(in(apart, start), in(apart, TEACHER)), in(apart, together.weights(start,
			TEACHER)), 1e-8);
	}

	@Test
	void groupsGiveTheirCoefficientsToEachNode() {
		final double[] start = random(9), tied = { 0.2, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05 };
		final RecordedFlow nodes = nodes(tied, start);
		assertEquals(3, nodes.nodes().size());
		assertEquals(DIMENSION, nodes.coefficients()[0].length);
		assertArrayEquals(start, weights(nodes, start), 1e-14);
	}

	@Test
	void measureIsLeftAlone() {
		for (final double factor : new double[] { 0.1, -0.9 }) {
			final double[] start = Arrays.stream(TEACHER).map(t -> factor * t + 0.01).toArray();
			final SpectralMeasure measure = SpectralMeasure.full(SPECTRUM, TEACHER, start);
			final double[] squared = measure.startSquared().clone(), crossed = measure.startTeacher().clone();
			final RecordedFlow nodes = new RecordedFlow(measure, 1e-8, 1, false);
			for (final int sign : new int[] { -1, 0, 1, 0 })
				nodes.use(sign);
			assertArrayEquals(squared, measure.startSquared(), 0);
			assertArrayEquals(crossed, measure.startTeacher(), 0);
		}
	}

	@Test
	void aStartWithoutFiniteSquaresIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> nodes(SPECTRUM, Arrays.stream(TEACHER).map(
			t -> 1e100 * t).toArray())).getMessage();
		assertTrue(message.startsWith("weights must have an energy w'Qw of at most 1e100, was "), message);
	}

	private static RecordedFlow nodes(final double[] spectrum, final double[] start) {
		return new RecordedFlow(SpectralMeasure.full(spectrum, TEACHER, start), 1e-8, 1, false);
	}

	private static double[] weights(final RecordedFlow nodes, final double[] start) {
		final double[] alpha = nodes.coefficients()[0], beta = nodes.coefficients()[1], weights = new double[DIMENSION];
		for (int i = 0; i < DIMENSION; i++)
			weights[i] = alpha[i] * start[i] + beta[i] * TEACHER[i];
		return weights;
	}

	private static void requireObservables(final RecordedFlow nodes, final double[] weights, final double tolerance) {
		final double[] expected = Observables.of(new RetrievalProblem(SPECTRUM, TEACHER), weights, 0).values();
		final double[] values = observables(nodes).values();
		for (int k = 0; k < values.length; k++)
			assertEquals(expected[k], values[k], tolerance * Math.max(1, Math.abs(expected[k])));
	}

	private static Observables observables(final RecordedFlow nodes) {
		final double[] scalars = new double[2];
		nodes.nodes().scalars(scalars);
		return nodes.observables(scalars, nodes.nodes().sums());
	}

	private static FlowSolution solve(final double[] spectrum, final double[] teacher, final double[] start) {
		return new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-10).solve(new double[] { 0, 0.5, 1, 3, 10,
			30 }, 2, false, Progress.NONE);
	}

	private static double[] in(final int[] order, final double[] values) {
		return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
	}
}
