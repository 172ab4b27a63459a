package org.scalinglaws.sgd.run;

import org.scalinglaws.table.Columns;

/**
 * What runs of SGD give.
 *
 * @param trajectory columns time (the sum of the learning rates), step, run, what is
 *          recorded of what is learned, diverged (0 or 1), and with averages once more
 *          what is recorded, of these; run after run, each from its start on. A diverged
 *          run ends with its last finite record and one row with diverged = 1, the step
 *          that diverged and the values before it.
 * @param weights dimension x runs, with several students dimension x students x runs, run
 *          after run: at the end, before the step that diverged, or where the run was
 *          canceled
 * @param divergedRuns how many runs diverged
 * @param canceled whether the runs were stopped before their end
 */
public record SgdResult(Columns trajectory, double[] weights, int divergedRuns, boolean canceled) {
}
