package org.scalinglaws.sweep.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.sweep.cell.CellRecord;

@Tag("slow")
class JournalTest {

	private static final int CELLS = 100;
	private static final byte[] SWEEP = new byte[32], OTHER = new byte[32];

	static {
		Arrays.fill(SWEEP, (byte) 7);
		Arrays.fill(OTHER, (byte) 8);
	}

	@TempDir
	private Path folder;

	private File file;
	private final List<CellRecord> written = List.of(cell(3, "a", 0.5), cell(1, "a", Double.NaN), new CellRecord(7, true, List.of(),
		new double[0], "läuft nicht,\n\"so\"", 12), cell(0, "b", -0.0));
	private byte[] whole;

	private static CellRecord cell(final long number, final String name, final double value) {
		return new CellRecord(number, false, List.of(name, "other"), new double[] { value, number }, null, 5 + number);
	}

	@BeforeEach
	void write() throws IOException {
		file = folder.resolve("journal").toFile();
		try (Journal journal = open()) {
			written.forEach(journal::append);
		}
		whole = Files.readAllBytes(file.toPath());
	}

	private Journal open() {
		return new Journal(file, SWEEP, CELLS);
	}

	private List<String> read() {
		final List<CellRecord> cells = new ArrayList<>();
		try (Journal journal = open()) {
			journal.forEach(cells::add);
		}
		return texts(cells);
	}

	private static List<String> texts(final List<CellRecord> cells) {
		return cells.stream().map(one -> one.cell() + " " + one.failed() + " " + one.names() + Arrays.toString(one.values()) + one
			.message() + " " + one.nanos()).toList();
	}

	@Test
	void readsWhatWasWrittenAndGoesOn() {
		assertEquals(texts(written), read());
		try (Journal journal = open()) {
			journal.append(cell(9, "b", 1));
		}
		final List<CellRecord> more = new ArrayList<>(written);
		more.add(cell(9, "b", 1));
		assertEquals(texts(more), read());
	}

	@Test
	void zerosHaveSigns() {
		final List<CellRecord> cells = new ArrayList<>();
		try (Journal journal = open()) {
			journal.forEach(cells::add);
		}
		assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(cells.get(3).values()[0]));
	}

	/** Whatever byte it ends at, the records before are there, and others go behind them. */
	@Test
	void endsAnywhere() throws IOException {
		int least = 0;
		for (int length = 0; length <= whole.length; length++) {
			Files.write(file.toPath(), Arrays.copyOf(whole, length));
			final List<String> read = read();
			assertEquals(texts(written).subList(0, read.size()), read, "cut at " + length);
			assertTrue(read.size() >= least);
			least = read.size();
			if (length % 7 > 0 && length < whole.length) continue; // each is forced to the disk
			try (Journal journal = open()) {
				written.subList(read.size(), written.size()).forEach(journal::append);
			}
			assertEquals(texts(written), read(), "went on at " + length);
			assertArrayEquals(whole, Files.readAllBytes(file.toPath()), "same bytes");
		}
		assertEquals(written.size(), least);
	}

	/** As after a loss of power, where a file may have its length before its content. */
	@Test
	void endsWithZerosAnywhere() throws IOException {
		for (int length = 0; length < whole.length; length++) {
			final byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length + 100_000);
			Files.write(file.toPath(), torn);
			final List<String> read = read();
			assertEquals(texts(written).subList(0, read.size()), read, "zeros from " + length);
		}
	}

	/** Either it is told, and the file left alone, or what is read is a beginning of what was written. */
	@Test
	void noFlippedByteGoesUnnoticed() throws IOException {
		int told = 0;
		for (int at = 0; at < whole.length; at++)
			for (final int mask : new int[] { 1, 0x80, 0xFF }) {
				final byte[] flipped = whole.clone();
				flipped[at] ^= mask;
				Files.write(file.toPath(), flipped);
				try {
					final List<String> read = read();
					assertEquals(texts(written).subList(0, read.size()), read, "byte " + at);
					assertEquals(written.size() - 1, read.size(), "only the last record is taken for torn, byte " + at);
				}
				catch (final IllegalArgumentException e) {
					told++;
					assertTrue(e.getMessage().contains("journal"), e.getMessage());
					assertArrayEquals(flipped, Files.readAllBytes(file.toPath()), "left alone");
				}
			}
		assertTrue(told > 2 * whole.length, told + " of " + 3 * whole.length);
	}

	@Test
	void lengthThatIsWrongIsNoTornTail() throws IOException {
		final byte[] flipped = whole.clone();
		flipped[JournalFormat.FILE_HEADER + 1] = 0x7F; // the first record would reach far behind the end
		Files.write(file.toPath(), flipped);
		final String message = assertThrows(IllegalArgumentException.class, this::read).getMessage();
		assertTrue(message.startsWith("journal is damaged at byte 48 of " + whole.length), message);
	}

	@Test
	void foreignFilesAreLeftAlone() throws IOException {
		final byte[] foreign = "a table that somebody has put here, and nobody wants to lose".getBytes("UTF-8");
		Files.write(file.toPath(), foreign);
		assertTrue(assertThrows(IllegalArgumentException.class, this::read).getMessage().contains("no journal"));
		assertArrayEquals(foreign, Files.readAllBytes(file.toPath()));
		Files.write(file.toPath(), Arrays.copyOf(foreign, 5));
		assertThrows(IllegalArgumentException.class, this::read);
	}

	@Test
	void newerVersionIsToldByItsNumber() throws IOException {
		final byte[] newer = whole.clone();
		newer[11] = 2;
		Files.write(file.toPath(), newer);
		final String message = assertThrows(IllegalArgumentException.class, this::read).getMessage();
		assertTrue(message.contains("format version must be 1, was 2"), message);
		assertArrayEquals(newer, Files.readAllBytes(file.toPath()));
	}

	@Test
	void anotherSweepIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Journal(file, OTHER, CELLS)).getMessage().startsWith(
			"journal is of another sweep"));
		assertThrows(IllegalArgumentException.class, () -> new Journal(file, SWEEP, 5), "cell 7 of 5");
	}

	/** What fits stays whole, wherever the disk ends, and the message says how much that is. */
	@Test
	void fullDiskKeepsWhatIsThere() throws IOException {
		for (int limit = JournalFormat.FILE_HEADER; limit < whole.length; limit += 3) {
			Files.delete(file.toPath());
			final FileChannel small = new SmallDisk(FileChannel.open(file.toPath(), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.READ, StandardOpenOption.WRITE), limit);
			int kept = 0;
			try (Journal journal = new Journal(file, small, SWEEP, CELLS)) {
				for (final CellRecord one : written) {
					journal.append(one);
					kept++;
				}
			}
			catch (final IllegalArgumentException e) {
				assertTrue(e.getMessage().startsWith("journal cannot be written: " + file) && e.getMessage().contains(
					"No space left on device") && e.getMessage().contains(kept + (kept == 1 ? " record is" : " records are")), e.getMessage());
			}
			assertTrue(kept < written.size());
			assertEquals(texts(written).subList(0, kept), read(), "limit " + limit);
		}
	}

	@Test
	void recordsLongerThanABufferAreRead() {
		final double[] values = new double[30_000];
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < values.length; i++)
			names.add("column" + (values[i] = i));
		try (Journal journal = open()) {
			journal.append(new CellRecord(50, false, names, values, null, 0));
			journal.append(cell(51, "a", 1));
		}
		final List<CellRecord> cells = new ArrayList<>();
		try (Journal journal = open()) {
			journal.forEach(cells::add);
		}
		assertArrayEquals(values, cells.get(4).values());
		assertEquals(51, cells.get(5).cell());
	}
}
