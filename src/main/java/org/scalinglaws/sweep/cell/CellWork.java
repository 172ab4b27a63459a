package org.scalinglaws.sweep.cell;

import java.util.Map;
import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Progress;

/** What each cell of a sweep does; called by several threads at once. */
@FunctionalInterface
public interface CellWork {

	/**
	 * Does it for one cell.
	 *
	 * @param inputs of this cell by name: Doubles, words (String) and truth values (Boolean)
	 * @param progress of this cell; where it asks to end, the work ends soon
	 * @return the outputs by name, in a fixed order
	 * @throws CancellationException if it was canceled: nothing is kept then
	 * @throws Exception if the cell has failed, which its message tells
	 */
	Map<String, Object> run(Map<String, Object> inputs, Progress progress) throws Exception;
}
