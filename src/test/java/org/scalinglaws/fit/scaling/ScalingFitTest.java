package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;

/** Tests {@link ScalingFit}: known laws, another optimiser, symmetries and bad inputs. */
@Tag("slow")
class ScalingFitTest {

	/** Losses without noise have residuals of 1e-16; the factors feel those of their exponents about twentyfold. */
	@ParameterizedTest
	@EnumSource(ScalingForm.class)
	void exactLossesGiveTheLaw(final ScalingForm form) {
		final ScalingLaw truth = LossTables.law(form);
		final ScalingFit fit = ScalingFit.of(LossTables.points(truth, 0, 1), form, 1e-3);
		assertEquals(ScalingFit.FITTED, fit.reason());
		assertSame(truth, fit.law(), 1e-9);
		assertTrue(fit.objective() < 1e-25, "objective " + fit.objective());
	}

	/** Whole decades of floors, factors and exponents, from one grid of starts. */
	@Test
	void findsLawsFarAndWide() {
		final Random random = new Random(5);
		for (int k = 0; k < 20; k++) {
			final double alpha = Math.exp(Math.log(0.07) + random.nextDouble() * Math.log(15)), beta = Math.exp(Math.log(0.07) +
				random.nextDouble() * Math.log(15));
			// terms in the middle of the data that are a twentieth to twenty times the floor
			final double a = Math.exp(3 * (2 * random.nextDouble() - 1)), b = Math.exp(3 * (2 * random.nextDouble() - 1));
			final ScalingLaw truth = new ScalingLaw(ScalingForm.SUM, 1, a * Math.pow(7e8, alpha), alpha, b * Math.pow(9e9, beta),
				beta);
			final ScalingFit fit = ScalingFit.of(LossTables.points(truth, 0, 1), ScalingForm.SUM, 1e-3);
			assertTrue(fit.objective() < 1e-22, truth + " gave " + fit.law() + ", objective " + fit.objective());
		}
	}

	/** Huber's function from its definition, made least by Nelder and Mead's simplex, which knows no derivative. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1e-2, 10 })
	void simplexFindsNoLowerSum(final double huber) {
		final LossPoints points = LossTables.points(LossTables.SUM, 10, 12, 0.01, true, Streams.of(3).stream("noise", 0));
		final ScalingFit fit = ScalingFit.of(points, ScalingForm.SUM, huber);
		assertEquals(sum(points, fit.law(), huber), fit.objective(), 1e-12 * fit.objective());
		PointValuePair best = new PointValuePair(new double[] { Math.log(1.7), Math.log(400), Math.log(3000), 0.34, 0.39 }, 0);
		for (int restart = 0; restart < 8; restart++)
			best = new SimplexOptimizer(new SimpleValueChecker(1e-14, 1e-20)).optimize(new InitialGuess(best.getPoint()),
				new MaxEval(100_000), GoalType.MINIMIZE, new ObjectiveFunction(p -> sum(points, law(p), huber)),
				new NelderMeadSimplex(new double[] { 0.02, 0.2, 0.2, 0.01, 0.01 }));
		assertTrue(fit.objective() <= best.getValue() * (1 + 1e-10), fit.objective() + " above " + best.getValue());
		assertEquals(1, best.getValue() / fit.objective(), 1e-5); // the simplex creeps along the valley of factor and exponent
		assertEquals(law(best.getPoint()).irreducible(), fit.law().irreducible(), 2e-3);
		assertEquals(law(best.getPoint()).sizeExponent(), fit.law().sizeExponent(), 2e-3);
		assertEquals(law(best.getPoint()).dataExponent(), fit.law().dataExponent(), 2e-3);
	}

	private static ScalingLaw law(final double[] p) {
		return new ScalingLaw(ScalingForm.SUM, Math.exp(p[0]), Math.exp(p[1]), p[3], Math.exp(p[2]), p[4]);
	}

	private static double sum(final LossPoints points, final ScalingLaw law, final double huber) {
		double sum = 0;
		for (int i = 0; i < points.count(); i++) {
			final double residual = points.logLoss[i] - Math.log(law.loss(Math.exp(points.logSize[i] + points.meanLogSize), Math
				.exp(points.logData[i] + points.meanLogData)));
			sum += Math.abs(residual) <= huber ? residual * residual / 2 : huber * (Math.abs(residual) - huber / 2);
		}
		return sum;
	}

	/** At the least sum all derivatives are zero, at any threshold; 1e-8 is one with a kink at each row. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-8, 1e-5, 1e-3, 0.1, 1e4 })
	void endsWithoutGradient(final double huber) {
		for (final ScalingForm form : List.of(ScalingForm.SUM, ScalingForm.KAPLAN, ScalingForm.FLOOR_ONLY)) {
			final ScalingFit fit = ScalingFit.of(LossTables.points(LossTables.law(form), 0.02, 4), form, huber);
			assertEquals(ScalingFit.FITTED, fit.reason());
			assertTrue(fit.gradient() <= Math.max(1e-10, 1e-15 / huber), form + " gradient " + fit.gradient());
		}
	}

	/** An eleventh of the losses three times too large hardly move a fit by Huber's function, but one by squares. */
	@Test
	void outliersHardlyMatter() {
		final LossPoints clean = LossTables.points(LossTables.SUM, 0.005, 6);
		final double[] loss = Arrays.stream(clean.logLoss).map(Math::exp).toArray();
		for (int i = 0; i < loss.length; i += 11)
			loss[i] *= 3;
		final LossPoints spoilt = LossPoints.of(exp(clean.logSize, clean.meanLogSize), exp(clean.logData, clean.meanLogData),
			loss);
		final double robust = ScalingFit.of(spoilt, ScalingForm.SUM, 1e-3).law().sizeExponent();
		final double squares = ScalingFit.of(spoilt, ScalingForm.SUM, 1e6).law().sizeExponent();
		assertEquals(0.35, robust, 0.03);
		assertTrue(Math.abs(squares - 0.35) > 0.1, "by squares " + squares);
	}

	/** Other units move the factors by their power, the order of rows nothing beyond rounding. */
	@ParameterizedTest
	@EnumSource(names = { "SUM", "KAPLAN", "EQUAL_EXPONENTS" })
	void unitsAndOrderDoNotMatter(final ScalingForm form) {
		final LossPoints points = LossTables.points(LossTables.law(form), 0.01, 7);
		final double[] size = exp(points.logSize, points.meanLogSize), data = exp(points.logData, points.meanLogData), loss =
			exp(points.logLoss, 0);
		final ScalingLaw law = ScalingFit.of(points, form, 1e-3).law();
		final ScalingLaw scaled = ScalingFit.of(LossPoints.of(times(size, 1e-6), times(data, 1000), times(loss, 7)), form, 1e-3)
			.law();
		assertEquals(1, scaled.sizeExponent() / law.sizeExponent(), 1e-7);
		assertEquals(1, scaled.dataExponent() / law.dataExponent(), 1e-7);
		assertEquals(7 * law.irreducible(), scaled.irreducible(), 1e-7);
		assertEquals(7 * law.loss(1e9, 1e10), scaled.loss(1e3, 1e13), 1e-7);
		final List<Integer> order = IntStream.range(0, loss.length).boxed().collect(Collectors.toList());
		Collections.shuffle(order, new Random(8));
		final ScalingLaw mixed = ScalingFit.of(LossPoints.of(pick(size, order), pick(data, order), pick(loss, order)), form,
			1e-3).law();
		assertSame(law, mixed, 1e-7);
	}

	private static void assertSame(final ScalingLaw expected, final ScalingLaw law, final double tolerance) {
		for (final Quantity quantity : Quantity.values())
			if (Double.isNaN(quantity.of(expected))) assertTrue(Double.isNaN(quantity.of(law)), quantity.text());
			else assertEquals(1, quantity.of(law) / quantity.of(expected), tolerance, quantity.text());
	}

	private static double[] exp(final double[] logarithms, final double mean) {
		return Arrays.stream(logarithms).map(value -> Math.exp(value + mean)).toArray();
	}

	private static double[] times(final double[] values, final double factor) {
		return Arrays.stream(values).map(value -> value * factor).toArray();
	}

	private static double[] pick(final double[] values, final List<Integer> order) {
		return order.stream().mapToDouble(i -> values[i]).toArray();
	}

	@Test
	void residualsAreThoseOfTheLaw() {
		final LossPoints points = LossTables.points(LossTables.SUM, 0.01, 9);
		final ScalingFit fit = ScalingFit.of(points, ScalingForm.SUM, 1e-3);
		final double[] size = exp(points.logSize, points.meanLogSize), data = exp(points.logData, points.meanLogData);
		assertArrayEquals(IntStream.range(0, points.count()).mapToDouble(i -> points.logLoss[i] - Math.log(fit.law().loss(
			size[i], data[i]))).toArray(), fit.residuals(), 1e-12);
	}

	/** Of many points a part screens the starts, all of them make the fit. */
	@Test
	void manyPointsAreFittedAsFew() {
		final LossPoints many = LossTables.points(LossTables.SUM, 60, 100, 0.01, false, Streams.of(2).stream("noise", 0));
		final ScalingFit fit = ScalingFit.of(many, ScalingForm.SUM, 1e-3);
		assertEquals(ScalingFit.FITTED, fit.reason());
		assertEquals(0.35, fit.law().sizeExponent(), 0.01); // 30 times the rows that know it to 0.016
		final LossPoints some = many.thinned(1000);
		assertEquals(1000, some.count(), 2);
		assertEquals(0, Arrays.stream(some.logSize).average().getAsDouble(), 0.02);
		assertEquals(0, Arrays.stream(some.logData).average().getAsDouble(), 0.02);
		assertSame(ScalingFit.of(many, ScalingForm.SUM, 1e-3).law(), fit.law(), 0);
	}

	/** Losses that rise have no power that falls, those of a pure power no floor. */
	@Test
	void saysWhatIsNotThere() {
		final double[] size = IntStream.range(1, 60).mapToDouble(i -> i).toArray();
		final double[] rising = Arrays.stream(size).map(n -> 2 + Math.log(n)).toArray();
		final String none = ScalingFit.of(LossPoints.of(size, null, rising), ScalingForm.FLOOR_ONLY, 1e-3).reason();
		assertTrue(none.matches("size(Factor|Exponent) went to 0: the losses .*"), none); // both are the same flat law
		final double[] steeper = Arrays.stream(size).map(n -> 3 * Math.pow(n, -0.5) * (1 - 0.01 * Math.pow(n / 60, 2))).toArray();
		final ScalingFit pure = ScalingFit.of(LossPoints.of(size, null, steeper), ScalingForm.FLOOR_ONLY, 1e-3);
		assertEquals("fitted, with no irreducible loss: it went to 0", pure.reason());
		assertEquals(0, pure.law().irreducible(), 1e-6);
		final double[] near = IntStream.range(0, 60).mapToDouble(i -> 1 + i % 3 / 20.0).toArray();
		final double[] sudden = Arrays.stream(near).map(n -> n == 1 ? 3 : 2.0).toArray();
		assertEquals("sizeExponent grew beyond 20: the losses fall at once and then no more", ScalingFit.of(LossPoints.of(near,
			null, sudden), ScalingForm.FLOOR_ONLY, 1e-3).reason());
	}

	/** A factor of kaplan is the unit of the loss to the power of 1/exponent. */
	@Test
	void saysThatAFactorIsNoNumber() {
		final LossPoints points = LossTables.points(LossTables.law(ScalingForm.KAPLAN), 0, 7);
		final double[] size = exp(points.logSize, points.meanLogSize), data = exp(points.logData, points.meanLogData), loss =
			exp(points.logLoss, 0);
		final ScalingFit fit = ScalingFit.of(points, ScalingForm.KAPLAN, 1e-3), small = ScalingFit.of(LossPoints.of(size, data,
			times(loss, 1e-60)), ScalingForm.KAPLAN, 1e-3);
		assertEquals(fit.law().sizeExponent(), small.law().sizeExponent(), 1e-9);
		assertEquals(ScalingFit.FITTED, fit.reason());
		assertEquals("sizeFactor is beyond the range of numbers, 0.0: losses near 1, in another unit, would give it", small
			.reason());
	}

	@Test
	void refusesWhatCannotBeFitted() {
		final LossPoints points = LossTables.points(LossTables.SUM, 0.01, 1);
		refused("huber must be finite and greater than 0, was 0", () -> ScalingFit.of(points, ScalingForm.SUM, 0));
		refused("huber must be finite and greater than 0, was NaN", () -> ScalingFit.of(points, ScalingForm.SUM, Double.NaN));
		final double[] six = { 1, 2, 3, 4, 5, 6 }, seven = { 1, 2, 3, 4, 5, 6, 7 }, ones = { 1, 1, 1, 1, 1, 1, 1 };
		refused("table must have at least 7 usable rows for the form sum, had 6", () -> ScalingFit.of(LossPoints.of(six, six,
			six), ScalingForm.SUM, 1));
		refused("table must have at least 5 usable rows for the form floorOnly, had 0", () -> ScalingFit.of(LossPoints.of(
			new double[0], null, new double[0]), ScalingForm.FLOOR_ONLY, 1));
		refused("the form sum needs at least 3 distinct sizes, there is 1", () -> ScalingFit.of(LossPoints.of(ones, seven,
			seven), ScalingForm.SUM, 1));
		refused("the form kaplan needs at least 2 distinct amounts of data, there is 1", () -> ScalingFit.of(LossPoints.of(
			seven, ones, seven), ScalingForm.KAPLAN, 1));
		refused("loss must be finite and greater than 0, was -1.0 at 1", () -> LossPoints.of(six, six, new double[] { 1, -1, 1,
			1, 1, 1 }));
		refused("size must be finite and greater than 0, was Infinity at 0", () -> LossPoints.of(new double[] {
			Double.POSITIVE_INFINITY }, null, new double[] { 1 }));
		refused("size, data and loss must have as many values as each other, had 6, 7, 6", () -> LossPoints.of(six, seven, six));
	}

	private static void refused(final String message, final Runnable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}
}
