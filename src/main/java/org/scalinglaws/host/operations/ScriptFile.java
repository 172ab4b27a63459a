package org.scalinglaws.host.operations;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.scalinglaws.file.AtomicFile;
import org.scijava.Context;
import org.scijava.script.ScriptInfo;

/**
 * A script file as the engines take it: UTF-8 on any computer, without a byte
 * order mark, and for Python, which here reads text and not bytes, without a line
 * that names the encoding, and with a path of Latin letters.
 */
public final class ScriptFile {

	private static final String CODING = "(?m)\\A((?:.*\\R)?)[ \\t\\f]*#.*?coding[:=].*$";

	private ScriptFile() {
		// static methods only
	}

	/**
	 * Reads a script.
	 *
	 * @throws IllegalArgumentException if it cannot be read, or is no UTF-8 text
	 */
	public static ScriptInfo read(final Context context, final File file) {
		try {
			return of(context, file, Files.readString(file.toPath(), StandardCharsets.UTF_8));
		}
		catch (final CharacterCodingException exc) {
			throw new IllegalArgumentException("script file must be UTF-8 text, was " + file, exc);
		}
		catch (final IOException exc) {
			throw new IllegalArgumentException("script file cannot be read: " + file + " (" + AtomicFile.reason(exc) + ")", exc);
		}
	}

	/** A script that was read before, on another computer maybe. */
	public static ScriptInfo of(final Context context, final File file, final String read) {
		final String text = read.replaceFirst("\\A\uFEFF", "");
		final boolean python = file.getName().endsWith(".py");
		return new ScriptInfo(context, python ? file.getPath().replaceAll("[^\\x00-\\xFF]", "_") : file.getPath(),
			new StringReader(python ? text.replaceFirst(CODING, "$1#") : text));
	}
}
