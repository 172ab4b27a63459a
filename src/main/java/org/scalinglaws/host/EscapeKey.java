package org.scalinglaws.host;

import ij.IJ;

/** Waits for the Escape key while a command runs, and does something once when it is pressed. */
final class EscapeKey implements AutoCloseable {

	private static final long INTERVAL_MILLIS = 50;

	private final Runnable action;
	private final Thread watcher = new Thread(this::watch, "Escape key");

	EscapeKey(final Runnable action) {
		this.action = action;
		IJ.resetEscape(); // of an earlier command
		watcher.setDaemon(true);
		watcher.start();
	}

	/** Waits no more. */
	@Override
	public void close() {
		watcher.interrupt();
	}

	private void watch() {
		try {
			while (!IJ.escapePressed())
				Thread.sleep(INTERVAL_MILLIS);
			action.run();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // closed
		}
	}
}
