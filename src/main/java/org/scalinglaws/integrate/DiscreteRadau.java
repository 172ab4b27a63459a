package org.scalinglaws.integrate;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.LagrangeBasis;

/**
 * Collocation for recursions X_(k+1) - X_k = g(X_k): a block of N steps at once,
 * with five stages, as {@link RadauTableau} takes a step of y' = f(y), which is its
 * limit for large N.
 * <p>
 * The sequence inside a block is taken for a polynomial of degree 5 through the start
 * and the stages, whose difference from one step to the next obeys the recursion at
 * the stages. These lie at the zeros of the Radau polynomial of the sum over 0, ...,
 * N - 1 (made of Gram's polynomials) in place of the integral: so that the end of the
 * block has order 9 for every N, and a component that one step multiplies by 1 + a is
 * damped for every a in [-2, 0].
 * </p>
 * The stages Y solve sum_l difference(k, l) Y_l = N g(Y_k), k = 1..5, with Y_0 the
 * start.
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, section IV.5"
 */
public final class DiscreteRadau {

	/** The number of stages. */
	public static final int STAGES = 5;

	/** The shortest block. */
	public static final int LEAST_STEPS = 8;

	private static final int S = STAGES;
	private static final double START_WEIGHT = RadauTableau.of(S).startWeight();

	private final double steps;
	private final double[] nodes;
	private final LagrangeBasis basis;
	private final double[][] difference;
	private final double[] errorWeights;

	private DiscreteRadau(final double steps) {
		this.steps = steps;
		nodes = nodes(1 / steps);
		basis = new LagrangeBasis(nodes);
		difference = difference(new Array2DRowRealMatrix(basis.derivative(), false), 1 / steps);
		// as for the integral: what the sum is drops out of the difference of the two formulas
		errorWeights = RadauTableau.errorWeights(nodes, difference, START_WEIGHT);
	}

	/**
	 * The collocation of a block.
	 *
	 * @param steps N, from 8 to 10^15
	 * @throws IllegalArgumentException if it is out of range
	 */
	public static DiscreteRadau of(final long steps) {
		return new DiscreteRadau(Require.inRange("steps", steps, LEAST_STEPS, 1_000_000_000_000_000L));
	}

	/** N. */
	public double steps() {
		return steps;
	}

	/** {@return the place of stage k as a fraction of the block, k = 0 (the start) to 5 (the end)} */
	public double node(final int k) {
		return nodes[k];
	}

	/** N times the difference at node k of the polynomial that is 1 at node l and 0 at the others. */
	public double difference(final int k, final int l) {
		return difference[k][l];
	}

	/** As {@link RadauTableau#startWeight()}, of N g(start). */
	public static double startWeight() {
		return START_WEIGHT;
	}

	/** As {@link RadauTableau#errorWeight(int)}. */
	public double errorWeight(final int k) {
		return errorWeights[k];
	}

	/**
	 * The values of the Lagrange polynomials on the nodes 0..5 at a place.
	 *
	 * @param x as a fraction of the block; beyond 1 it extrapolates
	 * @param values filled with 6 of them
	 */
	public void basis(final double x, final double[] values) {
		basis.at(x, values);
	}

	/**
	 * The start, and the eigenvalues of the Jacobi matrix of Gram's polynomials on (0,
	 * 1, ..., N - 1)/N whose last element makes 1 one of them (Golub 1973).
	 */
	private static double[] nodes(final double h) {
		final double[] diagonal = new double[S], beside = new double[S - 1];
		Arrays.fill(diagonal, (1 - h) / 2);
		double before = 1, value = (1 + h) / 2; // the polynomials of degree n - 1 and n at 1
		for (int n = 1; n < S; n++) {
			final double square = n * n * (1 - n * n * h * h) / (4.0 * (4 * n * n - 1));
			beside[n - 1] = Math.sqrt(square);
			if (n == S - 1) diagonal[n] = 1 - square * before / value;
			final double next = (1 + h) / 2 * value - square * before;
			before = value;
			value = next;
		}
		final double[] zeros = new EigenDecomposition(diagonal, beside).getRealEigenvalues();
		Arrays.sort(zeros);
		final double[] nodes = new double[S + 1];
		System.arraycopy(zeros, 0, nodes, 1, S);
		nodes[S] = 1;
		return nodes;
	}

	/** (exp(h D) - 1)/h, a polynomial in the derivative D: the difference itself would cancel for small h. */
	private static double[][] difference(final Array2DRowRealMatrix derivative, final double h) {
		Array2DRowRealMatrix sum = derivative, power = derivative;
		double factor = 1;
		for (int n = 2; n <= S; n++) {
			power = power.multiply(derivative);
			factor *= h / n;
			sum = sum.add((Array2DRowRealMatrix) power.scalarMultiply(factor));
		}
		return sum.getData();
	}
}
