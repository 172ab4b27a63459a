package org.scalinglaws.online.scaling;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.CoupledModes;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.task.Progress;

/**
 * The mean excess risk of one-pass SGD, exactly: the second moments of the errors of normal features obey a recursion
 * of their own. With r_j = lambda_j E (v_j - theta_j)^2, S = sum r and the noise n,
 * r_j becomes (1 - 2 eta lambda_j + (1 + 1/B) (eta lambda_j)^2) r_j + (eta lambda_j)^2 (S + n)/B in a step. Where it is
 * slow many steps are made at once.
 */
final class ExactMoments implements CoupledModes, CoefficientLaw {

	private static final double TOLERANCE = 1e-10; // of a leap
	private static final int LAMBDA = 0;
	private static final int SQUARE = 1;
	private static final int DECAY = 0;
	private static final int OWN_NOISE = 1;
	private static final int NOISE = 2;

	private static final ModeEquation EQUATION = moments();

	private final SourceProblem problem;
	private final LearningRateSchedule rates;
	private final double noise;
	private final double tail;
	private final ModeNodes nodes;
	private final double[] risks;
	private int record;

	private ExactMoments(final SourceProblem problem, final LearningRateSchedule rates, final int records) {
		this.problem = problem;
		this.rates = rates;
		noise = problem.effectiveNoise();
		tail = problem.tail();
		final double[] eigenvalue = problem.eigenvalues(), one = new double[eigenvalue.length];
		Arrays.fill(one, 1);
		nodes = new ModeNodes(EQUATION, new double[][] { eigenvalue, Arrays.stream(eigenvalue).map(lambda -> lambda * lambda)
			.toArray() }, new double[][] { one }, new double[][] { problem.startErrors() });
		risks = new double[records];
		Arrays.fill(risks, Double.POSITIVE_INFINITY);
	}

	/**
	 * The excess risk after ascending numbers of steps, the first of them 0; infinite from where it leaves all bounds.
	 *
	 * @param shortestLeap in steps; more than there are to make each of them
	 */
	static double[] risks(final SourceProblem problem, final LearningRateSchedule rates, final long[] steps,
		final long shortestLeap, final Progress progress)
	{
		final ExactMoments moments = new ExactMoments(problem, rates, steps.length);
		if (!ModeLeaps.run(moments, rates::rate, rates.smoothParts(steps[steps.length - 1]), steps, shortestLeap, progress)
			.complete()) throw new CancellationException("canceled");
		return moments.risks;
	}

	private static ModeEquation moments() {
		final ModeEquation.Builder equation = ModeEquation.builder(2, 1, 3);
		final int error = equation.group(1, 1);
		return equation.matrix(0, 0, 0, LAMBDA, DECAY, 1).matrix(0, 0, 0, SQUARE, OWN_NOISE, 1).source(error, 0, SQUARE, NOISE,
			1).scalar(Product.of(ModeEquation.NONE, error)).build();
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		final double eta = rates.rate(at), batch = problem.batchSize();
		values[DECAY] = -2 * eta;
		values[OWN_NOISE] = (1 + 1 / batch) * eta * eta;
		values[NOISE] = eta * eta * (scalars[0] + noise) / batch;
	}

	@Override
	public void derivatives(final double[] scalars, final double at, final double[][] by) {
		final double eta = rates.rate(at);
		Arrays.fill(by[0], 0);
		by[0][NOISE] = eta * eta / problem.batchSize();
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
	public double scale(final int scalar, final double[] scalars) {
		return scalars[0];
	}

	@Override
	public double error(final double[] scalars, final double[] sums, final double[] scalarErrors, final double[] sumErrors) {
		return scalarErrors[0] / (TOLERANCE * scalars[0]);
	}

	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return 1 / (2 * rates.rate(at)); // of the first feature, whose eigenvalue is 1
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		risks[record++] = (scalars[0] + tail) / 2;
	}
}
