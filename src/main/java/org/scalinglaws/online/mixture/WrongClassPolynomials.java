package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Polynomials in the softmax probabilities p of the wrong classes, by their coefficients, and their derivatives by the
 * outputs.
 * <p>
 * All that a step needs are such polynomials, as the derivative of p_k by output a is p_k ([k = a] - p_a): means of
 * monomials give everything, and nothing cancels where an input is classified well and all p are small.
 * </p>
 */
final class WrongClassPolynomials {

	/** Degree of what a step needs, and of its second derivatives. */
	static final int DEGREE = 4, LARGEST_DEGREE = 6;

	private final int trueClass;

	/** Powers of the wrong classes in each monomial, of degree 0, 1, ... */
	private final List<int[]> powers = new ArrayList<>();

	/** The monomial that multiplied by the probability of a wrong class gives this one. */
	final int[] parent;
	final int[] factor;
	private final int[][] product;

	/** @param trueClass the wrong classes are the others, in order */
	WrongClassPolynomials(final int classes, final int trueClass) {
		this.trueClass = trueClass;
		final int wrong = classes - 1;
		powers.add(new int[wrong]);
		for (int i = 0; i < powers.size(); i++)
			for (int k = 0; k < wrong && degree(i) < LARGEST_DEGREE; k++)
				if (find(times(i, k)) < 0) powers.add(times(i, k));
		parent = new int[powers.size()];
		factor = new int[powers.size()];
		product = new int[powers.size()][wrong];
		for (int i = 0; i < powers.size(); i++)
			for (int k = 0; k < wrong && degree(i) < LARGEST_DEGREE; k++) {
				product[i][k] = find(times(i, k));
				parent[product[i][k]] = i;
				factor[product[i][k]] = k;
			}
	}

	/** {@return the number of monomials; those of lower degree come first} */
	int size() {
		return powers.size();
	}

	/** {@return the number of monomials up to a degree} */
	int upTo(final int degree) {
		return (int) powers.stream().filter(power -> degree(power) <= degree).count();
	}

	/** {@return the place of a class among the wrong ones} */
	int place(final int otherClass) {
		return otherClass < trueClass ? otherClass : otherClass - 1;
	}

	/** {@return the derivative of the loss by an output: p, of the true class's own output minus the sum of all p} */
	double[] slope(final int output) {
		final double[] slope = new double[size()];
		for (int k = 0; k < powers.get(0).length; k++)
			if (output == trueClass) slope[product[0][k]] = -1;
			else if (k == place(output)) slope[product[0][k]] = 1;
		return slope;
	}

	/** {@return one monomial} */
	double[] monomial(final int index) {
		final double[] monomial = new double[size()];
		monomial[index] = 1;
		return monomial;
	}

	/** {@return the derivative by an output of what has no terms of the largest degree} */
	double[] derivative(final double[] polynomial, final int output) {
		final double[] derivative = new double[size()];
		for (int i = 0; i < polynomial.length; i++) {
			if (polynomial[i] == 0 || i == 0) continue;
			final double all = polynomial[i] * degree(i);
			if (output != trueClass) {
				derivative[i] += polynomial[i] * powers.get(i)[place(output)];
				derivative[product[i][place(output)]] -= all;
				continue;
			}
			derivative[i] -= all;
			for (final int higher : product[i])
				derivative[higher] += all;
		}
		return derivative;
	}

	/** {@return the product with a linear polynomial without a constant} */
	double[] times(final double[] polynomial, final double[] linear) {
		final double[] result = new double[size()];
		for (int i = 0; i < polynomial.length; i++)
			for (int k = 0; k < product[i].length && polynomial[i] != 0; k++)
				result[product[i][k]] += polynomial[i] * linear[product[0][k]];
		return result;
	}

	private int[] times(final int index, final int k) {
		final int[] more = powers.get(index).clone();
		more[k]++;
		return more;
	}

	private int find(final int[] power) {
		for (int i = 0; i < powers.size(); i++)
			if (Arrays.equals(powers.get(i), power)) return i;
		return -1;
	}

	private int degree(final int index) {
		return degree(powers.get(index));
	}

	private static int degree(final int[] power) {
		int degree = 0;
		for (final int k : power)
			degree += k;
		return degree;
	}
}
