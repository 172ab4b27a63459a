package org.scalinglaws.sgd.run;

/** What makes the steps of one run of SGD. */
public interface SgdSteps {

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
	 * @return how far it came
	 */
	Outcome advance(long target);

	/** {@return the steps made so far; of a run that diverged, the diverging one included} */
	long step();

	/** {@return the average of the iterates that the optimizer asks for, of each student, in arrays that the next step overwrites} */
	double[][] average();
}
