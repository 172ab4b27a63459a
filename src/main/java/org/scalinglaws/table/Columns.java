package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * An immutable table of doubles with named columns and the metadata of its
 * making (parameters, seed, version), and the algebra of such tables: each
 * operation gives another table, with the metadata of the one it began with.
 *
 * <pre>
 * Columns table = Columns.builder("time", "loss").row(1, 0.5).row(2, 0.25).build();
 * double[] loss = table.column("loss");
 * Columns late = table.where("time &gt;= 2 and loss is finite").with("drop", row -&gt; 0.5 - row.get("loss")).sorted("-loss");
 * </pre>
 */
public final class Columns implements Iterable<Row> {

	private final Map<String, double[]> columns; // not changed after the construction, arrays shared between tables
	private final List<String> names;
	private final int rows;
	private final Map<String, Object> metadata;

	/** Takes the arrays as they are. */
	Columns(final Map<String, double[]> columns, final int rows, final Map<String, Object> metadata) {
		this.columns = columns;
		names = List.copyOf(columns.keySet());
		this.rows = rows;
		this.metadata = metadata;
	}

	/**
	 * Begins a table.
	 *
	 * @param names of the columns, distinct, without comma, quote or line break
	 * @throws IllegalArgumentException if a name is empty, repeated or contains
	 *           one of these characters
	 */
	public static Builder builder(final String... names) {
		return builder(List.of(names));
	}

	/** As {@link #builder(String...)}. */
	public static Builder builder(final List<String> names) {
		return new Builder(names);
	}

	/**
	 * A table of large columns without copying them: the arrays are the table's from then on.
	 *
	 * @param columns values by name, in order
	 * @throws IllegalArgumentException if a name is none for a column, or the columns differ in length
	 */
	public static Columns owning(final Map<String, double[]> columns) {
		Builder.checked(List.copyOf(columns.keySet()));
		final int rows = columns.values().stream().mapToInt(values -> values.length).findFirst().orElse(0);
		columns.forEach((name, values) -> Require.length(name, values, rows));
		return new Columns(new LinkedHashMap<>(columns), rows, Map.of());
	}

	/** {@return the names of the columns, in order} */
	public List<String> names() {
		return names;
	}

	/** {@return whether there is a column of this name} */
	public boolean has(final String name) {
		return columns.containsKey(name);
	}

	/**
	 * Requires a column.
	 *
	 * @param input that asks for it
	 * @return its name
	 * @throws IllegalArgumentException listing those that there are, and why others were left out when the table was read
	 */
	public String require(final String input, final String name) {
		if (name != null && has(name)) return name;
		throw new IllegalArgumentException(input + " must be one of " + names() + ", was " + name + (metadata().containsKey(CsvTable.LEFT_OUT)
			? "; not numbers are " + metadata().get(CsvTable.LEFT_OUT) : ""));
	}

	/** {@return the number of rows} */
	public int rows() {
		return rows;
	}

	/**
	 * A fresh copy of one column.
	 *
	 * @throws IllegalArgumentException listing the known columns if there is none
	 *           of this name
	 */
	public double[] column(final String name) {
		return shared(name).clone();
	}

	/** The column itself, not to be changed. */
	double[] shared(final String name) {
		return columns.get(require("column", name));
	}

	/**
	 * One value.
	 *
	 * @throws IllegalArgumentException as {@link #column(String)}
	 * @throws IndexOutOfBoundsException if there is no such row
	 */
	public double get(final String name, final int row) {
		return shared(name)[row];
	}

	/** {@return a fresh copy of one row, in the order of {@link #names()}} */
	public double[] row(final int row) {
		return new Row(this, row).values();
	}

	/** {@return the rows in order} */
	@Override
	public Iterator<Row> iterator() {
		return IntStream.range(0, rows).mapToObj(row -> new Row(this, row)).iterator();
	}

	/** {@return an image that cannot be written to: dimension 0 is the column, dimension 1 the row} */
	public RandomAccessibleInterval<DoubleType> values() {
		final double[] all = new double[Math.multiplyExact(rows, names.size())];
		int column = 0;
		for (final double[] values : columns.values()) {
			for (int row = 0; row < rows; row++)
				all[row * names.size() + column] = values[row];
			column++;
		}
		return Converters.convert((RandomAccessibleInterval<DoubleType>) ArrayImgs.doubles(all, names.size(), rows), (in,
			out) -> out.set(in), new DoubleType());
	}

	/** {@return the value in the first row; NaN if there is none} */
	public double first(final String name) {
		return rows == 0 ? nothing(name) : get(name, 0);
	}

	/** {@return the value in the last row; NaN if there is none} */
	public double last(final String name) {
		return rows == 0 ? nothing(name) : get(name, rows - 1);
	}

	/** {@return the smallest value, NaN left out; NaN if there is none} */
	public double min(final String name) {
		return Arrays.stream(shared(name)).filter(value -> !Double.isNaN(value)).min().orElse(Double.NaN);
	}

	/** {@return the largest value, NaN left out; NaN if there is none} */
	public double max(final String name) {
		return Arrays.stream(shared(name)).filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
	}

	private double nothing(final String name) {
		shared(name);
		return Double.NaN;
	}

	/** {@return the rows for which something holds} */
	public Columns where(final Predicate<Row> condition) {
		return rows(IntStream.range(0, rows).filter(row -> condition.test(new Row(this, row))).toArray());
	}

	/** {@return the rows whose value in a column fulfils something} */
	public Columns where(final String name, final DoublePredicate condition) {
		final double[] values = shared(name);
		return rows(IntStream.range(0, rows).filter(row -> condition.test(values[row])).toArray());
	}

	/**
	 * The rows for which a condition in words holds.
	 *
	 * @param condition comparisons ({@code = != < <= > >=}) of columns and numbers,
	 *          {@code loss is finite}, {@code loss is not finite}, joined by
	 *          {@code and}, {@code or} and parentheses; names that are not single
	 *          words in quotes, as {@code 'mean loss' > 0}. A comparison with NaN
	 *          does not hold, not even {@code !=}.
	 * @throws IllegalArgumentException naming the position if it cannot be read, or
	 *           listing the known columns
	 */
	public Columns where(final String condition) {
		return rows(IntStream.range(0, rows).filter(Condition.of(condition, columns)).toArray());
	}

	/** {@return the rows at these places, in this order} */
	Columns rows(final int[] places) {
		final Map<String, double[]> chosen = new LinkedHashMap<>();
		columns.forEach((name, values) -> chosen.put(name, Arrays.stream(places).mapToDouble(row -> values[row]).toArray()));
		return new Columns(chosen, places.length, metadata);
	}

	/**
	 * Some of the columns, in another order if so named.
	 *
	 * @throws IllegalArgumentException as {@link #column(String)}, or if a name is
	 *           repeated
	 */
	public Columns select(final String... some) {
		return select(List.of(some));
	}

	/** As {@link #select(String...)}. */
	public Columns select(final List<String> some) {
		final Map<String, double[]> chosen = new LinkedHashMap<>();
		Builder.checked(some).forEach(name -> chosen.put(name, shared(name)));
		return new Columns(chosen, rows, metadata);
	}

	/** {@return the table without some of its columns} */
	public Columns without(final String... some) {
		final List<String> others = new ArrayList<>(names);
		for (final String name : some) {
			shared(name);
			others.remove(name);
		}
		return select(others);
	}

	/** {@return the table with another name of a column, at the same place} */
	public Columns renamed(final String from, final String to) {
		shared(from);
		Builder.checked(names.stream().map(name -> name.equals(from) ? to : name).toList());
		final Map<String, double[]> named = new LinkedHashMap<>();
		columns.forEach((name, values) -> named.put(name.equals(from) ? to : name, values));
		return new Columns(named, rows, metadata);
	}

	/**
	 * The rows by ascending values of a column, equal ones by the next column; rows
	 * with equal values keep their order, NaN come last.
	 *
	 * @param by columns; with a minus sign before the name: descending
	 * @throws IllegalArgumentException as {@link #column(String)}
	 */
	public Columns sorted(final String... by) {
		return sorted(List.of(by));
	}

	/** As {@link #sorted(String...)}. */
	public Columns sorted(final List<String> by) {
		return rows(Rows.order(this, by));
	}

	/**
	 * Tables one below the other, told apart by a first column.
	 *
	 * @param key name of the first column
	 * @param tables with equal columns, in any order, by their values in the first
	 *          column
	 * @return with what the metadata of all tables have in common
	 * @throws IllegalArgumentException if the columns differ or one is named as the
	 *           first
	 */
	public static Columns stack(final String key, final Map<? extends Number, Columns> tables) {
		return Rows.stack(key, tables.keySet().stream().mapToDouble(Number::doubleValue).toArray(), List.copyOf(tables
			.values()));
	}

	/** As {@link #stack(String, Map)}, the tables numbered from 0. */
	public static Columns stack(final String key, final Columns... tables) {
		return Rows.stack(key, IntStream.range(0, tables.length).mapToDouble(i -> i).toArray(), List.of(tables));
	}

	/**
	 * A column more, or another one in its place.
	 *
	 * @param values one for each row, copied
	 * @throws IllegalArgumentException if there are more or fewer values, or the name
	 *           is none for a column
	 */
	public Columns with(final String name, final double[] values) {
		return withShared(name, Require.length(name, values, rows).clone());
	}

	/** As {@link #with(String, double[])}, the same value in each row. */
	public Columns with(final String name, final double value) {
		return with(name, row -> value);
	}

	/** As {@link #with(String, double[])}, computed from each row. */
	public Columns with(final String name, final Function<Row, ? extends Number> value) {
		return withShared(name, IntStream.range(0, rows).mapToDouble(row -> value.apply(new Row(this, row)).doubleValue())
			.toArray());
	}

	private Columns withShared(final String name, final double[] values) {
		Builder.checked(List.of(name));
		final Map<String, double[]> more = new LinkedHashMap<>(columns);
		more.put(name, values);
		return new Columns(more, rows, metadata);
	}

	/**
	 * The columns of another table beside those of this one, where their keys are
	 * equal; a row without a partner is left out.
	 *
	 * @param other with at most one row for each combination of keys
	 * @param keys columns of both tables, at least one; NaN is equal to nothing
	 * @return in the order of this table; the other's metadata are added where this
	 *         one has no such entry
	 * @throws IllegalArgumentException as {@link #column(String)}, if there is no
	 *           key, another column is in both tables, or the other has several rows
	 *           for one combination
	 */
	public Columns join(final Columns other, final String... keys) {
		return Rows.join(this, other, List.of(keys));
	}

	/** {@return the rows of each value of a column, in the order in which the values come first} */
	public Map<Double, Columns> groups(final String name) {
		final Map<Double, Columns> groups = new LinkedHashMap<>();
		Rows.groups(shared(name)).forEach((value, places) -> groups.put(value, rows(places)));
		return groups;
	}

	/** Parameters, seed and version: {@link String}, {@link Long}, {@link Double} or {@link Boolean} each. */
	public Map<String, Object> metadata() {
		return metadata;
	}

	/** {@return the same table with entries added to its metadata (replaced where the key is known)} */
	public Columns with(final Map<String, ?> entries) {
		return new Columns(columns, rows, Metadata.merged(metadata, entries));
	}

	/** {@return one line: how many rows, and each column with its first values} */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder().append(rows).append(rows == 1 ? " row" : " rows");
		columns.forEach((name, values) -> text.append(text.indexOf(":") < 0 ? ": " : "; ").append(name).append(" = ").append(
			Rows.beginning(values)));
		return text.toString();
	}

	/** Collects rows; each of them as long as there are columns. */
	public static final class Builder {

		private final List<String> names;
		private final Map<String, Object> metadata = new LinkedHashMap<>();
		private final double[][] values;
		private int rows;

		private Builder(final List<String> names) {
			this.names = checked(names);
			values = new double[names.size()][16];
		}

		private static List<String> checked(final List<String> names) {
			final List<String> seen = new ArrayList<>();
			for (final String name : names) {
				if (name == null || name.isEmpty() || name.matches("(?s).*[,\"\\r\\n].*") || seen.contains(name))
					throw new IllegalArgumentException(
						"column names must be distinct and without comma, quote or line break, was " + names);
				seen.add(name);
			}
			return Collections.unmodifiableList(seen);
		}

		/**
		 * Adds a row.
		 *
		 * @throws IllegalArgumentException if it has another length than there are
		 *           columns
		 */
		public Builder row(final double... row) {
			Require.length("row", row, names.size());
			for (int column = 0; column < row.length; column++) {
				if (rows == values[column].length) values[column] = Arrays.copyOf(values[column], 2 * rows);
				values[column][rows] = row[column];
			}
			rows += row.length == 0 ? 0 : 1;
			return this;
		}

		/** Adds an entry to the metadata. */
		public Builder metadata(final String key, final Object value) {
			metadata.put(key, Metadata.plain(key, value));
			return this;
		}

		/** {@return the table of the rows so far} */
		public Columns build() {
			final Map<String, double[]> columns = new LinkedHashMap<>();
			for (int column = 0; column < values.length; column++)
				columns.put(names.get(column), Arrays.copyOf(values[column], rows));
			return new Columns(columns, rows, Metadata.merged(Map.of(), metadata));
		}
	}
}
