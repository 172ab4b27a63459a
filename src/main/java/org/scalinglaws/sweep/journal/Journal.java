package org.scalinglaws.sweep.journal;

import java.io.File;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.sweep.cell.CellRecord;

/**
 * A file that records are only ever added to, each with checksums. Whatever moment it is cut off at, the whole records
 * before it are read; what is changed in between is noticed. It is forced to disk about once a second and at the end.
 */
public final class Journal implements CellStore {

	private static final long FORCE_NANOS = 1_000_000_000;

	private final File file;
	private final FileChannel channel;
	private final long cells;
	private final Map<List<String>, Integer> numbers = new HashMap<>(); // of the names
	private long end;
	private long kept;
	private long forced = System.nanoTime();
	private boolean safe = true; // all that is written is on the disk

	/**
	 * Opens a journal, or begins it. What a kill has left unfinished at its end is cut off.
	 *
	 * @param fingerprint of the sweep, of 32 bytes
	 * @param cells that the sweep has
	 * @throws IllegalArgumentException if it is of another sweep or a newer format, is damaged, or cannot be read; it is then
	 *           left as it is
	 */
	public Journal(final File file, final byte[] fingerprint, final long cells) {
		this(file, open(file), fingerprint, cells);
	}

	Journal(final File file, final FileChannel channel, final byte[] fingerprint, final long cells) {
		this.file = file;
		this.channel = channel;
		this.cells = cells;
		boolean usable = false;
		try {
			begin(fingerprint);
			usable = true;
		}
		catch (final IOException e) {
			throw failure("cannot be read", e);
		}
		finally {
			if (!usable) closeQuietly();
		}
	}

	private static FileChannel open(final File file) {
		try {
			return FileChannel.open(file.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("journal cannot be opened: " + file + " (" + AtomicFile.reason(e) + ")", e);
		}
	}

	private void begin(final byte[] fingerprint) throws IOException {
		final ByteBuffer expected = JournalFormat.fileHeader(fingerprint), found = ByteBuffer.allocate(JournalFormat.FILE_HEADER);
		while (found.hasRemaining() && channel.read(found, found.position()) >= 0)
			continue;
		final int differs = expected.mismatch(found.duplicate().flip());
		final int same = differs < 0 ? JournalFormat.FILE_HEADER : differs;
		if (same < JournalFormat.FILE_HEADER && JournalReader.isZero(channel, same, channel.size())) { // nothing, or left by a kill
			channel.truncate(0);
			write(expected);
			force();
			return;
		}
		if (found.hasRemaining()) throw foreign("it does not begin as one", null);
		final byte[] of = readFingerprint(found.array());
		if (!Arrays.equals(of, fingerprint)) throw new IllegalArgumentException(
			"journal is of another sweep than the settings beside it: " + file);
		end = channel.size();
		final long whole = read(record -> kept++);
		if (whole < end) channel.truncate(whole);
		end = whole;
	}

	private byte[] readFingerprint(final byte[] header) {
		try {
			return JournalFormat.fingerprint(header);
		}
		catch (final IllegalArgumentException e) {
			throw foreign(e.getMessage(), e);
		}
	}

	private IllegalArgumentException foreign(final String why, final Exception cause) {
		return new IllegalArgumentException("file is no journal of a sweep that can be read: " + file + ", " + why, cause);
	}

	/** Gives all records to somebody; where what is whole ends. */
	private long read(final Consumer<CellRecord> use) throws IOException {
		final List<List<String>> known = new ArrayList<>();
		final JournalReader reader = new JournalReader(channel, JournalFormat.FILE_HEADER, end);
		while (true) {
			final long start = reader.position();
			final CellRecord cell;
			try {
				final ByteBuffer body = reader.next();
				if (body == null) break;
				cell = reader.kind() == JournalFormat.CELL ? JournalFormat.readCell(body, known, cells) : null;
				if (cell == null) JournalFormat.readNames(body, known);
			}
			catch (final IllegalArgumentException | BufferUnderflowException e) {
				throw new IllegalArgumentException("journal is damaged at byte " + start + " of " + end + ": " + file +
					"; it can be put back from a copy, or the sweep begun in another folder", e);
			}
			if (cell != null) use.accept(cell);
		}
		for (int number = 0; number < known.size(); number++)
			numbers.put(known.get(number), number);
		return reader.position();
	}

	@Override
	public synchronized void append(final CellRecord cell) {
		try {
			Integer number = numbers.get(cell.names());
			if (number == null) {
				number = numbers.size();
				write(JournalFormat.names(number, cell.names()));
				numbers.put(List.copyOf(cell.names()), number);
			}
			write(JournalFormat.cell(cell, number));
			kept++;
			if (System.nanoTime() - forced >= FORCE_NANOS) force();
		}
		catch (final IOException e) {
			throw failure("cannot be written", e);
		}
	}

	/** All of it or nothing. */
	private void write(final ByteBuffer bytes) throws IOException {
		final long start = end;
		try {
			for (long place = start; bytes.hasRemaining();)
				place += channel.write(bytes, place);
			end = start + bytes.limit();
			safe = false;
		}
		finally {
			if (end == start && channel.isOpen()) channel.truncate(start);
		}
	}

	private void force() throws IOException {
		channel.force(false);
		safe = true;
		forced = System.nanoTime();
	}

	private IllegalArgumentException failure(final String what, final IOException cause) {
		return new IllegalArgumentException("journal " + what + ": " + file + " (" + AtomicFile.reason(cause) + "); " + kept +
			(kept == 1 ? " record is" : " records are") + " kept, and the same sweep goes on from there", cause);
	}

	@Override
	public synchronized void forEach(final Consumer<CellRecord> use) {
		try {
			read(use);
		}
		catch (final IOException e) {
			throw failure("cannot be read", e);
		}
	}

	@Override
	public synchronized void close() {
		if (!channel.isOpen()) return;
		try {
			if (!safe) force();
		}
		catch (final IOException e) {
			throw failure("cannot be written", e);
		}
		finally {
			closeQuietly();
		}
	}

	private void closeQuietly() {
		try {
			channel.close();
		}
		catch (final IOException e) {
			// what was to be written is written, or told already
		}
	}
}
