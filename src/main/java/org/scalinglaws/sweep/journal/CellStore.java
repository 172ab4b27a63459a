package org.scalinglaws.sweep.journal;

import java.io.Closeable;
import java.util.function.Consumer;

import org.scalinglaws.sweep.cell.CellRecord;

/** Keeps records of cells in the order in which they come; a later record of a cell replaces an earlier one. */
public interface CellStore extends Closeable {

	/**
	 * Keeps one more; may be called by several threads.
	 *
	 * @throws IllegalArgumentException if it cannot be kept, as on a full disk; those before it are
	 */
	void append(CellRecord cell);

	/** Goes through all that are kept, in the order in which they came. */
	void forEach(Consumer<CellRecord> use);

	/** Ends the keeping, so that all is safe. */
	@Override
	void close();
}
