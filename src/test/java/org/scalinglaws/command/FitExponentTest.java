package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

/** Rival models and predicted exponents of {@link FitExponent}. */
class FitExponentTest {

	private static Commands commands;

	@BeforeAll
	static void open() {
		commands = new Commands();
	}

	@AfterAll
	static void close() {
		commands.close();
	}

	@Test
	void floorIsFittedWhereItIsAskedFor() {
		final Columns table = runs(12, t -> Math.pow(t, -0.5) + 0.05);
		final CommandModule power = fit("table", table, "y", "loss");
		assertEquals(PowerLawFit.RUNS, power.getOutput("kind"));
		assertEquals("floor", power.getOutput("bestModel"));
		final CommandModule floor = fit("table", table, "y", "loss", "model", "floor", "predicted", -0.5);
		assertEquals(PowerLawFit.FLOOR, floor.getOutput("kind"));
		assertEquals(1, number(floor, "from"), 1e-9);
		assertEquals(1e4, number(floor, "to"), 1e-5);
		final double exponent = number(floor, "exponent"), error = number(floor, "standardError");
		assertEquals(-0.5, exponent, 4 * error);
		assertTrue(error < 0.05 && number(floor, "rSquared") > 0.9);
		assertEquals((exponent + 0.5) / error, number(floor, "deviation"), 1e-9);
		// 12 runs, 6 cells and 3 parameters leave 12 - 1 - 3 = 8 degrees of freedom: 2.306 by tables of Student's t
		assertEquals(2.306 * error, exponent - number(floor, "low"), 1e-3 * error);
		final Columns details = (Columns) floor.getOutput("details");
		double sum = 0;
		for (final double residual : details.column("residual"))
			sum += Math.abs(residual) / details.rows();
		assertTrue(sum < 0.1, "residuals of the model with its floor, " + sum); // 10 % noise over 12 runs
	}

	@Test
	void automaticTakesTheBest() {
		final CommandModule floor = fit("table", runs(12, t -> Math.pow(t, -0.5) + 0.05), "y", "loss", "model", "automatic");
		assertEquals(PowerLawFit.FLOOR, floor.getOutput("kind"));
		final CommandModule power = fit("table", runs(12, t -> Math.pow(t, -0.5)), "y", "loss", "model", "automatic");
		assertEquals("power", power.getOutput("bestModel"));
		assertEquals(PowerLawFit.RUNS, power.getOutput("kind"));
	}

	@Test
	void exponentialsHaveNoExponent() {
		final CommandModule exponential = fit("table", runs(12, t -> Math.exp(-t / 3e3)), "y", "loss", "model", "exponential",
			"predicted", -1.0);
		final Columns models = (Columns) exponential.getOutput("models");
		assertEquals(3e3, models.get("scale", 3), 4 * models.get("scaleStandardError", 3));
		assertEquals(PowerLawFit.EXPONENTIAL, exponential.getOutput("kind"));
		for (final String none : List.of("exponent", "standardError", "low", "high", "deviation"))
			assertTrue(Double.isNaN(number(exponential, none)), none);
	}

	@Test
	void modelsAreATable() {
		final CommandModule fit = fit("table", runs(12, t -> Math.pow(t, -0.5)), "y", "loss", "from", 10.0);
		final Columns models = (Columns) fit.getOutput("models");
		assertEquals(5, models.rows());
		assertEquals("0 power, 1 floor, 2 broken, 3 exponential, 4 cutoff", models.metadata().get("models"));
		assertEquals("org.scalinglaws.command.FitExponent", models.metadata().get("command"));
		assertEquals(10.0, models.metadata().get("rangeFrom"));
		assertEquals(fit.getOutput("bestModel"), models.metadata().get("bestModel"));
		double weights = 0, least = Double.POSITIVE_INFINITY;
		for (int row = 0; row < models.rows(); row++) {
			assertEquals(row, models.get("model", row));
			weights += models.get("weight", row);
			least = Math.min(least, models.get("deltaAicc", row));
		}
		assertEquals(1, weights, 1e-12);
		assertEquals(0, least);
		assertEquals(-0.5, models.get("exponent", 0), 4 * models.get("exponentStandardError", 0));
		assertTrue(Double.isNaN(models.get("pValue", 0)) && Double.isNaN(models.get("floor", 0)));
		for (final int row : new int[] { 1, 2, 4 }) {
			assertTrue(models.get("pValue", row) > 0 && models.get("pValue", row) <= 1);
			assertEquals(models.get("deviance", 0) - models.get("deviance", row), models.get("likelihoodRatio", row), 1e-9);
		}
	}

	@Test
	void withoutPredictionThereIsNoDeviation() {
		final CommandModule fit = fit("table", runs(3, t -> 1 / t), "y", "loss");
		assertTrue(Double.isNaN(number(fit, "deviation")));
		assertEquals(PowerLawFit.RUNS, fit.getOutput("kind"));
	}

	@Test
	void badModelsAndPredictionsAreRefused() {
		final Columns table = runs(2, t -> 1 / t);
		assertRefused("model must be one of [power, floor, broken, exponential, cutoff, automatic], was best", "table", table,
			"y", "loss", "model", "best");
		for (final double bad : new double[] { Double.NaN, Double.POSITIVE_INFINITY, -1001 })
			assertRefused("predicted must be in [-1000, 1000], was ", "table", table, "y", "loss", "predicted", bad);
	}

	@Test
	void tooFewPointsAreUndetermined() {
		final Columns table = Columns.builder("time", "loss").row(1, 1).row(2, 0.5).build();
		final CommandModule fit = fit("table", table, "y", "loss", "model", "floor");
		assertEquals(PowerLawFit.NONE, fit.getOutput("kind"));
		assertEquals("undetermined", fit.getOutput("bestModel"));
		assertEquals(PowerLawFit.NONE, fit("table", table, "y", "loss", "model", "automatic").getOutput("kind"));
	}

	/** Missing values, rows in any order and several at one x, of one curve and of runs. */
	@Test
	void rowsMayBeMissingUnsortedAndRepeated() {
		final Columns.Builder rows = Columns.builder("time", "loss"), runs = Columns.builder("time", "run", "loss");
		for (int i = 40; i >= 0; i--) {
			final double time = Math.pow(10, i / 10.), loss = Math.pow(time, -0.5);
			rows.row(time, i == 7 ? Double.NaN : loss * 2);
			if (i % 10 == 0) rows.row(time, loss / 2).row(time, loss); // 2, 1/2 and 1: the geometric mean is 1
			for (int run = 0; run < 3; run++)
				runs.row(time, run, i == 7 && run == 1 ? Double.NaN : loss * (1 + 0.01 * run));
		}
		rows.row(Double.NaN, 1);
		final Columns own = rows.build();
		final CommandModule fit = fit("table", own, "y", "loss", "from", 1.0, "to", 1e4);
		final Columns details = (Columns) fit.getOutput("details");
		assertEquals(40, details.rows());
		assertEquals(2L, details.metadata().get("leftOut"));
		assertEquals(15L, details.metadata().get("repeated"));
		assertEquals("2 were left out: missing values, or not positive beside a positive one at the same x", details.metadata()
			.get("missing"));
		for (int i = 1; i < details.rows(); i++)
			assertTrue(details.get("time", i) > details.get("time", i - 1));
		assertEquals(Math.pow(10, -0.5), details.get("loss", 9), 1e-12); // at 10: row 7 is missing
		final CommandModule several = fit("table", runs.build(), "y", "loss");
		assertEquals(-0.5, number(several, "exponent"), 1e-12);
		assertEquals(1L, ((Columns) several.getOutput("details")).metadata().get("leftOut"));
		assertEquals("fitted", several.getOutput("reason"));
	}

	@Test
	void fewPointsAreFittedOrSaid() {
		for (int n = 2; n <= 7; n++) {
			final Columns.Builder rows = Columns.builder("time", "loss");
			for (int i = 0; i < n; i++)
				rows.row(Math.pow(10, 3. * i / (n - 1)), Math.pow(10, -1.5 * i / (n - 1)));
			final CommandModule fit = fit("table", rows.build(), "y", "loss");
			assertEquals(n < 3 ? Double.NaN : -0.5, number(fit, "exponent"), 1e-12);
			assertEquals(n < 6 ? "undetermined" : "power", fit.getOutput("bestModel"));
			assertEquals(n < 3 ? "a fit needs 3 points or more with x > 0 and y > 0 next to each other, had 2; no best model: " +
				"rivals need 3 points or more with x > 0 and y > 0, had 2" : n < 6
					? "fitted; no best model: AICc needs more points, 6 or more, had " + n : "fitted", fit.getOutput("reason"));
		}
	}

	@Test
	void rivalsOfALongCurveAreComparedIfTheyAreAskedFor() {
		final Columns.Builder rows = Columns.builder("time", "loss");
		for (int i = 1; i <= 10_001; i++)
			rows.row(i, 1. / i);
		final CommandModule fit = fit("table", rows.build(), "y", "loss");
		assertEquals(-1, number(fit, "exponent"), 1e-12);
		assertEquals("undetermined", fit.getOutput("bestModel"));
		assertEquals("fitted; no best model: rivals for one curve of more than 10000 points are compared if model is not power", fit
			.getOutput("reason"));
		assertEquals("power", fit("table", rows.build(), "y", "loss", "model", "automatic").getOutput("bestModel"));
	}

	private static void assertRefused(final String message, final Object... inputs) {
		final String was = assertThrows(IllegalArgumentException.class, () -> fit(inputs)).getMessage();
		assertTrue(was.startsWith(message), was);
	}

	private static CommandModule fit(final Object... inputs) {
		return commands.run(FitExponent.class, inputs);
	}

	private static double number(final CommandModule module, final String output) {
		return (double) module.getOutput(output);
	}

	/** Runs about a law over four decades with 10 % noise, independent from record to record. */
	private static Columns runs(final int count, final DoubleUnaryOperator law) {
		final Random random = new Random(1);
		final Columns.Builder table = Columns.builder("time", "run", "loss");
		for (int run = 0; run < count; run++) {
			for (int i = 0; i < 80; i++) {
				final double time = Math.pow(10, 4 * i / 79.);
				table.row(time, run, law.applyAsDouble(time) * Math.exp(0.1 * random.nextGaussian()));
			}
		}
		return table.build();
	}
}
