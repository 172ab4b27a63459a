package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.table.Columns;
import org.scijava.module.Module;

import ij.ImagePlus;

/** Runs {@link FitScalingLaw} as scripts do. */
@Tag("slow")
class FitScalingLawTest {

	private static Commands commands;

	@BeforeAll
	static void start() {
		commands = new Commands();
	}

	@AfterAll
	static void end() {
		commands.close();
	}

	/** L = 1.5 + 300 / N^0.3 + 900 / D^0.35 with errors of 1 %, and a run for each size. */
	private static Columns losses() {
		final Random random = new Random(1);
		final Columns.Builder table = Columns.builder("N", "D", "loss", "curve");
		for (int i = 0; i < 80; i++) {
			final double size = 1e6 * Math.pow(6, i % 8), data = 1e8 * Math.pow(4, i / 8);
			table.row(size, data, (1.5 + 300 / Math.pow(size, 0.3) + 900 / Math.pow(data, 0.35)) * Math.exp(0.01 * random
				.nextGaussian()), i % 8);
		}
		return table.build();
	}

	private static Module run(final Object... inputs) {
		return commands.run(FitScalingLaw.class, inputs);
	}

	private static double number(final Module module, final String name) {
		return ((Number) module.getOutput(name)).doubleValue();
	}

	private static Columns table(final Module module, final String name) {
		return (Columns) module.getOutput(name);
	}

	@Test
	void fitsALawWithErrors() {
		final Module law = run("table", losses(), "resamples", 200);
		assertEquals("fitted", law.getOutput("reason"));
		for (final String[] one : new String[][] { { "irreducible", "1.5" }, { "sizeFactor", "300" }, { "sizeExponent", "0.3" }, {
			"dataFactor", "900" }, { "dataExponent", "0.35" }, { "optimalSizeExponent", "0.5384615" }, { "optimalDataExponent",
				"0.4615385" } }) {
			final double truth = Double.parseDouble(one[1]);
			assertEquals(truth, number(law, one[0]), 3 * number(law, one[0] + "StandardError"), one[0]);
			assertTrue(number(law, one[0] + "Low") < number(law, one[0]) && number(law, one[0]) < number(law, one[0] + "High"),
				one[0]);
		}
		// of a factor of about that spread the deviation of the logarithm is the relative one
		assertEquals(number(law, "sizeFactorStandardError") / number(law, "sizeFactor"), number(law,
			"sizeFactorLogStandardError"), 0.1);
		assertEquals(80, number(law, "rows"));
		assertEquals(List.of("resample", "irreducible", "sizeFactor", "sizeExponent", "dataFactor", "dataExponent"), table(law,
			"resampled").names());
		assertEquals(200, table(law, "resampled").rows());
	}

	@Test
	void tablesBelongTogether() {
		final Module law = run("table", losses().renamed("N", "parameters").renamed("D", "tokens"), "size", "parameters",
			"data", "tokens", "resamples", 0);
		final Columns predictions = table(law, "predictions");
		assertEquals(List.of("parameters", "tokens", "loss", "predicted", "residual"), predictions.names());
		predictions.forEach(row -> assertEquals(Math.log(row.get("loss") / row.get("predicted")), row.get("residual"), 1e-12));
		final Columns optimal = table(law, "optimal");
		assertEquals(List.of("compute", "parameters", "tokens", "loss"), optimal.names());
		optimal.forEach(row -> {
			assertEquals(1, 6 * row.get("parameters") * row.get("tokens") / row.get("compute"), 1e-12);
			assertEquals(number(law, "irreducible") + number(law, "sizeFactor") / Math.pow(row.get("parameters"), number(law,
				"sizeExponent")) + number(law, "dataFactor") / Math.pow(row.get("tokens"), number(law, "dataExponent")), row.get(
					"loss"), 1e-9);
		});
		assertTrue(optimal.max("compute") >= 10 * 6 * 1e8 * Math.pow(4, 9) * 1e6 * Math.pow(6, 7));
		final Columns rivals = table(law, "rivals");
		assertEquals("0 sum, 1 withoutFloor, 2 equalExponents, 3 kaplan, 4 floorOnly, 5 dataOnly", rivals.metadata().get(
			"forms"));
		assertEquals(number(law, "objective"), rivals.get("objective", 0), 0);
		assertEquals(0, rivals.get("heldOutDifference", 0), 0);
		assertTrue(rivals.get("heldOutDifference", 4) > 4 * rivals.get("heldOutDifferenceStandardError", 4));
		assertEquals("org.scalinglaws.command.FitScalingLaw", rivals.metadata().get("command"));
	}

	@Test
	void saysWhyThereAreNoErrors() {
		final Module none = run("table", losses(), "resamples", 0);
		assertTrue(Double.isNaN(number(none, "irreducibleStandardError")) && Double.isNaN(number(none, "sizeExponentLow")));
		assertEquals("fitted; no errors: they need at least 2 resamples, resamples was 0", none.getOutput("reason"));
		assertNull(none.getOutput("resampled"));
		final Module few = run("table", losses().with("curve", row -> row.get("N") > 1e8 ? 1 : 0), "group", "curve");
		assertEquals("fitted; no errors: they need at least 5 groups, there are 2", few.getOutput("reason"));
		final Module rough = run("table", losses(), "group", "curve", "resamples", 20);
		assertEquals("fitted; only 8 groups: the intervals are too short", rough.getOutput("reason"));
	}

	@Test
	void otherForms() {
		final Module floor = run("table", losses().without("D"), "form", "floorOnly", "resamples", 20);
		assertTrue(Double.isNaN(number(floor, "dataExponent")) && Double.isNaN(number(floor, "optimalSizeExponentHigh")));
		assertTrue(floor.getOutput("reason").toString().startsWith(
			"fitted; no data and optimal exponents: the form floorOnly does not depend on data"));
		assertEquals(List.of("N", "loss", "predicted", "residual"), table(floor, "predictions").names());
		assertNull(floor.getOutput("optimal"));
		final Module kaplan = run("table", losses(), "form", "kaplan", "resamples", 20);
		assertEquals(0, number(kaplan, "irreducible"));
		assertTrue(kaplan.getOutput("reason").toString().contains("no error of irreducible: it is 0 in the form kaplan"));
	}

	@Test
	void leavesMissingValuesOut() {
		final Columns gaps = losses().with("loss", row -> row.get("curve") == 3 && row.get("D") == 1e8 ? Double.NaN : row.get(
			"loss")).with("N", row -> row.get("curve") == 4 && row.get("D") == 1e8 ? Double.NaN : row.get("N"));
		final Module law = run("table", gaps, "resamples", 0);
		assertEquals(2, number(law, "leftOut"));
		assertEquals(78, number(law, "rows"));
		assertTrue(law.getOutput("reason").toString().contains("2 rows with missing values left out"));
		assertEquals(number(run("table", gaps.where("loss is finite and N is finite"), "resamples", 0), "irreducible"), number(
			law, "irreducible"), 0);
	}

	@Test
	void drawsWhateverTheColumnsAreCalled() {
		final Columns odd = losses().renamed("N", "run").renamed("D", "residual").renamed("loss", "predicted");
		final Module law = run("table", odd, "size", "run", "data", "residual", "loss", "predicted", "resamples", 0);
		assertTrue(Pictures.figure((ImagePlus) law.getOutput("plot")) != null);
		assertEquals(List.of("size", "data", "loss", "predicted", "residual"), table(law, "predictions").names());
		assertEquals(List.of("compute", "run", "residual", "predicted"), table(law, "optimal").names());
	}

	@Test
	void refusesBadTables() {
		final Columns table = losses();
		refused("size must be one of [N, D, loss, curve], was M", "table", table, "size", "M");
		refused("data must be one of [N, D, loss, curve], was T", "table", table, "data", "T");
		refused("loss must be one of [N, D, loss, curve], was L", "table", table, "loss", "L");
		refused("group must be one of [N, D, loss, curve], was seed", "table", table, "group", "seed");
		refused("size, data, loss must be different columns, were N, N, loss", "table", table, "data", "N");
		refused("loss must be finite and greater than 0, column loss was 0 in row 3 (the first is row 1)", "table", table.with(
			"loss", row -> row.get("N") == 36e6 ? 0 : row.get("loss")));
		refused("size must be finite and greater than 0, column N was Infinity in row 1 (the first is row 1)", "table", table
			.with("N", row -> Double.POSITIVE_INFINITY));
		refused("data must be finite and greater than 0, column D was -1 in row 1 (the first is row 1)", "table", table.with("D",
			-1));
		refused("table must have at least 7 usable rows for the form sum, had 0", "table", table.with("loss", Double.NaN));
		refused("table must have at least 7 usable rows for the form sum, had 6", "table", table.where("curve = 1 and D < 3e11"));
		refused("the form sum needs at least 3 distinct sizes, there is 1", "table", table.where("curve = 1"));
		refused("the form sum needs at least 3 distinct amounts of data, there are 2", "table", table.where("D < 5e8"));
		refused("huber must be in (0, 1000000], was 0", "table", table, "huber", 0.0);
		refused("resamples must be in [0, 1000000], was -1", "table", table, "resamples", -1);
	}

	private static void refused(final String message, final Object... inputs) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> run(inputs)).getMessage());
	}
}
