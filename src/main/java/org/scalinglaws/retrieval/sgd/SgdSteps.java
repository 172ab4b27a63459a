package org.scalinglaws.retrieval.sgd;

/** What makes the steps of one run of {@link SgdSimulation}. */
interface SgdSteps {

	/** How far it came. */
	enum Outcome {
			/** To the step that was asked for. */
			REACHED,
			/** A step would have overshot; the weights are as before it. */
			DIVERGED,
			/** Told to stop; the weights are as after the last whole step. */
			STOPPED
	}

	/**
	 * Makes steps.
	 *
	 * @param target the step to come to, beyond the present one
	 */
	Outcome advance(long target);

	/** The steps made so far; of a run that diverged, the diverging one included. */
	long step();

	/** The average of the iterates that the optimizer asks for, in an array that the next step overwrites. */
	double[] average();
}
