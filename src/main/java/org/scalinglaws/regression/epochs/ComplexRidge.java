package org.scalinglaws.regression.epochs;

import org.apache.commons.math3.complex.Complex;

/**
 * The renormalized ridge K(p), d times kappa, of a complex ridge p on the sum of squares (of a real one
 * {@link org.scalinglaws.spectrum.ridge.RenormalizedRidge} knows it):
 * K (n/d - sum_b share_b l_b / (l_b + K)) = p over both blocks, l = 1 and 1/condition^2.
 * <p>
 * It is one root of a cubic: n K/d is the inverse of the transform (1/n) tr (X X' + p)^-1, so that arg K lies
 * between 0 and arg p for p above the real axis, which no other root fulfils.
 * </p>
 */
final class ComplexRidge {

	private static final int MOST_ITERATIONS = 200;

	/** Newton's method squares errors; the cubic's roots have some 10 digits or more. */
	private static final int POLISH = 2;

	private final double load, overFast, overSlow, overAll; // n/d, less the share of one block, and of both
	private final double[] shares;
	private final double[] values;

	ComplexRidge(final TwoScales problem) {
		load = problem.load();
		final double dimension = problem.dimension();
		overFast = (problem.samples() - problem.fast()) / dimension;
		overSlow = (problem.samples() - dimension + problem.fast()) / dimension;
		overAll = (problem.samples() - dimension) / dimension;
		shares = new double[] { problem.share(0), problem.share(1) };
		values = new double[] { problem.eigenvalue(0), problem.eigenvalue(1) };
	}

	/**
	 * Solves.
	 *
	 * @param ridge p, with a positive imaginary part, or positive
	 */
	Complex of(final Complex ridge) {
		final double slow = values[1];
		final Complex[] cubic = { ridge.multiply(-slow), ridge.multiply(-(1 + slow)).add(overAll * slow), ridge.negate()
			.add(overFast + overSlow * slow), new Complex(load) };
		final Complex first = laguerre(cubic);
		final Complex b = cubic[2].add(first.multiply(load)), c = cubic[1].add(first.multiply(b));
		final Complex root = b.multiply(b).subtract(c.multiply(4 * load)).sqrt();
		final Complex q = larger(b.add(root), b.subtract(root)).multiply(-0.5);
		Complex best = first;
		for (final Complex other : new Complex[] { q.divide(load), c.divide(q) })
			if (distance(other, ridge) < distance(best, ridge)) best = other;
		for (int i = 0; i < POLISH; i++)
			best = newton(best, ridge);
		return best;
	}

	/** From the middle of the sector that only the root sought lies in. */
	private static double distance(final Complex root, final Complex ridge) {
		return root.isNaN() ? Double.POSITIVE_INFINITY : Math.abs(root.getArgument() - ridge.getArgument() / 2);
	}

	/**
	 * Of the equation as K bracket = p, the bracket n/d - sum_b share_b l_b / (l_b + K). A block above |K| is taken off whole,
	 * and what that is too much added, so that only what has to cancel does.
	 */
	private Complex newton(final Complex k, final Complex ridge) {
		final double size = k.abs();
		Complex bracket = new Complex(size < values[1] ? overAll : size < values[0] ? overFast : load), slope = bracket;
		for (int b = 0; b < 2; b++) {
			final Complex inverse = k.add(values[b]).reciprocal();
			final boolean whole = size < values[b];
			final Complex part = inverse.multiply(whole ? k.multiply(shares[b]) : new Complex(-shares[b] * values[b]));
			bracket = bracket.add(part);
			slope = slope.add(part.multiply(inverse).multiply(whole ? k.add(2 * values[b]) : new Complex(values[b])));
		}
		return k.subtract(k.multiply(bracket).subtract(ridge).divide(slope));
	}

	/** A root of a cubic by Laguerre's method from 0, so mostly the smallest one. */
	private static Complex laguerre(final Complex[] c) {
		Complex x = Complex.ZERO;
		for (int i = 0; i < MOST_ITERATIONS; i++) {
			Complex value = c[3], slope = Complex.ZERO, half = Complex.ZERO;
			double size = value.abs();
			for (int j = 2; j >= 0; j--) {
				half = half.multiply(x).add(slope);
				slope = slope.multiply(x).add(value);
				value = value.multiply(x).add(c[j]);
				size = value.abs() + x.abs() * size;
			}
			if (value.abs() <= 0x1p-53 * size) break;
			final Complex g = slope.divide(value), square = g.multiply(g);
			final Complex root = square.subtract(half.divide(value).multiply(2)).multiply(3).subtract(square).multiply(2).sqrt();
			final Complex next = x.subtract(larger(g.add(root), g.subtract(root)).reciprocal().multiply(3));
			if (next.equals(x)) break;
			x = next;
		}
		return x;
	}

	private static Complex larger(final Complex a, final Complex b) {
		return a.abs() >= b.abs() ? a : b;
	}
}
