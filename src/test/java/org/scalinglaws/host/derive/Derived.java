package org.scalinglaws.host.derive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.scijava.Context;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/**
 * The files that follow from the operations: {@code plugins.config}, and in {@code README.md} and {@code docs/*.md} what
 * stands between markers:
 *
 * <pre>
 * &lt;!-- operations --&gt; ... &lt;!-- end --&gt;          the table of all operations
 * &lt;!-- operations: Data --&gt; ... &lt;!-- end --&gt;    of one menu
 * </pre>
 *
 * {@code mvn -q test-compile exec:exec@derive} writes them; {@link DerivedTest} compares.
 */
public final class Derived {

	private static final Pattern MARKED = Pattern.compile("(?s)(<!-- operations(?:: ([^>]*?))? -->\\n).*?(<!-- end -->)");

	private Derived() {
		// static functions only
	}

	/** Writes the files that are not as they should be, below the current folder. */
	public static void main(final String[] args) throws IOException {
		final Context context = new Context();
		context.service(LogService.class).setLevel(LogLevel.ERROR);
		for (final Map.Entry<Path, String> file : files(Path.of(""), Operations.in(context).shipped()).entrySet())
			if (!Files.exists(file.getKey()) || !Files.readString(file.getKey()).equals(file.getValue())) {
				Files.writeString(file.getKey(), file.getValue());
				System.out.println("written: " + file.getKey());
			}
		System.exit(0); // SciJava's threads would linger
	}

	/** The contents that the files should have. */
	static Map<Path, String> files(final Path project, final Operations operations) throws IOException {
		final Map<Path, String> files = new LinkedHashMap<>();
		files.put(project.resolve("plugins.config"), operations.menus());
		for (final Path page : pages(project)) {
			final String text = Files.readString(page);
			if (MARKED.matcher(text).find()) files.put(page, page(text, operations));
		}
		return files;
	}

	/** A page with what stands between its markers. */
	static String page(final String text, final Operations operations) {
		return MARKED.matcher(text).replaceAll(marked -> Matcher.quoteReplacement(marked.group(1) + operations.table(marked.group(
			2) == null ? "" : marked.group(2)) + marked.group(3)));
	}

	private static List<Path> pages(final Path project) throws IOException {
		final List<Path> pages = new ArrayList<>(List.of(project.resolve("README.md")));
		try (Stream<Path> docs = Files.list(project.resolve("docs"))) {
			docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}
}
