package org.scalinglaws.sweep.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.scalinglaws.sweep.cell.CellRecord;

/** Records in memory, for sweeps that need not survive. */
public final class MemoryStore implements CellStore {

	private final List<CellRecord> cells = new ArrayList<>();
	private final Map<List<String>, List<String>> names = new HashMap<>(); // the same for most cells

	@Override
	public synchronized void append(final CellRecord cell) {
		final List<String> shared = names.computeIfAbsent(cell.names(), List::copyOf);
		cells.add(new CellRecord(cell.cell(), cell.failed(), shared, cell.values(), cell.message(), cell.nanos()));
	}

	@Override
	public synchronized void forEach(final Consumer<CellRecord> use) {
		cells.forEach(use);
	}

	@Override
	public void close() {
		// nothing to do
	}
}
