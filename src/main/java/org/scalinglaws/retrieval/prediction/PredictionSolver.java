package org.scalinglaws.retrieval.prediction;

import java.util.stream.DoubleStream;

import org.scalinglaws.integrate.DiscreteRadau;
import org.scalinglaws.retrieval.flow.StageNewton;
import org.scalinglaws.retrieval.flow.StageScalars;
import org.scalinglaws.retrieval.flow.StepProgress;
import org.scalinglaws.sgd.LearningRateSchedule;

/**
 * The stages of one leap over many steps of the mean recursion of stochastic gradient
 * descent, by {@link StageNewton} on the sums of {@link PredictionPass}.
 */
final class PredictionSolver {

	private static final int S = DiscreteRadau.STAGES;
	/** Growth over a leap up to which the stages' elimination needs no pivots. */
	private static final double LARGEST_GROWTH = 3;

	/** As the factors of {@link StageNewton}. */
	private static final double SQUARE_FACTOR = 50;

	/** The derivatives that the pass finds are by the scalars themselves. */
	private static final double[] EVEN = DoubleStream.generate(() -> 1).limit(S + 1).toArray();

	private final LearningRateSchedule schedule;
	private final StageNewton newton;
	private final PredictionPass pass;
	private final StageCoefficients stages = new StageCoefficients();
	private final double[] start = new double[StepMoments.COUNT];
	private long passes;

	/** The scalars of a leap. */
	static final class Leap extends StageScalars {

		DiscreteRadau tableau;
		final double[] learningRate = new double[S + 1];
	}

	PredictionSolver(final LearningRateSchedule schedule, final double tolerance, final StepProgress progress) {
		this.schedule = schedule;
		newton = new StageNewton(tolerance, SQUARE_FACTOR);
		pass = new PredictionPass(progress);
	}

	long passes() {
		return passes;
	}

	/**
	 * Solves for the stages.
	 *
	 * @param step at the start
	 * @param inside whether this is a part of the leap solved before, and so of its
	 *          curvature
	 * @param leap holds length, start and guess, then the solution
	 * @return whether it converged
	 */
	boolean solve(final PredictionNodes nodes, final StepMoments moments, final double step, final boolean inside,
		final Leap leap)
	{
		for (int k = 0; k <= S; k++)
			leap.learningRate[k] = schedule.rate(step + leap.tableau.node(k) * leap.tableau.steps());
		return newton.solve(inside, () -> improve(nodes, moments, leap)) && bounded(nodes, moments, leap);
	}

	private boolean bounded(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		stages.set(moments, leap.c(), leap.q(), leap.learningRate);
		return leap.tableau.steps() * stages.largestGrowth(nodes.eigenvalue) < LARGEST_GROWTH;
	}

	/**
	 * Makes the nodes propose the end of a solved leap.
	 *
	 * @return the estimated error in units of what is allowed
	 */
	double propose(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		stages.set(moments, leap.c(), leap.q(), leap.learningRate);
		moments.values(leap.c()[0], leap.q()[0], leap.learningRate[0], start);
		passes++;
		pass.propose(nodes, leap.tableau, stages, start);
		return newton.end(nodes.form(), pass, nodes.teacherSquare, leap);
	}

	/** One Newton correction; returns its size relative to the scalars. */
	private double improve(final PredictionNodes nodes, final StepMoments moments, final Leap leap) {
		stages.set(moments, leap.c(), leap.q(), leap.learningRate);
		passes++;
		pass.run(nodes, leap.tableau, stages);
		return newton.correct(nodes.form(), pass, EVEN, leap);
	}

	/**
	 * Guesses the stages of a leap from the polynomial of another that has the same or
	 * an earlier start.
	 *
	 * @param offset start of the new leap in units of the other's length
	 */
	static void guess(final Leap from, final double offset, final Leap guess) {
		final double[] basis = new double[S + 1];
		final double ratio = guess.tableau.steps() / from.tableau.steps();
		for (int k = 1; k <= S; k++) {
			from.tableau.basis(offset + ratio * guess.tableau.node(k), basis);
			guess.guess(k, from, basis);
		}
	}
}
