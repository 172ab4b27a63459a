package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.integrate.LimitedMemoryBfgs.Minimum;
import org.scalinglaws.integrate.LimitedMemoryBfgs.Objective;

class LimitedMemoryBfgsTest {

	private static final LimitedMemoryBfgs.Monitor NEVER = (iteration, value, gradientNorm) -> false;

	@Test
	void findsTheValleyOfRosenbrock() {
		for (final int d : new int[] { 2, 100 }) {
			final double[] start = new double[d];
			for (int i = 0; i < d; i++)
				start[i] = i % 2 == 0 ? -1.2 : 1;
			final Minimum end = LimitedMemoryBfgs.minimize(LimitedMemoryBfgsTest::rosenbrock, start, 1e-10, 2000, NEVER);
			assertSame(StopReason.STATIONARY, end.reason());
			for (final double x : end.point())
				assertEquals(1, x, 1e-9); // the lowest curvature is 0.4: |x - 1| <= 1e-10 / 0.4, and some
			assertTrue(end.iterations() < 60, "took " + end.iterations());
		}
	}

	@Test
	void solvesAQuadraticFormOfConditionAMillion() {
		final int d = 50;
		final double[] eigenvalues = new double[d], solution = new double[d];
		for (int i = 0; i < d; i++) {
			eigenvalues[i] = Math.pow(10, -6.0 * i / (d - 1));
			solution[i] = Math.cos(i);
		}
		final Minimum end = LimitedMemoryBfgs.minimize(form(eigenvalues, solution, 0), new double[d], 1e-13, 10_000, NEVER);
		assertSame(StopReason.STATIONARY, end.reason());
		assertArrayEquals(solution, end.point(), 1e-13 / 1e-6); // gradient = eigenvalue x error
	}

	/** Values of 1e6 do not show an error below 1e-5: slopes do. */
	@Test
	void gradientsFallBelowWhatValuesShow() {
		final double[] eigenvalues = { 1, 3, 10, 0.1, 2 }, solution = { 1, 2, 3, 4, 5 };
		final Minimum end = LimitedMemoryBfgs.minimize(form(eigenvalues, solution, 1e6), new double[5], 1e-12, 1000, NEVER);
		assertSame(StopReason.STATIONARY, end.reason());
		assertArrayEquals(solution, end.point(), 1e-11); // 1e-12 / 0.1
	}

	@Test
	void leavesNoDomain() {
		final Objective barrier = (x, gradient) -> { // NaN left of 0, lowest at 1
			gradient[0] = 1 - 1 / x[0];
			return x[0] - Math.log(x[0]);
		};
		for (final double start : new double[] { 1e-6, 0.3, 1e5 }) {
			final Minimum end = LimitedMemoryBfgs.minimize(barrier, new double[] { start }, 1e-12, 1000, NEVER);
			assertEquals(1, end.point()[0], 1e-11, "from " + start);
		}
	}

	@Test
	void goesFarWhereTheFirstStepIsShort() {
		final Objective far = (x, gradient) -> {
			gradient[0] = 2e-6 * (x[0] - 1e6);
			return 1e-6 * (x[0] - 1e6) * (x[0] - 1e6);
		};
		final Minimum end = LimitedMemoryBfgs.minimize(far, new double[1], 1e-12, 100, NEVER);
		assertEquals(1e6, end.point()[0], 1e-6); // 1e-12 / 2e-6
	}

	@Test
	void valuesNeverRise() {
		final List<Double> values = new ArrayList<>();
		final double[] start = { -1.2, 1, -1.2, 1 };
		final double[] copy = start.clone();
		LimitedMemoryBfgs.minimize(LimitedMemoryBfgsTest::rosenbrock, start, 0, 200, (iteration, value, norm) -> {
			assertEquals(values.size(), iteration);
			values.add(value);
			return false;
		});
		for (int i = 1; i < values.size(); i++)
			assertTrue(values.get(i) <= values.get(i - 1) * (1 + 1e-13), "iteration " + i);
		assertArrayEquals(copy, start, 0);
	}

	@Test
	void saysWhyItEnded() {
		final double[] start = { -1.2, 1 };
		final Minimum content = LimitedMemoryBfgs.minimize(LimitedMemoryBfgsTest::rosenbrock, start, 0, 1000, (iteration,
			value, norm) -> value < 1);
		assertSame(StopReason.CONVERGED, content.reason());
		assertTrue(content.value() < 1 && content.value() > 1e-6);
		assertEquals(content.value(), rosenbrock(content.point(), new double[2]), 0);
		final Minimum short3 = LimitedMemoryBfgs.minimize(LimitedMemoryBfgsTest::rosenbrock, start, 0, 3, NEVER);
		assertSame(StopReason.ITERATIONS, short3.reason());
		assertEquals(3, short3.iterations());
		final Minimum uphill = LimitedMemoryBfgs.minimize((x, gradient) -> { // a wrong gradient
			gradient[0] = -1;
			return Math.abs(x[0]);
		}, new double[1], 0, 10, NEVER);
		assertSame(StopReason.STALLED, uphill.reason());
		assertEquals(0, uphill.point()[0], 0);
	}

	@Test
	void cancelLeavesTheLastIterate() {
		final int[] evaluations = new int[1];
		final Minimum end = LimitedMemoryBfgs.minimize((x, gradient) -> {
			if (++evaluations[0] > 10) throw new CancellationException();
			return rosenbrock(x, gradient);
		}, new double[] { -1.2, 1 }, 0, 1000, NEVER);
		assertSame(StopReason.CANCELED, end.reason());
		assertEquals("canceled", end.reason().toString());
		assertTrue(end.iterations() > 0);
		assertEquals(end.value(), rosenbrock(end.point(), new double[2]), 0);
	}

	@Test
	void evaluationsAreCounted() {
		for (final int most : new int[] { 0, 1, 20 }) {
			final int[] evaluations = new int[1];
			final Minimum end = LimitedMemoryBfgs.minimize((x, gradient) -> {
				evaluations[0]++;
				return rosenbrock(x, gradient);
			}, new double[] { -1.2, 1 }, 0, most, NEVER);
			assertEquals(evaluations[0], end.evaluations());
			assertEquals(most, end.iterations());
		}
	}

	/** Where nothing is allowed but to go along the gradient, that is where it goes, whatever it remembers. */
	@Test
	void goesAlongTheGradientWhereItsMemoryMisleads() {
		final double[] start = { 5, 1 }, at = new double[2], slope = new double[2], last = new double[4];
		final int[] iterates = new int[1];
		final Objective ellipse = form(new double[] { 1, 20 }, new double[2], 0);
		final Minimum end = LimitedMemoryBfgs.minimize((x, gradient) -> {
			final double value = ellipse.evaluate(x, gradient), right = x[0] - at[0], up = x[1] - at[1];
			System.arraycopy(x, 0, last, 0, 2);
			System.arraycopy(gradient, 0, last, 2, 2);
			final double sine = (right * slope[1] - up * slope[0]) / Math.hypot(right, up) / Math.hypot(slope[0], slope[1]);
			return iterates[0] > 2 && Math.abs(sine) > 1e-6 ? Double.POSITIVE_INFINITY : value;
		}, start, 0, 6, (iteration, value, norm) -> {
			iterates[0] = iteration;
			System.arraycopy(last, 0, at, 0, 2);
			System.arraycopy(last, 2, slope, 0, 2);
			return false;
		});
		assertSame(StopReason.ITERATIONS, end.reason());
		assertTrue(end.evaluations() > 70, "misled " + end.evaluations()); // a search in vain takes 60
	}

	@Test
	void badInputsAreNamed() {
		final Objective rosenbrock = LimitedMemoryBfgsTest::rosenbrock;
		assertFails("variables", rosenbrock, new double[0], 0, 1);
		assertFails("start", rosenbrock, new double[] { Double.NaN, 1 }, 0, 1);
		assertFails("gradientTolerance", rosenbrock, new double[2], -1, 1);
		assertFails("maxIterations", rosenbrock, new double[2], 0, -1);
		assertFails("the value at the start", (x, gradient) -> Double.NaN, new double[2], 0, 1);
		assertFails("the gradient at the start", (x, gradient) -> gradient[0] = Double.NaN, new double[2], 0, 1);
		assertFails("the value at the start", (x, gradient) -> Double.POSITIVE_INFINITY, new double[2], 0, 1);
	}

	private static void assertFails(final String named, final Objective objective, final double[] start,
		final double tolerance, final int iterations)
	{
		final String message = assertThrows(IllegalArgumentException.class, () -> LimitedMemoryBfgs.minimize((x, gradient) -> {
			final double value = objective.evaluate(x, gradient);
			return Double.isNaN(gradient[0]) ? 0 : value;
		}, start, tolerance, iterations, NEVER)).getMessage();
		assertTrue(message.startsWith(named), message);
	}

	private static Objective form(final double[] eigenvalues, final double[] solution, final double offset) {
		return (x, gradient) -> {
			Arrays.setAll(gradient, i -> eigenvalues[i] * (x[i] - solution[i]));
			double value = offset;
			for (int i = 0; i < x.length; i++)
				value += gradient[i] * (x[i] - solution[i]) / 2;
			return value;
		};
	}

	private static double rosenbrock(final double[] x, final double[] gradient) {
		double value = 0;
		for (int i = 0; i < x.length; i += 2) {
			final double valley = x[i + 1] - x[i] * x[i], rest = 1 - x[i];
			value += 100 * valley * valley + rest * rest;
			gradient[i] = -400 * x[i] * valley - 2 * rest;
			gradient[i + 1] = 200 * valley;
		}
		return value;
	}
}
