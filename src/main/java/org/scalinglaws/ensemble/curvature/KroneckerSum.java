package org.scalinglaws.ensemble.curvature;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.linear.VectorLoops;

/**
 * The Gauss-Newton matrix E[grad F grad F'] of a deep linear network, reduced to the eigenvalues that are not zero for any
 * weights: the sum over layers l of (W_L...W_(l+1)) (W_L...W_(l+1))' (x) Sigma^(1/2) (W_(l-1)...W_1)' (W_(l-1)...W_1)
 * Sigma^(1/2), of outputs x inputs rows instead of as many as there are weights.
 * <p>
 * Its largest and least eigenvalues are at most and at least the sums of those of the terms, which bounds the condition by
 * a convex combination of the layers' conditions; loosely, by the largest of them.
 * </p>
 */
final class KroneckerSum {

	private final double[] deviations;
	private final double[][] sum;
	private final int inputs, outputs;
	private double top, low, loose;

	/**
	 * Multiplies and adds up.
	 *
	 * @param weights of all layers, the first one first, row by row; left as they are
	 * @param spectrum of the inputs' covariance, along the coordinates
	 */
	KroneckerSum(final double[][][] weights, final double[] spectrum) {
		inputs = spectrum.length;
		outputs = weights[weights.length - 1].length;
		deviations = new double[inputs];
		for (int i = 0; i < inputs; i++)
			deviations[i] = Math.sqrt(spectrum[i]);
		sum = new double[outputs * inputs][outputs * inputs];
		final double[][][] after = new double[weights.length][][];
		after[weights.length - 1] = identity(outputs);
		for (int l = weights.length - 2; l >= 0; l--)
			after[l] = product(after[l + 1], weights[l + 1]);
		double[][] before = identity(inputs);
		for (int l = 0; l < weights.length; l++) {
			add(after[l], before);
			after[l] = null; // long ones are many megabytes
			if (l < weights.length - 1) before = product(weights[l], before);
		}
	}

	private static double[][] identity(final int size) {
		final double[][] identity = new double[size][size];
		for (int i = 0; i < size; i++)
			identity[i][i] = 1;
		return identity;
	}

	private static double[][] product(final double[][] a, final double[][] b) {
		final double[][] product = new double[a.length][b[0].length];
		for (int i = 0; i < a.length; i++)
			VectorLoops.addAll(a[i], b, 0, b.length, product[i], product[i].length);
		return product;
	}

	/** Adds a layer's term, from the product of the layers after it and of those before it. */
	private void add(final double[][] after, final double[][] before) {
		final double[][] left = gram(after), right = gram(transposed(before));
		for (int a = 0; a < outputs; a++)
			for (int i = 0; i < inputs; i++) {
				final double[] row = sum[a * inputs + i];
				for (int b = 0; b < outputs; b++)
					for (int j = 0; j < inputs; j++)
						row[b * inputs + j] += left[a][b] * right[i][j] * deviations[i] * deviations[j];
			}
		final double[] last = ends(after, outputs), first = ends(before, inputs);
		top += last[1] * first[1];
		low += last[0] * first[0];
		loose = Math.max(loose, last[1] * first[1] / (last[0] * first[0]));
	}

	private static double[][] transposed(final double[][] matrix) {
		final double[][] transposed = new double[matrix[0].length][matrix.length];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < transposed.length; j++)
				transposed[j][i] = matrix[i][j];
		return transposed;
	}

	/** The products of the rows of a matrix with each other. */
	private static double[][] gram(final double[][] rows) {
		final double[][] gram = new double[rows.length][rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int j = 0; j <= i; j++)
				gram[i][j] = gram[j][i] = DotProducts.of(rows[i], rows[j]);
		return gram;
	}

	/** The least and largest squared singular value on a side of the given size: 0 where there are fewer, or in rounding. */
	private static double[] ends(final double[][] matrix, final int side) {
		for (final double[] row : matrix)
			for (final double value : row)
				if (!Double.isFinite(value)) return new double[] { Double.NaN, Double.NaN };
		final double[] values = new ThinSvd(matrix).values();
		final double least = values[values.length - 1], rounding = Math.max(side, matrix.length) * Math.ulp(1.) * values[0];
		final boolean lost = values.length < side || least <= rounding;
		return new double[] { lost ? 0 : least * least, values[0] * values[0] };
	}

	/** {@return the matrix, row by row: output after output, coordinates within; not copied} */
	double[][] matrix() {
		return sum;
	}

	/** {@return the bound, over the condition of the inputs' covariance: what the terms can be at most over that at least} */
	double bound() {
		return top / low;
	}

	/** {@return the loose bound, likewise: the largest condition of a term} */
	double looseBound() {
		return loose;
	}
}
