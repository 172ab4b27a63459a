package org.scalinglaws.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;

/**
 * A table as images over two of its columns, whose values lie evenly along two axes, themselves or by their logarithms.
 *
 * <pre>
 * CalibratedImage risk = new TableMap(table, "samples", true, "weightDecay", true).means("risk", row -&gt; true);
 * </pre>
 */
public final class TableMap {

	/** Of a step between two pixels: values that were written with few digits still lie evenly. */
	private static final double EVEN = 0.02;

	private static final int SHOWN = 3;

	private final Columns table;
	private final ImageAxis x, y;
	private final int[] column, row; // of each row of the table
	private final int width, height;

	/**
	 * Finds the axes.
	 *
	 * @throws IllegalArgumentException listing the known columns if there is none of a name, or naming the values that are
	 *           not finite, not positive on a logarithmic axis, or not evenly spaced
	 */
	public TableMap(final Columns table, final String x, final boolean logX, final String y, final boolean logY) {
		this.table = Require.given("table", table);
		table.require("x", x);
		table.require("y", y);
		if (x.equals(y)) throw new IllegalArgumentException("y must be another column than x, was " + y);
		if (table.rows() == 0) throw new IllegalArgumentException("table must have a row, had none");
		final double[] xs = distinct(table.shared(x)), ys = distinct(table.shared(y));
		width = xs.length;
		height = ys.length;
		this.x = axis("x", x, xs, logX);
		this.y = axis("y", y, ys, logY);
		column = places(xs, table.shared(x));
		row = places(ys, table.shared(y));
	}

	private static double[] distinct(final double[] values) {
		return Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
	}

	private static int[] places(final double[] sorted, final double[] values) {
		return Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(sorted, value + 0.0)).toArray();
	}

	private static ImageAxis axis(final String input, final String name, final double[] values, final boolean log) {
		for (final double value : values) {
			if (!Double.isFinite(value)) throw new IllegalArgumentException(input + " = " + name + " must be finite, was " + value);
			if (log && !(value > 0)) throw new IllegalArgumentException(input + " = " + name +
				" must be positive on a logarithmic axis, was " + Require.text(value));
		}
		final int length = values.length;
		final ImageAxis axis = new ImageAxis(name, values[0], values[length - 1], log);
		final List<String> uneven = new ArrayList<>();
		for (int i = 0; i < length; i++)
			if (!isAt(axis, values, i)) uneven.add(Require.text(values[i]) + " in place of " +
				rounded(axis.coordinate(i, length)));
		if (!uneven.isEmpty()) throw new IllegalArgumentException(input + " = " + name + " must have evenly spaced " + (log
			? "logarithms" : "values") + " from " + Require.text(values[0]) + " to " + Require.text(values[length - 1]) + ", had " +
			String.join(", ", uneven.subList(0, Math.min(SHOWN, uneven.size()))) + (uneven.size() > SHOWN ? ", ..." : "") + (!log &&
				values[0] > 0 && isEven(values) ? "; their logarithms are, so log" + input.toUpperCase(Locale.ROOT) + " must be true"
					: ""));
		return axis;
	}

	private static String rounded(final double value) {
		return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toString();
	}

	private static boolean isEven(final double[] values) {
		final ImageAxis axis = ImageAxis.logarithmic("x", values[0], values[values.length - 1]);
		return IntStream.range(0, values.length).allMatch(i -> isAt(axis, values, i));
	}

	private static boolean isAt(final ImageAxis axis, final double[] values, final int pixel) {
		return Math.abs(axis.position(values[pixel], values.length) - pixel) <= EVEN;
	}

	/**
	 * The means of a column over all rows of each pair of x and y.
	 *
	 * @param taken which rows count
	 * @return NaN where no row counts, or one that does is NaN
	 * @throws IllegalArgumentException listing the known columns if there is none of this name
	 */
	public CalibratedImage means(final String name, final Predicate<Row> taken) {
		table.require("value", name);
		final double[] values = table.shared(name), sums = new double[Math.multiplyExact(width, height)];
		final int[] counts = new int[sums.length];
		for (final Row one : table)
			if (taken.test(one)) {
				final int pixel = column[one.index()] + width * row[one.index()];
				sums[pixel] += values[one.index()];
				counts[pixel]++;
			}
		Arrays.setAll(sums, pixel -> sums[pixel] / counts[pixel]);
		return new CalibratedImage(name, sums, width, height, x, y).with(table.metadata());
	}
}
