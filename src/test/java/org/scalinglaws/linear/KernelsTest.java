package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** The small kernels beside exact decimals, another solver, and polynomials. */
class KernelsTest {

	private final SplittableRandom random = new SplittableRandom(1);

	/** Of every length modulo 4, with cancellation: within a rounding error per term of the exact value. */
	@Test
	void productsAndSumsAreExactToRounding() {
		for (int length = 0; length < 40; length++) {
			final double[] x = numbers(length), v = numbers(length), w = numbers(length), ones = new double[length];
			Arrays.fill(ones, 1);
			final DotProducts both = new DotProducts();
			both.compute(x, v, w);
			assertNear(x, v, both.first());
			assertEquals(both.second(), DotProducts.of(x, w), 0); // alone or in a pair: the same bits
			assertNear(x, w, both.second());
			assertNear(x, w, DotProducts.inOrder(x, w));
			assertNear(x, ones, Sums.of(x));
			assertEquals(DotProducts.of(x, ones), Sums.of(x), 0);
			final int part = length / 2;
			assertEquals(DotProducts.of(Arrays.copyOf(x, part), Arrays.copyOf(w, part)), DotProducts.of(x, w, part), 0);
		}
	}

	/** Two at a time, and a last one alone: the bits of each by itself. */
	@Test
	void productsWithManyAreThoseWithEach() {
		for (int count = 0; count < 6; count++) {
			final double[] x = numbers(11), products = new double[count];
			final double[][] w = new double[count][];
			Arrays.setAll(w, k -> numbers(11));
			new DotProducts().compute(x, w, products);
			assertArrayEquals(Arrays.stream(w).mapToDouble(v -> DotProducts.of(x, v)).toArray(), products, 0);
		}
	}

	private static void assertNear(final double[] x, final double[] y, final double actual) {
		BigDecimal sum = BigDecimal.ZERO, size = BigDecimal.ZERO;
		for (int i = 0; i < x.length; i++) {
			final BigDecimal term = new BigDecimal(x[i]).multiply(new BigDecimal(y[i]));
			sum = sum.add(term);
			size = size.add(term.abs());
		}
		assertEquals(sum.doubleValue(), actual, (x.length + 1) * 0x1p-53 * size.doubleValue());
	}

	@Test
	void inversesAreThoseOfADenseSolver() {
		for (final int n : new int[] { 1, 3, 5, 10, 12 }) {
			final double[][] shared = new double[n][];
			Arrays.setAll(shared, k -> numbers(n));
			final BlockInverse inverse = new BlockInverse(n);
			assertEquals(n, inverse.order());
			inverse.fill(shared);
			for (int k = 0; k < n; k++)
				for (int j = 0; j < BlockInverse.SIZE; j++)
					inverse.entry(k, k)[j] = 5 + n + j + k; // dominates its row, so that no pivots are needed
			inverse.invert();
			final double[] weighed = new double[BlockInverse.SIZE];
			final double[][] own = new double[n][];
			Arrays.setAll(own, k -> numbers(BlockInverse.SIZE));
			for (int j = 0; j < BlockInverse.SIZE; j++) {
				final RealMatrix matrix = new Array2DRowRealMatrix(shared);
				for (int k = 0; k < n; k++)
					matrix.setEntry(k, k, 5 + n + j + k);
				final RealMatrix expected = MatrixUtils.inverse(matrix);
				final int node = j;
				final double[] vector = Arrays.stream(own).mapToDouble(row -> row[node]).toArray();
				for (int k = 0; k < n; k++) {
					for (int m = 0; m < n; m++)
						assertEquals(expected.getEntry(k, m), inverse.entry(k, m)[j], 1e-15);
					inverse.weigh(k, own, weighed);
					assertEquals(expected.operate(vector)[k], weighed[j], 1e-14);
				}
			}
		}
	}

	/** A polynomial of degree 5 is its own interpolant on six points, between and beyond them, with its derivative. */
	@Test
	void lagrangePolynomialsReproducePolynomials() {
		final double[] point = { 0, 0.1, 0.35, 0.5, 0.9, 1 }, basis = new double[6];
		final LagrangeBasis lagrange = new LagrangeBasis(point);
		final PolynomialFunction polynomial = new PolynomialFunction(numbers(6));
		final double[] values = Arrays.stream(point).map(polynomial::value).toArray();
		for (final double x : new double[] { 0, 0.35, 0.36, 0.7, 1, 1.3, -0.2 }) {
			lagrange.at(x, basis);
			assertEquals(polynomial.value(x), DotProducts.of(basis, values), 1e-13);
		}
		final double[][] derivative = lagrange.derivative();
		for (int k = 0; k < 6; k++)
			assertEquals(polynomial.derivative().value(point[k]), DotProducts.of(derivative[k], values), 1e-12);
		lagrange.at(0.5, basis);
		assertArrayEquals(new double[] { 0, 0, 0, 1, 0, 0 }, basis, 0);
	}

	/** Many points close together or far apart are those of [0, 1] but for the unit. */
	@Test
	void lagrangePolynomialsHaveNoUnit() {
		for (final double unit : new double[] { 1e-20, 1, 1e20 }) {
			final int n = 40;
			final double[] point = new double[n], basis = new double[n];
			Arrays.setAll(point, k -> unit * (1 - Math.cos((k + 0.5) * Math.PI / n)) / 2);
			new LagrangeBasis(point).at(0.3 * unit, basis);
			double value = 0;
			for (int k = 0; k < n; k++)
				value += basis[k] * Math.exp(point[k] / unit);
			assertEquals(Math.exp(0.3), value, 1e-13);
		}
	}

	/** A long expression, step by step beside 60 digits: a few units of the last of 32. */
	@Test
	void doubleDoublesCarryThirtyTwoDigits() {
		final MathContext digits = new MathContext(60);
		final DoubleDouble value = new DoubleDouble();
		BigDecimal exact = BigDecimal.ZERO, size = BigDecimal.ZERO;
		for (int i = 0; i < 1000; i++) {
			final double a = random.nextGaussian(), b = a * 0x1p-54, c = random.nextGaussian(), d = c * -0x1p-55;
			final BigDecimal first = new BigDecimal(a).add(new BigDecimal(b)), second = new BigDecimal(c).add(new BigDecimal(d));
			value.addProduct(a, b, c, d);
			exact = exact.add(first.multiply(second));
			size = size.max(exact.abs());
			if (i % 10 == 0) {
				value.multiply(a, b);
				value.divide(c, d);
				exact = exact.multiply(first).divide(second, digits);
				size = exact.abs();
			}
			final BigDecimal error = new BigDecimal(value.high()).add(new BigDecimal(value.low())).subtract(exact);
			assertEquals(0, error.doubleValue() / size.doubleValue(), 100 * DoubleDouble.EPSILON, "after " + i);
		}
	}

	private double[] numbers(final int length) {
		return random.doubles(length, -1, 1).toArray();
	}
}
