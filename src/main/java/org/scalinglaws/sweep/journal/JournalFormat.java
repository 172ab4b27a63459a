package org.scalinglaws.sweep.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.scalinglaws.sweep.cell.CellRecord;

/**
 * The bytes of a journal, big-endian. It begins with a magic word, the version of the format, the fingerprint of the sweep
 * and a checksum of these. Then come records: one byte for the kind, the length of the body, its checksum, a checksum of
 * these three, and the body: names (a number for them, then each) or a cell (its number, whether it failed, the number of
 * its names, nanoseconds, values, message). Checksums are CRC-32C; texts are UTF-8 behind their length, -1 for none.
 */
final class JournalFormat {

	static final int VERSION = 1;
	static final int FINGERPRINT = 32;
	static final int FILE_HEADER = 8 + Integer.BYTES + FINGERPRINT + Integer.BYTES;
	static final int RECORD_HEADER = 1 + 3 * Integer.BYTES;
	static final byte NAMES = 1, CELL = 2;

	private static final byte[] MAGIC = "SLSWEEP\n".getBytes(StandardCharsets.US_ASCII);
	private static final int CELL_HEAD = 1 + Integer.BYTES + 2 * Long.BYTES;

	private JournalFormat() {
		// static writing and reading only
	}

	static ByteBuffer fileHeader(final byte[] fingerprint) {
		final ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).put(MAGIC).putInt(VERSION).put(fingerprint);
		return header.putInt(checksum(header.array(), 0, header.position())).flip();
	}

	/**
	 * Requires the header of a journal of this format.
	 *
	 * @param begun of {@link #FILE_HEADER} bytes
	 * @return the fingerprint
	 * @throws IllegalArgumentException saying what is wrong
	 */
	static byte[] fingerprint(final byte[] begun) {
		final ByteBuffer header = ByteBuffer.wrap(begun);
		final byte[] magic = new byte[MAGIC.length], fingerprint = new byte[FINGERPRINT];
		header.get(magic);
		if (!Arrays.equals(magic, MAGIC)) throw new IllegalArgumentException("it does not begin as one");
		final int version = header.getInt();
		if (version > VERSION) throw new IllegalArgumentException("its format version must be " + VERSION + ", was " + version +
			"; a newer Scaling Laws may have written it");
		header.get(fingerprint);
		if (version != VERSION || header.getInt() != checksum(begun, 0, FILE_HEADER - Integer.BYTES))
			throw new IllegalArgumentException("its header is damaged");
		return fingerprint;
	}

	static ByteBuffer names(final int number, final List<String> names) {
		final List<byte[]> texts = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
		final ByteBuffer record = begin(2 * Integer.BYTES + texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
		record.putInt(number).putInt(texts.size());
		texts.forEach(text -> record.putInt(text.length).put(text));
		return end(record, NAMES);
	}

	static ByteBuffer cell(final CellRecord cell, final int names) {
		final byte[] message = cell.message() == null ? new byte[0] : cell.message().getBytes(StandardCharsets.UTF_8);
		final ByteBuffer record = begin(CELL_HEAD + Double.BYTES * cell.values().length + Integer.BYTES + message.length);
		record.putLong(cell.cell()).put((byte) (cell.failed() ? 1 : 0)).putInt(names).putLong(cell.nanos());
		for (final double value : cell.values())
			record.putLong(Double.doubleToLongBits(value));
		record.putInt(cell.message() == null ? -1 : message.length).put(message);
		return end(record, CELL);
	}

	private static ByteBuffer begin(final int length) {
		return ByteBuffer.allocate(RECORD_HEADER + length).position(RECORD_HEADER);
	}

	private static ByteBuffer end(final ByteBuffer record, final byte kind) {
		final byte[] bytes = record.array();
		final int length = bytes.length - RECORD_HEADER;
		record.flip();
		record.put(kind).putInt(length).putInt(checksum(bytes, RECORD_HEADER, length));
		return record.putInt(checksum(bytes, 0, RECORD_HEADER - Integer.BYTES)).rewind();
	}

	/** Takes names into the list of all, at the number that they have there. */
	static void readNames(final ByteBuffer body, final List<List<String>> all) {
		final int number = body.getInt();
		if (number != all.size()) throw new IllegalArgumentException("names out of order");
		final List<String> names = new ArrayList<>();
		for (int left = body.getInt(); left > 0; left--)
			names.add(text(body));
		all.add(List.copyOf(names));
	}

	static CellRecord readCell(final ByteBuffer body, final List<List<String>> all, final long cells) {
		final long cell = body.getLong();
		final boolean failed = body.get() != 0;
		final int names = body.getInt();
		final long nanos = body.getLong();
		if (cell < 0 || cell >= cells || names < 0 || names >= all.size()) throw new IllegalArgumentException("unknown cell");
		final double[] values = new double[all.get(names).size()];
		for (int i = 0; i < values.length; i++)
			values[i] = body.getDouble();
		return new CellRecord(cell, failed, all.get(names), values, text(body), nanos);
	}

	private static String text(final ByteBuffer body) {
		final int length = body.getInt();
		if (length < 0) return null;
		if (length > body.remaining()) throw new BufferUnderflowException();
		final byte[] bytes = new byte[length];
		body.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	static int checksum(final byte[] bytes, final int from, final int length) {
		final CRC32C sum = new CRC32C();
		sum.update(bytes, from, length);
		return (int) sum.getValue();
	}
}
