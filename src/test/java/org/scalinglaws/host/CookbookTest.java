package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the cookbook run as they stand on the page. */
@Tag("slow")
class CookbookTest {

	private static final Pattern BLOCK = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

	@TempDir
	private Path folder;

	private static List<String> blocks() throws IOException {
		return blocks("cookbook");
	}

	private static List<String> blocks(final String page) throws IOException {
		return BLOCK.matcher(Files.readString(Path.of("docs", page + ".md"))).results().map(match -> match.group(1)).toList();
	}

	static List<String> recipes() throws IOException {
		return blocks().subList(1, blocks().size());
	}

	@Test
	void thereAreTen() throws IOException {
		assertEquals(10, recipes().size());
	}

	@ParameterizedTest
	@MethodSource("recipes")
	void runs(final String recipe) throws IOException {
		final String out = printed("recipe.groovy", blocks().get(0) + recipe);
		if (recipe.contains("println")) assertTrue(!out.isEmpty(), recipe);
		assertFalse(out.contains("result = {}"), out);
	}

	/** The script that the page for developers shows: it ends with a page of what it has found. */
	@Test
	void theExampleOfAScriptRuns() throws IOException {
		final String out = printed("example.groovy", blocks("developing").get(0), "folder=" + folder);
		assertTrue(out.contains("loss at t = 40, a = 2: measured 0."), out);
		final String page = Files.readString(folder.resolve("example.html"));
		for (final String part : List.of("<h1>example</h1>", "The loss of SGD for some exponents", "loss at t = 40, a = 1",
			"Loss of one run for each exponent", "<dt>exponents</dt><dd>1; 2</dd>", "s.report()"))
			assertTrue(page.contains(part), part);
	}

	/** What a script prints that runs to its end. */
	private String printed(final String name, final String script, final String... inputs) throws IOException {
		final Path file = Files.writeString(folder.resolve(name), script);
		final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
		assertEquals(0, new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run(Stream.concat(Stream.of("--run", file.toString()), Stream.of(inputs)).toArray(
				String[]::new)), err::toString);
		return out.toString(StandardCharsets.UTF_8);
	}
}
