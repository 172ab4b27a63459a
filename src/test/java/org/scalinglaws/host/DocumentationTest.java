package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name is there. */
class DocumentationTest {

	private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:src|href)=\")([^)#\\s\"]*)#?([^)\\s\"]*)[)\"]");
	private static final Path README = Path.of("README.md");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
	private static final Pattern METHOD = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
	private static final Pattern MENU = Pattern.compile("org\\.scalinglaws\\.command\\.(\\w+)|Scaling_Laws/\\w+/(\\w+)\\.groovy");

	static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			return Stream.concat(Stream.of(README), docs.filter(file -> file.toString().endsWith(".md"))).sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToFilesAndHeadings(final Path page) throws IOException {
		for (final MatchResult link : all(LINK, page)) {
			if (link.group(1).contains(":")) continue; // the web
			final Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
			assertTrue(Files.exists(target), page + " leads to " + target);
			if (!link.group(2).isEmpty()) assertTrue(all(HEADING, target).stream().anyMatch(heading -> anchor(heading.group(1))
				.equals(link.group(2))), page + " leads to " + link.group());
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void namedTestsExist(final Path page) throws IOException {
		for (final MatchResult named : all(METHOD, page))
			try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
				final Path file = files.filter(path -> path.endsWith(named.group(1) + ".java")).findFirst().orElseThrow(
					() -> new AssertionError(page + " names " + named.group()));
				assertTrue(Files.readString(file).contains("void " + named.group(2) + "("), page + " names " + named.group());
			}
	}

	@Test
	void everyCommandAndScriptIsListed() throws IOException {
		final StringBuilder docs = new StringBuilder();
		for (final Path page : pages())
			if (!page.equals(README)) docs.append(Files.readString(page));
		final String readme = Files.readString(README);
		for (final MatchResult entry : all(MENU, Path.of("plugins.config"))) {
			final String name = entry.group(1) == null ? entry.group(2) : entry.group(1);
			assertTrue(names(readme, name), README + " lacks " + name);
			assertTrue(names(docs.toString(), name), "docs lack " + name);
		}
	}

	private static boolean names(final String text, final String name) {
		return text.contains("`" + name + "`") || text.contains("`" + name + ".groovy`");
	}

	/** As code hosts make it of a heading. */
	private static String anchor(final String heading) {
		return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
	}

	private static List<MatchResult> all(final Pattern pattern, final Path file) throws IOException {
		return pattern.matcher(Files.readString(file)).results().toList();
	}
}
