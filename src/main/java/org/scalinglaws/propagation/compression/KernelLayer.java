package org.scalinglaws.propagation.compression;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.linear.VectorLoops;

/**
 * A given matrix as a layer: its components are those of its singular value decomposition, the best of each rank (Eckart
 * and Young). Inputs go through the matrix itself, and what components leave of the output is what is measured.
 */
public final class KernelLayer implements Layer {

	/** The decomposition then takes seconds, for some more numbers minutes. */
	private static final int MOST_NUMBERS = 20_000_000, LONGEST_SMALL_SIDE = 1024;

	private final double[][] matrix;
	private final ThinSvd svd;

	/**
	 * Decomposes a matrix.
	 *
	 * @param columns the numbers, column after column; not all 0
	 * @param rows of the matrix, which divide their number
	 * @throws IllegalArgumentException if a number is not in [-1e100, 1e100], all are 0, there are more than 2e7 or the smaller side is
	 *           longer than 1024
	 */
	public KernelLayer(final double[] columns, final int rows) {
		Require.inRange("numbers of kernel", Require.moderate("kernel", columns).length, 1, MOST_NUMBERS);
		final int width = columns.length / rows;
		if (Math.min(rows, width) > LONGEST_SMALL_SIDE) throw new IllegalArgumentException(
			"kernel's smaller side must be at most " + LONGEST_SMALL_SIDE + ", was " + rows + " x " + width);
		if (Arrays.stream(columns).allMatch(value -> value == 0)) throw new IllegalArgumentException(
			"kernel must have a number other than 0, had none");
		matrix = new double[rows][width];
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < width; j++)
				matrix[i][j] = columns[j * rows + i];
		svd = new ThinSvd(matrix);
	}

	@Override
	public int rows() {
		return matrix.length;
	}

	@Override
	public int columns() {
		return matrix[0].length;
	}

	@Override
	public double[] strengths() {
		return svd.values();
	}

	@Override
	public Probe probe() {
		final double[] input = new double[columns()], left = new double[rows()];
		return (random, ranks, lost) -> {
			random.fillGaussian(input, 0, input.length);
			for (int i = 0; i < left.length; i++)
				left[i] = DotProducts.of(matrix[i], input);
			for (int k = 0, r = 0; k < ranks.length; k++) {
				for (; r < ranks[k]; r++)
					VectorLoops.add(-svd.values()[r] * DotProducts.of(svd.right()[r], input), svd.left()[r], left, left.length);
				lost[k] = DotProducts.of(left, left);
			}
			return DotProducts.of(input, input);
		};
	}
}
