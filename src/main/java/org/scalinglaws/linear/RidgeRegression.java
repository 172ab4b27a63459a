package org.scalinglaws.linear;

import java.util.Arrays;

import org.scalinglaws.ground.Require;

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

	/** Least eigenvalue with ridge over the largest one at which a Gram matrix serves. */
	private static final double CONDITION = 1e-6;

	private static final double ROUNDING = 0x1p-52;

	private final double[][] inputs;
	private final double[] labels;
	private final double smallestRidge;
	private final TridiagonalForm gram; // of the inputs, on what the weights are made of
	private final double[] projections; // of the labels on its directions
	private final boolean ofSamples; // whether these are combinations of samples
	private final double[] leftOver; // of the labels along them, over penalty and solution; null if not all can be fitted
	private final double rest; // of the squared labels that no weights reach, where there is something left over

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
		final boolean few = inputs.length <= inputs[0].length;
		final int size = Math.min(inputs.length, inputs[0].length);
		final TridiagonalForm small = TridiagonalForm.of(outerProducts(few ? columns(inputs) : inputs));
		if (small.isAbove(CONDITION * small.bound() - inputs.length * smallestRidge)) {
			gram = small;
			ofSamples = few;
			projections = products(gram.directions(), few ? labels : transposed(inputs, labels));
			leftOver = few ? new double[size] : null;
			if (few) Arrays.fill(leftOver, 1);
			rest = 0;
			return;
		}
		final ThinSvd svd = new ThinSvd(inputs);
		final double[] values = svd.values(), along = products(svd.left(), labels);
		final double least = values[0] * ROUNDING * Math.max(inputs.length, inputs[0].length);
		final int rank = (int) Arrays.stream(values).filter(value -> value > least).count();
		final double[] squares = new double[rank];
		projections = new double[rank];
		leftOver = few ? new double[rank] : null;
		for (int k = 0; k < rank; k++) {
			squares[k] = values[k] * values[k];
			projections[k] = values[k] * along[k];
			if (few) leftOver[k] = 1 / values[k];
		}
		gram = TridiagonalForm.diagonal(squares, Arrays.copyOf(svd.right(), rank));
		ofSamples = false;
		final double[] beyond = Arrays.copyOfRange(along, rank, size);
		rest = DotProducts.of(beyond, beyond);
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
		final double[] solution = gram.solve(penalty, projections);
		final double[] combined = solution.length == 0 ? new double[inputs[0].length] : transposed(gram.directions(), solution);
		final double[] weights = ofSamples ? transposed(inputs, combined) : combined;
		final double kept = penalty * gram.inverseTrace(penalty);
		return new Fit(weights, (leftOver == null ? squaredError(weights) : squaredRest(solution, penalty)) / inputs.length,
			solution.length - kept, (inputs.length - solution.length + kept) / inputs.length);
	}

	private double squaredRest(final double[] solution, final double penalty) {
		double sum = rest;
		for (int k = 0; k < solution.length; k++) {
			final double left = penalty * solution[k] * leftOver[k];
			sum += left * left;
		}
		return sum;
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
		final double[] sum = new double[rows[0].length];
		VectorLoops.addAll(factors, rows, 0, rows.length, sum, sum.length);
		return sum;
	}

	private static double[][] columns(final double[][] rows) {
		final double[][] columns = new double[rows[0].length][rows.length];
		for (int p = 0; p < rows.length; p++)
			for (int i = 0; i < columns.length; i++)
				columns[i][p] = rows[p][i];
		return columns;
	}

	/** The sum of x x' over all rows x: the form of the loops that the processor's vectors take. */
	private static double[][] outerProducts(final double[][] rows) {
		final double[][] gram = new double[rows[0].length][rows[0].length];
		final double[] ones = new double[rows.length];
		Arrays.fill(ones, 1);
		VectorLoops.outerProducts(gram, 0, 1, rows, ones, () -> true);
		VectorLoops.mirror(gram);
		return gram;
	}
}
