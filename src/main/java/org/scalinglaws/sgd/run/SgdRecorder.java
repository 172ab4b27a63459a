package org.scalinglaws.sgd.run;

import java.util.List;

/** What is recorded of the weights. Used by several threads at once. */
public interface SgdRecorder {

	/** The name of the column whose start must be finite. */
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
}
