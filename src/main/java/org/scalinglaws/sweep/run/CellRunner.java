package org.scalinglaws.sweep.run;

import java.util.function.Consumer;

import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.task.Progress;

/** Who runs the cells of a sweep: the threads of this process, or other computers. */
@FunctionalInterface
public interface CellRunner {

	/**
	 * Runs the cells that are missing.
	 *
	 * @param keeper takes each cell when it has run
	 * @return whether all are done; if not, it was canceled, and those that were done are kept
	 */
	boolean run(PendingCells pending, Consumer<CellRun> keeper, Progress progress);
}
