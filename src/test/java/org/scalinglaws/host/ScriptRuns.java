package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;

/** For tests that run the project's scripts as a user does, and look at what they print and save. */
abstract class ScriptRuns {

	private static final Pattern NUMBER = Pattern.compile("[-+.\\deE]+");

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	/** Where scripts save, not there before. */
	final Path results() {
		return folder.resolve("results");
	}

	/** What scripts have printed so far. */
	final String printed() {
		return out.toString(StandardCharsets.UTF_8);
	}

	/** Runs a script; returns the exit code. */
	final int run(final String script, final String inputs) {
		return run(script, inputs, results());
	}

	/** The same with another place to save in. */
	final int run(final String script, final String inputs, final Path results) {
		return new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run("--run", file(script).toString(), inputs + ",folder=\"" + results.toString().replace('\\',
				'/') + "\"");
	}

	/** Where scripts print. */
	final PrintStream out() {
		return new PrintStream(out, true, StandardCharsets.UTF_8);
	}

	/** The file of a script, in the folder of any menu. */
	static Path file(final String script) {
		return scripts().stream().filter(path -> path.endsWith(script + ".groovy")).findFirst().orElseThrow();
	}

	/** The files of all scripts. */
	static List<Path> scripts() {
		try (Stream<Path> files = Files.walk(Path.of("scripts", "Plugins", "Scaling_Laws"))) {
			return files.filter(Files::isRegularFile).toList();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/** Runs a script and looks at its figures: large, and drawn in many tints beside black and white. */
	final void runs(final String script, final String inputs, final String... figures) throws IOException {
		assertEquals(0, run(script, inputs), this::complaint);
		for (final String figure : figures) {
			final BufferedImage picture = ImageIO.read(results().resolve(figure + ".png").toFile());
			assertTrue(picture.getWidth() > 700 && picture.getHeight() > 600, figure);
			final Set<Integer> colours = new TreeSet<>();
			for (int x = 0; x < picture.getWidth(); x++)
				for (int y = 0; y < picture.getHeight(); y++)
					colours.add(picture.getRGB(x, y));
			assertTrue(colours.stream().filter(c -> (c >> 16 & 0xFF) != (c & 0xFF)).count() > 50, figure);
		}
		assertPage(script, inputs);
	}

	/** The page at the end has the script's name, each figure that was saved, tables, and the inputs. */
	private void assertPage(final String script, final String inputs) throws IOException {
		final String prefix = script.toLowerCase(Locale.ROOT), page = Files.readString(results().resolve(prefix + ".html"));
		assertTrue(page.contains("<h1>" + script.replace('_', ' ') + "</h1>"), script);
		assertEquals(saved(prefix, ".png"), count(page, "<figure id=\"figure-\\d+\""), script);
		assertEquals(saved(prefix, ".png"), count(page, "(<svg|<img)[ >]"), script);
		final long tables = count(page, "id=\"table-\\d+\"");
		assertTrue(tables > 0 && tables <= saved(prefix, ".csv"), script);
		assertTrue(page.contains("</script>") && page.contains("s.report()"), script);
		final String again = page.substring(page.indexOf("id=\"again\"")); // tables have parameters, too
		for (final String input : inputs.split(",(?=\\w+=)")) {
			final String[] pair = input.split("=", 2);
			final Matcher shown = Pattern.compile("<dt>" + pair[0] + "</dt><dd>(.*?)</dd>").matcher(again);
			assertTrue(shown.find(), input);
			final String wanted = pair[1].replace("\"", ""), found = shown.group(1);
			if (NUMBER.matcher(wanted).matches()) assertEquals(Double.parseDouble(wanted), Double.parseDouble(found), 0, input);
			else assertEquals(wanted, found, input);
		}
	}

	private long saved(final String prefix, final String ending) throws IOException {
		try (Stream<Path> files = Files.list(results())) {
			return files.filter(file -> file.getFileName().toString().startsWith(prefix) && file.toString().endsWith(ending)).count();
		}
	}

	private static long count(final String text, final String pattern) {
		return Pattern.compile(pattern).matcher(text).results().count();
	}

	/** A table that was saved, with metadata beside it and rows in it; the named columns are finite. */
	final Columns table(final String name, final String... finite) throws IOException {
		final Path file = results().resolve(name + ".csv");
		assertTrue(Files.isRegularFile(Path.of(file + ".json")), name);
		try (Reader reader = Files.newBufferedReader(file)) {
			final Columns table = ColumnsText.read(reader);
			assertTrue(table.rows() > 0, name);
			for (final String column : finite)
				for (final double value : table.column(column))
					assertTrue(Double.isFinite(value), () -> name + ": " + column);
			return table;
		}
	}

	final void assertPrinted(final String... words) {
		for (final String word : words)
			assertTrue(printed().contains(word), this::printed);
	}

	/** A script refuses its inputs with a message, and has saved nothing. */
	final void assertRefused(final String script, final String inputs, final String message) {
		assertEquals(1, run(script, inputs));
		assertTrue(complaint().contains("error: " + message), this::complaint);
		assertTrue(Files.notExists(results()));
	}

	private String complaint() {
		return err.toString(StandardCharsets.UTF_8);
	}
}
