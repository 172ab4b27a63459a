package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.Require;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * An immutable table of doubles with named columns and the metadata of its
 * making (parameters, seed, version).
 *
 * <pre>
 * Columns table = Columns.builder("time", "loss").row(1, 0.5).row(2, 0.25).build();
 * double[] loss = table.column("loss");
 * </pre>
 */
public final class Columns {

	private final List<String> names;
	private final double[] values;
	private final Map<String, Object> metadata;

	private Columns(final List<String> names, final double[] values, final Map<String, Object> metadata) {
		this.names = names;
		this.values = values;
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

	/** {@return the names of the columns, in order} */
	public List<String> names() {
		return names;
	}

	/** {@return whether there is a column of this name} */
	public boolean has(final String name) {
		return names.contains(name);
	}

	/** {@return the number of rows} */
	public int rows() {
		return names.isEmpty() ? 0 : values.length / names.size();
	}

	/**
	 * A fresh copy of one column.
	 *
	 * @throws IllegalArgumentException listing the known columns if there is none
	 *           of this name
	 */
	public double[] column(final String name) {
		final int column = index(name);
		final double[] copy = new double[rows()];
		for (int row = 0; row < copy.length; row++)
			copy[row] = values[row * names.size() + column];
		return copy;
	}

	/**
	 * One value.
	 *
	 * @throws IllegalArgumentException as {@link #column(String)}
	 * @throws IndexOutOfBoundsException if there is no such row
	 */
	public double get(final String name, final int row) {
		final int column = index(name);
		return values[java.util.Objects.checkIndex(row, rows()) * names.size() + column];
	}

	/** {@return a fresh copy of one row, in the order of {@link #names()}} */
	public double[] row(final int row) {
		java.util.Objects.checkIndex(row, rows());
		return java.util.Arrays.copyOfRange(values, row * names.size(), (row + 1) * names.size());
	}

	/** {@return a read-only view: dimension 0 is the column, dimension 1 the row} */
	public RandomAccessibleInterval<DoubleType> values() {
		return Converters.convert((RandomAccessibleInterval<DoubleType>) ArrayImgs.doubles(values, names.size(), rows()), (
			in, out) -> out.set(in), new DoubleType());
	}

	/** Parameters, seed and version: {@link String}, {@link Long}, {@link Double} or {@link Boolean} each. */
	public Map<String, Object> metadata() {
		return metadata;
	}

	/** {@return the same table with entries added to its metadata (replaced where the key is known)} */
	public Columns with(final Map<String, ?> entries) {
		return new Columns(names, values, Metadata.merged(metadata, entries));
	}

	private int index(final String name) {
		final int column = names.indexOf(name);
		if (column < 0) throw new IllegalArgumentException("column must be one of " + names + ", was " + name);
		return column;
	}

	/** Collects rows; each of them as long as there are columns. */
	public static final class Builder {

		private final List<String> names;
		private final Map<String, Object> metadata = new LinkedHashMap<>();
		private double[] values = new double[64];
		private int size;

		private Builder(final List<String> names) {
			final List<String> seen = new ArrayList<>();
			for (final String name : names) {
				if (name == null || name.isEmpty() || name.matches("(?s).*[,\"\\r\\n].*") || seen.contains(name))
					throw new IllegalArgumentException(
						"column names must be distinct and without comma, quote or line break, was " + names);
				seen.add(name);
			}
			this.names = Collections.unmodifiableList(seen);
		}

		/**
		 * Adds a row.
		 *
		 * @throws IllegalArgumentException if it has another length than there are
		 *           columns
		 */
		public Builder row(final double... row) {
			Require.length("row", row, names.size());
			if (size + row.length > values.length) values = java.util.Arrays.copyOf(values, Math.max(2 * values.length, size +
				row.length));
			System.arraycopy(row, 0, values, size, row.length);
			size += row.length;
			return this;
		}

		/** Adds an entry to the metadata. */
		public Builder metadata(final String key, final Object value) {
			metadata.put(key, Metadata.plain(key, value));
			return this;
		}

		/** {@return the table of the rows so far} */
		public Columns build() {
			return new Columns(names, java.util.Arrays.copyOf(values, size), Metadata.merged(Map.of(), metadata));
		}
	}
}
