package org.scalinglaws.integrate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.LagrangeBasis;

/**
 * The Radau IIA collocation method with S stages: order 2S - 1, L-stable, its last
 * stage is the end of the step.
 * <p>
 * Its slopes are derivatives: the stages Y of y' = f solve
 * sum_l slope(k, l) Y_l = h f(Y_k), k = 1..S, with Y_0 the start.
 * </p>
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, section IV.5"
 */
public final class RadauTableau extends Collocation {

	private RadauTableau(final double[] nodes, final double[][] derivative) {
		super(nodes, derivative, 1 / realEigenvalue(derivative));
	}

	/**
	 * The method of a number of stages.
	 *
	 * @param stages 3, 5 or 7
	 */
	public static RadauTableau of(final int stages) {
		if (stages != 3 && stages != 5 && stages != 7) throw new IllegalArgumentException(
			"stages must be one of [3, 5, 7], was " + stages);
		final double[] nodes = nodes(stages);
		return new RadauTableau(nodes, new LagrangeBasis(nodes).derivative());
	}

	/** The zeros of P_S - P_(S-1), shifted to (0, 1], after the start. */
	private static double[] nodes(final int stages) {
		final double[] nodes = new double[stages + 1];
		int found = 0;
		final int grid = 4000;
		for (int i = 0; i < grid - 1; i++) { // the last zero, x = 1, is known
			final double low = -1 + 2.0 * i / grid, high = -1 + 2.0 * (i + 1) / grid, sign = radau(stages, low);
			if (sign * radau(stages, high) > 0) continue;
			nodes[++found] = (1 + Bisection.first(x -> sign * radau(stages, x) <= 0, low, high)) / 2;
		}
		nodes[stages] = 1;
		return nodes;
	}

	/** (P_S(x) - P_(S-1)(x)) by the three-term recurrence of the Legendre polynomials. */
	private static double radau(final int stages, final double x) {
		double before = 1, value = x;
		for (int n = 1; n < stages; n++) {
			final double next = ((2 * n + 1) * x * value - n * before) / (n + 1);
			before = value;
			value = next;
		}
		return value - before;
	}

	/** The real eigenvalue of the stages' differentiation matrix, between 1 and 2S, by bisection of its determinant. */
	private static double realEigenvalue(final double[][] derivative) {
		final double low = 1, high = 2 * (derivative.length - 1), sign = Math.signum(shifted(derivative, low));
		Require.positive("bracket", -sign * shifted(derivative, high));
		return Math.nextDown(Bisection.first(x -> Math.signum(shifted(derivative, x)) != sign, low, high));
	}

	private static double shifted(final double[][] derivative, final double shift) {
		final int stages = derivative.length - 1;
		final double[][] matrix = new double[stages][stages];
		for (int i = 0; i < stages; i++)
			for (int j = 0; j < stages; j++)
				matrix[i][j] = derivative[i + 1][j + 1] - (i == j ? shift : 0);
		return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0).getDeterminant();
	}
}
