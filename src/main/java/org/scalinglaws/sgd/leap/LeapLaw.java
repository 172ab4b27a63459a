package org.scalinglaws.sgd.leap;

import org.scalinglaws.sgd.StepSize;

/**
 * What leaps need to know of what is learned: one student w beside one teacher w*,
 * whose gradient depends on the input by its projections on both alone. Used by several
 * threads at once.
 */
public interface LeapLaw {

	/** What a sample says about the weights, and how fast these move, in one run; used by one thread. */
	interface Rule {

		/**
		 * The step along the sample's input.
		 *
		 * @param response x.w
		 * @param teacherResponse x.w*
		 * @param noise of the label, normal, of the variance that the options say
		 * @return {@link StepSize#perSample()} times the derivative of the loss by x.w, or
		 *         NaN if the step would overshoot as {@link StepSize} says
		 */
		double coefficient(double response, double teacherResponse, double noise, StepSize stepSize);

		/**
		 * How fast a tail moves, per eigenvalue and learning rate.
		 *
		 * @param energy s = w'Qw
		 * @param overlap u = w'Qw*
		 */
		double speed(double energy, double overlap);
	}

	/** {@return the rule of a run, by its number; it may draw from streams of the run's own} */
	Rule rule(long run);

	/** {@return how fast a tail moves at the optimum: the least that {@link Rule#speed} gives} */
	double leastSpeed();

	/** {@return what the least speed is, for messages} */
	String leastSpeedName();
}
