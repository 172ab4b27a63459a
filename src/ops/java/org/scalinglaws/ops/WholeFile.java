package org.scalinglaws.ops;

import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written beside the target, then moved over it. */
final class WholeFile {

	private WholeFile() {
		// static writing only
	}

	/**
	 * Writes a file, and the folders that it lies in.
	 *
	 * @throws IllegalArgumentException naming the file and what prevents it; what
	 *           was there before is then left as it was
	 */
	static void write(final File file, final byte[] content) {
		if (file.getName().isEmpty() || file.isDirectory()) throw new IllegalArgumentException(
			"file must name a file, was the folder " + file);
		final Path target = file.toPath().toAbsolutePath();
		try {
			Files.createDirectories(target.getParent());
			final Path temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
			try {
				Files.write(temporary, content);
				move(temporary, target);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be written: " + file + " (" + e + ")", e);
		}
	}

	private static void move(final Path temporary, final Path target) throws IOException {
		try {
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) { // some network drives
			Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
