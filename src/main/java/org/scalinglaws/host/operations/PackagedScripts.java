package org.scalinglaws.host.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.scijava.util.FileUtils;

/** The scripts that come with the project, by their paths in the jar, in whatever folders they lie. */
public final class PackagedScripts {

	private static final String FOLDER = "scripts/Plugins/Scaling_Laws";
	private static final String SENTENCE = "(?s)^(.+?)(?:[:.](?:\\s.*)?| \\(arXiv.*)$";

	private PackagedScripts() {
		// static methods only
	}

	/** Whether a script goes by a name: its path, or its file's name with or without the extension. */
	public static boolean isNamed(final String path, final String name) {
		final String plain = path.replace('\\', '/').replaceFirst("^scripts/", "");
		final String file = plain.substring(plain.lastIndexOf('/') + 1);
		return List.of(plain, file, file.replaceFirst("\\.\\w+$", "")).contains(name);
	}

	/** {@return what each script does in a few words, by its name, in alphabetical order} */
	public static Map<String, String> descriptions() {
		final Map<String, String> descriptions = new TreeMap<>();
		FileUtils.findResources(".*\\.(groovy|py)", FOLDER, null).forEach((path, url) -> descriptions.put(path.replaceFirst(
			".*/", "").replaceFirst("\\.\\w+$", ""), description(url)));
		return descriptions;
	}

	/** The first words of the comment that a script begins with. */
	private static String description(final URL script) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(script.openStream(), StandardCharsets.UTF_8))) {
			return lines.lines().takeWhile(line -> line.matches("(//|#[^@]).*")).map(line -> line.replaceFirst("^(//|#)\\s*", ""))
				.collect(Collectors.joining(" ")).replaceFirst(SENTENCE, "$1");
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc); // of a jar that was opened already
		}
	}
}
