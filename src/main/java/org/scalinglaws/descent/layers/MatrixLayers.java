package org.scalinglaws.descent.layers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.random.RandomStream;

/**
 * Gradient descent with all weights of two square layers, from independent normals of variance startScale^2/n each, n
 * being the number of values: nothing is aligned or balanced at first. A is the diagonal matrix of the values, which is
 * no loss, since such a start looks alike in all directions.
 */
public final class MatrixLayers implements LayerMotion {

	/** The largest number of values: a record takes a second there. */
	public static final int MOST_VALUES = 300;

	private final LayerProblem problem;
	private final double learningRate;
	private final DMatrixRMaj first;
	private final DMatrixRMaj second;
	private long step;

	/**
	 * @param problem of at most {@link #MOST_VALUES} values
	 * @param learningRate greater than 0
	 * @param random of the start
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public MatrixLayers(final LayerProblem problem, final double learningRate, final RandomStream random) {
		this.problem = Require.given("problem", problem);
		this.learningRate = Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, 1e100);
		Require.inRange("number of values", problem.values().length, 1, MOST_VALUES);
		first = start(random);
		second = start(random);
	}

	private DMatrixRMaj start(final RandomStream random) {
		final int n = problem.values().length;
		final DMatrixRMaj layer = new DMatrixRMaj(n, n);
		random.fillGaussian(layer.data, 0, n * n);
		CommonOps_DDRM.scale(problem.startScale() / Math.sqrt(n), layer);
		return layer;
	}

	@Override
	public LayerProblem problem() {
		return problem;
	}

	@Override
	public double learningRate() {
		return learningRate;
	}

	@Override
	public void moveTo(final long to, final BooleanSupplier goOn) {
		for (; step < to && goOn.getAsBoolean(); step++)
			move();
	}

	private void move() {
		final DMatrixRMaj error = error(), ofFirst = first.createLike(), ofSecond = second.createLike();
		CommonOps_DDRM.multTransA(second, error, ofFirst);
		CommonOps_DDRM.multTransB(error, first, ofSecond);
		descend(first, ofFirst);
		descend(second, ofSecond);
	}

	private void descend(final DMatrixRMaj layer, final DMatrixRMaj gradient) {
		CommonOps_DDRM.scale(1 - learningRate * problem.weightDecay(), layer);
		CommonOps_DDRM.addEquals(layer, -learningRate, gradient);
	}

	private DMatrixRMaj product() {
		final DMatrixRMaj product = first.createLike();
		CommonOps_DDRM.mult(second, first, product);
		return product;
	}

	/** W2 W1 - A. */
	private DMatrixRMaj error() {
		final DMatrixRMaj error = product();
		final double[] values = problem.values();
		for (int k = 0; k < values.length; k++)
			error.add(k, k, -values[k]);
		return error;
	}

	private boolean finite() {
		return Arrays.stream(product().data).allMatch(Double::isFinite);
	}

	private static ThinSvd svd(final DMatrixRMaj matrix) {
		return new ThinSvd(matrix.data, matrix.numCols);
	}

	/** The largest at the place of the largest of A, and so on. */
	@Override
	public double[] values() {
		final double[] targets = problem.values(), values = new double[targets.length];
		if (!finite()) {
			Arrays.fill(values, Double.NaN);
			return values;
		}
		final double[] found = svd(product()).values();
		final int[] order = IntStream.range(0, targets.length).boxed().sorted(Comparator.comparingDouble(k -> -targets[k]))
			.mapToInt(Integer::intValue).toArray();
		for (int rank = 0; rank < found.length; rank++)
			values[order[rank]] = found[rank];
		return values;
	}

	@Override
	public double loss() {
		final double[] error = error().data;
		return DotProducts.of(error, error) / 2;
	}

	@Override
	public double alignment() {
		if (!finite()) return Double.NaN;
		final double[] weights = svd(product()).values();
		final double[][] left = svd(first).left(), right = svd(second).right();
		double sum = 0, total = 0;
		for (int k = 0; k < weights.length; k++) {
			sum += weights[k] * Math.abs(DotProducts.of(left[k], right[k]));
			total += weights[k];
		}
		return sum / total;
	}

	/** {@return W1 W1' - W2'W2, which gradient flow without decay leaves as it is} */
	DMatrixRMaj balance() {
		final DMatrixRMaj ofFirst = first.createLike(), ofSecond = first.createLike();
		CommonOps_DDRM.multTransB(first, first, ofFirst);
		CommonOps_DDRM.multTransA(second, second, ofSecond);
		CommonOps_DDRM.subtractEquals(ofFirst, ofSecond);
		return ofFirst;
	}
}
