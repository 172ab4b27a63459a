package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

/** Tests {@link RunSummary} against hand-made numbers. */
class RunSummaryTest {

	private static final Columns RUNS = Columns.builder("time", "run", "loss", "diverged").row(0, 0, 1, 0).row(2, 0, 3, 0)
		.row(0, 1, 2, 0).row(2, 1, 7, 0).row(0, 2, 6, 0).row(2, 2, 8, 0).row(0, 3, 5, 0).row(1, 3, Double.NaN, 1).metadata(
			"seed", 4).build();

	@Test
	void statisticsOfEachTime() {
		final RunSummary summary = RunSummary.of(RUNS, "time");
		assertEquals(List.of("time", "lossMean", "lossStandardDeviation", "lossStandardError", "lossCount"), summary.table()
			.names());
		assertEquals(1, summary.divergedRuns());
		assertEquals(2, summary.table().rows());
		// 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14; 3, 7, 8: mean 6, squares 9 + 1 + 4 = 14
		assertArrayEquals(new double[] { 0, 3, Math.sqrt(7), Math.sqrt(7. / 3), 3 }, summary.table().row(0), 1e-15);
		assertArrayEquals(new double[] { 2, 6, Math.sqrt(7), Math.sqrt(7. / 3), 3 }, summary.table().row(1), 1e-15);
		assertEquals(4L, summary.table().metadata().get("seed"));
	}

	/** Two rates with runs of the same numbers, of which run 1 diverged at the larger one only. */
	private static Columns rates() {
		return Columns.builder("run", "time", "rate", "loss", "diverged").row(0, 0, 0.2, 1, 0).row(0, 5, 0.2, 3, 0).row(1, 0, 0.2, 2,
			0).row(1, 5, 0.2, 9, 1).row(2, 0, 0.2, 4, 0).row(2, 5, 0.2, 5, 0).row(0, 0, 0.1, 6, 0).row(0, 5, 0.1, 4, 0).row(1, 0, 0.1,
				8, 0).row(1, 5, 0.1, 7, 0).row(2, 0, 0.1, 1, 0).row(2, 5, 0.1, Double.NaN, 0).metadata("seed", 4).build();
	}

	/** As if each were a table by itself. */
	@Test
	void groupsHaveRunsOfTheirOwn() {
		final RunSummary summary = RunSummary.of(rates(), "time", "rate");
		final Map<Double, Columns> apart = new TreeMap<>();
		rates().groups("rate").forEach((rate, rows) -> apart.put(rate, RunSummary.of(rows.without("rate"), "time").table()));
		final Columns expected = Columns.stack("rate", apart);
		assertEquals(expected.names(), summary.table().names());
		expected.names().forEach(name -> assertArrayEquals(expected.column(name), summary.table().column(name), name));
		assertArrayEquals(new double[] { 3, 2, 2, 2 }, summary.table().column("lossCount"));
		assertEquals(1, summary.divergedRuns());
		assertEquals(1, summary.incompleteRows());
		assertEquals(4L, summary.table().metadata().get("seed"));
		assertArrayEquals(new double[] { 4, 3 }, RunSummary.of(rates(), "time").table().column("lossCount")); // without run 1 of both
	}

	/** The column that is summarized by may tell the runs apart: the same as with numbers of their own. */
	@Test
	void theColumnThatIsSummarizedByMayBeTheGroup() {
		final Columns end = rates().where("time = 5"), renumbered = end.with("run", row -> row.get("run") + 1000 * row.get("rate"));
		final Columns grouped = RunSummary.of(end, "rate", "rate").table(), plain = RunSummary.of(renumbered, "rate").table();
		assertEquals(plain.names(), grouped.names());
		plain.names().forEach(name -> assertArrayEquals(plain.column(name), grouped.column(name), name));
		assertArrayEquals(new double[] { 0.1, 0.2 }, grouped.column("rate"));
		assertArrayEquals(new double[] { 5.5, 4 }, grouped.column("lossMean")); // 4, 7 and 3, 5
		assertEquals(0, RunSummary.of(end.where("rate > 1"), "time", "rate").table().rows());
		for (final String group : new String[] { "run", "diverged" })
			assertEquals("group must not be " + group, assertThrows(IllegalArgumentException.class, () -> RunSummary.of(end,
				"rate", group)).getMessage());
	}

	@Test
	void digitsOfASmallSpreadAreKept() {
		final Columns table = Columns.builder("time", "run", "loss").row(1, 0, 1e8 + 1).row(1, 1, 1e8 + 2).row(1, 2, 1e8 + 3)
			.build();
		assertEquals(1, RunSummary.of(table, "time").table().get("lossStandardDeviation", 0), 1e-7);
	}

	@Test
	void withoutRunsEachRowIsItsOwn() {
		final Columns table = Columns.builder("time", "loss").row(2, 5).row(1, 6).build();
		final Columns summary = RunSummary.of(table, "time").table();
		assertArrayEquals(new double[] { 1, 2 }, summary.column("time"));
		assertArrayEquals(new double[] { 6, 5 }, summary.column("lossMean"));
		assertTrue(Double.isNaN(summary.get("lossStandardError", 0)));
	}

	@Test
	void nanIsLeftOutAndCounted() {
		final Columns table = Columns.builder("time", "run", "loss", "other").row(1, 0, 4, 5).row(1, 1, Double.NaN, 7).row(
			Double.NaN, 2, 9, 9).row(1, 3, 6, Double.NaN).row(2, 0, Double.NaN, 1).build();
		final RunSummary summary = RunSummary.of(table, "time");
		assertEquals(4, summary.incompleteRows());
		assertEquals(2, summary.table().rows());
		// 4 and 6; 5 and 7: both deviate by 1 to each side
		assertArrayEquals(new double[] { 1, 5, Math.sqrt(2), 1, 2, 6, Math.sqrt(2), 1, 2 }, summary.table().row(0), 1e-15);
		assertArrayEquals(new double[] { 2, Double.NaN, Double.NaN, Double.NaN, 0, 1, Double.NaN, Double.NaN, 1 }, summary
			.table().row(1));
		assertEquals(0, RunSummary.of(RUNS, "time").incompleteRows()); // a diverged run counts as such
	}

	/** Rows of each run in the table's order; a run without numbers is a single one. */
	@Test
	void rowsOfRunsThatConverged() {
		assertEquals(Set.of(3.), RunSummary.diverged(RUNS));
		assertEquals(Map.of(0., List.of(0, 1), 1., List.of(2, 3), 2., List.of(4, 5)), RunSummary.converged(RUNS));
		assertEquals(List.of(0., 1., 2.), List.copyOf(RunSummary.converged(RUNS).keySet()));
		final Columns noRuns = Columns.builder("loss").row(5).row(6).build();
		assertEquals(Map.of(0., List.of(0, 1)), RunSummary.converged(noRuns));
		assertEquals(Set.of(), RunSummary.diverged(noRuns));
		assertEquals(Map.of(), RunSummary.converged(noRuns.with("diverged", 1)));
	}

	@Test
	void allRunsDiverged() {
		final Columns table = Columns.builder("time", "run", "loss", "diverged").row(1, 0, 1, 1).build();
		assertEquals(0, RunSummary.of(table, "time").table().rows());
		assertEquals(1, RunSummary.of(table, "time").divergedRuns());
	}

	@Test
	void unknownColumnIsNamed() {
		assertEquals("column must be one of [time, run, loss, diverged], was epoch", assertThrows(
			IllegalArgumentException.class, () -> RunSummary.of(RUNS, "epoch")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> RunSummary.of(RUNS, "run"));
	}
}
