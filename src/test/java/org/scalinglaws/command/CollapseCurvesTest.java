package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;

/** The command on tables as they come: with starts, missing values, runs that diverged, columns of any name. */
@Tag("slow")
class CollapseCurvesTest {

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private static Columns.Builder add(final Columns.Builder table, final double size, final double run) {
		for (int i = 0; i <= 8; i++) {
			final double time = i * size * size, x = i / 8.;
			table.row(size, run, time, i == 0 ? 9 : 0.25 + (1 + run / 10) / size * (2 / Math.sqrt(x) + 1), 0);
		}
		return table;
	}

	private static Columns.Builder table() {
		final Columns.Builder table = Columns.builder("size", "run", "time", "risk", "diverged");
		for (final double size : new double[] { 2, 4, 8 })
			for (int run = 0; run < 2; run++)
				add(table, size, run);
		return table;
	}

	private Map<String, Object> collapse(final Columns table, final Object... more) {
		return run(table, Stream.concat(Stream.of("x", "time", "y", "risk", "group", "size"), Stream.of(more)).toArray());
	}

	/** Later inputs replace earlier ones of the same name. */
	private Map<String, Object> run(final Columns table, final Object... more) {
		final Map<String, Object> inputs = new LinkedHashMap<>(Map.of("table", table));
		for (int i = 0; i < more.length; i += 2)
			inputs.put((String) more[i], more[i + 1]);
		return commands.run(CollapseCurves.class, inputs.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry
			.getValue())).toArray()).getOutputs();
	}

	@Test
	void curvesComeInUnitsOfTheirEnds() {
		final Map<String, Object> outputs = collapse(table().build());
		assertEquals(0.25, (double) outputs.get("floor"), 1e-12);
		assertEquals(2, (double) outputs.get("horizonExponent"), 1e-12);
		assertEquals("yes", outputs.get("supercollapse"));
		final Columns normalised = (Columns) outputs.get("table"), deviation = (Columns) outputs.get("deviation");
		assertEquals(List.of("time", "risk", "size", "run"), normalised.names());
		assertEquals(48, normalised.rows());
		normalised.forEach(row -> assertEquals((2 / Math.sqrt(row.get("time")) + 1) / 3, row.get("risk"), 1e-9));
		assertEquals(6L, normalised.metadata().get("missingRows")); // the starts
		assertEquals(0.25, (double) deviation.metadata().get("floor"), 1e-12);
		assertEquals(Math.sqrt(0.005) / 1.05, deviation.first("noiseFloor"), 1e-9); // of 1 and 1.1
		assertTrue(((ImagePlus) outputs.get("plot")).getWidth() > 3000);
	}

	@Test
	void runsThatDivergedAndMissingValuesAreLeftOut() {
		final Columns.Builder rows = table();
		rows.row(4, 7, 1, 1, 0).row(4, 7, 2, Double.POSITIVE_INFINITY, 1);
		rows.row(4, 0, Double.NaN, 1, 0).row(4, 0, 11, Double.NaN, 0).row(Double.NaN, 0, 1, 1, 0);
		final Map<String, Object> whole = collapse(table().build()), outputs = collapse(rows.build());
		final Map<String, Object> notes = ((Columns) outputs.get("table")).metadata();
		assertEquals(9L, notes.get("missingRows"));
		assertEquals(1L, notes.get("divergedRuns"));
		assertEquals(6L, notes.get("curves"));
		assertEquals(whole.get("meanDeviation"), outputs.get("meanDeviation"));
	}

	@Test
	void curvesWithoutSeedsHaveNoNoiseFloor() {
		final Columns one = table().build().where("run = 0").without("run", "diverged").renamed("size", "x").renamed("time",
			"y").renamed("risk", "group"); // names that the command uses itself
		final Map<String, Object> outputs = run(one, "x", "y", "y", "group", "group", "x");
		assertEquals(List.of("y", "group", "x"), ((Columns) outputs.get("table")).names());
		assertTrue(Double.isNaN((double) outputs.get("collapseFrom")));
		assertTrue(outputs.get("reason").toString().contains("every group has one run"));
		assertEquals("undecided", outputs.get("supercollapse"));
	}

	@Test
	void seedsMayHaveAnotherColumn() {
		final Map<String, Object> named = collapse(table().build().renamed("run", "seed"), "run", "seed");
		assertEquals(collapse(table().build()).get("meanDeviation"), named.get("meanDeviation"));
		assertEquals(List.of("time", "risk", "size", "seed"), ((Columns) named.get("table")).names());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "x | step | x must be one of [size, run, time, risk, diverged], was step",
		"y | loss | y must be one of [size, run, time, risk, diverged], was loss",
		"group | N | group must be one of [size, run, time, risk, diverged], was N",
		"horizon | end | horizon must be one of [size, run, time, risk, diverged], was end",
		"run | seed | run must be one of [size, run, time, risk, diverged], was seed",
		"y | time | y must be another column than [time], was time",
		"horizon | time | horizon must be another column than [time, risk, size, run], was time",
		"horizon | diverged | curves overlap only if each reaches its horizon: that of group 2, run 0 must be in [4, 32], where it has values, was 0",
		"floor | 0.625 | y must be greater than the floor, 0.625, was 0.625 in group 8, run 0",
		"group | diverged | a curve must have one y at each x, group 0, run 0 has several at x = 16: seeds need a column that tells them apart" })
	void wrongInputsAreRefused(final String input, final String value, final String message) {
		final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> collapse(table().build(), input, value
			.matches("[0-9.]+") ? Double.valueOf(value) : value));
		assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
	}

	@Test
	void horizonsAreOnePerCurve() {
		final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> collapse(table().build().with("end",
			row -> row.get("time") + 1), "horizon", "end"));
		assertTrue(thrown.getMessage().contains("horizon must be one number for each curve, end has 8 in group 2, run 0"), thrown
			.getMessage());
	}

	@Test
	void oneSizeIsRefused() {
		final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> collapse(table().build().where(
			"size = 2")));
		assertTrue(thrown.getMessage().contains("group must have 2 different values or more, had 1"), thrown.getMessage());
	}
}
