package org.scalinglaws.host.imagej;

import java.awt.AWTEvent;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.KeyEvent;

import ij.IJ;

/** Waits for the Escape key while a command runs, and does something once when it is pressed. */
public final class EscapeKey implements AutoCloseable {

	private static final long INTERVAL_MILLIS = 50;

	private final Runnable action;
	private final AWTEventListener listener = EscapeKey::hear;
	private final Thread watcher = new Thread(this::watch, "Escape key");

	public EscapeKey(final Runnable action) {
		this.action = action;
		IJ.resetEscape(); // of an earlier command
		watcher.setDaemon(true);
		watcher.start();
		// ImageJ itself hears of keys only in some of its windows
		if (!GraphicsEnvironment.isHeadless()) Toolkit.getDefaultToolkit().addAWTEventListener(listener,
			AWTEvent.KEY_EVENT_MASK);
	}

	/** Waits no more. */
	@Override
	public void close() {
		watcher.interrupt();
		if (!GraphicsEnvironment.isHeadless()) Toolkit.getDefaultToolkit().removeAWTEventListener(listener);
	}

	private static void hear(final AWTEvent event) {
		if (event.getID() == KeyEvent.KEY_PRESSED && ((KeyEvent) event).getKeyCode() == KeyEvent.VK_ESCAPE && !(event
			.getSource() instanceof Dialog)) IJ.setKeyDown(KeyEvent.VK_ESCAPE);
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
