package org.scalinglaws.host;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/** Writes an output of a command so that a person can read it on a terminal. */
final class OutputText {

	private static final int HEAD = 5;

	private OutputText() {
		// static methods only
	}

	/** One line for plain values and images, the size and the first rows for a table. */
	static String of(final String name, final Object value) {
		if (value instanceof Columns) return table(name, (Columns) value);
		return name + " = " + plain(value);
	}

	private static String plain(final Object value) {
		if (value instanceof double[]) return Arrays.toString((double[]) value);
		if (value instanceof ImagePlus) return "image " + size(Arrays.stream(((ImagePlus) value).getDimensions(false)).asLongStream()
			.filter(n -> n > 1)) + " \"" + ((ImagePlus) value).getTitle() + "\"";
		if (!(value instanceof RandomAccessibleInterval)) return String.valueOf(value);
		final RandomAccessibleInterval<?> image = (RandomAccessibleInterval<?>) value;
		return "image " + size(Arrays.stream(image.dimensionsAsLongArray())) + " of " + image.getType().getClass()
			.getSimpleName();
	}

	private static String table(final String name, final Columns table) {
		final StringBuilder text = new StringBuilder(name + " = table of " + table.rows() + " rows, " + table.names()
			.size() + " columns");
		text.append(System.lineSeparator()).append("  ").append(String.join(", ", table.names()));
		for (int row = 0; row < Math.min(HEAD, table.rows()); row++)
			text.append(System.lineSeparator()).append("  ").append(Arrays.stream(table.row(row)).mapToObj(Double::toString)
				.collect(Collectors.joining(", ")));
		if (table.rows() > HEAD) text.append(System.lineSeparator()).append("  ...");
		return text.toString();
	}

	private static String size(final LongStream dimensions) {
		return dimensions.mapToObj(Long::toString).collect(Collectors.joining(" x "));
	}
}
