package org.scalinglaws.retrieval.sgd;

import java.util.List;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.sgd.run.SgdRecorder;

/** Records {@link Observables}. */
record RetrievalRecorder(RetrievalProblem problem) implements SgdRecorder {

	@Override
	public List<String> columns() {
		return Observables.COLUMNS;
	}

	@Override
	public double[] values(final double[][] weights) {
		return Observables.of(problem, weights[0], 0).values();
	}
}
