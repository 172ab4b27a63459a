package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum that a fit makes least, its points, its starts and its descent. */
class HuberSumTest {

	private static final Random RANDOM = new Random(3);

	private static LossPoints points() {
		return LossTables.points(LossTables.SUM, 5, 6, 0.05, false, RANDOM);
	}

	private static double[] weights(final int count) {
		return IntStream.range(0, count).mapToDouble(i -> i % 4).toArray(); // some are not there
	}

	private static double[] parameters(final ScalingForm form) {
		final double[] p = new double[form.parameters()];
		for (int i = 0; i < p.length; i++)
			p[i] = i < form.terms() ? 0.3 - 0.4 * i : 0.2 + 0.1 * i;
		return p;
	}

	/** Huber's function of each residual by its definition, each as often as it counts. */
	@ParameterizedTest
	@EnumSource(ScalingForm.class)
	void sumsAndDerivativesAreThoseOfTheDefinition(final ScalingForm form) {
		final LossPoints points = points();
		final double[] weights = weights(points.count()), p = parameters(form);
		final double threshold = 0.3;
		final HuberSum sum = new HuberSum(points, form, weights, threshold);
		final ScalingLaw law = ScalingLaw.of(form, p, points);
		double expected = 0;
		int beyond = 0;
		for (int i = 0; i < weights.length; i++) {
			final double r = points.logLoss[i] - Math.log(law.loss(Math.exp(points.logSize[i] + points.meanLogSize), Math.exp(
				points.logData[i] + points.meanLogData)));
			assertEquals(r, sum.residual(p, i), 1e-12);
			expected += weights[i] * (Math.abs(r) <= threshold ? r * r / 2 : threshold * (Math.abs(r) - threshold / 2));
			beyond += Math.abs(r) > threshold ? 1 : 0;
		}
		assertTrue(beyond > 2 && beyond < weights.length - 2, "both sides of the threshold: " + beyond);
		assertEquals(expected, sum.value(p), 1e-12 * expected);
		assertEquals(expected, sum.derive(p), 1e-12 * expected);
		assertEquals(Arrays.stream(weights).sum(), sum.total());
		final double h = 1e-6;
		final int n = p.length;
		assertEquals(n, sum.parameters());
		for (int j = 0; j < n; j++) {
			final double[] up = p.clone(), down = p.clone();
			up[j] += h;
			down[j] -= h;
			final double slope = (sum.value(up) - sum.value(down)) / (2 * h);
			sum.derive(up);
			final double[] after = sum.gradient.clone();
			sum.derive(down);
			final double[] before = sum.gradient.clone();
			sum.derive(p);
			assertEquals(slope, sum.gradient[j], 1e-6 * expected);
			for (int k = 0; k <= j; k++)
				assertEquals((after[k] - before[k]) / (2 * h), sum.hessian[j * n + k], 1e-5 * expected);
		}
	}

	/** The sum lies below the reweighted parabola: its matrix is positive, above the squares' part of the Hessian. */
	@Test
	void theMajorantIsReweightedLeastSquares() {
		final LossPoints points = points();
		final ScalingForm form = ScalingForm.WITHOUT_FLOOR;
		final double[] weights = weights(points.count()), p = parameters(form);
		final HuberSum sum = new HuberSum(points, form, weights, 0.3);
		sum.derive(p);
		final SmoothMaximum law = new SmoothMaximum(form);
		final int n = p.length;
		final RealMatrix matrix = new Array2DRowRealMatrix(n, n);
		for (int j = 0; j < n; j++)
			for (int k = 0; k <= j; k++) {
				double element = 0;
				for (int i = 0; i < weights.length; i++) {
					law.derive(p, points.logSize[i], points.logData[i]);
					element += weights[i] * Math.min(1, 0.3 / Math.abs(sum.residual(p, i))) * law.gradient[j] * law.gradient[k];
				}
				assertEquals(element, sum.majorant[j * n + k], 1e-12);
				matrix.setEntry(j, k, element);
				matrix.setEntry(k, j, element);
			}
		assertTrue(Arrays.stream(new EigenDecomposition(matrix).getRealEigenvalues()).allMatch(v -> v > 0));
	}

	/** Medians of the points that count, and the sum with all of these moved. */
	@Test
	void mediansAreOfThePointsThatCount() {
		final double[] size = { 1, 2, 4, 8, 16 }, loss = { Math.exp(-5), Math.exp(1), Math.exp(2), Math.exp(-3), Math.exp(7) };
		final LossPoints points = LossPoints.of(size, null, loss);
		final HuberSum sum = new HuberSum(points, ScalingForm.POWER, new double[] { 1, 2, 1, 1, 0 }, 1.5);
		final double[] p = { 0, 0 }; // loss 1: residuals -5, 1, 2, -3
		assertEquals(1, sum.medianResidual(p), 1e-14);
		assertEquals(3, sum.medianSize(p), 1e-14);
		sum.medianResidual(p);
		assertEquals(huber(-6) + huber(0) + huber(1) + huber(-4), sum.shifted(1), 1e-13);
		assertEquals(0, new HuberSum(points, ScalingForm.POWER, new double[5], 1).medianSize(p));
	}

	private static double huber(final double r) {
		return Math.abs(r) <= 1.5 ? r * r / 2 : 1.5 * (Math.abs(r) - 0.75);
	}

	/** A share is the term at a point over the loss there. */
	@Test
	void sharesAreThoseOfTheTerms() {
		final LossPoints points = points();
		final ScalingForm form = ScalingForm.SUM;
		final double[] p = parameters(form), all = new double[points.count()];
		Arrays.fill(all, 1);
		final ScalingLaw law = ScalingLaw.of(form, p, points);
		double size = 0, floor = 0;
		for (int i = 0; i < all.length; i++) {
			final double n = Math.exp(points.logSize[i] + points.meanLogSize), d = Math.exp(points.logData[i] +
				points.meanLogData);
			size = Math.max(size, law.sizeFactor() * Math.pow(n, -law.sizeExponent()) / law.loss(n, d));
			floor = Math.max(floor, law.irreducible() / law.loss(n, d));
		}
		final HuberSum sum = new HuberSum(points, form, all, 1);
		assertEquals(size, sum.largestShare(p, form.sizeTerm()), 1e-12);
		assertEquals(floor, sum.largestShare(p, 0), 1e-12);
	}

	/** Points are thinned evenly and keep their means; what they lack for a form is counted without those of weight 0. */
	@Test
	void pointsKnowWhatTheyLack() {
		final LossPoints many = LossTables.points(LossTables.SUM, 40, 50, 0.01, false, RANDOM);
		final LossPoints some = many.thinned(500);
		assertEquals(500, some.count(), 2);
		assertEquals(many.meanLogSize, some.meanLogSize);
		assertEquals(many, many.thinned(2000));
		assertEquals(0, Arrays.stream(many.logSize).sum(), 1e-9);
		assertTrue(Arrays.stream(some.logLoss).allMatch(v -> Arrays.stream(many.logLoss).anyMatch(w -> w == v)));
		final double[] size = { 1, 2, 4, 4 }, data = { 1, 1, 1, 5 };
		final LossPoints few = LossPoints.of(size, data, size);
		final double[] all = { 1, 1, 1, 1 };
		assertNull(few.lack(ScalingForm.FLOOR_ONLY, all));
		assertNull(few.lack(ScalingForm.KAPLAN, all));
		assertEquals("the form sum needs at least 3 distinct amounts of data, there are 2", few.lack(ScalingForm.SUM, all));
		assertEquals("the form floorOnly needs at least 3 distinct sizes, there are 2", few.lack(ScalingForm.FLOOR_ONLY,
			new double[] { 1, 0, 3, 2 }));
		assertEquals("the form dataOnly needs at least 3 distinct amounts of data, there is 1", few.lack(ScalingForm.DATA_ONLY,
			new double[] { 1, 1, 1, 0 }));
		assertNull(LossPoints.of(size, null, size).lack(ScalingForm.POWER, all));
	}

	/** Starts come the best first; no two have the same exponents, and none has a median residual. */
	@ParameterizedTest
	@EnumSource(names = { "SUM", "KAPLAN", "EQUAL_EXPONENTS", "POWER" })
	void startsAreLevelAndOrdered(final ScalingForm form) {
		final LossPoints points = points();
		final double[] all = new double[points.count()];
		Arrays.fill(all, 1);
		final HuberSum sum = new HuberSum(points, form, all, 0.01);
		final List<double[]> starts = StartGrid.best(points, form, 0.01, 5);
		assertEquals(5, starts.size());
		double last = 0;
		for (final double[] start : starts) {
			assertEquals(0, sum.medianResidual(start), form == ScalingForm.KAPLAN ? 0.5 : 1e-12);
			if (form != ScalingForm.KAPLAN) assertTrue(sum.value(start) >= last - 1e-12);
			last = sum.value(start);
		}
		assertEquals(5, starts.stream().map(s -> Arrays.toString(Arrays.copyOfRange(s, form.terms(), s.length))).distinct()
			.count());
		assertEquals((int) Math.pow(7, form.exponents()), StartGrid.best(points, form, 0.01, 1000).size());
	}

	/** From far away to where all derivatives vanish, no higher than the law that made the losses. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-4, 0.01, 10 })
	void descentsEndAtAMinimum(final double threshold) {
		final LossPoints points = points();
		final ScalingForm form = ScalingForm.SUM;
		final double[] all = new double[points.count()];
		Arrays.fill(all, 1);
		final HuberSum sum = new HuberSum(points, form, all, threshold);
		final DampedNewton newton = new DampedNewton(sum, form, () -> false);
		final double[] start = { 0.5, -0.5, -0.5, 0.3, 0.3 }, given = start.clone();
		newton.descend(start, threshold);
		assertTrue(Arrays.equals(given, start));
		assertFalse(newton.isAtEnd());
		assertTrue(newton.gradient <= 1e-10 + 4e-16 / threshold, "was " + newton.gradient);
		assertEquals(sum.value(newton.p), newton.value, 1e-12 * newton.value);
		for (int j = 0; j < 5; j++)
			for (final double h : new double[] { -1e-3, 1e-3 }) {
				final double[] beside = newton.p.clone();
				beside[j] += h;
				assertTrue(sum.value(beside) >= newton.value);
			}
	}
}
