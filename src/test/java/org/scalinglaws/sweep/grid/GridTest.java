package org.scalinglaws.sweep.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

class GridTest {

	@Test
	void cellsAreNestedLoopsTheFirstAxisSlowestTheSeedsFastest() {
		final Grid grid = Grid.parse("a = 1, 2; b = x, y, z").seeds(2);
		final List<Map<String, Object>> expected = new ArrayList<>(), actual = new ArrayList<>();
		for (final double a : new double[] { 1, 2 })
			for (final String b : new String[] { "x", "y", "z" })
				for (final double seed : new double[] { 1, 2 })
					expected.add(Map.of("a", a, "b", b, "seed", seed));
		for (long cell = 0; cell < grid.cells(); cell++)
			actual.add(grid.inputs(cell));
		assertEquals(expected, actual);
		assertEquals(List.of("a", "b", "seed"), List.copyOf(grid.inputs(0).keySet()));
		assertEquals(2, grid.value(1, 4), "the place of the word z");
	}

	@Test
	void rowsOfATableAreCells() {
		final Grid grid = Grid.of(Columns.builder("a", "b").row(1, 10).row(2, 20).row(1, 30).build()).seeds(2);
		assertEquals(6, grid.cells());
		assertEquals(Map.of("a", 2.0, "b", 20.0, "seed", 2.0), grid.inputs(3));
		assertEquals(Map.of("a", 1.0, "b", 30.0, "seed", 1.0), grid.inputs(4));
	}

	/** Between the ends the axes of images have them; at the ends all digits are as they were written. */
	@Test
	void rangesEndExactly() {
		final double[] log = Grid.parse("x = 1e-4 : 0.3 : 7 : log").axes().get(0).values();
		assertEquals(1e-4, log[0]);
		assertEquals(0.3, log[6]);
		assertArrayEquals(ImageAxis.logarithmic("x", 1e-4, 0.3).coordinates(7), log);
		for (int i = 1; i < 7; i++)
			assertEquals(Math.pow(0.3 / 1e-4, 1. / 6), log[i] / log[i - 1], 1e-12);
		assertArrayEquals(new double[] { 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3 }, Grid.parse("x=1.5:3:7").axes().get(0).values());
		assertArrayEquals(new double[] { 0.1 }, Grid.parse("x = 0.1 : 0.1 : 1").axes().get(0).values());
	}

	@Test
	void wordsAndTruthValues() {
		final Grid grid = Grid.parse("network = diagonal, quadratic\nrandom = true, FALSE");
		assertEquals(Map.of("network", "diagonal", "random", false), grid.inputs(1));
		assertEquals(0, grid.value(1, 1));
		assertEquals(1, grid.value(1, 2));
		assertEquals(1, grid.value(0, 2));
	}

	@Test
	void wholeNumbersAreRoundedBetweenTheEnds() {
		final Grid grid = Grid.parse("n = 10 : 100 : 4 : log; x = 1 : 2 : 3").rounded("n"::equals);
		assertArrayEquals(new double[] { 10, 22, 46, 100 }, grid.axes().get(0).values());
		assertArrayEquals(new double[] { 1, 1.5, 2 }, grid.axes().get(1).values());
		assertEquals("axis n must have distinct whole numbers, had 1 twice; fewer points or a wider range have them",
			assertThrows(IllegalArgumentException.class, () -> Grid.parse("n = 1 : 3 : 6").rounded("n"::equals)).getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = 1.5 : 3 : 7; b = 0.001 : 0.01 : 9 : log", "a = 1, 2.5, -3; b = x, y", "a = true, false" })
	void textReadsBack(final String text) {
		final Grid grid = Grid.parse(text);
		assertEquals(text, grid.text());
		assertEquals(grid.axes(), Grid.parse(grid.text()).axes());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { "''|must have an axis", ";|must have an axis", "a|must be written",
		"a = |a must have a value", "a = 1; a = 2|axis a is given twice", "a = 1, 1.0|a must have distinct values, had 1 twice",
		"a = x, y, x|had x twice", "a = 1,,2|single commas", "a = 1 : 2|from : to : count", "a = 1 : 2 : 3 : lin|from : to : count",
		"a = 1 : 2 : 2.5|from : to : count", "a = 1 : 2 : 0|count of a must be at least 1, was 0",
		"a = 1 : 2 : -3|count of a must be at least 1, was -1", "a = 1 : 2 : 1|count of a must be at least 2",
		"a = 2 : 2 : 3|end of a must be greater than its start 2, was 2", "a = 3 : 2 : 3|must be greater",
		"a = 0 : 2 : 3 : log|from of a must be finite and greater than 0, was 0", "a = -1 : 2 : 3 : log|from of a",
		"a = 1 : 2 : 99999999999999999999|cells, of which a sweep has at most 100000000",
		"a = 1:2:100000;b = 1:2:100000|grid has 10000000000 cells", "a = 1 b = 2|semicolon", "2a = 1|name of an input, was 2a",
		"a = 9007199254740993|at most 15 digits", "a = 1e999|finite" })
	void whatCannotBeIsRefused(final String text, final String why) {
		final String message = assertThrows(IllegalArgumentException.class, () -> Grid.parse(text.equals("''") ? "" : text))
			.getMessage();
		assertTrue(message.contains(why), message);
	}

	@Test
	void moreCellsThanFitInALongAreRefused() {
		final String axes = "a=1:2:100000; b=1:2:100000; c=1:2:100000; d=1:2:100000";
		assertEquals("grid has more than fit in a long cells, of which a sweep has at most 100000000", assertThrows(
			IllegalArgumentException.class, () -> Grid.parse(axes)).getMessage());
	}

	@Test
	void seedsMayStandInTheText() {
		final Grid grid = Grid.parse("a = 1, 2; seeds = 3");
		assertEquals(6, grid.cells());
		assertEquals(3, grid.seedCount());
		assertEquals(Grid.parse("a = 1, 2").seeds(3).inputs(4), grid.inputs(4));
		assertEquals(List.of("a"), grid.withoutSeeds().names());
		for (final String wrong : List.of("seeds = 1.5", "seeds = 1, 2", "seeds = few", "seeds = 2; seeds = 3"))
			assertTrue(assertThrows(IllegalArgumentException.class, () -> Grid.parse("a = 1; " + wrong)).getMessage().startsWith(
				"seeds must be one whole number, was "), wrong);
	}

	@Test
	void seedsAreGivenOnce() {
		assertEquals("seeds must be 1 beside an axis seed, was 2", assertThrows(IllegalArgumentException.class, () -> Grid
			.parse("seed = 1, 2").seeds(2)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> Grid.parse("a = 1").seeds(0));
		assertThrows(IllegalArgumentException.class, () -> Grid.of(Columns.builder("a").build()));
		assertThrows(IllegalArgumentException.class, () -> Grid.of(Columns.builder("a").row(Double.NaN).build()));
	}

	@Test
	void largeGridsAreTheirAxesOnly() {
		final Grid grid = Grid.parse("a = 1:2:1000; b = 1:2:1000").seeds(100);
		assertEquals(100_000_000, grid.cells());
		assertEquals(Map.of("a", 2.0, "b", 2.0, "seed", 100.0), grid.inputs(grid.cells() - 1));
		assertEquals(2, Arrays.stream(grid.axes().get(0).values()).max().getAsDouble());
	}
}
