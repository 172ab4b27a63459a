package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
