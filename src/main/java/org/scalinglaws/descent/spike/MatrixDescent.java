package org.scalinglaws.descent.spike;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.PolarFactor;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;

/**
 * Descent with all weights, on the population's gradient or on that of batches of fresh inputs, whose steps are the mean
 * over the batch of (f - y) x x'W.
 * <p>
 * Theta is the first and v the second of the coordinates, which is no loss: inputs and Gaussian starts look alike in
 * every direction. Both gradients are C W with a matrix C of the coordinates, so that a step costs order
 * d^2 (width + batch), and a spectral one some six inversions more.
 * </p>
 */
public final class MatrixDescent implements SpikeDescent {

	/** The largest dimension: a step takes seconds there. */
	public static final int MOST_DIMENSIONS = 1000;

	/** The largest width. */
	public static final int LARGEST_WIDTH = 10_000;

	private final SpikedRetrieval problem;
	private final DescentRule rule;
	private final double learningRate;
	private final BatchCurvature batches;
	private final double[][] units; // W', a row of d weights for each unit
	private final double[][] error; // Delta
	private final double[] deviations; // of the coordinates: sqrt of the diagonal of Q
	private double excess;

	/**
	 * @param problem of dimension at most {@link #MOST_DIMENSIONS}
	 * @param learningRate greater than 0
	 * @param start the weights of each unit, a row of length d, finite; at least one unit
	 * @param batches of the gradient; null for the population's
	 * @throws IllegalArgumentException if a number is out of range or the start has another shape
	 */
	public MatrixDescent(final SpikedRetrieval problem, final DescentRule rule, final double learningRate,
		final double[][] start, final BatchCurvature batches)
	{
		this.problem = Require.given("problem", problem);
		this.rule = Require.given("method", rule);
		this.learningRate = Require.positive("learningRate", learningRate);
		this.batches = batches;
		final int d = dimension(problem);
		Require.inRange("width", start.length, 1, LARGEST_WIDTH);
		units = new double[start.length][];
		for (int k = 0; k < start.length; k++)
			units[k] = Require.finite("start", Require.length("start", start[k], d)).clone();
		error = new double[d][d];
		deviations = new double[d];
		Arrays.fill(deviations, 1);
		deviations[1] = Math.sqrt(problem.variance());
		updateError();
	}

	private static int dimension(final SpikedRetrieval problem) {
		return (int) Require.inRange("dimension", problem.dimension(), 2, MOST_DIMENSIONS);
	}

	/**
	 * {@return startScale I if there are as many units as coordinates, else independent normals of variance
	 * startScale^2/width: units by rows}
	 *
	 * @param width number of units, 1 to {@link #LARGEST_WIDTH}; 0 for as many as coordinates
	 * @param startScale greater than 0, to 1e6
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static double[][] start(final SpikedRetrieval problem, final int width, final double startScale,
		final RandomStream random)
	{
		final int d = dimension(problem);
		final double[][] units = new double[Require.inRange("width", width, 0, LARGEST_WIDTH) == 0 ? d : width][d];
		final double scale = ReducedDescent.startScale(startScale) / Math.sqrt(units.length);
		for (int k = 0; k < units.length; k++) {
			if (units.length == d) units[k][k] = startScale;
			else {
				random.fillGaussian(units[k], 0, d);
				for (int i = 0; i < d; i++)
					units[k][i] *= scale;
			}
		}
		return units;
	}

	/** Delta = W W' - theta theta', and tau. */
	private void updateError() {
		final double[] ones = new double[units.length];
		Arrays.fill(ones, 1);
		VectorLoops.outerProducts(error, 0, 1, units, ones, () -> true);
		VectorLoops.mirror(error);
		error[0][0] -= 1;
		excess = 0;
		for (int i = 0; i < error.length; i++)
			excess += deviations[i] * deviations[i] * error[i][i];
	}

	/** {@return the gradient of the population's loss at the present weights, units by rows} */
	double[][] gradient() {
		return times(populationCurvature());
	}

	/** 2 Q Delta Q + tau Q. */
	private double[][] populationCurvature() {
		final int d = error.length;
		final double[][] curvature = new double[d][d];
		for (int i = 0; i < d; i++) {
			final double variance = deviations[i] * deviations[i];
			for (int j = 0; j < d; j++)
				curvature[i][j] = 2 * variance * error[i][j] * deviations[j] * deviations[j];
			curvature[i][i] += excess * variance;
		}
		return curvature;
	}

	/** C W, units by rows. */
	private double[][] times(final double[][] curvature) {
		final int d = curvature.length;
		final double[][] product = new double[units.length][d];
		for (int k = 0; k < units.length; k++)
			VectorLoops.addAll(units[k], curvature, 0, d, product[k], d);
		return product;
	}

	@Override
	public void step(final BooleanSupplier goOn) {
		final double[][] curvature = batches == null ? populationCurvature() : batches.next(error, deviations, goOn);
		if (!goOn.getAsBoolean()) return;
		final double[][] gradient = times(curvature);
		final double[][] direction = rule == DescentRule.SPECTRAL ? PolarFactor.of(gradient, goOn) : gradient;
		if (!goOn.getAsBoolean()) return;
		for (int k = 0; k < units.length; k++)
			VectorLoops.add(-learningRate, direction[k], units[k], units[k].length);
		updateError();
	}

	@Override
	public State state() {
		final double[] squares = new double[error.length];
		for (final double[] unit : units)
			for (int i = 0; i < squares.length; i++)
				squares[i] += unit[i] * unit[i];
		double rest = 0, loss = excess * excess / 4;
		for (int i = 2; i < squares.length; i++)
			rest += squares[i];
		for (int i = 0; i < squares.length; i++)
			for (int j = 0; j < squares.length; j++) {
				final double scaled = deviations[i] * error[i][j] * deviations[j];
				loss += scaled * scaled / 2;
			}
		final double signal = Math.sqrt(squares[0]);
		return new State(signal, Math.sqrt(squares[1]), rest == 0 ? 0 : Math.sqrt(rest / problem.bulk()), loss, signal / Math
			.sqrt(squares[0] + squares[1] + rest), excess);
	}

	@Override
	public double learningRate() {
		return learningRate;
	}

	@Override
	public long shortWhile() {
		return 1;
	}
}
