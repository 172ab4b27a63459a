package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.hierarchy.MomentHierarchy;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.command.CommandModule;

/** {@link TruncateHierarchy} as scripts call it. */
@Tag("slow")
class TruncateHierarchyTest {

	private static final int DIMENSION = 1000;
	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 2);
	private static final double[] TEACHER = Teachers.random(SPECTRUM, "energy", Streams.of(1));
	private static final double[] WEIGHTS = StartingWeights.onSphere(DIMENSION, 1, 1, Streams.of(1));

	private static Commands commands;

	@BeforeAll
	static void open() {
		commands = new Commands();
	}

	@AfterAll
	static void close() {
		commands.close();
	}

	/** The problem of 1000 coordinates with some inputs changed; null leaves one out. */
	private static CommandModule run(final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("spectrum", ImageArrays.image(SPECTRUM), "teacher",
			ImageArrays.image(TEACHER), "weights", ImageArrays.image(WEIGHTS)));
		for (int i = 0; i < changes.length; i += 2)
			inputs.put((String) changes[i], changes[i + 1]);
		return commands.run(TruncateHierarchy.class, inputs.entrySet().stream().filter(e -> e.getValue() != null).flatMap(
			e -> Stream.of(e.getKey(), e.getValue())).toArray());
	}

	private static Columns table(final CommandModule module, final String name) {
		return (Columns) module.getOutput(name);
	}

	@Test
	void defaultsShowThePeak() {
		final CommandModule module = run();
		final double time = (Double) module.getOutput("peakTime");
		assertEquals(Double.NaN, module.getOutput("blowUpTime"));
		assertTrue((Double) module.getOutput("peakEnergy") > 1e60 && (Double) module.getOutput("peakEnergy") < 1e300);
		assertEquals(Math.log10((Double) module.getOutput("peakEnergy")), (Double) table(module, "trajectory").metadata()
			.get("peakEnergyLog10"), 1e-9);
		assertEquals(new MomentHierarchy(SpectralMeasure.full(SPECTRUM, TEACHER, WEIGHTS), 32).solve(10, Progress.NONE)
			.peak().time(), time, 0);
		assertTrue(time > 1 && time < 10, "" + time);
		final Columns trajectory = table(module, "trajectory");
		assertEquals(List.of("time", "overlap", "energy", "overlapGap", "energyGap", "loss", "flowOverlap", "flowEnergy",
			"overlapError", "energyError"), trajectory.names());
		assertEquals(200, trajectory.rows());
		assertEquals(0, trajectory.get("time", 0), 0);
		assertEquals(time * 199 / 200, trajectory.get("time", 199), 1e-12);
		assertEquals("peak", trajectory.metadata().get("reason"));
		assertEquals(32L, trajectory.metadata().get("moments"));
		assertEquals(10.0, trajectory.metadata().get("endTime"));
		assertEquals(false, trajectory.metadata().get("canceled"));
		assertEquals(TruncateHierarchy.class.getName(), trajectory.metadata().get("command"));
		assertTrue((Double) trajectory.metadata().get("roundOff") < 1e-15);
		assertTrue(trajectory.get("overlapError", 150) < 1e-6 && trajectory.get("energyError", 199) > 1, "error");
		requireFinite(trajectory);
	}

	@Test
	void volterraAndDuhamelStandBesideTheFlow() {
		final CommandModule module = run("records", 50);
		final Columns volterra = table(module, "volterra");
		assertEquals(List.of("time", "overlap", "flowOverlap", "error", "duhamelOverlap", "duhamelResidual"), volterra
			.names());
		assertEquals(50, volterra.rows());
		requireFinite(volterra);
		final double error = (Double) module.getOutput("volterraError");
		assertTrue(error > 1e-4 && error < 0.3, "" + error);
		assertTrue((Double) module.getOutput("duhamelResidual") < 1e-9, "" + module.getOutput("duhamelResidual"));
		final double first = volterra.get("flowOverlap", 0);
		assertEquals(table(module, "trajectory").get("flowOverlap", 0), first, 1e-15);
		assertEquals(first, volterra.get("overlap", 0), 1e-15);
	}

	/** The smaller the start, the later s matters: at a hundredth of the growth the error is as small as s is there. */
	@Test
	void aSmallStartIsExactInPhaseOne() {
		final Columns volterra = table(run("weights", ImageArrays.image(Arrays.stream(WEIGHTS).map(w -> 1e-8 * w).toArray()),
			"records", 100, "endTime", 1e3), "volterra");
		for (int row = 0; volterra.get("overlap", row) < 1e-4 && volterra.get("overlap", row) > -1e-4; row++)
			assertTrue(volterra.get("error", row) < 1e-6, "error " + volterra.get("error", row) + " in row " + row);
	}

	@Test
	void noBlowUpIsShownBeforeTheEnd() {
		final CommandModule module = run("endTime", 0.5, "records", 5);
		assertEquals(Double.NaN, module.getOutput("blowUpTime"));
		assertArrayEquals(new double[] { 0, 0.125, 0.25, 0.375, 0.5 }, table(module, "trajectory").column("time"), 1e-15);
		assertEquals("end time", table(module, "trajectory").metadata().get("reason"));
		assertArrayEquals(new double[5], table(module, "trajectory").column("overlapError"), 1e-9);
	}

	@Test
	void aMeasureReplacesTheArrays() {
		final double full = (Double) run().getOutput("peakTime");
		final Object measure = commands.run(MeasureSpectrum.class, "spectrum", ImageArrays.image(SPECTRUM), "teacher",
			ImageArrays.image(TEACHER), "weights", ImageArrays.image(WEIGHTS)).getOutput("measure");
		final CommandModule module = run("spectrum", null, "teacher", null, "weights", null, "measure", measure);
		assertEquals(full, (Double) module.getOutput("peakTime"), 1e-8 * full);
		refuses("measure replaces spectrum, teacher and weights", "measure", measure);
	}

	/** More coordinates than are treated one by one, in any order. */
	@Test
	void aLongSpectrumIsBinned() {
		final double[] spectrum = PowerLaw.spectrum(6000, 2), reversed = new double[6000];
		for (int i = 0; i < 6000; i++)
			reversed[i] = spectrum[5999 - i];
		final double[] teacher = Teachers.random(reversed, "energy", Streams.of(2));
		final double[] weights = StartingWeights.onSphere(6000, 1, 1, Streams.of(2));
		final CommandModule module = run("spectrum", ImageArrays.image(reversed), "teacher", ImageArrays.image(teacher),
			"weights", ImageArrays.image(weights), "endTime", 30.0, "records", 20);
		final double full = new MomentHierarchy(SpectralMeasure.full(reversed, teacher, weights), 32).solve(30, Progress.NONE)
			.peak().time();
		assertEquals(full, (Double) module.getOutput("peakTime"), 1e-8 * full);
	}

	@Test
	void oneAndTwoCoordinates() {
		for (final double[] one : new double[][] { { 1 }, { 0.5, 0.5 } }) {
			final Object image = ImageArrays.image(one);
			final CommandModule module = run("spectrum", image, "teacher", image, "weights", ImageArrays.image(Arrays.stream(one)
				.map(v -> 0.1 * v).toArray()), "moments", 8, "records", 10);
			requireFinite(table(module, "trajectory"));
			requireFinite(table(module, "volterra"));
		}
	}

	private static void requireFinite(final Columns table) {
		for (final String column : table.names())
			for (final double value : table.column(column))
				assertTrue(Double.isFinite(value), column + " " + value);
	}

	@Test
	void badInputIsNamed() {
		refuses("spectrum is required", "spectrum", null);
		refuses("teacher is required", "teacher", null);
		refuses("weights is required", "weights", null);
		refuses("spectrum must not be negative", "spectrum", ImageArrays.image(new double[] { 1, -1 }));
		refuses("teacher must have length 1000, was 2", "teacher", ImageArrays.image(new double[2]));
		refuses("teacher must have an energy", "teacher", ImageArrays.image(new double[DIMENSION]));
		refuses("weights must have length 1000, was 2", "weights", ImageArrays.image(new double[2]));
	}

	private static void refuses(final String message, final Object... changes) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(changes)).getMessage());
		assertTrue(was.startsWith(message), was);
	}
}
