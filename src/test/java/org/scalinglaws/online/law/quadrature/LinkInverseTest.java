package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.Link;

/** All places where a link has a value, against those that are known. */
class LinkInverseTest {

	private static double[] places(final Link link, final double reach, final double value, final double error) {
		final DoubleStream.Builder places = DoubleStream.builder();
		new LinkInverse(link, reach).find(value, error, places::add);
		return places.build().sorted().toArray();
	}

	@Test
	void parabolasHaveTwoOrNone() {
		final Link square = Link.of("square");
		for (final double root : new double[] { 0.01, 0.7, 2, 8.9 })
			assertArrayEquals(new double[] { -root, root }, places(square, 9, root * root, 1e-15), 1e-14 * (1 + root));
		assertEquals(0, places(square, 9, -1, 1e-15).length);
		assertEquals(0, places(square, 9, 82, 1e-15).length); // beyond the reach
		assertArrayEquals(new double[] { 0 }, new LinkInverse(square, 9).extrema(), 1e-20);
	}

	/** sin z + z/4 has minima and maxima at cos z = -1/4, between which it passes a value or not. */
	@Test
	void branchesAreSearchedOneByOne() {
		final Link wave = Link.function(z -> Math.sin(z) + z / 4);
		final double reach = 9, value = 0.3;
		final double turn = Math.acos(-0.25);
		final double[] extrema = IntStream.rangeClosed(-2, 1).boxed().flatMap(k -> DoubleStream.of(2 * Math.PI * k - turn, 2 *
			Math.PI * k + turn).boxed()).mapToDouble(z -> z).filter(z -> Math.abs(z) < reach).sorted().map(wave::value).toArray();
		final double[] found = new LinkInverse(wave, reach).extrema();
		assertArrayEquals(extrema, found, 1e-12); // of a difference, at a slope of 0
		final DoubleStream.Builder expected = DoubleStream.builder();
		for (double z = -9; z < 9; z += 1e-4) { // by bisection of what changes its sign
			double low = z, high = z + 1e-4;
			if (wave.value(low) < value == wave.value(high) < value) continue;
			for (int i = 0; i < 60; i++) {
				final double middle = (low + high) / 2;
				if (wave.value(middle) < value == wave.value(low) < value) low = middle;
				else high = middle;
			}
			expected.add(low);
		}
		assertArrayEquals(expected.build().toArray(), places(wave, reach, value, 1e-15), 1e-13);
	}

	@Test
	void monotoneLinksHaveOnePlace() {
		assertArrayEquals(new double[] { 0.4 }, places(Link.of("tanh"), 9, Math.tanh(0.4), 1e-15), 1e-15);
		assertArrayEquals(new double[] { -3 }, places(Link.of("sigmoid"), 20, 1 / (1 + Math.exp(3)), 1e-15), 1e-13);
		assertArrayEquals(new double[] { 0.7 }, places(Link.of("relu"), 9, 0.7, 1e-15), 1e-15);
		assertEquals(0, places(Link.of("tanh"), 9, 1.01, 1e-15).length);
		assertEquals(0, places(Link.of("relu"), 9, -0.1, 1e-15).length);
		assertEquals(0, new LinkInverse(Link.of("tanh"), 18).extrema().length); // flat ends are no turns
		assertEquals(2, places(Link.of("linear"), 9, 2, 0.01)[0], 0.01); // as well as was asked for
	}
}
