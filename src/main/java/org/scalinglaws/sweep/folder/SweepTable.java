package org.scalinglaws.sweep.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.scalinglaws.sweep.cell.CellRecord;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.journal.CellStore;
import org.scalinglaws.table.Columns;

/**
 * The results of a sweep, by the numbers of the cells in whatever order these were done.
 *
 * @param table the axes, the seed, each number that any cell has given (NaN where one has none), and the status: 0 done, 1
 *          failed; one row for each cell that there is
 * @param messages what cells say, by their numbers
 * @param failed how many have failed
 */
public record SweepTable(Columns table, NavigableMap<Long, String> messages, long failed) {

	/** The last column: 0 for a cell that is done, 1 for one that has failed. */
	public static final String STATUS = "status";

	/** Puts together what is kept; a later record of a cell replaces an earlier one. */
	public static SweepTable of(final SweepSettings settings, final CellStore store) {
		return new Collector(settings).collect(store);
	}

	/** Writes the messages as CSV. */
	void writeMessages(final OutputStream target) throws IOException {
		target.write("cell,message\n".getBytes(StandardCharsets.UTF_8));
		for (final Map.Entry<Long, String> one : messages.entrySet())
			target.write((one.getKey() + ",\"" + one.getValue().replace("\"", "\"\"") + "\"\n").getBytes(StandardCharsets.UTF_8));
	}

	/** Two passes over the records, so that only the columns are in memory. */
	private static final class Collector {

		private final SweepSettings settings;
		private final Grid grid;
		private final Map<List<String>, Long> firstCells = new HashMap<>();
		private final BitSet there = new BitSet();
		private final Map<String, String> texts = new HashMap<>(); // most messages are the same
		private final NavigableMap<Long, String> messages = new TreeMap<>();
		private final Map<String, double[]> columns = new LinkedHashMap<>();
		private final Map<List<String>, double[][]> own = new HashMap<>();
		private double[][] values; // without axes and status
		private double[] status;
		private int[] cells; // of the rows, or null if all are there

		Collector(final SweepSettings settings) {
			this.settings = settings;
			grid = settings.cells();
		}

		SweepTable collect(final CellStore store) {
			store.forEach(this::look);
			allocate();
			store.forEach(this::fill);
			final long failed = Arrays.stream(status).filter(value -> value != 0).count();
			return new SweepTable(Columns.owning(columns).with(settings.metadata()), messages, failed);
		}

		private void look(final CellRecord record) {
			there.set((int) record.cell());
			firstCells.merge(record.names(), record.cell(), Math::min);
		}

		private void allocate() {
			final int rows = there.cardinality();
			cells = rows == grid.cells() ? null : there.stream().toArray();
			for (int axis = 0; axis < grid.axes().size(); axis++) {
				final double[] column = new double[rows];
				for (int row = 0; row < rows; row++)
					column[row] = grid.value(axis, cells == null ? row : cells[row]);
				columns.put(grid.names().get(axis), column);
			}
			final Set<String> names = names();
			values = new double[names.size()][rows];
			int next = 0;
			for (final String name : names) {
				Arrays.fill(values[next], Double.NaN);
				columns.put(name, values[next++]);
			}
			status = new double[rows];
			columns.put(STATUS, status);
			for (final List<String> some : firstCells.keySet())
				own.put(some, some.stream().map(columns::get).toArray(double[][]::new));
		}

		/** In the order of the cells that have them first. */
		private Set<String> names() {
			final List<List<String>> all = new ArrayList<>(firstCells.keySet());
			all.sort(Comparator.comparing(firstCells::get));
			final Set<String> names = new LinkedHashSet<>();
			all.forEach(names::addAll);
			return names;
		}

		private void fill(final CellRecord record) {
			final int row = cells == null ? (int) record.cell() : Arrays.binarySearch(cells, (int) record.cell());
			final double[][] targets = own.get(record.names());
			if (targets.length < values.length) for (final double[] column : values)
				column[row] = Double.NaN;
			for (int i = 0; i < targets.length; i++)
				targets[i][row] = record.values()[i];
			status[row] = record.failed() ? 1 : 0;
			if (record.message() == null) messages.remove(record.cell());
			else messages.put(record.cell(), texts.computeIfAbsent(record.message(), text -> text));
		}
	}
}
