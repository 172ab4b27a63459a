package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableMapTest {

	private static Columns grid(final double[] xs, final double[] ys) {
		final Columns.Builder table = Columns.builder("x", "y", "z", "bad");
		for (final double y : ys)
			for (final double x : xs)
				table.row(x, y, x + 10 * y, x == y ? 1 : 0);
		return table.build();
	}

	private static String message(final Columns table, final boolean logX, final boolean logY) {
		return assertThrows(IllegalArgumentException.class, () -> new TableMap(table, "x", logX, "y", logY)).getMessage();
	}

	/** In whatever order the rows are, several of a pair or none. */
	@Test
	void meansOverAllRowsOfAPair() {
		final Columns table = Columns.builder("x", "y", "z").row(3, 1, 5).row(1, 2, 1).row(2, 1, 3).row(1, 2, 2).row(3, 2, 9).build();
		final CalibratedImage map = new TableMap(table, "x", false, "y", false).means("z", row -> row.get("z") < 9);
		final double nan = Double.NaN;
		assertArrayEquals(new double[] { nan, 3, 5, 1.5, nan, nan }, map.values());
		assertEquals("z over x (3 from 1.0 to 3.0) and y (2 from 1.0 to 2.0)", map.toString());
	}

	@Test
	void logarithmicAxes() {
		final Columns table = grid(new double[] { 1e-4, 1e-3, 1e-2 }, ImageAxis.logarithmic("y", 0.3, 700).coordinates(17));
		final CalibratedImage map = new TableMap(table, "x", true, "y", true).means("z", row -> true);
		for (int y = 0; y < 17; y++)
			for (int x = 0; x < 3; x++)
				assertEquals(map.coordinate(0, x) + 10 * map.coordinate(1, y), map.get(x, y), 1e-9 * map.get(x, y));
	}

	/** Rounded numbers, as whole ones on a logarithmic axis, are even enough; one missing is not. */
	@Test
	void unevenAxesAreToldByTheirValues() {
		final double[] ys = { 1, 2 };
		new TableMap(grid(new double[] { 100, 316, 1000 }, ys), "x", true, "y", false);
		assertEquals("x = x must have evenly spaced values from 1 to 5, had 2 in place of 2.33333, 4 in place of 3.66667",
			message(grid(new double[] { 1, 2, 4, 5 }, ys), false, false));
		assertEquals("x = x must have evenly spaced values from 1 to 100, had 10 in place of 50.5; their logarithms are, so logX must be true",
			message(grid(new double[] { 1, 10, 100 }, ys), false, false));
		assertEquals("x = x must be positive on a logarithmic axis, was 0", message(grid(new double[] { 0, 1, 2 }, ys), true, false));
		assertEquals("x = x must be finite, was NaN", message(grid(new double[] { 0, Double.NaN }, ys), false, false));
	}

	@Test
	void unknownColumnsAreTold() {
		final Columns table = grid(new double[] { 1, 2 }, new double[] { 1, 2 });
		assertEquals("y must be one of [x, y, z, bad], was w", assertThrows(IllegalArgumentException.class, () -> new TableMap(table,
			"x", false, "w", false)).getMessage());
		assertEquals("value must be one of [x, y, z, bad], was w", assertThrows(IllegalArgumentException.class, () -> new TableMap(
			table, "x", false, "y", false).means("w", row -> true)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new TableMap(table, "x", false, "x", false));
		assertThrows(IllegalArgumentException.class, () -> new TableMap(table.where("x > 9"), "x", false, "y", false));
	}

	@Test
	void oneValueIsAnAxisOfOnePixel() {
		assertArrayEquals(new double[] { 21, 22 }, new TableMap(grid(new double[] { 1, 2 }, new double[] { 2 }), "x", false, "y",
			false).means("z", row -> true).values());
	}
}
