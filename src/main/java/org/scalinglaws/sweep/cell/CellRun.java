package org.scalinglaws.sweep.cell;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;
import org.scalinglaws.task.Progress;

/**
 * A cell that has run.
 *
 * @param record what is kept of it
 * @param tables the CSV text of each table that it gave, by the output's name, where they are asked for
 */
public record CellRun(CellRecord record, Map<String, byte[]> tables) implements Serializable {

	/** The output that says in words what became of a run. */
	private static final String REASON = "reason";

	/**
	 * Runs one cell.
	 *
	 * @param keepTables whether the tables are asked for
	 * @throws CancellationException if it was canceled
	 */
	public static CellRun of(final Grid grid, final long cell, final CellWork work, final boolean keepTables,
		final Progress progress)
	{
		final long start = System.nanoTime();
		try {
			final Map<String, Object> outputs = work.run(grid.inputs(cell), progress);
			if (progress.isCanceled()) throw new CancellationException(); // a part of the outputs, maybe
			final CellValues values = CellValues.of(outputs, grid.names());
			final Object reason = outputs.get(REASON);
			final String message = values.lacksNumber() && reason instanceof String && !((String) reason).isBlank()
				? (String) reason : null;
			return new CellRun(new CellRecord(cell, false, values.names(), values.values(), message, System.nanoTime() - start),
				keepTables ? tables(outputs) : Map.of());
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final Exception e) { // whatever it is, the other cells go on
			if (progress.isCanceled()) throw new CancellationException();
			return new CellRun(new CellRecord(cell, true, List.of(), new double[0], message(e), System.nanoTime() - start), Map
				.of());
		}
	}

	private static String message(final Exception failure) {
		Throwable cause = failure;
		while (cause instanceof ExecutionException && cause.getCause() != null)
			cause = cause.getCause();
		return cause.getMessage() == null || cause.getMessage().isBlank() ? cause.getClass().getSimpleName() : cause
			.getMessage();
	}

	private static Map<String, byte[]> tables(final Map<String, Object> outputs) {
		final Map<String, byte[]> tables = new LinkedHashMap<>();
		outputs.forEach((name, value) -> {
			if (value instanceof Columns) tables.put(name, text((Columns) value));
		});
		return tables;
	}

	private static byte[] text(final Columns table) {
		try {
			final StringBuilder text = new StringBuilder();
			ColumnsText.write(table, text);
			return text.toString().getBytes(StandardCharsets.UTF_8);
		}
		catch (final IOException e) { // not from memory
			throw new UncheckedIOException(e);
		}
	}
}
