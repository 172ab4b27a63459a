package org.scalinglaws.retrieval.prediction;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.table.Columns;

/**
 * What {@link SgdPrediction} returns.
 *
 * @param trajectory columns time (the sum of the learning rates so far), step,
 *          {@link Observables#COLUMNS} and diverged; it ends with a row of diverged = 1
 *          and the last finite record if the recursion diverges
 * @param sign of the mean overlap at the end
 * @param diverged whether the recursion diverged
 * @param canceled whether it was stopped before its end
 */
public record PredictionResult(Columns trajectory, int sign, boolean diverged, boolean canceled) {
}
