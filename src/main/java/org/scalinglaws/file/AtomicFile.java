package org.scalinglaws.file;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Files that appear whole or not at all: written beside the target, forced to
 * disk and then moved over it. Where the target is a symbolic link, what it leads
 * to is replaced.
 */
public final class AtomicFile {

	private static final int BUFFER = 1 << 16, MOST_LINKS = 40, LONG_NAME = 50;

	private AtomicFile() {
		// static writing only
	}

	/**
	 * Requires a path where a file can be. A move would replace a file that is
	 * protected against writing, which nobody expects.
	 *
	 * @throws IllegalArgumentException if it is a folder, has no name, or is there
	 *           and read-only
	 */
	public static void check(final File file) {
		if (file.getName().isEmpty() || file.isDirectory()) throw new IllegalArgumentException(
			"file must name a file, was the folder " + file);
		if (file.exists() && !file.canWrite()) throw new IllegalArgumentException("file cannot be written: " + file +
			" (it is read-only)");
	}

	/** Writes what a file shall hold. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream target) throws IOException;
	}

	/**
	 * Writes a file, and the folders that it lies in.
	 *
	 * @throws IllegalArgumentException naming the file and what prevents it; what
	 *           was there before is then left as it was
	 */
	public static void write(final File file, final byte[] content) {
		write(file, target -> target.write(content));
	}

	/**
	 * As {@link #write(File, byte[])}, for what is better never whole in memory.
	 *
	 * @param content is given a buffered stream, which it need not close
	 */
	public static void write(final File file, final Content content) {
		write(Map.of(file, content));
	}

	/**
	 * Writes files that belong together: none is replaced before all are written.
	 *
	 * @throws IllegalArgumentException as {@link #write(File, byte[])}
	 */
	public static void write(final Map<File, Content> contents) {
		contents.keySet().forEach(AtomicFile::check);
		final Map<Path, Path> targets = new LinkedHashMap<>(); // by what is written to first
		File file = null;
		try {
			for (final Map.Entry<File, Content> one : contents.entrySet()) {
				file = one.getKey();
				final Path target = linked(file).toPath().toAbsolutePath();
				final Path temporary = target.resolveSibling(temporary(target.getFileName().toString()));
				targets.put(temporary, target);
				makeFolder(target.getParent());
				fill(temporary, one.getValue());
			}
			for (final Map.Entry<Path, Path> one : targets.entrySet())
				move(one.getKey(), one.getValue());
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be written: " + file + " (" + reason(e, targets.keySet()) +
				")", e);
		}
		finally {
			targets.keySet().forEach(AtomicFile::discard);
		}
	}

	/**
	 * {@return what a symbolic link leads to in the end, be it there or not; anything else as it is}
	 *
	 * @throws IllegalArgumentException if it leads in a circle
	 */
	static File linked(final File file) {
		Path target = file.toPath();
		try {
			for (int links = 0; Files.isSymbolicLink(target); links++) {
				if (links == MOST_LINKS) throw new IllegalArgumentException("file leads in a circle of links: " + file);
				target = target.resolveSibling(Files.readSymbolicLink(target));
			}
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be found: " + file + " (" + reason(e) + ")", e);
		}
		return target.toFile();
	}

	/** A name takes up to 255 bytes. */
	private static String temporary(final String name) {
		return (name.length() > LONG_NAME ? "" : "." + name) + "." + UUID.randomUUID() + ".tmp";
	}

	/**
	 * Makes a folder and those that it lies in, if it is not there; a link to one is one.
	 *
	 * @throws IOException if it cannot be made
	 */
	public static void makeFolder(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) Files.createDirectories(folder);
	}

	/**
	 * Requires a folder where files can be written, be it there or not, by writing one; nothing is left of it.
	 *
	 * @throws IllegalArgumentException naming the folder and what prevents it
	 */
	public static void checkFolder(final File folder) {
		final Deque<Path> made = new ArrayDeque<>(); // the last one first
		for (Path part = folder.toPath().toAbsolutePath(); part != null && !Files.exists(part); part = part.getParent())
			made.addLast(part);
		final Path probe = folder.toPath().resolve(temporary(""));
		try {
			makeFolder(folder.toPath());
			made.addFirst(Files.createFile(probe));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("folder cannot be written: " + folder + " (" + reason(e, Set.of(probe)) + ")", e);
		}
		finally {
			made.stream().filter(Files::exists).forEach(AtomicFile::discard);
		}
	}

	private static void fill(final Path temporary, final Content content) throws IOException {
		try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
			final OutputStream target = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
			content.writeTo(target);
			target.flush();
			channel.force(true);
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

	private static void discard(final Path temporary) {
		try {
			Files.deleteIfExists(temporary);
		}
		catch (final IOException e) {
			temporary.toFile().deleteOnExit(); // the error that matters is under way already
		}
	}

	/** Without the name of a temporary file, which nobody asked for. */
	private static String reason(final IOException e, final Set<Path> temporary) {
		if (!(e instanceof FileSystemException failed) || failed.getFile() == null || !temporary.contains(Path.of(failed
			.getFile()))) return reason(e);
		return kind(e) + (failed.getReason() == null ? "" : ": " + failed.getReason());
	}

	/** Messages of file exceptions are often only the path, and of encodings a number. */
	public static String reason(final IOException e) {
		if (e instanceof CharacterCodingException) return "it is no UTF-8 text";
		return e.getMessage() == null ? kind(e) : kind(e) + ": " + e.getMessage();
	}

	private static String kind(final IOException e) {
		return e.getClass().getSimpleName().replace("Exception", "");
	}
}
