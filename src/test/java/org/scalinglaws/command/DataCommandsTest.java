package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SampleImages;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/** The commands for spectra of images, teachers and starting points, called by name as scripts do. */
class DataCommandsTest {

	private static Context context;

	@BeforeAll
	static void begin() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	private static CommandModule run(final String name, final Object... inputs) {
		try {
			return context.service(CommandService.class).run("org.scalinglaws.command." + name, false, inputs).get();
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

	@SuppressWarnings("unchecked")
	private static double[] vector(final CommandModule module, final String name) {
		return ImageArrays.vector(name, (RandomAccessibleInterval<DoubleType>) module.getOutput(name));
	}

	private static void refuses(final String message, final String name, final Object... inputs) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(name, inputs))
			.getMessage());
		assertTrue(was.startsWith(message), was);
	}

	/** The inputs with some of them replaced; null leaves one out. */
	private static Object[] with(final Map<String, Object> inputs, final Object... changes) {
		final Map<String, Object> all = new HashMap<>(inputs);
		for (int i = 0; i < changes.length; i += 2) {
			if (changes[i + 1] == null) all.remove(changes[i]);
			else all.put((String) changes[i], changes[i + 1]);
		}
		return all.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray();
	}

	@Test
	@SuppressWarnings("unchecked")
	void projectedPatchesHaveExactlyTheSpectrumOfTheImage() {
		final CommandModule spectrum = run("ImageSpectrum", "image", SampleImages.open("gravel"), "patchSize", 5, "patches",
			4000, "seed", 12L);
		final double[] eigenvalues = vector(spectrum, "spectrum");
		final Img<DoubleType> basis = (Img<DoubleType>) spectrum.getOutput("basis");
		assertEquals(25, basis.dimension(0));
		assertEquals(25, basis.dimension(1));
		assertEquals(25, vector(spectrum, "mean").length);
		final Img<DoubleType> inputs = (Img<DoubleType>) run("ProjectPatches", "image", SampleImages.open("gravel"),
			"basis", basis, "mean", spectrum.getOutput("mean"), "patches", 4000, "seed", 12L).getOutput("inputs");
		assertEquals(25, inputs.dimension(0));
		assertEquals(4000, inputs.dimension(1));
		final double[] samples = ImageArrays.matrix("inputs", inputs, 25);
		for (int a = 0; a < 25; a++)
			for (int b = 0; b <= a; b++) {
				double sum = 0;
				for (int at = 0; at < samples.length; at += 25)
					sum += samples[at + a] * samples[at + b];
				assertEquals(a == b ? eigenvalues[a] : 0, sum / 4000, 1e-10);
			}
	}

	@Test
	void imageSpectrumTellsWhatItDid() {
		final CommandModule module = run("ImageSpectrum", "image", SampleImages.open("brick"), "patchSize", 3, "patches",
			200);
		final Columns table = (Columns) module.getOutput("table");
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, table.column("rank"));
		assertArrayEquals(vector(module, "spectrum"), table.column("eigenvalue"));
		assertEquals(200L, table.metadata().get("patchesUsed"));
		assertEquals(0L, table.metadata().get("patchesLeftOut"));
		assertEquals(3L, table.metadata().get("patchSize"));
		assertEquals(1L, table.metadata().get("seed"));
		assertTrue(table.metadata().containsKey("powerLaw"));
		assertTrue(module.getOutput("exponent") instanceof Double);
		assertTrue(module.getOutput("standardError") instanceof Double);
	}

	@Test
	void imageSpectrumTakesAllPatchesByDefault() {
		final CommandModule all = run("ImageSpectrum", "image", SampleImages.open("brick"), "patchSize", 3);
		assertEquals(510L * 510, ((Columns) all.getOutput("table")).metadata().get("patchesUsed"));
		assertArrayEquals(vector(all, "spectrum"), vector(run("ImageSpectrum", "image", SampleImages.open("brick"),
			"patchSize", 3, "patches", 0, "seed", 9L), "spectrum"), 0);
	}

	@Test
	void imagesTellTheirRegionAndWhatIsLeftOut() {
		final double[] pixels = new Random(4).doubles(600).toArray();
		pixels[0] = pixels[6 * 30 + 9] = Double.NaN; // outside, and in four of the patches
		final RandomAccessibleInterval<DoubleType> part = Views.interval(ArrayImgs.doubles(pixels, 30, 20), new long[] { 5, 2 },
			new long[] { 24, 11 });
		final CommandModule spectrum = run("ImageSpectrum", "image", part, "patchSize", 2);
		final Map<String, Object> metadata = ((Columns) spectrum.getOutput("table")).metadata();
		assertEquals(List.of(5L, 2L, 20L, 10L), Stream.of("X", "Y", "Width", "Height").map(name -> metadata.get("region" +
			name)).toList());
		assertEquals(19L * 9 - 4, metadata.get("patchesUsed"));
		assertEquals(4L, metadata.get("patchesLeftOut"));
		final CommandModule projected = run("ProjectPatches", "image", part, "basis", spectrum.getOutput("basis"), "mean",
			spectrum.getOutput("mean"), "patches", 2000);
		assertEquals("x 5, y 2, width 20, height 10", projected.getOutput("region"));
		assertEquals(2000, ((Img<?>) projected.getOutput("inputs")).dimension(1));
		// 4 of 171 positions: 48 expected, sd 7
		assertEquals(48, (long) projected.getOutput("leftOut"), 28);
	}

	@Test
	void onePixelPatchesHaveTheSpectrumOne() {
		final CommandModule module = run("ImageSpectrum", "image", SampleImages.open("camera"), "patchSize", 1);
		assertArrayEquals(new double[] { 1 }, vector(module, "spectrum"), 1e-15);
		assertArrayEquals(new double[] { 1 }, vector(module, "basis"), 1e-15);
	}

	@Test
	void imageSpectrumRefusesBadInput() {
		final Map<String, Object> good = Map.of("image", SampleImages.open("brick"), "patchSize", 4, "patches", 50);
		refuses("image must have at least 4 pixels", "ImageSpectrum", with(good, "image", ArrayImgs.bytes(3, 9)));
		refuses("image has no variance", "ImageSpectrum", with(good, "image", ArrayImgs.bytes(9, 9)));
		for (final int patches : new int[] { 0, 50 })
			refuses("image must have ", "ImageSpectrum", with(good, "image", bad(4, 4, Double.NaN), "patches", patches));
		refuses("patches must be 0 for all of them, or at least 2, was 1", "ImageSpectrum", with(good, "patches", 1));
	}

	@Test
	void projectPatchesRefusesBadInput() {
		final double[] identity = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
		final Map<String, Object> good = Map.of("image", SampleImages.open("brick"), "basis", ImageArrays.image(identity,
			4), "mean", ArrayImgs.doubles(4), "patches", 10);
		run("ProjectPatches", with(good));
		refuses("image must have at least 2", "ProjectPatches", with(good, "image", ArrayImgs.bytes(1, 9)));
		refuses("image must have patches of finite pixels", "ProjectPatches", with(good, "image", bad(2, 2, Double.NaN)));
		refuses("basis must have as many rows", "ProjectPatches", with(good, "basis", ArrayImgs.doubles(5, 5)));
		refuses("basis must have length 16", "ProjectPatches", with(good, "basis", ArrayImgs.doubles(4, 3)));
		refuses("basis must be finite", "ProjectPatches", with(good, "basis", bad(4, 4, Double.NaN)));
		refuses("basis must be an image of", "ProjectPatches", with(good, "basis", ArrayImgs.doubles(4, 2, 2)));
		refuses("basis must have as many rows", "ProjectPatches", with(good, "basis", ArrayImgs.doubles(33 * 33, 1)));
		refuses("mean must have length 4", "ProjectPatches", with(good, "mean", ArrayImgs.doubles(3)));
		refuses("mean must be finite", "ProjectPatches", with(good, "mean", bad(4, 1, Double.NaN)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 77 })
	void teachersHaveTheirNormalization(final int d) {
		final Img<DoubleType> spectrum = ImageArrays.image(PowerLaw.spectrum(d, 2));
		final double[] byDefault = vector(run("TeacherWeights", "spectrum", spectrum), "teacher");
		double energy = 0;
		for (int i = 0; i < d; i++)
			energy += PowerLaw.spectrum(d, 2)[i] * byDefault[i] * byDefault[i];
		assertEquals(1, energy, 1e-14);
		assertArrayEquals(byDefault, vector(run("TeacherWeights", "spectrum", spectrum, "normalization", "energy", "random",
			true, "seed", 1L), "teacher"));
		final double[] norm = vector(run("TeacherWeights", "spectrum", spectrum, "normalization", "norm", "seed", 2L),
			"teacher");
		assertEquals(d, Arrays.stream(norm).map(w -> w * w).sum(), 1e-12 * d);
		final double[] signs = vector(run("TeacherWeights", "spectrum", spectrum, "random", false), "teacher");
		for (int i = 0; i < d; i++)
			assertEquals(i % 2 == 0 ? 1 : -1, signs[i], 1e-14); // trace 1
	}

	@Test
	void teachersMayHaveASource() {
		final double[] spectrum = PowerLaw.spectrum(9, 2);
		final double[] alternating = vector(run("TeacherWeights", "spectrum", ImageArrays.image(spectrum), "random", false,
			"source", 0.7), "teacher");
		final double[] random = vector(run("TeacherWeights", "spectrum", ImageArrays.image(spectrum), "seed", 5L, "source", 0.7),
			"teacher");
		final double[] signs = vector(run("TeacherWeights", "spectrum", ImageArrays.image(spectrum), "seed", 5L), "teacher");
		for (int i = 0; i < 9; i++) {
			assertEquals(Math.pow(i + 1, -2.4) / PowerLaw.harmonic(9, 2.4), spectrum[i] * alternating[i] * alternating[i], 1e-15);
			assertEquals(Math.copySign(alternating[i], signs[i]), random[i]);
		}
	}

	@Test
	void teacherWeightsRefusesBadInput() {
		final Map<String, Object> good = Map.of("spectrum", ArrayImgs.doubles(new double[] { 0.5, 0.5 }, 2));
		refuses("spectrum must be finite", "TeacherWeights", with(good, "spectrum", bad(3, 1, Double.NaN)));
		refuses("spectrum must not be negative", "TeacherWeights", with(good, "spectrum", bad(3, 1, -1)));
		refuses("spectrum must have a sum", "TeacherWeights", with(good, "spectrum", ArrayImgs.doubles(3)));
		refuses("spectrum must be a vector", "TeacherWeights", with(good, "spectrum", ArrayImgs.doubles(3, 3)));
		refuses("source must be", "TeacherWeights", with(good, "source", 0.0));
		refuses("source must be", "TeacherWeights", with(good, "source", Double.NaN));
		refuses("teachers must be in [1, 4], was 5", "TeacherWeights", with(good, "teachers", 5));
		refuses("teachers must be 1 with a source, was 2", "TeacherWeights", "spectrum", good.get("spectrum"), "teachers", 2, "source", 1.0);
		refuses("teachers must be 1 if not random, was 2", "TeacherWeights", "spectrum", good.get("spectrum"), "teachers", 2, "random", false);
	}

	@Test
	@SuppressWarnings("unchecked")
	void initialWeightsLieOnTheSphere() {
		final Img<DoubleType> weights = (Img<DoubleType>) run("InitialWeights", "dimension", 40, "norm", 1e-12, "runs", 3)
			.getOutput("weights");
		assertEquals(40, weights.dimension(0));
		assertEquals(3, weights.dimension(1));
		final double[] values = ImageArrays.matrix("weights", weights, 40);
		for (int run = 0; run < 3; run++)
			assertEquals(1e-24, Arrays.stream(values, 40 * run, 40 * run + 40).map(w -> w * w).sum(), 1e-37);
		assertEquals(1, Math.abs(vector(run("InitialWeights", "dimension", 1), "weights")[0]), 1e-15);
		assertEquals(2, vector(run("InitialWeights", "dimension", 2), "weights").length);
	}

	@Test
	void initialWeightsRefusesTooMany() {
		refuses("runs must be in [1, 200000000], was 200000001", "InitialWeights", with(Map.of("dimension", 5), "runs",
			200_000_001));
	}

	private static RandomAccessibleInterval<? extends RealType<?>> bad(final int width, final int height,
		final double value)
	{
		final double[] pixels = new double[width * height];
		Arrays.setAll(pixels, i -> i);
		pixels[pixels.length - 1] = value;
		return ArrayImgs.doubles(pixels, width, height);
	}
}
