package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the cookbook run as they stand on the page. */
class CookbookTest {

	private static final Pattern BLOCK = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

	@TempDir
	private Path folder;

	private static List<String> blocks() throws IOException {
		return BLOCK.matcher(Files.readString(Path.of("docs/cookbook.md"))).results().map(match -> match.group(1)).toList();
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
		final Path script = folder.resolve("recipe.groovy");
		Files.writeString(script, blocks().get(0) + recipe);
		final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
		assertEquals(0, new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run("--run", script.toString()), err::toString);
		if (recipe.contains("println")) assertTrue(out.size() > 0, recipe);
	}
}
