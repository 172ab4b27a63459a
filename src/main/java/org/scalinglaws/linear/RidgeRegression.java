package org.scalinglaws.linear;

import java.util.Arrays;

import org.scalinglaws.ground.Require;

/**
 * Ridge regression: the weights v that minimise the mean of (y - v.x)^2 over the samples plus ridge |v|^2, for any number of
 * ridges after one decomposition; at a ridge of 0 those of least norm among the best.
 * <p>
 * The decomposition is that of the smaller of both Gram matrices where it leaves nine digits, which is where ridge and
 * smallest eigenvalue together are above a millionth of the largest; else the singular values of the inputs. A ridge more
 * then costs two products with the inputs.
 * </p>
 *
 * <pre>
 * RidgeRegression regression = RidgeRegression.of(inputs, labels, 1e-3);
 * double[] weights = regression.at(0.1).weights();
 * </pre>
 */
public final class RidgeRegression {

	/** Least eigenvalue with ridge over the largest one at which a Gram matrix serves. */
	private static final double CONDITION = 1e-6;

	private static final double ROUNDING = 0x1p-52;

	private final double[][] inputs;
	private final double[] labels;
	private final double smallestRidge;
	private final double[] squares; // of the singular values
	private final double[] projections; // of the labels on what the weights are made of
	private final double[][] directions; // of the weights, or of the samples that they are made of
	private final boolean ofSamples; // whether the directions are those of samples
	private final double[] shares; // of the labels along the left singular vectors; null if there are more samples than inputs
	private final double rest; // of the squared labels that no weights reach, where there are shares

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
		Require.finite("labels", Require.length("labels", labels, inputs.length));
		for (final double[] sample : inputs)
			Require.length("sample", sample, inputs[0].length);
		Require.inRange("smallestRidge", smallestRidge, 0, Double.MAX_VALUE);
		return new RidgeRegression(inputs, labels, smallestRidge);
	}

	private RidgeRegression(final double[][] inputs, final double[] labels, final double smallestRidge) {
		this.inputs = inputs;
		this.labels = labels;
		this.smallestRidge = smallestRidge;
		final boolean overSamples = inputs.length <= inputs[0].length;
		final SymmetricEigen gram = new SymmetricEigen(overSamples ? ofSamples(inputs) : ofInputs(inputs), true);
		final int size = Math.min(inputs.length, inputs[0].length);
		if (gram.value(0) + inputs.length * smallestRidge > CONDITION * gram.largest()) {
			squares = new double[size];
			directions = new double[size][];
			for (int k = 0; k < size; k++) {
				squares[k] = Math.max(0, gram.value(k));
				directions[k] = gram.vector(k);
			}
			projections = products(directions, overSamples ? labels : transposed(inputs, labels));
			ofSamples = overSamples;
			shares = overSamples ? projections : null;
			rest = 0;
			return;
		}
		final ThinSvd svd = new ThinSvd(inputs);
		final double least = svd.values()[0] * ROUNDING * Math.max(inputs.length, inputs[0].length);
		final int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
		final double[] all = products(svd.left(), labels);
		squares = new double[rank];
		projections = new double[rank];
		for (int k = 0; k < rank; k++) {
			squares[k] = svd.values()[k] * svd.values()[k];
			projections[k] = svd.values()[k] * all[k];
		}
		directions = Arrays.copyOf(svd.right(), rank);
		ofSamples = false;
		shares = overSamples ? Arrays.copyOf(all, rank) : null;
		rest = DotProducts.of(Arrays.copyOfRange(all, rank, size), Arrays.copyOfRange(all, rank, size));
	}

	/**
	 * The fit at a ridge.
	 *
	 * @param ridge at least the smallest one that was announced
	 * @throws IllegalArgumentException if it is smaller or not finite
	 */
	public Fit at(final double ridge) {
		Require.inRange("ridge", ridge, smallestRidge, Double.MAX_VALUE);
		final double penalty = inputs.length * ridge;
		final double[] factors = new double[squares.length];
		double degrees = 0, free = inputs.length - squares.length, error = rest;
		for (int k = 0; k < factors.length; k++) {
			final double inverse = squares[k] + penalty > 0 ? 1 / (squares[k] + penalty) : 0;
			factors[k] = projections[k] * inverse;
			degrees += squares[k] * inverse;
			final double left = inverse > 0 ? penalty * inverse : 1;
			free += left;
			if (shares != null) error += shares[k] * shares[k] * left * left;
		}
		final double[] combined = transposed(directions, factors);
		final double[] weights = ofSamples ? transposed(inputs, combined) : combined;
		return new Fit(weights, (shares != null ? error : squaredError(weights)) / inputs.length, degrees, free /
			inputs.length);
	}

	private double squaredError(final double[] weights) {
		double sum = 0;
		for (int p = 0; p < inputs.length; p++) {
			final double error = labels[p] - DotProducts.of(inputs[p], weights);
			sum += error * error;
		}
		return sum;
	}

	private static double[] products(final double[][] rows, final double[] vector) {
		return Arrays.stream(rows).mapToDouble(row -> DotProducts.of(row, vector)).toArray();
	}

	/** The sum of factors_k rows_k. */
	private static double[] transposed(final double[][] rows, final double[] factors) {
		final double[] sum = new double[rows.length == 0 ? 0 : rows[0].length];
		VectorLoops.addAll(factors, rows, 0, rows.length, sum, sum.length);
		return sum;
	}

	/** x_p.x_q of all samples. */
	private static double[][] ofSamples(final double[][] inputs) {
		final double[][] gram = new double[inputs.length][inputs.length];
		final DotProducts pair = new DotProducts();
		for (int p = 0; p < inputs.length; p++) {
			int q = 0;
			for (; q < p; q += 2) {
				pair.compute(inputs[p], inputs[q], inputs[q + 1]);
				gram[p][q] = pair.first();
				gram[p][q + 1] = pair.second();
			}
			if (q == p) gram[p][p] = DotProducts.of(inputs[p], inputs[p]);
		}
		VectorLoops.mirror(gram);
		return gram;
	}

	/** The sum of x x' over all samples. */
	private static double[][] ofInputs(final double[][] inputs) {
		final double[][] gram = new double[inputs[0].length][inputs[0].length];
		final double[] ones = new double[inputs.length];
		Arrays.fill(ones, 1);
		VectorLoops.outerProducts(gram, 0, 1, inputs, ones, () -> true);
		VectorLoops.mirror(gram);
		return gram;
	}
}
