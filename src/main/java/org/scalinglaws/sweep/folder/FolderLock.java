package org.scalinglaws.sweep.folder;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

import org.scalinglaws.file.AtomicFile;

/** One writer at a time: a lock that the operating system takes back when a process ends, however it does. */
final class FolderLock implements Closeable {

	private final FileChannel channel;

	/** @throws IllegalArgumentException if another one has it, in this process or elsewhere */
	FolderLock(final File file) {
		final FileChannel opened;
		try {
			opened = FileChannel.open(file.toPath(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
		}
		catch (final IOException e) {
			throw failure(file, e);
		}
		boolean locked = false;
		try {
			locked = opened.tryLock() != null;
		}
		catch (final OverlappingFileLockException e) {
			locked = false;
		}
		catch (final IOException e) {
			throw failure(file, e);
		}
		finally {
			if (!locked) closeQuietly(opened);
		}
		if (!locked) throw new IllegalArgumentException("folder is in use by another sweep that runs: " + file.getParent());
		channel = opened;
	}

	private static IllegalArgumentException failure(final File file, final IOException cause) {
		return new IllegalArgumentException("folder cannot be locked: " + file.getParent() + " (" + AtomicFile.reason(cause) +
			")", cause);
	}

	@Override
	public void close() {
		closeQuietly(channel);
	}

	private static void closeQuietly(final FileChannel channel) {
		try {
			channel.close();
		}
		catch (final IOException e) {
			// the lock goes with the process at the latest
		}
	}
}
