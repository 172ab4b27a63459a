package org.scalinglaws.sweep.folder;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.sweep.cell.CellRecord;
import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.sweep.journal.CellStore;
import org.scalinglaws.sweep.journal.Journal;

/**
 * The folder of one sweep, while one writer has it: {@value #SETTINGS}, the journal of its cells, tables of cells in
 * {@value #CELLS} if they are kept, and when all cells are there {@value #TABLE} with its metadata and
 * {@value #MESSAGES}.
 */
public final class SweepFolder implements CellStore {

	/** The settings, by which the sweep can be run again. */
	public static final String SETTINGS = "sweep.json";

	/** The table of the results. */
	public static final String TABLE = "sweep.csv";

	/** What cells that failed or have no number say. */
	public static final String MESSAGES = "messages.csv";

	/** The journal. */
	public static final String JOURNAL = "sweep.journal";

	/** The folder of the tables of the cells. */
	public static final String CELLS = "cells";

	private static final String LOCK = "sweep.lock";

	/** Temporary files of this class's own, as {@link AtomicFile} names them. */
	private static final String UNFINISHED =
		"\\.(sweep\\.json|sweep\\.csv(\\.json)?|messages\\.csv|\\d+\\.\\w+\\.csv)\\.[0-9a-f-]{36}\\.tmp";

	private final File folder;
	private final FolderLock lock;
	private final Journal journal;
	private final int digits;

	/**
	 * Opens a folder, or begins it.
	 *
	 * @throws IllegalArgumentException if it is in use, of another sweep, has files of a sweep without its settings, is
	 *           damaged, or cannot be written to; it is then left as it is
	 */
	public SweepFolder(final File folder, final SweepSettings settings) {
		this.folder = folder.getAbsoluteFile();
		digits = Long.toString(settings.cells().cells() - 1).length();
		check(settings);
		create(this.folder);
		lock = new FolderLock(file(LOCK));
		boolean usable = false;
		try {
			check(settings); // now nobody else changes it
			discardUnfinished(this.folder);
			discardUnfinished(file(CELLS));
			if (!file(SETTINGS).isFile()) AtomicFile.write(file(SETTINGS), SettingsText.write(settings).getBytes(
				StandardCharsets.UTF_8));
			journal = new Journal(file(JOURNAL), settings.fingerprint(), settings.cells().cells());
			usable = true;
		}
		finally {
			if (!usable) lock.close();
		}
	}

	private void check(final SweepSettings settings) {
		if (folder.exists() && !folder.isDirectory()) throw new IllegalArgumentException("folder must be a folder, was the file " +
			folder);
		if (file(SETTINGS).isFile()) {
			settings.requireSame(settings(file(SETTINGS)), folder.toString());
			return;
		}
		for (final String name : List.of(SETTINGS, TABLE, TABLE + ".json", MESSAGES, JOURNAL, CELLS))
			if (file(name).exists()) throw new IllegalArgumentException("folder must have the settings of its sweep, " +
				SETTINGS + ", or no file of a sweep, had " + name + ": " + folder);
	}

	/**
	 * Reads settings that a sweep has saved.
	 *
	 * @throws IllegalArgumentException if there are none, or they are not complete
	 */
	public static SweepSettings settings(final File file) {
		try {
			return SettingsText.read(Files.readString(file.toPath(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be read: " + file + " (" + AtomicFile.reason(e) + ")", e);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("file is no settings of a sweep that can be read: " + file + ", " + e
				.getMessage(), e);
		}
	}

	private static void create(final File folder) {
		try {
			AtomicFile.makeFolder(folder.toPath());
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("folder cannot be made: " + folder + " (" + AtomicFile.reason(e) + ")", e);
		}
	}

	/** What a kill has left of files that were being written. */
	private static void discardUnfinished(final File folder) {
		final File[] files = folder.listFiles((in, name) -> name.matches(UNFINISHED));
		if (files != null) for (final File file : files)
			discard(file);
	}

	private File file(final String name) {
		return new File(folder, name);
	}

	/** Keeps a cell: first its tables, so that where there is a record, there are the tables. */
	public void keep(final CellRun run) {
		run.tables().forEach((name, text) -> AtomicFile.write(new File(file(CELLS), String.format(Locale.ROOT, "%0" + digits +
			"d.%s.csv", run.record().cell(), name)), text));
		append(run.record());
	}

	@Override
	public void append(final CellRecord cell) {
		journal.append(cell);
	}

	@Override
	public void forEach(final Consumer<CellRecord> use) {
		journal.forEach(use);
	}

	/** Writes the table and the messages of all cells. */
	public void finish(final SweepTable result) {
		TableFiles.write(file(TABLE), result.table());
		if (result.messages().isEmpty()) discard(file(MESSAGES)); // of before failed cells were run again
		else AtomicFile.write(file(MESSAGES), result::writeMessages);
	}

	private static void discard(final File file) {
		try {
			Files.deleteIfExists(file.toPath());
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be deleted: " + file + " (" + AtomicFile.reason(e) + ")", e);
		}
	}

	@Override
	public void close() {
		try {
			journal.close();
		}
		finally {
			lock.close();
		}
	}
}
