package org.scalinglaws.sgd.run;

import java.util.List;

/** What is recorded of the weights. Used by several threads at once. */
public interface SgdRecorder {

	/** The name of a column. */
	String LOSS = "loss";

	/** {@return the names of the columns, one of them {@value #LOSS}} */
	List<String> columns();

	/**
	 * Measures weights.
	 *
	 * @param weights of each student
	 * @return the values in the order of the columns; a value that is not finite marks
	 *         the run as diverged
	 */
	double[] values(double[][] weights);

	/**
	 * The loss of a start, which must be finite.
	 *
	 * @param weights of each student
	 * @return the loss, or a number of its size where the loss takes long
	 */
	default double startLoss(final double[][] weights) {
		return values(weights)[columns().indexOf(LOSS)];
	}
}
