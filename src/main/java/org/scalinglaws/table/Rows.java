package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which rows of {@link Columns} go where: orders, groups, partners. */
final class Rows {

	private static final int SHOWN = 3;

	private Rows() {
		// static functions only
	}

	/** The places of all rows, ordered as {@link Columns#sorted} says. */
	static int[] order(final Columns table, final List<String> names) {
		Comparator<Integer> order = (one, other) -> 0;
		for (final String name : names) {
			final boolean falling = name.startsWith("-") && !table.has(name);
			final double[] values = table.shared(falling ? name.substring(1) : name);
			order = order.thenComparing((one, other) -> compare(values[one], values[other], falling));
		}
		return IntStream.range(0, table.rows()).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
	}

	private static int compare(final double one, final double other, final boolean falling) {
		if (one < other) return falling ? 1 : -1;
		if (one > other) return falling ? -1 : 1;
		return Boolean.compare(Double.isNaN(one), Double.isNaN(other)); // zero has no sign here
	}

	/** The places of each value; -0 is 0. */
	static Map<Double, int[]> groups(final double[] values) {
		final Map<Double, List<Integer>> places = new LinkedHashMap<>();
		for (int row = 0; row < values.length; row++)
			places.computeIfAbsent(values[row] + 0.0, value -> new ArrayList<>()).add(row);
		final Map<Double, int[]> groups = new LinkedHashMap<>();
		places.forEach((value, list) -> groups.put(value, list.stream().mapToInt(Integer::intValue).toArray()));
		return groups;
	}

	/** As {@link Columns#stack} says. */
	static Columns stack(final String key, final double[] values, final List<Columns> tables) {
		final List<String> names = tables.isEmpty() ? List.of() : tables.get(0).names();
		for (final Columns table : tables)
			if (!new HashSet<>(names).equals(new HashSet<>(table.names()))) throw new IllegalArgumentException(
				"tables must have equal columns, were " + names + " and " + table.names());
		if (names.contains(key)) throw new IllegalArgumentException("key must not be one of " + names + ", was " + key);
		final int rows = tables.stream().mapToInt(Columns::rows).reduce(0, Math::addExact);
		final Map<String, double[]> all = new LinkedHashMap<>();
		names.forEach(name -> all.put(name, joined(tables.stream().map(table -> table.shared(name)).toList(), rows)));
		final List<double[]> keys = IntStream.range(0, values.length).mapToObj(i -> filled(tables.get(i).rows(), values[i]))
			.toList();
		return new Columns(all, rows, common(tables)).with(key, joined(keys, rows)).select(with(key, names));
	}

	private static List<String> with(final String first, final List<String> others) {
		final List<String> all = new ArrayList<>(others);
		all.add(0, first);
		return all;
	}

	private static double[] filled(final int length, final double value) {
		final double[] values = new double[length];
		Arrays.fill(values, value);
		return values;
	}

	private static double[] joined(final List<double[]> parts, final int length) {
		final double[] all = new double[length];
		int at = 0;
		for (final double[] part : parts) {
			System.arraycopy(part, 0, all, at, part.length);
			at += part.length;
		}
		return all;
	}

	private static Map<String, Object> common(final List<Columns> tables) {
		final Map<String, Object> common = new LinkedHashMap<>(tables.isEmpty() ? Map.of() : tables.get(0).metadata());
		tables.forEach(table -> common.entrySet().retainAll(table.metadata().entrySet()));
		return Metadata.merged(Map.of(), common);
	}

	/** As {@link Columns#join} says. */
	static Columns join(final Columns table, final Columns other, final List<String> keys) {
		if (keys.isEmpty()) throw new IllegalArgumentException("keys must name a column, were none");
		final Map<List<Double>, Integer> places = new HashMap<>();
		for (int row = 0; row < other.rows(); row++) {
			final List<Double> values = key(other, keys, row);
			if (!values.contains(Double.NaN) && places.put(values, row) != null) throw new IllegalArgumentException(
				"the other table must have one row for each of " + keys + ", had several for " + values);
		}
		final int[] partners = IntStream.range(0, table.rows()).map(row -> places.getOrDefault(key(table, keys, row), -1))
			.toArray();
		Columns joined = table.rows(IntStream.range(0, partners.length).filter(row -> partners[row] >= 0).toArray());
		final Columns found = other.without(keys.toArray(String[]::new)).rows(Arrays.stream(partners).filter(row -> row >= 0)
			.toArray());
		for (final String name : found.names()) {
			if (table.has(name)) throw new IllegalArgumentException("columns of both tables must be keys, was " + name);
			joined = joined.with(name, found.shared(name));
		}
		return joined.with(other.metadata()).with(table.metadata());
	}

	private static List<Double> key(final Columns table, final List<String> keys, final int row) {
		return keys.stream().map(name -> table.get(name, row) + 0.0).toList();
	}

	/** The first values, as {@code [1, 0.5, ...]}. */
	static String beginning(final double[] values) {
		final List<String> first = new ArrayList<>();
		for (int row = 0; row < Math.min(SHOWN, values.length); row++)
			first.add(ColumnsText.text(values[row]));
		if (values.length > SHOWN) first.add("...");
		return first.toString();
	}
}
