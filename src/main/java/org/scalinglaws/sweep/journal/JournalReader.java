package org.scalinglaws.sweep.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Goes through the records of a journal. What is not whole at the very end, cut off or never written and so zeros, a kill
 * or a loss of power has left; anything else that does not fit is damage.
 */
final class JournalReader {

	private static final int BUFFER = 1 << 16;

	private final FileChannel channel;
	private final long end;
	private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
	private long at; // of the buffer's position in the file
	private byte kind;

	/** Reads from a place to another. */
	JournalReader(final FileChannel channel, final long from, final long to) {
		this.channel = channel;
		at = from;
		end = to;
	}

	/** {@return where the next record begins, or what is whole ends} */
	long position() {
		return at;
	}

	/** {@return the kind of the record that was read last} */
	byte kind() {
		return kind;
	}

	/**
	 * Reads one record.
	 *
	 * @return its body, or null where what is whole ends
	 * @throws IllegalArgumentException if there is damage
	 */
	ByteBuffer next() throws IOException {
		if (!has(JournalFormat.RECORD_HEADER)) return null;
		final int start = buffer.position();
		kind = buffer.get(start);
		final int length = buffer.getInt(start + 1), bodySum = buffer.getInt(start + 5);
		if (buffer.getInt(start + 9) != JournalFormat.checksum(buffer.array(), start, JournalFormat.RECORD_HEADER - Integer.BYTES)) {
			if (isZero(channel, at + JournalFormat.RECORD_HEADER, end)) return null; // so there is no record behind it
			throw new IllegalArgumentException("header of a record");
		}
		final int whole = Math.addExact(JournalFormat.RECORD_HEADER, length);
		if (!has(whole)) return null;
		final int body = buffer.position() + JournalFormat.RECORD_HEADER;
		if (bodySum != JournalFormat.checksum(buffer.array(), body, length)) {
			if (isZero(channel, at + whole, end)) return null;
			throw new IllegalArgumentException("body of a record");
		}
		buffer.position(buffer.position() + whole);
		at += whole;
		return ByteBuffer.wrap(buffer.array(), body, length);
	}

	/** Makes so many bytes available in the buffer, if there are so many. */
	private boolean has(final int bytes) throws IOException {
		if (buffer.remaining() >= bytes) return true;
		if (end - at < bytes) return false;
		final ByteBuffer larger = bytes > buffer.capacity() ? ByteBuffer.allocate(bytes) : ByteBuffer.allocate(buffer.capacity());
		larger.limit((int) Math.min(larger.capacity(), end - at));
		while (larger.hasRemaining())
			if (channel.read(larger, at + larger.position()) < 0) return false;
		buffer = larger.flip();
		return true;
	}

	/** Whether there is nothing but zeros, or nothing, from a place on to another. */
	static boolean isZero(final FileChannel channel, final long from, final long end) throws IOException {
		final ByteBuffer part = ByteBuffer.allocate(BUFFER);
		for (long place = from; place < end; place += part.position()) {
			part.clear().limit((int) Math.min(BUFFER, end - place));
			if (channel.read(part, place) < 0) return true;
			for (int i = 0; i < part.position(); i++)
				if (part.get(i) != 0) return false;
		}
		return true;
	}
}
