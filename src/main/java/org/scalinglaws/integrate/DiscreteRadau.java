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
 * The stages Y solve sum_l slope(k, l) Y_l = N g(Y_k), k = 1..5, with Y_0 the
 * start.
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, section IV.5"
 */
public final class DiscreteRadau extends Collocation {

	/** The number of stages. */
	public static final int STAGES = 5;

	/** The shortest block. */
	public static final int LEAST_STEPS = 8;

	private static final int S = STAGES;
	private static final double START_WEIGHT = RadauTableau.of(S).startWeight();

	private final double steps;

	private DiscreteRadau(final double steps, final double[] nodes) {
		super(nodes, difference(new Array2DRowRealMatrix(new LagrangeBasis(nodes).derivative(), false), 1 / steps),
			START_WEIGHT);
		this.steps = steps;
	}

	/**
	 * The collocation of a block.
	 *
	 * @param steps N, from 8 to 10^15
	 * @throws IllegalArgumentException if it is out of range
	 */
	public static DiscreteRadau of(final long steps) {
		Require.inRange("steps", steps, LEAST_STEPS, 1_000_000_000_000_000L);
		return new DiscreteRadau(steps, nodes(1.0 / steps));
	}

	/** {@return N} */
	public double steps() {
		return steps;
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
