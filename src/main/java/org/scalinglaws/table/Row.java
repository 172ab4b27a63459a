package org.scalinglaws.table;

import java.util.Arrays;
import java.util.Objects;

/**
 * One row of a {@link Columns}, without copying: {@code row.get("loss")}, in
 * Groovy also {@code row.loss}.
 */
public final class Row {

	private final Columns itsTable;
	private final int itsIndex;

	Row(final Columns table, final int index) {
		itsTable = table;
		itsIndex = Objects.checkIndex(index, table.rows());
	}

	/**
	 * One value.
	 *
	 * @throws IllegalArgumentException listing the known columns if there is none
	 *           of this name
	 */
	public double get(final String column) {
		return itsTable.shared(column)[itsIndex];
	}

	/** {@return the place in the table, from 0} */
	public int index() {
		return itsIndex;
	}

	/** {@return a fresh copy of all values, in the order of the columns} */
	public double[] values() {
		return itsTable.names().stream().mapToDouble(this::get).toArray();
	}

	@Override
	public String toString() {
		return "row " + itsIndex + " of " + itsTable.names() + ": " + Arrays.toString(values());
	}
}
