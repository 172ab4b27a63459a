package org.scalinglaws.linear.ridge;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;

/**
 * Ridge regression: the weights v that minimise the mean of (y - v.x)^2 over the samples plus ridge |v|^2, for any number of
 * ridges after one decomposition; at a ridge of 0 those of least norm among the best.
 * <p>
 * The smaller of both Gram matrices is made tridiagonal where that leaves nine digits, which is where ridge and smallest
 * eigenvalue together are above a millionth of the largest; else the inputs are decomposed into singular values. A ridge
 * more then costs two or three products of a matrix and a vector.
 * </p>
 *
 * <pre>
 * RidgeRegression regression = RidgeRegression.of(inputs, labels, 1e-3);
 * double[] weights = regression.at(0.1).weights();
 * </pre>
 */
public final class RidgeRegression {

	private final double[][] inputs;
	private final double[] labels;
	private final double smallestRidge;
	private final Path path;

	/** The weights over the ridges. */
	interface Path {

		/** @param penalty ridge x samples */
		Solution at(double penalty);
	}

	/**
	 * What a path has at one ridge.
	 *
	 * @param weights v
	 * @param modes directions in which anything is learned
	 * @param missing what is missing of them: the sum of penalty/(square of the singular value + penalty)
	 * @param squaredErrors of all samples; NaN if they are best taken from the weights
	 */
	record Solution(double[] weights, int modes, double missing, double squaredErrors) {
	}

	/**
	 * A fit.
	 *
	 * @param weights v
	 * @param trainingError mean of (y - v.x)^2
	 * @param degreesOfFreedom trace of the matrix that makes the predictions of the labels
	 * @param freeShare 1 - degreesOfFreedom/samples, to its own last digits; 0 where it interpolates
	 */
	public record Fit(double[] weights, double trainingError, double degreesOfFreedom, double freeShare) {

		/** {@return trainingError/freeShare^2, generalized cross-validation; NaN where it interpolates} */
		public double crossValidation() {
			return freeShare > 0 ? trainingError / freeShare / freeShare : Double.NaN;
		}
	}

	/**
	 * Decomposes.
	 *
	 * @param inputs finite, sample by sample, all of one length; at least one sample and input; kept, and to be left as they
	 *          are
	 * @param labels y, one for each sample
	 * @param smallestRidge that will be asked for, at least 0
	 * @throws IllegalArgumentException if lengths differ, a label is not finite or the ridge is out of range
	 * @throws ArithmeticException if the decomposition does not converge
	 */
	public static RidgeRegression of(final double[][] inputs, final double[] labels, final double smallestRidge) {
		return of(inputs, labels, smallestRidge, () -> true);
	}

	/**
	 * As above, for sizes that take seconds.
	 *
	 * @param goOn asked every few milliseconds while a Gram matrix is decomposed; singular values are waited for
	 * @throws CancellationException if it says no
	 */
	public static RidgeRegression of(final double[][] inputs, final double[] labels, final double smallestRidge,
		final BooleanSupplier goOn)
	{
		Require.finite("labels", Require.length("labels", labels, inputs.length));
		for (final double[] sample : inputs)
			Require.length("sample", sample, inputs[0].length);
		Require.inRange("smallestRidge", smallestRidge, 0, Double.MAX_VALUE);
		final GramRidge gram = new GramRidge(inputs, labels, goOn);
		return new RidgeRegression(inputs, labels, smallestRidge, gram.serves(inputs.length * smallestRidge) ? gram
			: new SingularRidge(inputs, labels));
	}

	private RidgeRegression(final double[][] inputs, final double[] labels, final double smallestRidge, final Path path) {
		this.inputs = inputs;
		this.labels = labels;
		this.smallestRidge = smallestRidge;
		this.path = path;
	}

	/**
	 * The fit at a ridge.
	 *
	 * @param ridge at least the smallest one that was announced
	 * @throws IllegalArgumentException if it is smaller or not finite
	 */
	public Fit at(final double ridge) {
		Require.inRange("ridge", ridge, smallestRidge, Double.MAX_VALUE);
		final int samples = inputs.length;
		final Solution found = path.at(samples * ridge);
		final double errors = Double.isNaN(found.squaredErrors) ? squaredError(found.weights) : found.squaredErrors;
		return new Fit(found.weights, errors / samples, found.modes - found.missing, (samples - found.modes + found.missing) /
			samples);
	}

	private double squaredError(final double[] weights) {
		double sum = 0;
		for (int p = 0; p < inputs.length; p++) {
			final double error = labels[p] - DotProducts.of(inputs[p], weights);
			sum += error * error;
		}
		return sum;
	}
}
