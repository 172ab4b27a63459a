package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.ImagePlus;

/** Runs {@link FitExponent}, {@link SummarizeRuns} and {@link PlotTable} as scripts do. */
class AnalysisCommandsTest {

	private static Context context;

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void exponentOfOneCurve() throws Exception {
		final Columns table = runs(1, 0);
		final Module fit = run("FitExponent", "table", table, "y", "loss");
		assertEquals(-0.5, (double) fit.getOutput("exponent"), 1e-12);
		assertEquals(PowerLawFit.CURVE, fit.getOutput("kind"));
		assertEquals(1, (double) fit.getOutput("from"), 1e-9);
		assertEquals(1e4, (double) fit.getOutput("to"), 1e-5);
		assertEquals(1, (double) fit.getOutput("rSquared"), 1e-12);
		final Columns details = (Columns) fit.getOutput("details");
		assertEquals(List.of("time", "loss", "residual", "localExponent", "inWindow"), details.names());
		assertEquals(80, details.rows());
		assertEquals(-0.5, details.get("localExponent", 40), 1e-9);
		assertEquals(1L, details.metadata().get("leftOut")); // t = 0
		assertEquals("org.scalinglaws.command.FitExponent", details.metadata().get("command"));
	}

	@Test
	void exponentOverRunsLeavesOutDivergedOnes() throws Exception {
		final Module fit = run("FitExponent", "table", runs(10, 0.1), "x", "time", "y", "loss");
		assertEquals(PowerLawFit.RUNS, fit.getOutput("kind"));
		final double error = (double) fit.getOutput("standardError");
		// independent noise of 10 % at 80 points over 9.2 in log x in 10 runs: 0.1/sqrt(80 * 10 * 9.2^2/12) = 0.0013
		assertEquals(0.0013, error, 0.0008);
		assertEquals(-0.5, (double) fit.getOutput("exponent"), 4 * error);
		assertTrue((double) fit.getOutput("low") < (double) fit.getOutput("high"));
	}

	@Test
	void givenWindowComesBack() throws Exception {
		final Module fit = run("FitExponent", "table", runs(1, 0), "y", "loss", "from", 10, "to", 1000.0);
		assertEquals(10.0, fit.getOutput("from"));
		assertEquals(1000.0, fit.getOutput("to"));
		assertEquals(-0.5, (double) fit.getOutput("exponent"), 1e-12);
	}

	@Test
	void dialogsAskForNumbers() {
		final CommandInfo info = context.service(CommandService.class).getCommand(FitExponent.class);
		assertTrue(info.isValid(), info.getProblems().toString());
		assertEquals(Double.class, info.getInput("from").getType());
		assertEquals(Double.class, info.getOutput("to").getType());
	}

	@Test
	void noPowerLawIsSaid() throws Exception {
		final Columns.Builder table = Columns.builder("time", "loss");
		for (int i = 0; i < 100; i++)
			table.row(Math.pow(10, i / 25.), Math.exp(-Math.pow(10, i / 25.) / 50));
		final Module fit = run("FitExponent", "table", table.build(), "y", "loss");
		assertEquals("no power law", fit.getOutput("kind"));
		for (final String number : List.of("exponent", "standardError", "low", "high", "from", "to", "rSquared"))
			assertTrue(Double.isNaN((double) fit.getOutput(number)), number);
	}

	@Test
	void detailsCanBeFittedAgain() throws Exception {
		final Columns details = (Columns) run("FitExponent", "table", runs(1, 0), "y", "loss").getOutput("details");
		final Module fit = run("FitExponent", "table", details, "y", "inWindow");
		assertEquals(0, (double) fit.getOutput("exponent"), 1e-12);
	}

	@Test
	void badFitsAreRefused() {
		final Columns table = runs(2, 0.1);
		refused("y must be one of [time, run, loss, diverged], was mse", "FitExponent", "table", table, "y", "mse");
		refused("x must be one of [time, run, loss, diverged], was rank", "FitExponent", "table", table, "y", "loss", "x",
			"rank");
		refused("to must be greater than from = 5.0, was 2.0", "FitExponent", "table", table, "y", "loss", "from", 5.0, "to",
			2.0);
		final Columns other = Columns.builder("time", "run", "loss").row(1, 0, 1).row(2, 1, 1).build();
		refused("runs must share their values of time, run 1.0 has others than the first", "FitExponent", "table", other, "y",
			"loss");
		final Columns diverged = Columns.builder("time", "run", "loss", "diverged").row(1, 0, 1, 1).build();
		refused("table must have a run that did not diverge", "FitExponent", "table", diverged, "y", "loss");
	}

	@Test
	void summaryReplacesNothingButTheOutput() throws Exception {
		final Columns table = runs(4, 0.1);
		final Module summary = run("SummarizeRuns", "table", table);
		final Columns mean = (Columns) summary.getOutput("table");
		assertEquals(List.of("time", "lossMean", "lossStandardDeviation", "lossStandardError", "lossCount"), mean.names());
		assertEquals(1, summary.getOutput("divergedRuns"));
		assertEquals(1L, mean.metadata().get("divergedRuns"));
		assertEquals(81, mean.rows());
		assertEquals(List.of("time", "run", "loss", "diverged"), table.names());
		refused("by must be one of [time, run, loss, diverged], was epoch", "SummarizeRuns", "table", table, "by", "epoch");
		refused("group must be one of [time, run, loss, diverged], was rate", "SummarizeRuns", "table", table, "group", "rate");
	}

	@Test
	void runsAreSummarizedGroupByGroup() throws Exception {
		final Columns table = Columns.stack("rate", Map.of(0.1, runs(4, 0.1), 0.2, runs(3, 0.1)));
		final Module summary = run("SummarizeRuns", "table", table, "group", "rate");
		final Columns mean = (Columns) summary.getOutput("table");
		assertEquals(List.of("rate", "time", "lossMean"), mean.names().subList(0, 3));
		for (int i = 0; i < 2; i++)
			assertArrayEquals(((Columns) run("SummarizeRuns", "table", runs(4 - i, 0.1)).getOutput("table")).column("lossMean"), mean
				.where("rate = 0." + (i + 1)).column("lossMean"));
		assertEquals(2, summary.getOutput("divergedRuns"));
	}

	@Test
	void plotIsMadeWithoutAWindow() throws Exception {
		final Columns table = runs(4, 0.1);
		final Columns mean = (Columns) run("SummarizeRuns", "table", table).getOutput("table");
		final ImagePlus plot = (ImagePlus) run("PlotTable", "table", mean, "y", "loss", "theory", runs(1, 0), "title",
			"Loss").getOutput("plot");
		assertTrue(plot.getWidth() >= 1000 && plot.getHeight() >= 700);
		assertNull(plot.getWindow());
		assertFalse(plot.getProcessor().getStats().stdDev == 0);
	}

	@Test
	void badPlotsAreRefused() {
		final Columns table = runs(2, 0.1);
		refused("y must be one of [time, run, loss, diverged], was mse", "PlotTable", "table", table, "y", "loss,mse");
		refused("x must be one of [time, run, loss, diverged], was rank", "PlotTable", "table", table, "y", "loss", "x",
			"rank");
		refused("group must be one of [time, run, loss, diverged], was a", "PlotTable", "table", table, "y", "loss", "group",
			"a");
		final Columns other = Columns.builder("time", "energy").row(1, 1).build();
		refused("y must be one of [time, energy], was loss", "PlotTable", "table", table, "y", "loss", "theory", other);
		final Columns zero = Columns.builder("time", "loss").row(0, 0).build();
		refused("marks must have one row, had 2", "PlotTable", "table", table, "y", "loss", "marks", Columns.builder("T1").row(1)
			.row(2).build());
		refused("arrows must have the columns [x, y, dx, dy], had [time, energy]", "PlotTable", "table", table, "y", "loss",
			"arrows", other);
		refused("y must have values that can be shown (finite and positive on log axes), was loss", "PlotTable", "table", zero, "y", "loss");
	}

	/** Runs of t^-1/2 with log-normal noise from t = 0 on, and one more that diverges. */
	private static Columns runs(final int count, final double noise) {
		final Random random = new Random(1);
		final Columns.Builder table = Columns.builder("time", "run", "loss", "diverged");
		for (int run = 0; run < count; run++) {
			table.row(0, run, 5, 0);
			for (int i = 0; i < 80; i++) {
				final double time = Math.pow(10, 4 * i / 79.);
				table.row(time, run, Math.pow(time, -0.5) * Math.exp(noise * random.nextGaussian()), 0);
			}
		}
		return table.row(0, count, 5, 0).row(3, count, 1e300, 1).build();
	}

	private static Module run(final String command, final Object... inputs) throws InterruptedException,
		ExecutionException
	{
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return context.service(CommandService.class).run("org.scalinglaws.command." + command, false, map).get();
	}

	private static void refused(final String message, final String command, final Object... inputs) {
		Throwable cause = assertThrows(ExecutionException.class, () -> run(command, inputs));
		while (cause.getCause() != null && !(cause instanceof IllegalArgumentException))
			cause = cause.getCause();
		assertTrue(cause instanceof IllegalArgumentException, cause.toString());
		assertTrue(cause.getMessage().startsWith(message), cause.getMessage());
	}
}
