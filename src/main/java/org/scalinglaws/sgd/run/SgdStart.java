package org.scalinglaws.sgd.run;

import java.util.function.DoublePredicate;

/** Makes what makes the steps of one run, when the run begins. */
public interface SgdStart {

	/**
	 * Begins the run.
	 *
	 * @param weights of each student: the start, and the weights whenever the steps pause
	 * @param goOn to be asked every few milliseconds, and told the part of the step that is done
	 * @return what makes the steps
	 */
	SgdSteps of(double[][] weights, DoublePredicate goOn);
}
