package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.command.support.CommandProgress;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** {@link IntegrateFlow}, {@link DescendGradient}, {@link FindPhases} and {@link MeasureSpectrum} as scripts call them. */
@Tag("slow")
class FlowCommandsTest {

	private static final int DIMENSION = 12;
	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 1.5);
	private static final double[] TEACHER = random(DIMENSION, 1, 1);
	private static final double[] START = random(DIMENSION, 0.2, 2);

	private Context context;

	private static double[] random(final int dimension, final double scale, final long seed) {
		final Random random = new Random(seed);
		return random.doubles(dimension).map(x -> scale * random.nextGaussian()).toArray();
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(v -> factor * v).toArray();
	}

	private static Img<DoubleType> image(final double... values) {
		return ImageArrays.image(values);
	}

	@BeforeEach
	void open() {
		context = new Context(CommandService.class, TaskService.class, EventService.class);
		context.service(LogService.class).setLevel(LogLevel.NONE); // the errors that are asked for
	}

	@AfterEach
	void close() {
		context.dispose();
	}

	/** Runs with those of the good inputs that the command knows, some replaced; null leaves one out. */
	private CommandModule run(final String name, final Object... changes) {
		final CommandService commands = context.service(CommandService.class);
		final String command = "org.scalinglaws.command." + name;
		final Map<String, Object> inputs = new HashMap<>();
		if (!name.equals("FindPhases")) {
			inputs.put("spectrum", image(SPECTRUM));
			inputs.put("teacher", image(TEACHER));
			inputs.put("weights", image(START));
		}
		for (int i = 0; i < changes.length; i += 2)
			inputs.put((String) changes[i], changes[i + 1]);
		final Object[] given = inputs.entrySet().stream().filter(e -> e.getValue() != null).flatMap(e -> Stream.of(e
			.getKey(), e.getValue())).toArray();
		try {
			return commands.run(command, false, given).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private Columns trajectory(final String name, final Object... changes) {
		return (Columns) run(name, changes).getOutput("trajectory");
	}

	private void refuses(final String message, final String name, final Object... changes) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(name, changes))
			.getMessage());
		assertTrue(was.startsWith(message), name + ": " + was);
	}

	@SuppressWarnings("unchecked")
	private static double[] vector(final Object image) {
		return ImageArrays.vector("output", (RandomAccessibleInterval<DoubleType>) image);
	}

	private static double[] lastRow(final Columns table) {
		return table.row(table.rows() - 1);
	}

	private static void requireFinite(final Columns table) {
		for (int k = 0; k < table.rows(); k++)
			for (final double value : table.row(k)) {
				assertTrue(Double.isFinite(value), "row " + k);
				assertTrue(Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0), "negative zero in row " + k);
			}
	}

	@Test
	void integrateFlowHasTheDocumentedOutputsAndDefaults() {
		final double[] copy = START.clone();
		final CommandModule module = run("IntegrateFlow");
		final Columns trajectory = assertInstanceOf(Columns.class, module.getOutput("trajectory"));
		assertEquals(List.of("time", "overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError", "diverged",
			"overlapRate", "energyRate"), trajectory.names());
		assertEquals(200, trajectory.rows());
		assertEquals(0, trajectory.get("time", 0), 0);
		assertEquals(1e6, trajectory.get("time", 199), 0);
		assertEquals(Math.abs((Integer) module.getOutput("sign")), 1);
		assertNull(module.getOutput("snapshots"));
		assertInstanceOf(Img.class, module.getOutput("weights"));
		final Map<String, Object> metadata = trajectory.metadata();
		assertEquals("org.scalinglaws.command.IntegrateFlow", metadata.get("command"));
		assertTrue(metadata.containsKey("version"));
		assertEquals(1e-8, metadata.get("tolerance"));
		assertEquals(1e6, metadata.get("endTime"));
		assertEquals(200L, metadata.get("records"));
		assertEquals(1L, metadata.get("order"));
		assertEquals(false, metadata.get("canceled"));
		final long steps = (Long) metadata.get("steps");
		assertTrue(steps > 20 && steps < 150, "steps " + steps);
		assertArrayEquals(copy, START, 0);
		requireFinite(trajectory);
	}

	@Test
	void givenTimesAreTheRows() {
		final Columns all = trajectory("IntegrateFlow", "times", image(0, 0.3, 0.3, 7, 1e4));
		assertArrayEquals(new double[] { 0, 0.3, 0.3, 7, 1e4 }, all.column("time"), 0);
		assertEquals(1e4, all.metadata().get("endTime"));
		assertEquals(5L, all.metadata().get("records"));
		final Columns part = trajectory("IntegrateFlow", "times", image(7));
		assertEquals(1, part.rows());
		assertEquals(all.get("overlapGap", 3), part.get("overlapGap", 0), 1e-6 * Math.abs(part.get("overlapGap", 0)));
		assertArrayEquals(new double[] { 0 }, trajectory("IntegrateFlow", "times", image(0)).column("time"), 0);
		assertEquals(2, trajectory("IntegrateFlow", "records", 2, "endTime", 3.0).rows());
	}

	@Test
	void recordedTimesDoNotChangeTheValues() {
		final double[] few = lastRow(trajectory("IntegrateFlow", "endTime", 50.0, "records", 2));
		final double[] many = lastRow(trajectory("IntegrateFlow", "endTime", 50.0, "records", 300));
		for (int k = 0; k < few.length; k++)
			assertEquals(few[k], many[k], 1e-12 * Math.abs(few[k]));
	}

	@Test
	void higherOverlapsAreSumsOverTheSnapshots() {
		final CommandModule module = run("IntegrateFlow", "order", 3, "keepSnapshots", true, "times", image(0, 0.4, 2, 30,
			1000));
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		final RandomAccessibleInterval<?> snapshots = (RandomAccessibleInterval<?>) module.getOutput("snapshots");
		assertArrayEquals(new long[] { DIMENSION, 5 }, snapshots.dimensionsAsLongArray());
		@SuppressWarnings("unchecked")
		final double[] all = ImageArrays.matrix("snapshots", (RandomAccessibleInterval<DoubleType>) snapshots, DIMENSION);
		for (int row = 0; row < 5; row++) {
			final double[] w = Arrays.copyOfRange(all, row * DIMENSION, (row + 1) * DIMENSION);
			for (int k = 1; k <= 3; k++) {
				double overlap = 0, energy = 0;
				for (int i = 0; i < DIMENSION; i++) {
					overlap += Math.pow(SPECTRUM[i], k) * w[i] * TEACHER[i];
					energy += Math.pow(SPECTRUM[i], k) * w[i] * w[i];
				}
				final String order = k == 1 ? "" : String.valueOf(k);
				assertEquals(overlap, trajectory.get("overlap" + order, row), 1e-10 * Math.abs(overlap));
				assertEquals(energy, trajectory.get("energy" + order, row), 1e-10 * energy);
			}
			requireRow(w, trajectory, row, 1e-10);
		}
		assertArrayEquals(START, Arrays.copyOf(all, DIMENSION), 1e-16);
		assertArrayEquals(vector(module.getOutput("weights")), Arrays.copyOfRange(all, 4 * DIMENSION, 5 * DIMENSION), 1e-14);
	}

	/** The columns are those of the weights, as far as the weights' own digits go. */
	private static void requireRow(final double[] weights, final Columns trajectory, final int row,
		final double tolerance)
	{
		final double[] expected = Observables.of(new RetrievalProblem(SPECTRUM, TEACHER), weights, 0).values();
		for (int k = 0; k < expected.length; k++)
			assertEquals(expected[k], trajectory.get(Observables.COLUMNS.get(k), row), tolerance * Math.abs(expected[k]) +
				1e-14 * (k < 4 ? 1 : Math.sqrt(Math.abs(expected[k])) + 1e-14));
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void weightsOfTheEndHaveTheLastRowsColumns(final String name) {
		for (final double sign : new double[] { 1, -1 }) {
			final Object[] inputs = name.equals("IntegrateFlow") ? new Object[] { "weights", image(times(sign, START)),
				"endTime", 20.0 } : new Object[] { "weights", image(times(sign, START)), "steps", 2000L };
			final CommandModule module = run(name, inputs);
			final Columns trajectory = (Columns) module.getOutput("trajectory");
			requireRow(vector(module.getOutput("weights")), trajectory, trajectory.rows() - 1, 1e-9);
			assertEquals(Math.signum(trajectory.get("overlap", trajectory.rows() - 1)), ((Integer) module.getOutput("sign"))
				.doubleValue(), 0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void theMirroredStartMirrorsTheOverlapAlone(final String name) {
		final CommandModule one = run(name), other = run(name, "weights", image(times(-1, START)));
		assertEquals(-(Integer) one.getOutput("sign"), other.getOutput("sign"));
		final Columns a = (Columns) one.getOutput("trajectory"), b = (Columns) other.getOutput("trajectory");
		for (final String column : a.names()) {
			final double[] expected = column.equals("overlap") || column.equals("overlapRate") ? times(-1, a.column(column)) : a
				.column(column);
			assertArrayEquals(expected, b.column(column), 0, column);
		}
	}

	/** At d = 1, lambda = w* = 1 the energy obeys s' = 24 s (1 - s): logistic growth, from wherever it starts. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-150, 1e-12, 0.01, 0.5, 0.9, 0.999999, 1, 1.000001, 1.5, 10, 1e3, 1e6, -0.3, -1e3 })
	void oneCoordinateGrowsLogistically(final double start) {
		final double escape = Math.max(0, -Math.log(start * start) / 24);
		final double[] times = { 0, 1e-3, 0.1, escape + 0.05, escape + 0.3, escape + 1, escape + 30 };
		final CommandModule module = run("IntegrateFlow", "spectrum", image(1), "teacher", image(1), "weights", image(start),
			"times", image(Arrays.stream(times).sorted().toArray()));
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		requireFinite(trajectory);
		assertEquals(Math.signum(start), ((Integer) module.getOutput("sign")).doubleValue(), 0);
		for (int row = 0; row < times.length; row++) {
			final double decay = Math.exp(-24 * trajectory.get("time", row)), s = start * start;
			final double energy = s / (s + (1 - s) * decay), gap = (1 - s) * decay / (s + (1 - s) * decay);
			assertEquals(energy, trajectory.get("energy", row), 1e-8 * energy);
			// beside 1 the start itself has but the digits of 1 - start^2
			assertEquals(gap, trajectory.get("energyGap", row), 1e-6 * Math.abs(gap) + 1e-20 + 1e-15 * decay);
			assertEquals(3 * gap * gap, trajectory.get("loss", row), 3e-6 * gap * gap + 1e-39 + 1e-15 * decay * Math.abs(gap));
			assertEquals(Math.pow(1 - Math.sqrt(energy), 2), trajectory.get("meanSquaredError", row), 1e-6 * (gap * gap +
				1e-12));
		}
	}

	/** The escape from w(0) scaled by a tiny factor takes longer by log(factor)/rho, rho of {@link EscapeRate}. */
	@Test
	void tinyStartsEscapeAtTheRateOfTheory() {
		final double rate = (Double) run("EscapeRate", "weights", null).getOutput("rate");
		final double[] escape = new double[3];
		final double[] factors = { 1e-12, 1e-50, 1e-150 };
		final double[] even = java.util.stream.IntStream.range(0, 2000).mapToDouble(k -> 0.25 * k).toArray();
		for (int k = 0; k < 3; k++) {
			final CommandModule module = run("IntegrateFlow", "weights", image(times(factors[k], START)), "times", image(even));
			final Columns trajectory = (Columns) module.getOutput("trajectory");
			requireFinite(trajectory);
			assertEquals(1, Math.abs((Integer) module.getOutput("sign")));
			assertTrue(Math.abs(lastRow(trajectory)[3]) < 1e-3, "converged");
			escape[k] = (Double) run("FindPhases", "trajectory", trajectory).getOutput("escapeTime");
		}
		for (int k = 1; k < 3; k++) // the second mode is by exp(-4 lambda_1 s* t) smaller: none is left
			assertEquals(Math.log(factors[k - 1] / factors[k]) / rate, escape[k] - escape[k - 1], 1e-4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void stationaryPointsStay(final String name) {
		for (final double factor : new double[] { 0, 1, -1 }) {
			final CommandModule module = run(name, "weights", image(times(factor, TEACHER)));
			final Columns trajectory = (Columns) module.getOutput("trajectory");
			assertEquals(200, trajectory.rows());
			requireFinite(trajectory);
			assertEquals((int) factor, module.getOutput("sign"));
			for (final String gap : List.of("overlapGap", "energyGap"))
				for (final double value : trajectory.column(gap))
					assertEquals(factor == 0 ? 1 : 0, value, 0);
			if (factor != 0) assertArrayEquals(new double[200], trajectory.column("loss"), 0);
			assertArrayEquals(times(factor, TEACHER), vector(module.getOutput("weights")), 0);
		}
	}

	/** Close to the optimum the deviation decays linearly: scaled by a factor, so are the gaps. */
	@Test
	void startsBesideTheOptimumAreLinear() {
		final double[][] gaps = new double[2][];
		for (int k = 0; k < 2; k++) {
			final double size = k == 0 ? 1e-6 : 1e-7;
			final double[] start = TEACHER.clone();
			for (int i = 0; i < DIMENSION; i++)
				start[i] += size * START[i];
			final Columns trajectory = trajectory("IntegrateFlow", "weights", image(start), "times", image(0, 1, 10, 50));
			gaps[k] = times(1 / size, trajectory.column("overlapGap"));
		}
		for (int row = 0; row < 4; row++) // second order 1e-6, the start's own digits 1e-16 / 1e-7
			assertEquals(gaps[0][row], gaps[1][row], 1e-5 * Math.abs(gaps[0][row]) + 1e-8);
	}

	@Test
	void zeroEigenvaluesNeverMove() {
		final CommandModule module = run("IntegrateFlow", "spectrum", image(0.5, 0, 0.5, 0), "teacher", image(1, 2, -1, 3),
			"weights", image(0.2, 0.7, 0.1, -0.4));
		final double[] weights = vector(module.getOutput("weights"));
		assertArrayEquals(new double[] { 1, 0.7, -1, -0.4 }, weights, 1e-13);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		requireFinite(trajectory);
		assertEquals((1.3 * 1.3 + 3.4 * 3.4) / 4, lastRow(trajectory)[6], 1e-12);
	}

	@Test
	void twoCoordinatesWithoutOverlapGoToTheSaddle() {
		final Columns trajectory = trajectory("IntegrateFlow", "spectrum", image(0.5, 0.5), "teacher", image(1, 1),
			"weights", image(0.1, -0.1), "endTime", 1e3);
		requireFinite(trajectory);
		assertEquals(0, lastRow(trajectory)[1], 0);
		assertEquals(1.0 / 3, lastRow(trajectory)[2], 1e-8);
	}

	@Test
	void descentAndFlowAgreeAtASmallRate() {
		final Columns flow = trajectory("IntegrateFlow", "endTime", 2.0, "records", 2);
		final CommandModule module = run("DescendGradient", "learningRate", 1e-5, "steps", 200_000L, "records", 3);
		final Columns descent = (Columns) module.getOutput("trajectory");
		assertEquals(List.of("time", "step", "overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError",
			"diverged"), descent.names());
		for (final String name : Observables.COLUMNS)
			assertEquals(flow.get(name, 1), descent.get(name, 2), 3e-4 * Math.abs(flow.get(name, 1)), name); // first order
	}

	@Test
	void descendGradientHasTheDocumentedDefaults() {
		final Columns trajectory = trajectory("DescendGradient");
		assertEquals(200, trajectory.rows());
		assertEquals(100_000, trajectory.get("step", 199), 0);
		assertEquals(1000, trajectory.get("time", 199), 1e-9);
		assertEquals(1e-2, trajectory.metadata().get("learningRate"));
		assertEquals(100_000L, trajectory.metadata().get("steps"));
		assertEquals("org.scalinglaws.command.DescendGradient", trajectory.metadata().get("command"));
		final Columns wild = trajectory("DescendGradient", "learningRate", 100.0);
		assertEquals(1, lastRow(wild)[wild.names().indexOf("diverged")], 0);
		requireFinite(wild);
	}

	@Test
	void findPhasesGivesNumbersByName() {
		final Columns trajectory = trajectory("IntegrateFlow");
		final CommandModule module = run("FindPhases", "trajectory", trajectory);
		final Phases expected = Phases.find(trajectory, 0.1, 0.05);
		assertEquals(expected.escapeTime(), module.getOutput("escapeTime"));
		assertEquals(expected.crossingTime(), module.getOutput("crossingTime"));
		assertEquals(expected.convergenceTime(), module.getOutput("convergenceTime"));
		assertEquals(Phases.find(trajectory, 0.2, 0.01).convergenceTime(), run("FindPhases", "trajectory", trajectory,
			"delta", 0.2, "epsilon", 0.01).getOutput("convergenceTime"));
		refuses("column must be one of [a], was", "FindPhases", "trajectory", Columns.builder("a").build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void aMeasureReplacesTheArrays(final String name) {
		final int dimension = 3000;
		final Object[] arrays = { "spectrum", image(PowerLaw.spectrum(dimension, 2)), "teacher", image(random(dimension, 1,
			3)), "weights", image(random(dimension, 0.03, 4)) };
		final SpectralMeasure measure = assertInstanceOf(SpectralMeasure.class, run("MeasureSpectrum", arrays).getOutput(
			"measure"));
		assertTrue(measure.nodes() <= 512);
		final Columns full = trajectory(name, arrays);
		final CommandModule module = run(name, "spectrum", null, "teacher", null, "weights", null, "measure", measure);
		final Columns binned = (Columns) module.getOutput("trajectory");
		assertNull(module.getOutput("weights"));
		for (final String column : List.of("time", "overlap", "energy", "loss", "meanSquaredError", "overlapGap"))
			for (int row = 0; row < full.rows(); row++) // two runs of the promised accuracy, gaps and loss to 1e-20 of the start
				assertEquals(full.get(column, row), binned.get(column, row), (column.endsWith("Gap") ? 2e-6 : 2e-8) * Math.abs(
					full.get(column, row)) + 1e-19, column + " in row " + row);
		for (final String array : List.of("spectrum", "teacher", "weights")) {
			final Object[] inputs = { "measure", measure, "spectrum", null, "teacher", null, "weights", null, array, image(
				SPECTRUM) };
			refuses("measure replaces spectrum, teacher and weights", name, inputs);
		}
	}

	@Test
	void snapshotsNeedSingleWeights() {
		final Object measure = run("MeasureSpectrum").getOutput("measure");
		refuses("keepSnapshots must be false with a measure", "IntegrateFlow", "spectrum", null, "teacher", null, "weights", null,
			"measure", measure, "keepSnapshots", true);
		final Img<DoubleType> many = image(new double[100_000]);
		refuses("snapshots must have at most 2147483639 elements, was 100000 x 100000", "IntegrateFlow", "spectrum", image(
			PowerLaw.spectrum(100_000, 2)), "teacher", image(random(100_000, 1, 5)), "weights", many, "records", 100_000,
			"keepSnapshots", true);
	}

	@Test
	void measureSpectrumMakesExpectedMeasures() {
		final Object[] none = { "spectrum", null, "teacher", null, "weights", null };
		final SpectralMeasure usual = (SpectralMeasure) run("MeasureSpectrum", none).getOutput("measure");
		assertEquals(1000, usual.dimension(), 1e-9);
		assertEquals(1, usual.teacherEnergy(), 1e-12);
		assertEquals(1 / PowerLaw.harmonic(1000, 2), usual.largestEigenvalue(), 1e-9);
		final SpectralMeasure large = (SpectralMeasure) run("MeasureSpectrum", "spectrum", null, "teacher", null, "weights",
			null, "dimension", 1e12, "exponent", 1.5).getOutput("measure");
		assertEquals(1e12, large.dimension(), 1);
		assertTrue(large.nodes() <= 512);
		final Columns trajectory = trajectory("IntegrateFlow", "spectrum", null, "teacher", null, "weights", null, "measure",
			large, "endTime", 1e8);
		requireFinite(trajectory);
		refuses("spectrum is required", "MeasureSpectrum", "spectrum", null);
		refuses("teacher is required", "MeasureSpectrum", "teacher", null);
		refuses("weights is required", "MeasureSpectrum", "weights", null);
		refuses("spectrum must not be negative", "MeasureSpectrum", "spectrum", image(times(-1, SPECTRUM)));
		refuses("spectrum must have a sum", "MeasureSpectrum", "spectrum", image(new double[DIMENSION]));
		refuses("teacher must have length 12", "MeasureSpectrum", "teacher", image(1, 2));
		refuses("teacher must have an energy", "MeasureSpectrum", "teacher", image(new double[DIMENSION]));
		refuses("weights must have length 12", "MeasureSpectrum", "weights", image(1, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void badArraysAreNamedBeforeAnyWork(final String name) {
		refuses("spectrum is required", name, "spectrum", null);
		refuses("spectrum must be finite", name, "spectrum", image(1, Double.NaN));
		refuses("spectrum must not be negative", name, "spectrum", image(1, -1));
		refuses("spectrum must have a sum greater than 0", name, "spectrum", image(0, 0));
		refuses("spectrum must be a vector", name, "spectrum", ArrayImgs.doubles(2, 2));
		refuses("teacher is required", name, "teacher", null);
		refuses("teacher must have length 12, was 2", name, "teacher", image(1, 1));
		refuses("teacher must be finite", name, "teacher", image(1, Double.POSITIVE_INFINITY));
		refuses("teacher must have an energy", name, "teacher", image(new double[DIMENSION]));
		refuses("weights is required", name, "weights", null);
		refuses("weights must have length 12, was 13", name, "weights", image(new double[13]));
		refuses("weights must be finite", name, "weights", image(times(Double.NaN, START)));
		refuses("weights must be a vector", name, "weights", ArrayImgs.doubles(2, 6));
		refuses("weights must have an energy", name, "weights", image(times(1e90, START)));
		refuses("weights squared must be finite", name, "weights", image(times(1e200, START)));
	}

	@Test
	void badParametersAreNamedBeforeAnyWork() {
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("endTime must be finite and greater than 0, was", "IntegrateFlow", "endTime", bad);
		for (final double bad : new double[] { 0, -1, 1e-13, 0.1, Double.NaN })
			refuses("tolerance must be in", "IntegrateFlow", "tolerance", bad);
		for (final int bad : new int[] { 1, 0, -5, 1_000_001 })
			for (final String name : List.of("IntegrateFlow", "DescendGradient"))
				refuses("records must be in [2, 1000000], was " + bad, name, "records", bad);
		for (final int bad : new int[] { 0, -1, 65 })
			refuses("order must be in [1, 64], was " + bad, "IntegrateFlow", "order", bad);
		refuses("times must be ascending from 0 on, was -1", "IntegrateFlow", "times", image(-1, 2));
		refuses("times must be ascending from 0 on, was 1.0 at 1", "IntegrateFlow", "times", image(2, 1));
		refuses("times must be finite", "IntegrateFlow", "times", image(1, Double.NaN));
		refuses("times must be finite", "IntegrateFlow", "times", image(1, Double.POSITIVE_INFINITY));
		refuses("times must be a vector", "IntegrateFlow", "times", ArrayImgs.doubles(2, 2));
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("learningRate must be finite and greater than 0, was", "DescendGradient", "learningRate", bad);
		for (final long bad : new long[] { 0, -1, 1_000_000_000_001L })
			refuses("steps must be in [1, 1000000000000], was " + bad, "DescendGradient", "steps", bad);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	@Timeout(60)
	void cancelOfALargeOneLeavesItsPart(final String name) throws Exception {
		final int dimension = 1_000_000;
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("spectrum", image(PowerLaw.spectrum(dimension, 2)));
		inputs.put("teacher", image(random(dimension, 1, 6)));
		inputs.put("weights", image(random(dimension, 1e-3, 7)));
		inputs.put("nodes", 0);
		final ModuleService modules = context.service(ModuleService.class);
		final CommandModule module = (CommandModule) modules.createModule(context.service(CommandService.class).getCommand(
			"org.scalinglaws.command." + name));
		final Future<CommandModule> future = modules.run(module, false, inputs);
		Thread.sleep(2000);
		module.cancel("enough");
		future.get(20, TimeUnit.SECONDS);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(true, trajectory.metadata().get("canceled"));
		assertTrue(trajectory.rows() >= 1 && trajectory.rows() < 200);
		assertEquals(dimension, vector(module.getOutput("weights")).length);
	}

	/** Collects what tasks tell. */
	static final class Listener {

		final ConcurrentLinkedQueue<Long> values = new ConcurrentLinkedQueue<>();
		private volatile long maximum;

		@EventHandler
		synchronized void on(final TaskEvent event) { // events come from several threads
			maximum = event.getTask().getProgressMaximum();
			values.add(event.getTask().getProgressValue());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "IntegrateFlow", "DescendGradient" })
	void progressRisesToItsEnd(final String name) throws InterruptedException {
		final Listener listener = new Listener();
		final List<?> subscription = context.service(EventService.class).subscribe(listener);
		run(name);
		for (int wait = 0; wait < 100 && !listener.values.contains((long) CommandProgress.MAXIMUM); wait++)
			Thread.sleep(20); // events come from a thread of their own
		assertEquals(CommandProgress.MAXIMUM, listener.maximum);
		final long[] values = listener.values.stream().mapToLong(Long::longValue).toArray();
		for (int k = 1; k < values.length; k++)
			assertTrue(values[k] >= values[k - 1]);
		assertEquals(CommandProgress.MAXIMUM, values[values.length - 1]);
		assertTrue(Arrays.stream(values).distinct().count() > 10);
		assertTrue(!subscription.isEmpty());
	}
}
