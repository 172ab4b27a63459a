package org.scalinglaws.host.outputs;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.NumberNames;
import org.scijava.module.Module;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/** Writes an output of a command so that a person can read it on a terminal. */
public final class OutputText {

	private static final int HEAD = 5;

	private OutputText() {
		// static methods only
	}

	/** Whether a value has anything to say to a person; not so the outputs of a command that has none. */
	public static boolean says(final Object value) {
		if (value == null || value instanceof Module || value instanceof Future || Map.of().equals(value)) return false;
		try {
			return value.getClass().isArray() || value.getClass().getMethod("toString").getDeclaringClass() != Object.class ||
				value instanceof Columns || value instanceof ImagePlus || value instanceof SpectralMeasure || value instanceof RandomAccessibleInterval;
		}
		catch (final NoSuchMethodException exc) { // every class has it
			throw new IllegalStateException(exc);
		}
	}

	/**
	 * One line for plain values and images; for a table its size and first rows, or
	 * its values by name if it has one row.
	 */
	public static String of(final String name, final Object value) {
		if (value instanceof Columns) return table(name, (Columns) value);
		return name + " = " + plain(value);
	}

	private static String plain(final Object value) {
		if (value.getClass().isArray()) return IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i))
			.toList().toString();
		if (value instanceof ImagePlus) return "image " + size(Arrays.stream(((ImagePlus) value).getDimensions(false)).asLongStream()
			.filter(n -> n > 1)) + " \"" + ((ImagePlus) value).getTitle() + "\"";
		if (value instanceof SpectralMeasure) return "measure of " + count(((SpectralMeasure) value).nodes(), "node");
		if (!(value instanceof RandomAccessibleInterval)) return String.valueOf(value);
		return value instanceof CalibratedImage ? value + ": " + ArrayText.range((CalibratedImage) value) : ArrayText.of(
			(RandomAccessibleInterval<?>) value);
	}

	private static String table(final String name, final Columns table) {
		return name + " = table of " + count(table.rows(), "row") + ", " + count(table.names().size(), "column") + (table
			.rows() == 1 ? values(table) : head(table));
	}

	private static String count(final int number, final String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}

	/** The only row, a line for each column: side by side, many columns would be hard to tell apart. */
	private static String values(final Columns table) {
		return table.names().stream().map(column -> line(column + " = " + NumberNames.of(table, column).text(table.get(
			column, 0)))).collect(Collectors.joining());
	}

	private static String head(final Columns table) {
		final StringBuilder text = new StringBuilder(line(String.join(", ", table.names())));
		final List<NumberNames> names = table.names().stream().map(column -> NumberNames.of(table, column)).toList();
		for (int row = 0; row < Math.min(HEAD, table.rows()); row++) {
			final double[] values = table.row(row);
			text.append(line(IntStream.range(0, values.length).mapToObj(i -> names.get(i).text(values[i])).collect(Collectors
				.joining(", "))));
		}
		if (table.rows() > HEAD) text.append(line("..."));
		return text.toString();
	}

	private static String line(final String text) {
		return System.lineSeparator() + "  " + text;
	}

	private static String size(final LongStream dimensions) {
		return dimensions.mapToObj(Long::toString).collect(Collectors.joining(" x "));
	}
}
