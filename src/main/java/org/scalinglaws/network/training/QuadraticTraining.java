package org.scalinglaws.network.training;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/**
 * Trains the quadratic network f = Tr[S(xx' - I)] / sqrt(d), S = W'W / sqrt(p d):
 * minimises sum (y - f)^2 + weightDecay |W|_F^2 over W (p x d) from a random start
 * by L-BFGS.
 * <p>
 * As |W|_F^2 = sqrt(p d) Tr S, the loss is that of {@link NuclearNorm} with penalty
 * = weightDecay sqrt(p d), whose duality gap tells how far from the global optimum
 * the training is (arXiv 2509.24882). From width d on the gap closes; a narrower
 * network may end above the convex optimum, and the gap says by how much.
 * </p>
 */
public final class QuadraticTraining implements NetworkTraining {

	private static final long MAX_PARAMETERS = 4_000_000;

	private final double[] inputs;
	private final double[] labels;
	private final double weightDecay;
	private final Units units;
	private final int dimension;
	private final int width;

	/**
	 * A problem of width p = d.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample, from -1e100 to 1e100
	 * @param weightDecay lambda, from 0
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or the lengths do not match
	 */
	public QuadraticTraining(final double[] inputs, final double[] labels, final double weightDecay) {
		this(inputs, labels, weightDecay, NetworkSamples.dimension(inputs, Require.given("labels", labels).length));
	}

	/**
	 * A problem.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample, from -1e100 to 1e100
	 * @param weightDecay lambda, from 0
	 * @param width p, from 1; p d at most 4e6
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or the lengths do not match
	 */
	public QuadraticTraining(final double[] inputs, final double[] labels, final double weightDecay, final int width) {
		Require.moderate("labels", Require.given("labels", labels));
		dimension = NetworkSamples.dimension(inputs, labels.length);
		Require.inRange("weightDecay", weightDecay, 0, Require.LARGEST);
		Require.inRange("dimension", dimension, 1, (int) Math.sqrt(MAX_PARAMETERS));
		this.width = (int) Require.inRange("width", width, 1, MAX_PARAMETERS / dimension);
		units = Units.of(inputs, labels, 2);
		this.labels = Units.in(units.label(), labels);
		this.inputs = Units.in(units.input(), inputs);
		this.weightDecay = weightDecay / units.label() / units.input() / units.input();
	}

	@Override
	public TrainedNetwork run(final RandomStream start, final double tolerance, final int maxIterations,
		final Progress progress)
	{
		Training.require(tolerance, maxIterations);
		final double[] point = new double[width * dimension];
		start.fillGaussian(point, 0, point.length);
		final double root = Math.sqrt(units.label()) / units.input(), square = units.label() * units.label();
		return Training.run(loss(progress), point, tolerance, maxIterations, progress).in(root * root, square, square / root);
	}

	/** The loss of W, row by row, in the units of training. */
	Training.Loss loss(final Progress progress) {
		return new QuadraticLoss(new QuadraticDesign(inputs, labels.length, units.input(), progress));
	}

	private final class QuadraticLoss implements Training.Loss {

		private final QuadraticDesign design;
		private final double scale = 1 / Math.sqrt((double) width * dimension);
		private final double[][] rows = new double[width][dimension];
		private final double[][] products = new double[width][dimension];
		private final double[] scales = new double[width];
		private final double[][] matrix = new double[dimension][dimension];
		private final double[][] correlations = new double[dimension][dimension];
		private final double[] residuals = new double[labels.length];

		QuadraticLoss(final QuadraticDesign design) {
			this.design = design;
			Arrays.fill(scales, scale);
		}

		@Override
		public double evaluate(final double[] point, final double[] gradient) {
			setMatrix(point);
			design.responses(matrix, residuals);
			for (int k = 0; k < labels.length; k++)
				residuals[k] = labels[k] - residuals[k];
			design.weightedSum(residuals, correlations);
			for (int j = 0; j < width; j++) {
				final double[] product = products[j];
				Arrays.fill(product, 0);
				VectorLoops.addAll(rows[j], correlations, 0, dimension, product, dimension);
				for (int i = 0; i < dimension; i++)
					gradient[j * dimension + i] = 2 * weightDecay * rows[j][i] - 4 * scale * product[i];
			}
			return LowerBound.squares(residuals) + weightDecay * LowerBound.squares(point);
		}

		@Override
		public double zeroLoss() {
			return LowerBound.squares(labels);
		}

		@Override
		public double lowerBound() {
			return NuclearNorm.lowerBound(labels, residuals, correlations, weightDecay / scale);
		}

		@Override
		public double[] weights(final double[] point) {
			setMatrix(point);
			return PowerLawTargets.flat(matrix);
		}

		private void setMatrix(final double[] point) {
			for (int j = 0; j < width; j++)
				System.arraycopy(point, j * dimension, rows[j], 0, dimension);
			VectorLoops.outerProducts(matrix, 0, 1, rows, scales, () -> true);
			VectorLoops.mirror(matrix);
		}
	}
}
