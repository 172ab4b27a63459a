package org.scalinglaws.online.mixture;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.CoupledModes;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeNodes;

/** The learning of a mixture on the average as coupled modes, a node for each coordinate; what becomes of records is left open. */
abstract class MixtureModes implements CoupledModes, CoefficientLaw {

	/** Allowed error estimates in units of the tolerance: they are far above the errors themselves. */
	private static final double PESSIMISM = 100;

	/** Beneath these, compared with outputs of 1, means and variances need not be known relative to themselves. */
	private static final double LEAST_MEAN = 1e-4, LEAST_VARIANCE = 1e-12;

	final MixtureObservables observables;
	private final MixtureProblem problem;
	private final Outputs outputs;
	private final MixtureEquation terms;
	private final ModeEquation equation;
	private final ModeNodes nodes;
	private final DoubleUnaryOperator rate;
	private final int batchSize;
	private final double tolerance;
	private final double fastest;

	/**
	 * @param weights at the start, student by student
	 * @param rate the learning rate; null for a flow
	 * @param batchSize samples per step
	 */
	MixtureModes(final MixtureProblem problem, final double[][] weights, final DoubleUnaryOperator rate,
		final int batchSize, final double tolerance)
	{
		this.problem = problem;
		this.rate = rate;
		this.batchSize = batchSize;
		this.tolerance = tolerance;
		observables = new MixtureObservables(problem);
		outputs = observables.outputs();
		terms = new MixtureEquation(outputs, problem.classes(), rate != null, batchSize > 1);
		equation = terms.build();
		final double[] ones = new double[problem.dimension()];
		Arrays.fill(ones, 1);
		nodes = new ModeNodes(equation, terms.features(problem), new double[][] { ones }, components(weights));
		fastest = fastest(problem);
	}

	private double[][] components(final double[][] weights) {
		final double[][] components = new double[equation.components()][];
		for (int k = 0; k < outputs.count(); k++)
			components[k] = weights[k].clone();
		for (final int[] kl : outputs.all())
			if (rate != null) {
				final double[] product = weights[kl[0]].clone(), other = weights[kl[1]];
				Arrays.setAll(product, i -> product[i] * other[i]);
				components[outputs.count() + outputs.pair(kl[0], kl[1])] = product;
			}
		return components;
	}

	/** The largest rate at which outputs change, per unit of time: by a variance, or by the square of a mean. */
	static double fastest(final MixtureProblem problem) {
		double fastest = 0;
		for (int c = 0; c < problem.classes(); c++)
			fastest = Math.max(fastest, Math.max(DotProducts.of(problem.means()[c], problem.means()[c]), Arrays.stream(problem
				.spectra()[c]).max().getAsDouble()));
		return fastest == 0 ? 1 : fastest;
	}

	@Override
	public ModeEquation equation() {
		return equation;
	}

	@Override
	public ModeNodes nodes() {
		return nodes;
	}

	@Override
	public CoefficientLaw law() {
		return this;
	}

	/** The scalars of one class. */
	private double[] scalars(final double[] scalars, final int c) {
		return Arrays.copyOfRange(scalars, terms.scalar(c, 0), terms.scalar(c + 1, 0));
	}

	/** What is recorded. */
	final double[] values(final double[] scalars) {
		final double[][] byClass = new double[problem.classes()][];
		Arrays.setAll(byClass, c -> scalars(scalars, c));
		return observables.values(byClass);
	}

	/** The factor of a class's mean, and that of a product of means of the drift. */
	private double factor(final int c, final int mean, final double at) {
		final double p = problem.probabilities()[c], eta = rate == null ? 1 : rate.applyAsDouble(at);
		return mean < terms.drifts() ? -eta * p : eta * eta * p / batchSize;
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		final double[][] means = new double[problem.classes()][outputs.means()];
		Arrays.fill(values, 0);
		for (int c = 0; c < means.length; c++) {
			observables.law(c).means(scalars(scalars, c), means[c]);
			add(means, c, at, values);
		}
		addProducts(means, means, at, values);
	}

	@Override
	public void derivatives(final double[] scalars, final double at, final double[][] by) {
		final int classes = problem.classes(), own = outputs.scalars();
		final double[][] means = new double[classes][outputs.means()];
		final double[][][] slopes = new double[classes][own][outputs.means()];
		for (int c = 0; c < classes; c++)
			observables.law(c).derivatives(scalars(scalars, c), means[c], slopes[c]);
		for (int c = 0; c < classes; c++)
			for (int s = 0; s < own; s++) {
				final double[][] changes = new double[classes][outputs.means()];
				changes[c] = slopes[c][s];
				final double[] derivative = by[terms.scalar(c, s)];
				Arrays.fill(derivative, 0);
				add(changes, c, at, derivative);
				addProducts(changes, means, at, derivative);
				addProducts(means, changes, at, derivative);
			}
	}

	private void add(final double[][] means, final int c, final double at, final double[] values) {
		for (int i = 0; i < terms.means(); i++)
			values[terms.coefficient(c, i)] += factor(c, i, at) * means[c][i];
	}

	/** A polynomial takes none; of wide outputs there are many points. */
	@Override
	public int work() {
		return problem.loss() == MixtureLoss.HALF_SQUARED ? 0 : Integer.MAX_VALUE / 2;
	}

	/** Of means of the drift with others. */
	private void addProducts(final double[][] first, final double[][] second, final double at, final double[] values) {
		if (batchSize == 1 || rate == null) return;
		for (int c = 0; c < first.length; c++)
			for (int d = 0; d < first.length; d++) {
				final double factor = (1 - 1.0 / batchSize) * factor(c, 0, at) * factor(d, 0, at);
				for (int i = 0; i < terms.drifts(); i++)
					for (int j = 0; j < terms.drifts(); j++)
						values[terms.product(c, i, d, j)] += factor * first[c][i] * second[d][j];
			}
	}

	@Override
	public double scale(final int scalar, final double[] scalars) {
		final int c = scalar / outputs.scalars(), s = scalar % outputs.scalars(), count = outputs.count();
		if (s < count) return Math.max(LEAST_MEAN, Math.min(1, Math.abs(scalars[scalar])));
		final int[] kl = outputs.all().get(s - count);
		final double both = deviation(scalars, c, kl[0]) * deviation(scalars, c, kl[1]);
		return Math.max(LEAST_VARIANCE, Math.min(1, both));
	}

	private double deviation(final double[] scalars, final int c, final int k) {
		return Math.sqrt(Math.abs(scalars[terms.scalar(c, outputs.count() + outputs.pair(k, k))]));
	}

	/** What outputs beyond 1 are wrong by changes a small loss relative to itself. */
	@Override
	public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		double error = 0;
		for (int p = 0; p < scalars.length; p++)
			error = Math.max(error, scalarErrors[p] / scale(p, scalars));
		return error / (PESSIMISM * tolerance);
	}

	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return 1 / (fastest * (rate == null ? 1 : rate.applyAsDouble(at)));
	}
}
