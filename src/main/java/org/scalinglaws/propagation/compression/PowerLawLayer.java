package org.scalinglaws.propagation.compression;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.RandomStream;

/**
 * A layer of any size with random orthonormal components of strengths r^-exponent.
 * <p>
 * It is seen in the frame of its own vectors: the projections of a normal input on any orthonormal vectors are independent
 * normals, and lengths of outputs are sums over components. So the law of every error is that of a matrix with
 * vectors drawn for it, while a sample costs as much as its input has numbers, and no matrix is made.
 * </p>
 */
public final class PowerLawLayer implements Layer {

	/** The most outputs, and inputs. */
	public static final int MOST = 1_000_000;

	private final int rows;
	private final int columns;
	private final double[] strengths;

	/**
	 * Describes it.
	 *
	 * @param exponent of the strengths, 0 to 20
	 * @param rows outputs, 1 to 1e6
	 * @param columns inputs, 1 to 1e6
	 * @throws IllegalArgumentException if something is out of range
	 */
	public PowerLawLayer(final double exponent, final int rows, final int columns) {
		Require.inRange("exponent", exponent, 0, 20);
		this.rows = Require.inRange("rows", rows, 1, MOST);
		this.columns = Require.inRange("columns", columns, 1, MOST);
		strengths = new double[Math.min(rows, columns)];
		for (int r = 0; r < strengths.length; r++)
			strengths[r] = Math.pow(r + 1, -exponent);
	}

	@Override
	public int rows() {
		return rows;
	}

	@Override
	public int columns() {
		return columns;
	}

	@Override
	public double[] strengths() {
		return strengths;
	}

	@Override
	public Probe probe() {
		final double[] input = new double[columns];
		return (random, ranks, lost) -> {
			random.fillGaussian(input, 0, columns);
			double sum = 0;
			for (int k = ranks.length - 1, r = strengths.length; k >= 0; k--) { // the least first, for their digits
				while (r > ranks[k]) {
					final double output = strengths[--r] * input[r];
					sum += output * output;
				}
				lost[k] = sum;
			}
			return DotProducts.of(input, input);
		};
	}
}
