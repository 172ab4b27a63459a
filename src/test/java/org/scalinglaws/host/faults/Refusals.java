package org.scalinglaws.host.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.scalinglaws.host.headless.Complaint;

/** What an error must be when a file is not as it should be. */
final class Refusals {

	private Refusals() {
		// static functions only
	}

	/** The sentence that a person reads. */
	static String text(final Throwable thrown) {
		return Complaint.of("", thrown).text();
	}

	/** A sentence that names the file, and no exception of Java's. */
	static void check(final String refusal, final Path file, final String fault) {
		assertTrue(refusal.contains(file.getFileName().toString()), () -> fault + ", not named: " + refusal);
		assertFalse(refusal.matches("(?s).*(Exception|Error\\b|Cannot invoke).*"), () -> fault + ", no sentence: " + refusal);
	}
}
