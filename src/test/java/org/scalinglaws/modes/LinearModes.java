package org.scalinglaws.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Modes that are linear as a whole: x_j changes by -lambda_j x_j + gain lambda_j s with s = sum lambda_j x_j, which is one
 * symmetric matrix. A node may stand for several equal modes: then x_j is their sum, and weight their number.
 */
final class LinearModes implements CoupledModes, CoefficientLaw {

	/** Decay, gain x s. */
	private static final ModeEquation EQUATION = terms();

	private final double gain;
	private final double tolerance;
	private final double speed;
	private final ModeNodes nodes;

	/** Each record: time or step, scalar, sum of x. */
	final List<double[]> records = new ArrayList<>();

	LinearModes(final double[] lambda, final double[] start, final double[] weight, final double gain, final double speed,
		final double tolerance)
	{
		this.gain = gain;
		this.speed = speed;
		this.tolerance = tolerance;
		nodes = new ModeNodes(EQUATION, new double[][] { lambda }, new double[][] { weight }, new double[][] { start.clone() });
	}

	private static ModeEquation terms() {
		final ModeEquation.Builder builder = ModeEquation.builder(1, 1, 2);
		builder.group(1, 1);
		return builder.matrix(0, 0, 0, 0, 0, 1).source(0, 0, 0, 1, 1).scalar(ModeEquation.Product.of(0, 0)).sum(
			ModeEquation.Product.of(ModeEquation.NONE, 0)).build();
	}

	/** The scalar and the sum of x at a time, by the eigenvectors of the whole matrix; of steps if they are whole. */
	static double[] exact(final double[] lambda, final double[] start, final double gain, final double speed,
		final double at, final boolean steps)
	{
		final int n = lambda.length;
		final Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(n, n);
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				matrix.setEntry(i, j, speed * (gain * lambda[i] * lambda[j] - (i == j ? lambda[i] : 0)));
		final EigenDecomposition eigen = new EigenDecomposition(matrix);
		final RealVector x0 = new ArrayRealVector(start, false);
		RealVector x = new ArrayRealVector(n);
		for (int k = 0; k < n; k++) {
			final RealVector v = eigen.getEigenvector(k);
			final double value = eigen.getRealEigenvalue(k);
			x = x.add(v.mapMultiply(v.dotProduct(x0) * (steps ? Math.pow(1 + value, at) : Math.exp(at * value))));
		}
		return new double[] { x.dotProduct(new ArrayRealVector(lambda, false)), Arrays.stream(x.toArray()).sum() };
	}

	@Override
	public ModeEquation equation() {
		return EQUATION;
	}

	@Override
	public ModeNodes nodes() {
		return nodes;
	}

	@Override
	public CoefficientLaw law() {
		return this;
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		values[0] = -speed;
		values[1] = speed * gain * scalars[0];
	}

	@Override
	public double scale(final int scalar, final double[] scalars) {
		return Math.abs(scalars[0]) + Double.MIN_NORMAL;
	}

	@Override
	public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		return Math.max(scalarErrors[0] / Math.abs(scalars[0]), sumErrors[0] / Math.abs(sums[0])) / (5 * tolerance);
	}

	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return 1 / (speed * Arrays.stream(nodes.feature(0)).max().getAsDouble());
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		records.add(new double[] { at, scalars[0], sums[0], slopes[0] });
	}
}
