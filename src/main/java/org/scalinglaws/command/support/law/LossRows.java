package org.scalinglaws.command.support.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;

/**
 * The rows of a table that a scaling law is fitted to: those without a missing value (NaN)
 * in a column that counts.
 *
 * @param names of the columns of size, data (if there is one) and loss
 * @param size N
 * @param data D; null if the form does without and the table does not have the column
 * @param loss of each row
 * @param group number of the group of each row, from 0 on; null if there are none
 * @param leftOut rows with a missing value
 */
public record LossRows(List<String> names, double[] size, double[] data, double[] loss, int[] group, int leftOut) {

	/**
	 * Takes the rows.
	 *
	 * @param group column, or null
	 * @throws IllegalArgumentException if a column is not there (listing the known ones) or
	 *           named twice, or a value is not finite and greater than 0, naming the row
	 */
	public static LossRows of(final Columns table, final ScalingForm form, final String size, final String data,
		final String loss, final String group)
	{
		final Map<String, String> used = new LinkedHashMap<>();
		used.put("size", size);
		if (form.hasData() || table.has(data)) used.put("data", data);
		used.put("loss", loss);
		used.forEach((input, column) -> table.require(input, column));
		if (used.values().stream().distinct().count() < used.size()) throw new IllegalArgumentException(String.join(", ", used
			.keySet()) + " must be different columns, were " + String.join(", ", used.values()));
		if (group != null) table.require("group", group);
		final List<Integer> kept = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++)
			if (isWhole(table, form, used, group, row)) kept.add(row);
		return new LossRows(List.copyOf(used.values()), pick(table, size, kept), used.containsKey("data") ? pick(table, data,
			kept) : null, pick(table, loss, kept), group == null ? null : numbers(pick(table, group, kept)), table.rows() - kept
				.size());
	}

	private static boolean isWhole(final Columns table, final ScalingForm form, final Map<String, String> used,
		final String group, final int row)
	{
		boolean whole = group == null || !Double.isNaN(table.get(group, row));
		for (final Map.Entry<String, String> column : used.entrySet()) {
			if (column.getKey().equals("data") && !form.hasData()) continue;
			final double value = table.get(column.getValue(), row);
			if (value <= 0 || Double.isInfinite(value)) throw new IllegalArgumentException(column.getKey() +
				" must be finite and greater than 0, column " + column.getValue() + " was " + Require.text(value) + " in row " +
				(row + 1) + " (the first is row 1)");
			whole &= !Double.isNaN(value);
		}
		return whole;
	}

	private static double[] pick(final Columns table, final String column, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> table.get(column, row)).toArray();
	}

	/** The place of each value among the distinct ones. */
	private static int[] numbers(final double[] values) {
		final Map<Double, Integer> numbers = new LinkedHashMap<>();
		final int[] number = new int[values.length];
		for (int i = 0; i < values.length; i++) {
			numbers.putIfAbsent(values[i], numbers.size());
			number[i] = numbers.get(values[i]);
		}
		return number;
	}

	/** As the fit takes them. */
	public LossPoints points(final ScalingForm form) {
		return LossPoints.of(size, form.hasData() ? data : null, loss);
	}

	/** The number of groups; 0 if there are none. */
	public int groups() {
		int groups = 0;
		for (int i = 0; group != null && i < group.length; i++)
			groups = Math.max(groups, group[i] + 1);
		return groups;
	}

	/** The columns' own names, or size, data and loss where one of them would clash with a name beside them. */
	public List<String> names(final String... beside) {
		if (names.stream().noneMatch(List.of(beside)::contains)) return names;
		return data == null ? List.of("size", "loss") : List.of("size", "data", "loss");
	}
}
