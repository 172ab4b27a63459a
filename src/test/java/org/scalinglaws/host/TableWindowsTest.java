package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;

import ij.measure.ResultsTable;

class TableWindowsTest {

	@Test
	void aTableComesBackToTheSameBits() {
		final Columns table = Columns.builder("time", "loss").row(1, Math.PI).row(1e-300, Double.NaN).build();
		final Columns back = TableWindows.columns(TableWindows.of(table));
		assertEquals(table.names(), back.names());
		for (final String name : table.names())
			assertArrayEquals(table.column(name), back.column(name));
	}

	@Test
	void aVectorComesBackToTheSameBits() {
		final double[] vector = { 1.0 / 3, 1e-12, -7 };
		assertArrayEquals(vector, ImageArrays.vector("vector", TableWindows.image(TableWindows.of("vector", vector))));
	}

	@Test
	void rowLabelsAreNoNumbers() {
		final ResultsTable table = new ResultsTable();
		table.addRow();
		table.addLabel("cell 1");
		table.addValue("area", 2.5);
		assertArrayEquals(new long[] { 1, 1 }, TableWindows.image(table).dimensionsAsLongArray());
		assertEquals(2.5, TableWindows.columns(table).get("area", 0));
	}
}
