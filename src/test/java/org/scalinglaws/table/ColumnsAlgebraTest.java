package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the algebra of {@link Columns} against slow lists of rows, on random tables with ties, zeros of both signs and NaN. */
class ColumnsAlgebraTest {

	private static final double[] VALUES = { -1, -0.0, 0, 1, 2, Double.NaN, Double.POSITIVE_INFINITY };

	private static Columns random(final Random random, final String... names) {
		final Columns.Builder table = Columns.builder(names).metadata("seed", 1);
		for (int rows = random.nextInt(30); rows > 0; rows--)
			table.row(random.doubles(names.length, 0, VALUES.length).map(i -> VALUES[(int) i]).toArray());
		return table.build();
	}

	private static List<double[]> list(final Columns table) {
		return IntStream.range(0, table.rows()).mapToObj(row -> table.names().stream().mapToDouble(name -> table.column(
			name)[row]).toArray()).toList();
	}

	private static void same(final List<double[]> expected, final Columns table) {
		final List<double[]> actual = list(table);
		assertEquals(expected.size(), actual.size());
		for (int row = 0; row < actual.size(); row++)
			assertArrayEquals(expected.get(row), actual.get(row)); // compares bits
	}

	@Test
	void whereAgainstALoop() {
		final Map<String, Predicate<double[]>> conditions = new LinkedHashMap<>();
		conditions.put("a > 0", r -> r[0] > 0);
		conditions.put("'b c' <= 1e0", r -> r[1] <= 1);
		conditions.put("a = -.0", r -> r[0] == 0);
		conditions.put("a == \"b c\"", r -> r[0] == r[1]);
		conditions.put("a!=1", r -> !Double.isNaN(r[0]) && r[0] != 1);
		conditions.put("0<a and d>=-1 or a is not finite", r -> 0 < r[0] && r[2] >= -1 || !Double.isFinite(r[0]));
		conditions.put(" 0 < a AND (d = 1 or d IS finite) ", r -> 0 < r[0] && (r[2] == 1 || Double.isFinite(r[2])));
		final Random random = new Random(1);
		for (int i = 0; i < 50; i++) {
			final Columns table = random(random, "a", "b c", "d");
			conditions.forEach((text, condition) -> {
				final List<double[]> expected = list(table).stream().filter(condition).toList();
				same(expected, table.where(text));
				same(expected, table.where(row -> condition.test(row.values())));
			});
			same(list(table).stream().filter(r -> r[2] > 0).toList(), table.where("d", value -> value > 0));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"lost > 0|where must have a column of [loss, my run] at position 1 of \"lost > 0\", was lost",
		"loss > 0 and run = 1|where must have a column of [loss, my run] at position 14 of \"loss > 0 and run = 1\", was run",
		"loss|where must have one of = != < <= > >= is at position 5 of \"loss\", was the end",
		"loss > |where must have a number or a column of [loss, my run] at position 7 of \"loss >\", was the end",
		"loss >> 1|where must have a number or a column of [loss, my run] at position 7 of \"loss >> 1\", was \">\"",
		"loss > 1 2|where must have and, or, or the end at position 10 of \"loss > 1 2\", was \"2\"",
		"loss > 1x|where must have a number or a column of [loss, my run] at position 8 of \"loss > 1x\", was \"1x\"",
		"(loss > 1|where must have and, or, or ) at position 10 of \"(loss > 1\", was the end",
		"loss is small|where must have finite or not finite at position 9 of \"loss is small\", was \"small\"",
		"%|where must have a number or a column of [loss, my run] at position 1 of \"%\", was \"%\"" })
	void faultsOfConditionsHaveTheirPlace(final String text, final String message) {
		final Columns table = Columns.builder("loss", "my run").row(1, 2).build();
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> table.where(text)).getMessage());
	}

	@Test
	void sortedAgainstInsertion() {
		final Random random = new Random(2);
		for (int i = 0; i < 50; i++) {
			final Columns table = random(random, "a", "b");
			final List<double[]> expected = new ArrayList<>();
			for (final double[] row : list(table)) {
				int at = expected.size();
				while (at > 0 && before(row, expected.get(at - 1)))
					at--;
				expected.add(at, row);
			}
			same(expected, table.sorted("a", "-b"));
		}
	}

	/** Ascending a, then descending b, NaN last. */
	private static boolean before(final double[] one, final double[] other) {
		if (one[0] < other[0] || Double.isNaN(other[0]) && !Double.isNaN(one[0])) return true;
		if (one[0] > other[0] || Double.isNaN(one[0]) && !Double.isNaN(other[0])) return false;
		return one[1] > other[1] || Double.isNaN(other[1]) && !Double.isNaN(one[1]);
	}

	@Test
	void joinAgainstNestedLoops() {
		final Random random = new Random(3);
		for (int i = 0; i < 50; i++) {
			final Columns table = random(random, "a", "b");
			final Columns other = Columns.builder("k", "b", "a").row(7, 1, 0).row(8, 2, -1).row(9, 1, -1).row(5, Double.NaN, 1)
				.row(6, Double.NaN, 1).metadata("other", 2).metadata("seed", 3).build();
			final List<double[]> expected = new ArrayList<>();
			for (final double[] row : list(table))
				for (final double[] partner : list(other))
					if (row[0] == partner[2] && row[1] == partner[1]) expected.add(new double[] { row[0], row[1], partner[0] });
			final Columns joined = table.join(other, "a", "b");
			assertEquals(List.of("a", "b", "k"), joined.names());
			assertEquals(Map.of("seed", 1L, "other", 2L), joined.metadata());
			same(expected, joined);
		}
	}

	@Test
	void joinRefusesWhatHasNoOneAnswer() {
		final Columns table = Columns.builder("a", "b").row(1, 2).build();
		refused("the other table must have one row for each of [a], had several for [0.0]", () -> table.join(Columns.builder(
			"a").row(-0.0).row(0).build(), "a"));
		refused("columns of both tables must be keys, was b", () -> table.join(table, "a"));
		refused("column must be one of [a, b], was c", () -> table.join(table, "c"));
		refused("keys must name a column, were none", () -> table.join(table));
	}

	@Test
	void stackIsUndoneByItsKey() {
		final Random random = new Random(4);
		for (int i = 0; i < 20; i++) {
			final Map<Double, Columns> tables = new LinkedHashMap<>();
			for (final double key : new double[] { 3, 1, 2 })
				tables.put(key, random(random, "a", "b").with(Map.of("key", key)));
			final Columns all = Columns.stack("k", tables);
			assertEquals(List.of("k", "a", "b"), all.names());
			assertEquals(Map.of("seed", 1L), all.metadata());
			tables.forEach((key, table) -> same(list(table), all.where("k = " + key).without("k")));
			all.groups("k").forEach((key, group) -> same(list(tables.get(key)), group.select("a", "b")));
		}
		same(List.of(new double[] { 0, 1, 2 }, new double[] { 1, 4, 3 }), Columns.stack("table", Columns.builder("a", "b").row(
			1, 2).build(), Columns.builder("b", "a").row(3, 4).build()));
		assertEquals(List.of("k"), Columns.stack("k", Map.of()).names());
		refused("tables must have equal columns, were [a] and [b]", () -> Columns.stack("k", Columns.builder("a").build(),
			Columns.builder("b").build()));
		refused("key must not be one of [a], was a", () -> Columns.stack("a", Columns.builder("a").build()));
	}

	@Test
	void columnsComeAndGo() {
		final Columns table = Columns.builder("a", "b").row(1, 2).row(3, 4).metadata("seed", 1).build();
		final Columns more = table.with("sum", row -> row.get("a") + row.get("b")).with("one", 1).with("a", new double[] { 5,
			6 });
		assertEquals(List.of("a", "b", "sum", "one"), more.names());
		same(List.of(new double[] { 5, 2, 3, 1 }, new double[] { 6, 4, 7, 1 }), more);
		same(List.of(new double[] { 3, 5 }, new double[] { 7, 6 }), more.select("sum", "a"));
		same(List.of(new double[] { 0 }, new double[] { 1 }), table.with("i", row -> row.index()).select("i")); // any kind of number
		assertEquals(List.of("a", "c"), table.renamed("b", "c").names());
		assertArrayEquals(new double[] { 2, 4 }, table.renamed("b", "c").column("c"));
		assertEquals(table.metadata(), more.select("one").where("one > 0").sorted("one").renamed("one", "1").metadata());
		same(List.of(new double[] { 1, 2 }, new double[] { 3, 4 }), table); // as it was
		refused("column must be one of [a, b], was c", () -> table.select("c"));
		refused("column must be one of [a, b], was c", () -> table.without("c"));
		refused("column must be one of [a, b], was c", () -> table.sorted("-c"));
		refused("column must be one of [a, b], was c", () -> table.renamed("c", "d"));
		refused("column names must be distinct and without comma, quote or line break, was [a, a]", () -> table.select("a",
			"a"));
		refused("column names must be distinct and without comma, quote or line break, was [a, a]", () -> table.renamed("b",
			"a"));
		refused("column names must be distinct and without comma, quote or line break, was [a,b]", () -> table.with("a,b",
			1));
		assertThrows(IllegalArgumentException.class, () -> table.with("c", new double[3]));
	}

	@Test
	void givenAndTakenArraysAreCopies() {
		final double[] values = { 1, 2 };
		final Columns table = Columns.builder("a").row(1).row(2).build().with("b", values);
		values[0] = 9;
		table.column("b")[1] = 9;
		table.select("b").column("b")[0] = 9;
		assertArrayEquals(new double[] { 1, 2 }, table.column("b"));
	}

	@Test
	void endsAndExtremesLeaveOutNan() {
		final Columns table = Columns.builder("a", "b").row(Double.NaN, Double.NaN).row(2, Double.NaN).row(-1, Double.NaN)
			.build();
		assertEquals(-1, table.min("a"));
		assertEquals(2, table.max("a"));
		assertEquals(-1, table.last("a"));
		assertTrue(Double.isNaN(table.first("a")));
		assertTrue(Double.isNaN(table.max("b")));
		assertTrue(Double.isNaN(table.where("a > 7").last("a")));
		refused("column must be one of [a, b], was c", () -> table.where("a > 7").first("c"));
	}

	/** In the order in which values come first; zero has no sign, and NaN is a value of its own. */
	@Test
	void groupsKeepOrder() {
		final Columns table = Columns.builder("key", "n").row(2, 0).row(-0.0, 1).row(Double.NaN, 2).row(2, 3).row(0, 4).row(
			Double.NaN, 5).metadata("seed", 1).build();
		final Map<Double, Columns> groups = table.groups("key");
		assertEquals(List.of(2., 0., Double.NaN), List.copyOf(groups.keySet()));
		assertArrayEquals(new double[] { 0, 3 }, groups.get(2.).column("n"));
		assertArrayEquals(new double[] { 1, 4 }, groups.get(0.).column("n"));
		assertArrayEquals(new double[] { 2, 5 }, groups.get(Double.NaN).column("n"));
		assertEquals(Map.of("seed", 1L), groups.get(0.).metadata());
	}

	@Test
	void textIsOneLine() {
		assertEquals("4 rows: time = [1, 2, 3, ...]; loss = [0.5, NaN, 0.1, ...]", Columns.builder("time", "loss").row(1, 0.5)
			.row(2, Double.NaN).row(3, 0.1).row(4, 0).build().toString());
		assertEquals("1 row: a = [1]", Columns.builder("a").row(1).build().toString());
		assertEquals("0 rows", Columns.builder().build().toString());
		assertEquals("row 1 of [a]: [2.0]", new Row(Columns.builder("a").row(1).row(2).build(), 1).toString());
	}

	@Test
	void scriptsReadAsText() throws Exception {
		final ScriptEngine groovy = new ScriptEngineManager().getEngineByName("groovy");
		groovy.put("table", Columns.builder("time", "loss", "index", "rows").row(1, 4, 7, 8).row(2, 9, 7, 8).build());
		assertEquals(9, groovy.eval("table.where { it.time > 1 }.with('root') { Math.sqrt(it.loss) }.first('root')**2"));
		assertEquals(List.of(8.0, 16.0), groovy.eval("table.collect { it.time * it.rows * it.index / 7 }"));
		assertEquals("t=1.0 t=2.0", groovy.eval("def s = []; for (row in table) s << \"t=${row.time}\"; s.join(' ')"));
		assertEquals(2.0, groovy.eval("table.where('loss') { it > 4 }.first('time')"));
		assertEquals(4, groovy.eval("table.getClass().stack('a', [1: table, 2.5: table]).rows()"));
	}

	private static void refused(final String message, final org.junit.jupiter.api.function.Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}

	@Test
	void imageOfValues() {
		final Columns table = Columns.builder("a", "b", "c").row(1, 2, 3).row(4, 5, 6).build();
		assertArrayEquals(new long[] { 3, 2 }, table.values().dimensionsAsLongArray());
		assertEquals(6, table.values().getAt(2, 1).get());
		assertEquals("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]", Arrays.deepToString(list(table).toArray()));
	}
}
