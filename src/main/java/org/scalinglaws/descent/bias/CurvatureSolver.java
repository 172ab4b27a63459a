package org.scalinglaws.descent.bias;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;

/**
 * Solves X diag(slopes) X' step = gradient by conjugate gradients, preconditioned by the factor of a matrix near it: that of
 * the coordinates with the largest slopes and the diagonal of the rest, made anew when it has become a bad one.
 * <p>
 * The whole matrix costs samples^2 x dimension, a product with a vector only 4 samples x dimension; in the rich regime few
 * slopes count. Where these few do not make a good preconditioner, all are taken.
 * </p>
 */
final class CurvatureSolver {

	/** Coordinates in the matrix for each sample. */
	private static final int HEAD = 2;

	/** Products to form the matrix of all coordinates that are made without asking. */
	private static final double CHEAP = 5e7;

	/** Iterations beyond which a preconditioner is renewed, and beyond which a new one gets all coordinates. */
	private static final int TIRED = 12, BAD = 40, MOST = 100;

	/** Of the preconditioner, relative: less lets rounding steer (tried: 1e-15 to 1e-10), more takes more iterations. */
	private static final double SHIFT = 1e-11;

	private final Design design;
	private boolean whole;
	private ShiftedFactor preconditioner;
	private int iterations;

	CurvatureSolver(final Design design) {
		this.design = design;
		final double n = design.samples();
		whole = n * n * design.dimension() <= CHEAP || HEAD * n >= design.dimension();
	}

	/**
	 * Solves.
	 *
	 * @param slopes all positive, or 0 where they do not count
	 * @param tolerance of the residual, relative to the gradient
	 * @return a descent direction in any case
	 */
	double[] solve(final double[] slopes, final double[] gradient, final double tolerance) {
		if (preconditioner != null && iterations <= TIRED) {
			final double[] step = descend(slopes, gradient, tolerance, BAD);
			if (iterations < BAD) return step;
		}
		preconditioner = preconditioner(slopes);
		final double[] step = descend(slopes, gradient, tolerance, whole ? MOST : BAD);
		if (iterations < BAD || whole) return step;
		whole = true;
		preconditioner = preconditioner(slopes);
		return descend(slopes, gradient, tolerance, MOST);
	}

	private ShiftedFactor preconditioner(final double[] slopes) {
		final int d = slopes.length, head = whole ? d : HEAD * design.samples();
		final int[] order = whole ? IntStream.range(0, d).toArray() : DescendingOrder.of(slopes);
		final double[][] matrix = design.product(slopes, Arrays.copyOf(order, head));
		for (int k = head; k < d; k++) {
			final double[] column = design.column(order[k]);
			for (int j = 0; j < column.length; j++)
				matrix[j][j] += slopes[order[k]] * column[j] * column[j];
		}
		return new ShiftedFactor(matrix, SHIFT * ShiftedFactor.largest(matrix));
	}

	/** Conjugate gradients from 0. */
	private double[] descend(final double[] slopes, final double[] gradient, final double tolerance, final int most) {
		final int n = gradient.length;
		final double[] step = new double[n], rest = gradient.clone();
		double[] better = rest.clone();
		preconditioner.solve(better);
		final double[] direction = better.clone();
		final double goal = tolerance * tolerance * DotProducts.of(gradient, gradient);
		double product = DotProducts.of(rest, better);
		for (iterations = 0; iterations < most && product > 0 && DotProducts.of(rest, rest) > goal; iterations++) {
			final double[] image = design.curvature(slopes, direction);
			final double curvature = DotProducts.of(direction, image);
			if (!(curvature > 0)) break; // nothing but rounding is left
			final double part = product / curvature;
			VectorLoops.add(part, direction, step, n);
			VectorLoops.add(-part, image, rest, n);
			better = rest.clone();
			preconditioner.solve(better);
			final double next = DotProducts.of(rest, better);
			for (int k = 0; k < n; k++)
				direction[k] = better[k] + next / product * direction[k];
			product = next;
		}
		return step;
	}
}
