package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.table.Columns;

/**
 * What {@link SgdSimulation} returns.
 *
 * @param trajectory columns time (= step x learning rate), step, run,
 *          {@link Observables#COLUMNS}, diverged (0 or 1); run after run, each
 *          from its start on. A diverged run ends with its last finite record and
 *          one row with diverged = 1, the step that diverged and the values
 *          before it.
 * @param weights dimension x runs, run after run: at the end, before the step
 *          that diverged, or where the run was canceled
 * @param divergedRuns how many runs diverged
 * @param canceled whether the runs were stopped before their end
 */
public record SgdResult(Columns trajectory, double[] weights, int divergedRuns, boolean canceled) {
}
