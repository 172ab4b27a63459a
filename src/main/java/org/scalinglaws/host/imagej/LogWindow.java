package org.scalinglaws.host.imagej;

import java.io.Writer;

import ij.IJ;

/** What scripts print, line by line in ImageJ's log. */
final class LogWindow extends Writer {

	private final StringBuilder line = new StringBuilder();

	@Override
	public void write(final char[] text, final int offset, final int length) {
		line.append(text, offset, length);
	}

	@Override
	public void flush() {
		final String text = line.toString().stripTrailing();
		if (!text.isEmpty()) IJ.log(text);
		line.setLength(0);
	}

	@Override
	public void close() {
		flush();
	}
}
