package org.scalinglaws.sweep.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scalinglaws.table.Columns;

/**
 * The numbers among the outputs of a cell: numbers and truth values (1 and 0), and behind them the last row of each table.
 * A name that is taken by an axis or another output gets that of its table, or {@code output}, and a dot before it.
 */
final class CellValues {

	/** The last column of the results. */
	static final String STATUS = "status";

	private final Set<String> taken = new HashSet<>();
	private final List<String> names = new ArrayList<>();
	private double[] values = new double[8];

	private CellValues(final List<String> axes) {
		taken.addAll(axes);
		taken.add(STATUS);
	}

	static CellValues of(final Map<String, Object> outputs, final List<String> axes) {
		final CellValues all = new CellValues(axes);
		outputs.forEach((name, value) -> {
			if (value instanceof Number) all.add(name, "output", ((Number) value).doubleValue());
			if (value instanceof Boolean) all.add(name, "output", (Boolean) value ? 1 : 0);
		});
		outputs.forEach((name, value) -> {
			if (value instanceof Columns) ((Columns) value).names().forEach(column -> all.add(column, name, ((Columns) value).last(
				column)));
		});
		return all;
	}

	private void add(final String name, final String output, final double value) {
		String free = name;
		while (!taken.add(free))
			free = output + "." + free;
		if (names.size() == values.length) values = Arrays.copyOf(values, 2 * values.length);
		values[names.size()] = value;
		names.add(free);
	}

	List<String> names() {
		return new ArrayList<>(names);
	}

	double[] values() {
		return Arrays.copyOf(values, names.size());
	}

	boolean lacksNumber() {
		return Arrays.stream(values()).anyMatch(Double::isNaN);
	}
}
