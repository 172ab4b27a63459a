package org.scalinglaws.host;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Calls of the command line within this Java. */
public final class HeadlessCalls {

	private HeadlessCalls() {
		// static functions only
	}

	/** The exit code, and all that is printed, errors behind. */
	public static String all(final String... arguments) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
		final int code = new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run(arguments);
		return code + "\n" + out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
	}
}
