package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Steps along functions of one variable: the Wolfe conditions, from first steps that are far too short or too long. */
class LineSearchTest {

	private static final LimitedMemoryBfgs.Objective PARABOLA = (x, gradient) -> {
		gradient[0] = 2 * (x[0] - 1);
		return (x[0] - 1) * (x[0] - 1);
	};

	/** Falls less and less steeply to x = 5, behind which there is nothing. */
	private static final LimitedMemoryBfgs.Objective WALL = (x, gradient) -> {
		gradient[0] = x[0] < 5 ? -1 + 1 / (5 - x[0]) : Double.NaN;
		return x[0] < 5 ? -x[0] - Math.log(5 - x[0]) : Double.NaN;
	};

	/** Rises and falls while it falls. */
	private static final LimitedMemoryBfgs.Objective WAVES = (x, gradient) -> {
		gradient[0] = 0.02 * (x[0] - 30) + 0.5 * Math.cos(3 * x[0]) - 0.5;
		return 0.01 * (x[0] - 30) * (x[0] - 30) + Math.sin(3 * x[0]) / 6 - 0.5 * x[0];
	};

	@Test
	void findsStepsThatMeetTheWolfeConditions() {
		for (final LimitedMemoryBfgs.Objective objective : new LimitedMemoryBfgs.Objective[] { PARABOLA, WALL, WAVES })
			for (double first = 1e-6; first < 1e7; first *= 10) {
				final double[] from = { 0 }, gradient = new double[1];
				final double value = objective.evaluate(from, gradient), slope = gradient[0];
				final LineSearch search = new LineSearch(objective, 1);
				assertTrue(search.search(from, value, new double[] { 1 }, slope, first), "from " + first);
				assertEquals(0, from[0], 0);
				final double[] end = search.exchangePoint(new double[1]), there = search.exchangeGradient(new double[1]);
				assertEquals(objective.evaluate(end, gradient), search.value(), 0);
				assertEquals(gradient[0], there[0], 0);
				assertTrue(search.value() <= value + 1e-4 * end[0] * slope, "too high from " + first);
				assertTrue(there[0] >= 0.9 * slope, "too steep from " + first);
				// a factor of 4 up, of 2 down, and a few more
				assertTrue(search.trials() < 6 + Math.abs(Math.log(first) / Math.log(first < 1 ? 4 : 2)), search.trials() + " from " +
					first);
			}
	}

	/** Where values rise by rounding only, slopes decide: they may be no larger behind the minimum than at the start. */
	@Test
	void goesByTheSlopesWhereValuesDoNotTell() {
		final LimitedMemoryBfgs.Objective flat = (x, gradient) -> {
			gradient[0] = 2e-12 * (x[0] - 1);
			return x[0] == 0 ? 1e6 : 1e6 + 1e-8;
		};
		for (final double first : new double[] { 1e-3, 0.3, 1, 1.9, 2.5, 1e4 }) {
			final LineSearch search = new LineSearch(flat, 1);
			assertTrue(search.search(new double[1], 1e6, new double[] { 1 }, -2e-12, first));
			final double end = search.exchangePoint(new double[1])[0];
			assertTrue(end >= 0.1 && end <= 2, "ends at " + end); // slopes from 0.9 of the first to minus it
		}
	}

	@Test
	void givesUpWhereNothingFalls() {
		final LineSearch rising = new LineSearch((x, gradient) -> { // a wrong gradient
			gradient[0] = -1;
			return x[0];
		}, 1);
		assertFalse(rising.search(new double[1], 0, new double[] { 1 }, -1, 1));
		final LineSearch endless = new LineSearch((x, gradient) -> {
			gradient[0] = -1;
			return -x[0];
		}, 1);
		assertFalse(endless.search(new double[1], 0, new double[] { 1 }, -1, 1e300));
		assertTrue(endless.trials() < 20);
	}

	@Test
	void arraysAreExchanged() {
		final LineSearch search = new LineSearch(PARABOLA, 1);
		search.search(new double[1], 1, new double[] { 1 }, -2, 1);
		final double[] point = new double[1], gradient = new double[1];
		assertEquals(1, search.exchangePoint(point)[0], 0);
		assertEquals(0, search.exchangeGradient(gradient)[0], 0);
		assertSame(point, search.exchangePoint(new double[1]));
		assertSame(gradient, search.exchangeGradient(new double[1]));
	}
}
