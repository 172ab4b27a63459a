package org.scalinglaws.integrate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.LagrangeBasis;

/**
 * The Radau IIA collocation method with S stages: order 2S - 1, L-stable, its last
 * stage is the end of the step.
 * <p>
 * It is given by its nodes 0 = c_0 &lt; c_1 &lt; ... &lt; c_S = 1 and the
 * differentiation matrix on them: the stages Y of y' = f solve
 * sum_l derivative[k][l] Y_l = h f(Y_k), k = 1..S, with Y_0 the start.
 * </p>
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, section IV.5"
 */
public final class RadauTableau {

	private final int stages;
	private final double[] nodes;
	private final LagrangeBasis basis;
	private final double[][] derivative;
	private final double[] errorWeights;
	private final double startWeight;

	private RadauTableau(final int stages) {
		this.stages = stages;
		nodes = nodes(stages);
		basis = new LagrangeBasis(nodes);
		derivative = basis.derivative();
		startWeight = 1 / realEigenvalue();
		errorWeights = errorWeights(nodes, derivative, startWeight);
	}

	/**
	 * The method of a number of stages.
	 *
	 * @param stages 3, 5 or 7
	 */
	public static RadauTableau of(final int stages) {
		if (stages != 3 && stages != 5 && stages != 7) throw new IllegalArgumentException(
			"stages must be one of [3, 5, 7], was " + stages);
		return new RadauTableau(stages);
	}

	/** S. */
	public int stages() {
		return stages;
	}

	/** c_k as a fraction of the step, k = 0 (the start) to S (the end). */
	public double node(final int k) {
		return nodes[k];
	}

	/** {@return the derivative at node k of the polynomial that is 1 at node l and 0 at the others} */
	public double derivative(final int k, final int l) {
		return derivative[k][l];
	}

	/**
	 * The weight gamma of h f(start) in the embedded formula of order S, whose
	 * error estimate is (I - gamma h J)^-1 (gamma h f(start) + sum_k
	 * errorWeight(k) (Y_k - Y_0)); 1/gamma is the real eigenvalue of the
	 * differentiation matrix.
	 */
	public double startWeight() {
		return startWeight;
	}

	/** The weight of stage k = 1..S in the error estimate, see {@link #startWeight()}. */
	public double errorWeight(final int k) {
		return errorWeights[k];
	}

	/**
	 * The values of the Lagrange polynomials on the nodes 0..S at a place.
	 *
	 * @param x as a fraction of the step; beyond 1 it extrapolates
	 * @param values filled with S + 1 of them
	 */
	public void basis(final double x, final double[] values) {
		basis.at(x, values);
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
	private double realEigenvalue() {
		final double low = 1, high = 2 * stages, sign = Math.signum(shiftedDeterminant(low));
		Require.positive("bracket", -sign * shiftedDeterminant(high));
		return Math.nextDown(Bisection.first(x -> Math.signum(shiftedDeterminant(x)) != sign, low, high));
	}

	private double shiftedDeterminant(final double shift) {
		final double[][] matrix = new double[stages][stages];
		for (int i = 0; i < stages; i++)
			for (int j = 0; j < stages; j++)
				matrix[i][j] = derivative[i + 1][j + 1] - (i == j ? shift : 0);
		return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0).getDeterminant();
	}

	/**
	 * The quadrature on the start (weight gamma) and the stages that is exact to
	 * degree S - 1 differs from the method's own by weights with
	 * sum_k difference_k c_k^(q-1) = -gamma [q = 1]; h f is then expressed by the
	 * stages through the differentiation matrix.
	 */
	static double[] errorWeights(final double[] nodes, final double[][] derivative, final double startWeight) {
		final int stages = nodes.length - 1;
		final double[][] vandermonde = new double[stages][stages];
		for (int q = 0; q < stages; q++)
			for (int k = 0; k < stages; k++)
				vandermonde[q][k] = Math.pow(nodes[k + 1], q);
		final double[] right = new double[stages];
		right[0] = -startWeight;
		final double[] difference = new LUDecomposition(new Array2DRowRealMatrix(vandermonde, false)).getSolver().solve(
			new ArrayRealVector(right, false)).toArray();
		final double[] weights = new double[stages + 1];
		for (int l = 1; l <= stages; l++)
			for (int k = 1; k <= stages; k++)
				weights[l] += difference[k - 1] * derivative[k][l];
		return weights;
	}
}
