package org.scalinglaws.network.training;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/**
 * Trains the diagonal network f = sum_i a_i w_i x_i / sqrt(d): minimises sum (y -
 * f)^2 + weightDecay (|a|^2 + |w|^2) over (a, w) from a random start by L-BFGS.
 * <p>
 * The loss of the best (a, w) of given theta = a w / sqrt(d) is twice the LASSO's
 * 1/2 |y - theta.x|^2 + penalty |theta|_1 with penalty = weightDecay sqrt(d), whose
 * duality gap tells how far from the global optimum the training is (arXiv
 * 2509.24882). With weight decay 0 that is known only where the data are
 * interpolated. Weights that LASSO sets to 0 come out tiny.
 * </p>
 */
public final class DiagonalTraining implements NetworkTraining {

	private final int dimension;
	private final double[] labels;
	private final double weightDecay;
	private final Units units;
	private final double[][] samples;
	private final double[][] coordinates;

	/**
	 * A problem.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels one for each sample, from -1e100 to 1e100
	 * @param weightDecay lambda, from 0
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or the lengths do not match
	 */
	public DiagonalTraining(final double[] inputs, final double[] labels, final double weightDecay) {
		Require.moderate("labels", Require.given("labels", labels));
		Require.inRange("weightDecay", weightDecay, 0, Require.LARGEST);
		dimension = NetworkSamples.dimension(inputs, labels.length);
		units = Units.of(inputs, labels, 1);
		this.labels = Units.in(units.label(), labels);
		this.weightDecay = weightDecay / units.label() / units.input();
		samples = QuadraticDesign.rows(Units.in(units.input(), inputs), dimension);
		coordinates = new double[dimension][labels.length];
		for (int k = 0; k < labels.length; k++)
			for (int i = 0; i < dimension; i++)
				coordinates[i][k] = samples[k][i];
	}

	@Override
	public TrainedNetwork run(final RandomStream start, final double tolerance, final int maxIterations,
		final Progress progress)
	{
		Training.require(tolerance, maxIterations);
		final double[] point = new double[2 * dimension];
		start.fillGaussian(point, 0, point.length);
		final double weight = units.label() / units.input(), square = units.label() * units.label();
		return Training.run(loss(progress), point, tolerance, maxIterations, progress).in(weight, square, square / Math.sqrt(
			weight));
	}

	/** The loss of (a, w), a first, in the units of training. */
	Training.Loss loss(final Progress progress) {
		return new DiagonalLoss(progress);
	}

	private final class DiagonalLoss implements Training.Loss {

		private final Progress progress;
		private final double scale = 1 / Math.sqrt(dimension);
		private final double[] residuals = new double[labels.length];
		private final double[] theta = new double[dimension];
		private final double[] correlations = new double[dimension];

		DiagonalLoss(final Progress progress) {
			this.progress = progress;
		}

		@Override
		public double evaluate(final double[] point, final double[] gradient) {
			if (progress.isCanceled()) throw new CancellationException();
			for (int i = 0; i < dimension; i++)
				theta[i] = -scale * point[i] * point[dimension + i]; // minus, for residuals
			System.arraycopy(labels, 0, residuals, 0, labels.length);
			VectorLoops.addAll(theta, coordinates, 0, dimension, residuals, labels.length);
			Arrays.fill(correlations, 0);
			VectorLoops.addAll(residuals, samples, 0, labels.length, correlations, dimension);
			for (int i = 0; i < dimension; i++) {
				final double a = point[i], w = point[dimension + i];
				gradient[i] = 2 * (weightDecay * a - scale * correlations[i] * w);
				gradient[dimension + i] = 2 * (weightDecay * w - scale * correlations[i] * a);
			}
			return LowerBound.squares(residuals) + weightDecay * LowerBound.squares(point);
		}

		@Override
		public double zeroLoss() {
			return LowerBound.squares(labels);
		}

		@Override
		public double lowerBound() {
			double largest = 0;
			for (final double correlation : correlations)
				largest = Math.max(largest, Math.abs(correlation));
			return LowerBound.of(labels, residuals, 2 * largest, 2 * weightDecay / scale);
		}

		@Override
		public double[] weights(final double[] point) {
			final double[] weights = new double[dimension];
			for (int i = 0; i < dimension; i++)
				weights[i] = scale * point[i] * point[dimension + i];
			return weights;
		}
	}
}
