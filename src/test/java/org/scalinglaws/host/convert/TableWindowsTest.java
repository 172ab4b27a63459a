package org.scalinglaws.host.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
	void aTableWithoutRowsKeepsItsColumns() {
		final Columns back = TableWindows.columns(TableWindows.of(Columns.builder("time", "loss").build()));
		assertEquals(List.of("time", "loss"), back.names());
		assertEquals(0, back.rows());
	}

	@Test
	void numbersAndTextsMakeOneRow() {
		final ResultsTable table = TableWindows.of(new TreeMap<>(Map.of("gap", 1.0 / 3, "reason", "converged, at last", "runs",
			3L, "steady", true)));
		assertEquals(List.of("gap", "reason", "runs", "steady"), List.of(table.getHeadings()));
		assertEquals(1, table.size());
		assertEquals(1.0 / 3, table.getValue("gap", 0));
		assertEquals("converged, at last", table.getStringValue("reason", 0));
		assertEquals(3, table.getValue("runs", 0));
		assertEquals(1, table.getValue("steady", 0));
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
