package org.scalinglaws.host.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file that is read, in every state that it may be found in: the same is read, or an error names the file and says in
 * words what is wrong; and it is left as it is.
 */
@Tag("slow")
class FaultsReadingTest {

	private static final int FLIPS = Integer.getInteger("faults.flips", 8);

	private static final String LOCKED = "a file that is not to be read";

	private static Readers readers;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() {
		readers = new Readers();
	}

	@AfterAll
	static void close() throws IOException {
		readers.close();
	}

	static List<Readers.Reader> readers() {
		return readers.all();
	}

	/** What is read, or why not; what it may not be is thrown. */
	private record Outcome(String read, String refusal) {

		static Outcome of(final Readers.Reader reader, final Path file) {
			try {
				return new Outcome(reader.read().on(file), null);
			}
			catch (final Throwable thrown) {
				return new Outcome(null, Refusals.text(thrown));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("readers")
	void brokenContentIsNamedAndLeftAlone(final Readers.Reader reader) throws Exception {
		final Path file = folder.resolve(reader.file());
		reader.make().on(file);
		final byte[] whole = Files.readAllBytes(file);
		final String expected = reader.read().on(file);
		final List<Executable> checks = new ArrayList<>();
		for (final Map.Entry<String, byte[]> fault : faults(whole, new Random(reader.name().hashCode())).entrySet()) {
			Files.write(file, fault.getValue());
			final Outcome outcome = Outcome.of(reader, file);
			final byte[] after = Files.readAllBytes(file);
			checks.add(() -> check(reader, fault.getKey(), expected, outcome, file));
			if (outcome.refusal != null || reader.kind() != Readers.Kind.CUT) checks.add(() -> assertArrayEquals(fault.getValue(), after,
				fault.getKey() + ", changed"));
		}
		assertAll(checks);
	}

	private static void check(final Readers.Reader reader, final String fault, final String expected, final Outcome outcome,
		final Path file)
	{
		if (outcome.refusal != null && reader.kind() == Readers.Kind.TEXT) assertFalse(outcome.refusal.contains("\n\tat "), outcome.refusal);
		else if (outcome.refusal != null) Refusals.check(outcome.refusal, file, fault);
		else if (reader.kind() == Readers.Kind.CUT) assertTrue(Set.of(expected.split("\n")).containsAll(outcome.read.isEmpty() ? List
			.of() : List.of(outcome.read.split("\n"))), () -> fault + ", read " + outcome.read);
		else if (reader.kind() == Readers.Kind.SUMMED) assertEquals(expected, outcome.read, fault);
		else assertTrue(reader.kind() == Readers.Kind.TEXT || fault.matches("(bit|cut to) [1-9].*"), () -> fault +
			", read " + outcome.read);
	}

	/** A place where a file is, or is not, made from a whole one. */
	private interface Place {

		Path of(Path whole) throws IOException;
	}

	@ParameterizedTest
	@MethodSource("readers")
	void oddPlacesAreReadAlikeOrNamed(final Readers.Reader reader) throws Exception {
		if (reader.file().endsWith(".csv.json")) return; // its place is that of its table
		final Path whole = folder.resolve("whole").resolve(reader.file());
		Files.createDirectories(whole.getParent());
		reader.make().on(whole);
		final String expected = reader.read().on(whole);
		final List<Executable> checks = new ArrayList<>();
		for (final Map.Entry<String, Place> place : places().entrySet()) {
			final Path file;
			try {
				file = place.getValue().of(whole);
			}
			catch (final InvalidPathException | UnsupportedOperationException e) {
				continue; // this system has no such name, or no links
			}
			final boolean none = place.getKey().startsWith("no ");
			final Outcome outcome = Outcome.of(reader, file);
			checks.add(() -> {
				if ((none || place.getKey().equals(LOCKED)) && outcome.refusal != null) Refusals.check(outcome.refusal, file, place.getKey());
				else if (!(none && reader.kind() == Readers.Kind.CUT)) assertEquals(expected, none ? "" : outcome.read, () -> place.getKey() + ": " +
					outcome);
			});
		}
		assertAll(checks);
	}

	private Map<String, Place> places() {
		final Map<String, Place> places = new LinkedHashMap<>();
		for (final String name : Names.ODD)
			places.put("folder " + name, whole -> copy(whole.getParent(), folder.resolve(name)).resolve(whole.getFileName()));
		places.put("link to the file", whole -> Files.createSymbolicLink(copy(whole.getParent(), folder.resolve("links")).resolve(
			"link " + whole.getFileName()), Path.of(whole.getFileName().toString())));
		places.put("link to the folder", whole -> Files.createSymbolicLink(folder.resolve("folder"), whole.getParent()).resolve(whole
			.getFileName()));
		places.put(LOCKED, whole -> {
			final Path locked = copy(whole.getParent(), folder.resolve("locked")).resolve(whole.getFileName());
			assertTrue(locked.toFile().setReadable(false, false)); // which some users need not mind
			return locked;
		});
		places.put("no file", whole -> folder.resolve("none").resolve(whole.getFileName()));
		places.put("no file but a folder", whole -> Files.createDirectories(folder.resolve("folders").resolve(whole.getFileName())));
		places.put("no end of a link", whole -> Files.createSymbolicLink(Files.createDirectories(folder.resolve("dangling")).resolve(whole
			.getFileName()), Path.of("nowhere")));
		places.put("no end of links", whole -> Files.createSymbolicLink(Files.createDirectories(folder.resolve("circle")).resolve(whole
			.getFileName()), whole.getFileName()));
		return places;
	}

	private static Path copy(final Path from, final Path to) throws IOException {
		Files.createDirectories(to);
		try (Stream<Path> files = Files.list(from)) {
			for (final Path file : (Iterable<Path>) files::iterator)
				Files.copy(file, to.resolve(file.getFileName()));
		}
		return to;
	}

	/** Contents by what happened to them. */
	private static Map<String, byte[]> faults(final byte[] whole, final Random random) {
		final Map<String, byte[]> faults = new LinkedHashMap<>();
		for (final int length : new int[] { 0, 1, whole.length / 3, whole.length / 2, whole.length * 9 / 10, whole.length - 1 })
			faults.put("cut to " + length, Arrays.copyOf(whole, length));
		final byte[] noise = new byte[200];
		random.nextBytes(noise);
		faults.put("noise", noise);
		faults.put("a PNG", ("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR").getBytes(StandardCharsets.ISO_8859_1));
		faults.put("a page", "<!DOCTYPE html><html><body>404</body></html>\n".getBytes(StandardCharsets.US_ASCII));
		faults.put("JSON", "{\"a\": [1, 2]}\n".getBytes(StandardCharsets.US_ASCII));
		faults.put("zeros", new byte[300]);
		for (int flip = 0; flip < FLIPS; flip++) {
			final byte[] flipped = whole.clone();
			final int bit = random.nextInt(8 * whole.length);
			flipped[bit / 8] ^= 1 << bit % 8;
			faults.put("bit " + bit, flipped);
		}
		return faults;
	}
}
