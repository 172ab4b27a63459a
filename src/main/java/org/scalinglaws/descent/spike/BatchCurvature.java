package org.scalinglaws.descent.spike;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;

/** The matrices mean (f - y) x x' over batches of fresh inputs, whose mean is the population's 2 Q Delta Q + tau Q. */
public final class BatchCurvature {

	/** Inputs that are drawn at once, so that memory does not grow with the batch. */
	private static final int BLOCK = 256;

	/** The largest batch. */
	public static final int LARGEST_BATCH = 100_000_000;

	private final int batchSize;
	private final RandomStream random;

	/**
	 * @param batchSize 1 to {@link #LARGEST_BATCH}
	 * @param random of the inputs
	 * @throws IllegalArgumentException if it is out of range
	 */
	public BatchCurvature(final int batchSize, final RandomStream random) {
		this.batchSize = Require.inRange("batchSize", batchSize, 1, LARGEST_BATCH);
		this.random = Require.given("random", random);
	}

	/**
	 * {@return the matrix of the next batch}
	 *
	 * @param error Delta = W W' - theta theta': f - y is x'Delta x
	 * @param deviations of the coordinates
	 * @param goOn asked for each block of inputs; when it says no, the result is undefined
	 */
	double[][] next(final double[][] error, final double[] deviations, final BooleanSupplier goOn) {
		final int d = error.length;
		final double[][] sum = new double[d][d], part = new double[d][d];
		final double[] product = new double[d];
		for (int done = 0; done < batchSize && goOn.getAsBoolean(); done += BLOCK) {
			final double[][] inputs = new double[Math.min(BLOCK, batchSize - done)][d];
			final double[] weights = new double[inputs.length];
			for (int k = 0; k < inputs.length; k++) {
				random.fillGaussian(inputs[k], 0, d);
				VectorLoops.multiply(deviations, inputs[k]);
				Arrays.fill(product, 0);
				VectorLoops.addAll(inputs[k], error, 0, d, product, d);
				weights[k] = DotProducts.of(inputs[k], product) / batchSize;
			}
			VectorLoops.outerProducts(part, 0, 1, inputs, weights, goOn);
			for (int i = 0; i < d; i++)
				VectorLoops.add(1, part[i], sum[i], i + 1);
		}
		VectorLoops.mirror(sum);
		return sum;
	}
}
