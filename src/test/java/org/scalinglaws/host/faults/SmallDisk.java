package org.scalinglaws.host.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of eight megabytes in memory, where the system lets this user have one. */
final class SmallDisk implements AutoCloseable {

	private final Path folder;
	private final boolean mounted;

	/** @param folder where it is to be seen */
	SmallDisk(final Path folder) throws IOException {
		this.folder = Files.createDirectories(folder);
		mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString());
	}

	boolean isThere() {
		return mounted;
	}

	/** Leaves no room. */
	void fill() throws IOException {
		try (OutputStream file = Files.newOutputStream(folder.resolve("rest"))) {
			for (int block = 0; block < 10_000; block++)
				file.write(new byte[4096]);
			throw new IllegalStateException("never full");
		}
		catch (final IOException full) {
			// as it should be
		}
	}

	/** Lets nobody write, or all again. */
	boolean readOnly(final boolean only) {
		return run("mount", "-o", "remount," + (only ? "ro" : "rw"), folder.toString());
	}

	private static boolean run(final String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
				.waitFor() == 0;
		}
		catch (final IOException noSuchCommand) {
			return false;
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		if (mounted) run("umount", "-l", folder.toString());
	}
}
