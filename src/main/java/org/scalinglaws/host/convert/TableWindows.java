package org.scalinglaws.host.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;

import ij.WindowManager;
import ij.measure.ResultsTable;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** The passage between tables of numbers and ImageJ's table windows, which hold doubles. */
public final class TableWindows {

	private static final int DECIMALS = 6;
	private static final double LARGEST_WHOLE = 1e12; // ImageJ shows larger ones in scientific notation

	private TableWindows() {
		// static conversions only
	}

	/** The titles of the tables that are open. */
	public static List<String> titles() {
		final List<String> titles = new ArrayList<>();
		for (final String title : WindowManager.getNonImageTitles())
			if (ResultsTable.getResultsTable(title) != null) titles.add(title);
		return titles;
	}

	/** ImageJ's form of a table. */
	public static ResultsTable of(final Columns columns) {
		final ResultsTable table = new ResultsTable(columns.rows());
		for (final String name : columns.names())
			if (columns.rows() > 0) table.setValues(name, columns.column(name));
			else table.getFreeColumn(name); // a heading over no rows
		return shown(table);
	}

	/** A vector as a table of one column. */
	public static ResultsTable of(final String name, final double[] vector) {
		final ResultsTable table = new ResultsTable(vector.length);
		table.setValues(name, vector);
		return shown(table);
	}

	/** Numbers, truth values (1 and 0) and texts by name as a table of one row. */
	public static ResultsTable of(final Map<String, Object> values) {
		final ResultsTable table = new ResultsTable(1);
		values.forEach((name, value) -> {
			if (value instanceof Number) table.setValue(name, 0, ((Number) value).doubleValue());
			else if (value instanceof Boolean) table.setValue(name, 0, (Boolean) value ? 1 : 0);
			else table.setValue(name, 0, value.toString());
		});
		return shown(table);
	}

	/** Seven digits, but whole numbers as such; for display only. */
	private static ResultsTable shown(final ResultsTable table) {
		table.setPrecision(-DECIMALS);
		for (int column = 0; column <= table.getLastColumn(); column++) {
			final double[] values = table.getColumnAsDoubles(column);
			if (values != null && Arrays.stream(values).allMatch(value -> value == Math.rint(value) && Math.abs(
				value) < LARGEST_WHOLE)) table.setDecimalPlaces(column, 0);
		}
		return table;
	}

	/** The columns of an ImageJ table, without the labels of its rows. */
	public static Columns columns(final ResultsTable table) {
		final List<String> names = headings(table);
		final Columns.Builder builder = Columns.builder(names);
		for (int row = 0; row < table.size(); row++) {
			final int r = row;
			builder.row(names.stream().mapToDouble(name -> table.getValue(name, r)).toArray());
		}
		return builder.build();
	}

	/** The numbers of an ImageJ table, one column each for dimension 1. */
	public static Img<DoubleType> image(final ResultsTable table) {
		final List<String> names = headings(table);
		final double[] values = new double[table.size() * names.size()];
		for (int column = 0; column < names.size(); column++)
			System.arraycopy(table.getColumn(names.get(column)), 0, values, column * table.size(), table.size());
		return ImageArrays.image(values, table.size());
	}

	private static List<String> headings(final ResultsTable table) {
		return Arrays.stream(table.getHeadings()).filter(name -> !name.equals("Label")).toList();
	}
}
