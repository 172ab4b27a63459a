package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The means for the logistic loss of softmax probabilities, from the means of the monomials of {@link
 * WrongClassPolynomials}.
 * <p>
 * Derivatives by the mean of output a are means of derivatives by it; those by a covariance are means of second
 * derivatives, half of them for a variance (Stein).
 * </p>
 */
final class LogisticLaw implements ClassLaw {

	private final Outputs outputs;
	private final int classes;
	private final int trueClass;
	private final WrongClassPolynomials polynomials;
	private final int basis;

	/** What a step needs, as polynomials. */
	private final double[][] needed;

	/** Derivatives of the monomials of low degree, scalar by scalar. */
	private final double[][][] derivatives;

	/**
	 * @param classes the last ones have the output 0 if there are fewer outputs
	 * @param trueClass counted from 0
	 */
	LogisticLaw(final int classes, final int count, final int trueClass) {
		outputs = new Outputs(count);
		this.classes = classes;
		this.trueClass = trueClass;
		polynomials = new WrongClassPolynomials(classes, trueClass);
		basis = polynomials.upTo(WrongClassPolynomials.DEGREE);
		needed = needed();
		derivatives = new double[outputs.scalars()][basis][];
		for (int i = 0; i < basis; i++) {
			final double[] monomial = polynomials.monomial(i);
			for (int a = 0; a < count; a++)
				derivatives[a][i] = polynomials.derivative(monomial, a);
			for (final int[] ab : outputs.all()) {
				final double[] second = polynomials.derivative(derivatives[ab[0]][i], ab[1]);
				final double factor = ab[0] == ab[1] ? 0.5 : 1;
				derivatives[count + outputs.pair(ab[0], ab[1])][i] = Arrays.stream(second).map(value -> factor * value).toArray();
			}
		}
	}

	private double[][] needed() {
		final List<double[]> first = new ArrayList<>(), slopes = new ArrayList<>(), squares = new ArrayList<>();
		final List<double[]> gradients = new ArrayList<>(), curvatures = new ArrayList<>();
		for (int k = 0; k < outputs.count(); k++)
			first.add(polynomials.slope(k));
		for (final int[] kl : outputs.all()) {
			slopes.add(polynomials.derivative(first.get(kl[0]), kl[1]));
			final double[] square = polynomials.times(first.get(kl[0]), first.get(kl[1]));
			squares.add(square);
			for (int a = 0; a < outputs.count(); a++)
				gradients.add(polynomials.derivative(square, a));
			for (final int[] ab : outputs.all())
				curvatures.add(polynomials.derivative(polynomials.derivative(square, ab[0]), ab[1]));
		}
		final List<double[]> all = new ArrayList<>(first);
		List.of(slopes, squares, gradients, curvatures).forEach(all::addAll);
		return all.toArray(double[][]::new);
	}

	@Override
	public double loss(final double[] scalars) {
		final double[] sum = new double[1];
		grid(scalars).visit((v, weight) -> sum[0] += weight * logarithm(v));
		return sum[0];
	}

	/** log(1 + sum exp(v)). */
	private static double logarithm(final double[] v) {
		final double largest = largest(v);
		double others = largest > 0 ? Math.exp(-largest) : 0; // what is beside the largest term
		boolean left = largest > 0;
		for (final double value : v)
			if (left && value == largest) left = false;
			else others += Math.exp(value - largest);
		return largest + Math.log1p(others);
	}

	private static double largest(final double[] v) {
		double largest = 0;
		for (final double value : v)
			largest = Math.max(largest, value);
		return largest;
	}

	@Override
	public void means(final double[] scalars, final double[] means) {
		combine(monomials(scalars, basis), means);
	}

	@Override
	public void derivatives(final double[] scalars, final double[] means, final double[][] by) {
		final double[] monomials = monomials(scalars, polynomials.size());
		combine(monomials, means);
		final double[] changes = new double[basis];
		for (int s = 0; s < by.length; s++) {
			for (int i = 0; i < basis; i++)
				changes[i] = dot(derivatives[s][i], monomials, monomials.length);
			combine(changes, by[s]);
		}
	}

	private void combine(final double[] monomials, final double[] means) {
		for (int i = 0; i < means.length; i++)
			means[i] = dot(needed[i], monomials, basis);
	}

	private static double dot(final double[] a, final double[] b, final int length) {
		double sum = 0;
		for (int i = 0; i < length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	/** The means of the first monomials. */
	private double[] monomials(final double[] scalars, final int count) {
		final double[] sums = new double[count], values = new double[count];
		grid(scalars).visit((v, weight) -> {
			final double largest = largest(v);
			double sum = Math.exp(-largest);
			for (int k = 0; k < v.length; k++)
				sum += v[k] = Math.exp(v[k] - largest);
			values[0] = weight;
			sums[0] += weight;
			for (int k = 0; k < v.length; k++)
				v[k] /= sum;
			for (int i = 1; i < count; i++)
				sums[i] += values[i] = values[polynomials.parent[i]] * v[polynomials.factor[i]];
		});
		return sums;
	}

	/** That of the outputs of the wrong classes less that of the true one. */
	private NormalGrid grid(final double[] scalars) {
		final Differences differences = Differences.of(outputs, classes, trueClass, scalars);
		return new NormalGrid(differences.mean(), differences.covariance());
	}
}
