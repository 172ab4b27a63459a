package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.GaussRule;

/** Products of Hermite polynomials, and how well a rule is known to integrate. */
class HermiteSetTest {

	/** As many as there are monomials of degree up to four, each made of a first degree and one of the set before. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void hasAllProductsOnce(final int normals) {
		final HermiteSet set = new HermiteSet(normals);
		int count = 1;
		for (int i = 1; i <= normals; i++)
			count = count * (4 + i) / i;
		assertEquals(count, set.count());
		if (normals == 0) return;
		final HermiteSet fewer = new HermiteSet(normals - 1);
		final boolean[][] seen = new boolean[5][fewer.count()];
		for (int i = 0; i < count; i++) {
			assertEquals(set.degree(i), set.first[i] + fewer.degree(set.rest[i]));
			assertTrue(set.degree(i) <= 4 && !seen[set.first[i]][set.rest[i]]);
			seen[set.first[i]][set.rest[i]] = true;
		}
	}

	@Test
	void polynomialsAreThoseOfHermite() {
		final double[] values = new double[5];
		HermiteSet.polynomials(2, 10, values);
		assertArrayEquals(new double[] { 10, 20, 30, 20, -50 }, values, 0); // 1, x, x^2 - 1, x^3 - 3x, x^4 - 6x^2 + 3
	}

	/** E d_0 d_1 and E d_0^2 d_1^2 of functions of correlated normals, from their moments by a plain lattice. */
	@Test
	void derivativesAreThoseByTheProjections() {
		final Projections projections = new Projections(2, 1);
		projections.set(new double[] { 1.3, 0.4, 0.4, 0.8 });
		final HermiteSet set = new HermiteSet(2);
		final double[] moments = new double[set.count()], first = new double[5], second = new double[5];
		final double step = 0.25;
		for (double x = -10; x <= 10; x += step)
			for (double y = -10; y <= 10; y += step) {
				final double z = projections.factor(0, 0) * x + projections.factor(0, 1) * y;
				final double t = projections.factor(1, 0) * x + projections.factor(1, 1) * y;
				final double weight = step * step * Math.exp(-(x * x + y * y) / 2) / (2 * Math.PI);
				HermiteSet.polynomials(x, weight, first);
				HermiteSet.polynomials(y, 1, second);
				for (int i = 0; i < set.count(); i++)
					moments[i] += first[set.first[i]] * second[set.degree(i) - set.first[i]] * z * z * z * t * t;
			}
		// of z^3 t^2: d_0 d_1 = 6 z^2 t, d_0 = 3 z^2 t^2, d_0^2 d_1 = 12 z t, d_0^3 d_1 = 12 t
		assertEquals(0, set.derivative(moments, projections, 0, 1), 1e-11);
		assertEquals(3 * (1.3 * 0.8 + 2 * 0.16), set.derivative(moments, projections, 0), 1e-11);
		assertEquals(12 * 0.4, set.derivative(moments, projections, 0, 0, 1), 1e-11);
		assertEquals(6 * 1.3, set.derivative(moments, projections, 1, 0, 1), 1e-11); // 6 z^2
		assertEquals(0, set.derivative(moments, projections, 0, 0, 0, 1), 1e-11);
	}

	/** Poles at 0.4 +- i height: the error is about what the rule makes wrong, never far less; and it is that of the worst moment. */
	@Test
	void tailsTellTheErrorOfTheRule() {
		final GaussRule rule = GaussRule.STANDARD;
		for (final double height : new double[] { 0.4, 0.2, 0.1, 0.06 }) {
			final LegendreTail tail = new LegendreTail(3, 2);
			double sum = 0;
			for (int i = 0; i < rule.size(); i++) {
				final double x = rule.point(i), peak = 1 / (height * height + (x - 0.4) * (x - 0.4));
				sum += rule.weight(i) * peak;
				tail.add(i, 0.5, new double[][] { { 2 * Math.exp(x), 0 }, { 0, 2 * peak }, { 20 * peak, 2 * peak } });
			}
			final double error = Math.abs(sum - (Math.atan(0.6 / height) + Math.atan(0.4 / height)) / height);
			assertTrue(tail.error(0) < 1e-13, "" + tail.error(0));
			assertTrue(tail.error(1) > error && tail.error(1) < 300 * error, tail.error(1) + " " + error);
			assertEquals(10, tail.error(2) / tail.error(1), 1e-9);
		}
	}
}
