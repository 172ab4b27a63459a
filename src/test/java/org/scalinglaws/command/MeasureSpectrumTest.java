package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SampleImages;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

/** {@link MeasureSpectrum} with what it makes random, expected, or of images, and the flow on that. */
@Tag("slow")
class MeasureSpectrumTest {

	private static Commands commands;

	@BeforeAll
	static void open() {
		commands = new Commands();
	}

	@AfterAll
	static void close() {
		commands.close();
	}

	private static SpectralMeasure measure(final Object... inputs) {
		return (SpectralMeasure) commands.run(MeasureSpectrum.class, inputs).getOutput("measure");
	}

	private static Columns flow(final Object... inputs) {
		return (Columns) commands.run(IntegrateFlow.class, inputs).getOutput("trajectory");
	}

	/** The spectrum of 24 x 24 patches, 576 eigenvalues on 256 nodes: the flow is that of all of them. */
	@Test
	void theFlowOnTheMeasureOfAnImageIsThatOnItsSpectrum() {
		final Object spectrum = commands.run(ImageSpectrum.class, "image", SampleImages.open("gravel"), "patchSize", 24,
			"patches", 4000).getOutput("spectrum");
		final Object teacher = commands.run(TeacherWeights.class, "spectrum", spectrum, "normalization", "norm", "seed", 9L)
			.getOutput("teacher");
		final Object weights = commands.run(InitialWeights.class, "dimension", 576, "norm", 2.0, "seed", 9L).getOutput(
			"weights");
		final SpectralMeasure given = measure("spectrum", spectrum, "teacher", teacher, "weights", weights, "nodes", 256);
		final SpectralMeasure drawn = measure("spectrum", spectrum, "random", true, "normalization", "norm", "norm", 2.0,
			"seed", 9L, "nodes", 256);
		assertTrue(given.nodes() <= 256);
		assertArrayEquals(given.startTeacher(), drawn.startTeacher(), 0, "the same numbers as of the other commands");
		assertArrayEquals(given.teacherSquared(), drawn.teacherSquared(), 0);
		final double end = 1e6 / given.teacherEnergy();
		final Columns full = flow("spectrum", spectrum, "teacher", teacher, "weights", weights, "endTime", end, "records", 60);
		final Columns binned = flow("measure", drawn, "endTime", end, "records", 60);
		for (int row = 0; row < 60; row++)
			for (final String column : new String[] { "overlap", "energy", "meanSquaredError", "loss" }) // two runs of 1e-8;
				// an error that has fallen by a million is that of the last eigenvalues, of which a bin resolves fewer digits
				assertEquals(full.get(column, row), binned.get(column, row), 3e-8 * Math.abs(full.get(column, row)) + 1e-12 * Math
					.abs(full.get(column, 0)),
					column + " at " + full.get("time", row));
	}

	@Test
	void aSpectrumAloneGivesWhatIsExpected() {
		final double[] spectrum = PowerLaw.spectrum(400, 1.5);
		final SpectralMeasure measure = measure("spectrum", ImageArrays.image(spectrum), "norm", 3.0, "normalization", "norm");
		assertArrayEquals(spectrum, measure.eigenvalue(), 0);
		final double squares = Math.sqrt(Arrays.stream(spectrum).map(v -> v * v).sum());
		for (int i = 0; i < 400; i++) {
			assertEquals(9. / 400, measure.startSquared()[i], 1e-15);
			assertEquals(1, measure.teacherSquared()[i], 1e-14);
			assertEquals(3. / 20 * spectrum[i] / squares, measure.startTeacher()[i], 1e-14);
		}
		final SpectralMeasure law = measure("dimension", 400.0, "exponent", 1.5, "norm", 3.0);
		assertArrayEquals(law.startTeacher(), measure.startTeacher(), 1e-13); // trace 1: energy and norm are the same
	}

	/** With one node for each coordinate, and with fewer: the same start and the same flow. */
	@ParameterizedTest
	@CsvSource({ "1.8, 1", "1.2, 1", "2, 1e-3" })
	void theExpectedFlowDoesNotDependOnTheNodes(final double exponent, final double norm) {
		final Columns all = flow("measure", measure("dimension", 1000.0, "exponent", exponent, "norm", norm, "nodes", 4096),
			"endTime", 1e5, "records", 50);
		final double squares = Arrays.stream(PowerLaw.spectrum(1000, exponent)).map(v -> v * v).sum();
		final double scatter = 2 * norm / 1000; // of draws, about 1 + norm^2 / d
		assertEquals(1 + norm * norm / 1000, all.get("meanSquaredError", 0), 0.13 * scatter);
		assertEquals(1 + norm * norm / 1000 - scatter / Math.sqrt(1000 * squares), all.get("meanSquaredError", 0), 1e-12);
		assertEquals(norm * Math.sqrt(squares / 1000), all.get("overlap", 0), 1e-12 * norm);
		for (final int nodes : new int[] { 256, 512 }) {
			final Columns some = flow("measure", measure("dimension", 1000.0, "exponent", exponent, "norm", norm, "nodes",
				nodes), "endTime", 1e5, "records", 50);
			for (int row = 0; row < 50; row++)
				for (final String column : new String[] { "overlap", "energy", "meanSquaredError", "loss" })
					// two runs of 1e-8, and what has fallen to nothing
					assertEquals(all.get(column, row), some.get(column, row), 2e-8 * Math.abs(all.get(column, row)) + 1e-12 * Math.abs(
						all.get(column, 0)), column + " at " + all.get("time", row));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e9, 1e12 })
	void randomMeasuresOfAnyDimensionFlow(final double dimension) {
		final SpectralMeasure measure = measure("dimension", dimension, "exponent", 1.5, "random", true, "seed", 4L, "norm",
			1e-3);
		assertEquals(dimension, measure.dimension(), 1e-9 * dimension);
		assertEquals(1, measure.teacherEnergy(), 1e-12);
		assertEquals(1e-6, Arrays.stream(measure.startSquared()).sum(), 1e-18);
		final Columns trajectory = flow("measure", measure, "endTime", 1e8);
		assertTrue(trajectory.get("overlapGap", 199) < 0.05, "" + trajectory.get("overlapGap", 199));
		assertArrayEquals(measure.startTeacher(), measure("dimension", dimension, "exponent", 1.5, "random", true, "seed", 4L,
			"norm", 1e-3).startTeacher(), 0);
	}

	@Test
	void theHeadIsAsLongAsAskedFor() {
		final SpectralMeasure measure = measure("dimension", 1e9, "nodes", 300, "head", 200, "random", true);
		assertTrue(measure.nodes() <= 300);
		for (int i = 0; i < 200; i++)
			assertEquals(Math.pow(1 + i, -2), measure.eigenvalue()[i] / measure.eigenvalue()[0], 1e-14);
		assertTrue(measure.eigenvalue()[200] / measure.eigenvalue()[0] < Math.pow(201, -2));
	}

	@Test
	void badInputIsNamed() {
		final Object good = ImageArrays.image(PowerLaw.spectrum(50, 1));
		refuses("nodes must be at least 116 with a head of 100", "nodes", 64, "head", 100);
		refuses("random must be false with teacher and weights", "random", true, "spectrum", good, "teacher", good, "weights",
			good);
		refuses("weights is required", "spectrum", good, "teacher", good);
		refuses("teacher is required", "spectrum", good, "weights", good);
		refuses("spectrum must have a sum", "spectrum", ImageArrays.image(new double[50]));
		refuses("spectrum must not be negative", "spectrum", ImageArrays.image(new double[] { 1, -1 }));
	}

	private static void refuses(final String message, final Object... inputs) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> measure(inputs)).getMessage());
		assertTrue(was.startsWith(message), was);
	}
}
