package org.scalinglaws.integrate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.scalinglaws.linear.LagrangeBasis;

/**
 * What the collocation methods share: the nodes 0 = c_0 &lt; c_1 &lt; ... &lt; c_S = 1 of the start and of S stages, the
 * matrix of slopes on them, and an embedded formula of order S for the error.
 */
public abstract sealed class Collocation permits RadauTableau, DiscreteRadau {

	private final double[] nodes;
	private final LagrangeBasis basis;
	private final double[][] slopes;
	private final double startWeight;
	private final double[] errorWeights;

	Collocation(final double[] nodes, final double[][] slopes, final double startWeight) {
		this.nodes = nodes;
		this.slopes = slopes;
		this.startWeight = startWeight;
		basis = new LagrangeBasis(nodes);
		errorWeights = errorWeights();
	}

	/** {@return S} */
	public final int stages() {
		return nodes.length - 1;
	}

	/** {@return c_k as a fraction of the step, k = 0 (the start) to S (the end)} */
	public final double node(final int k) {
		return nodes[k];
	}

	/** {@return the slope at node k, over the whole step, of the polynomial that is 1 at node l and 0 at the others} */
	public final double slope(final int k, final int l) {
		return slopes[k][l];
	}

	/** {@return the slopes of the stages alone, S x S} */
	public final double[][] stageSlopes() {
		return new Array2DRowRealMatrix(slopes, false).getSubMatrix(1, stages(), 1, stages()).getData();
	}

	/**
	 * The weight gamma of the start's slope in the embedded formula, whose error estimate
	 * is (I - gamma J)^-1 (gamma f(start) + sum_k errorWeight(k) (Y_k - Y_0)), f the
	 * slopes over the whole step and J their Jacobian; 1/gamma is the real eigenvalue of
	 * the differentiation matrix of the stages.
	 */
	public final double startWeight() {
		return startWeight;
	}

	/** {@return the weight of stage k = 1..S in the error estimate, see {@link #startWeight()}} */
	public final double errorWeight(final int k) {
		return errorWeights[k];
	}

	/**
	 * The values of the Lagrange polynomials on the nodes 0..S at a place.
	 *
	 * @param x as a fraction of the step; beyond 1 it extrapolates
	 * @param values filled with S + 1 of them
	 */
	public final void basis(final double x, final double[] values) {
		basis.at(x, values);
	}

	/**
	 * The quadrature on the start (weight gamma) and the stages that is exact to
	 * degree S - 1 differs from the method's own by weights with
	 * sum_k difference_k c_k^(q-1) = -gamma [q = 1]; h f is then expressed by the
	 * stages through the matrix of slopes. What a sum in place of the integral is drops
	 * out of the difference of the two formulas.
	 */
	private double[] errorWeights() {
		final int stages = stages();
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
				weights[l] += difference[k - 1] * slopes[k][l];
		return weights;
	}
}
