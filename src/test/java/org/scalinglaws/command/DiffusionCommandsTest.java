package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

class DiffusionCommandsTest {

	private final Commands commands = new Commands();

	@AfterEach
	void close() {
		commands.close();
	}

	private void refuses(final String message, final Class<? extends Command> command, final Object... inputs) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> commands.run(command, inputs))
			.getMessage());
		assertTrue(was.startsWith(message), was);
	}

	@Test
	void defaultsAreThoseDocumented() {
		final double[] spectrum = new double[12];
		for (int k = 0; k < 12; k++)
			spectrum[k] = Math.pow(2, 3 - k);
		final CommandModule module = commands.run(DiffusionTraining.class, "spectrum", ImageArrays.image(spectrum));
		final Columns table = (Columns) module.getOutput("table");
		assertEquals(List.of("time", "mode", "weight", "variance"), table.names());
		assertEquals(81 * 12, table.rows());
		assertEquals(0, table.first("time"));
		assertEquals(0.1, table.first("weight"), 0);
		assertEquals(1e4, table.last("time"));
		assertEquals(List.of("mode", "eigenvalue", "time"), ((Columns) module.getOutput("emergence")).names());
		assertEquals(-1.0188, (Double) module.getOutput("exponent"), 1e-4); // one layer, start 0.1, sigma from 0.002 to 80
		assertEquals(80.0, table.metadata().get("sigmaTo"));
	}

	/** In gray values: the spectrum by the variance that was divided out, the noise by that of a pixel. */
	@Test
	@SuppressWarnings("unchecked")
	void drawsPatchesOfAnImageInGrayValues() {
		final Random random = new Random(1);
		final double[] pixels = new double[60 * 60];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = 100 + 10 * random.nextGaussian() + (i >= 60 ? 0.8 * (pixels[i - 60] - 100) : 0);
		final CommandModule measured = commands.run(ImageSpectrum.class, "image", ArrayImgs.doubles(pixels, 60, 60), "patchSize", 4);
		final double variance = (Double) ((Columns) measured.getOutput("table")).metadata().get("variance");
		final double[] spectrum = Commands.values(measured, "spectrum").clone();
		for (int k = 0; k < 16; k++)
			spectrum[k] *= variance;
		final double unit = Math.sqrt(variance / 16);
		final CommandModule drawn = commands.run(GenerateSamples.class, "spectrum", ImageArrays.image(spectrum), "basis", measured
			.getOutput("basis"), "mean", measured.getOutput("mean"), "sigmaFrom", 0.002 * unit, "sigmaTo", 1000 * unit, "time", 1e12,
			"count", 4000);
		final Img<DoubleType> images = (Img<DoubleType>) drawn.getOutput("images");
		assertArrayEquals(new long[] { 4, 4, 4000 }, images.dimensionsAsLongArray());
		double sum = 0, squares = 0, products = 0;
		final RandomAccessibleInterval<DoubleType> all = images;
		for (int s = 0; s < 4000; s++) {
			final double up = all.getAt(1, 1, s).get() - 100, down = all.getAt(1, 2, s).get() - 100;
			sum += up / 4000;
			squares += up * up / 4000;
			products += up * down / 4000;
		}
		final double deviation = Math.sqrt(squares - sum * sum);
		assertEquals(unit, deviation, 0.06 * unit); // 2 % for the draws, some for the pixel
		assertTrue(products / squares > 0.6); // of 0.8, downwards
		final ImagePlus stack = (ImagePlus) drawn.getOutput("stack");
		assertEquals(4000, stack.getStackSize());
		assertEquals((float) all.getAt(3, 2, 7).get(), stack.getStack().getProcessor(8).getf(3, 2));
	}

	@Test
	void refusesWhatIsNoPatch() {
		final Img<DoubleType> spectrum = ImageArrays.image(new double[] { 1, 2 });
		refuses("mean must be that of square patches, its length a square, was 3", GenerateSamples.class, "spectrum", spectrum,
			"mean", ImageArrays.image(new double[3]), "basis", ArrayImgs.doubles(3, 2));
		refuses("basis must be an image of 4 rows", GenerateSamples.class, "spectrum", spectrum, "mean", ImageArrays.image(
			new double[4]), "basis", ArrayImgs.doubles(9, 2));
		refuses("spectrum must have length 3, was 2", GenerateSamples.class, "spectrum", spectrum, "mean", ImageArrays.image(
			new double[4]), "basis", ArrayImgs.doubles(4, 3));
		refuses("sigmaFrom must be less than sigmaTo = 0.001", GenerateSamples.class, "spectrum", spectrum, "mean", ImageArrays
			.image(new double[4]), "basis", ArrayImgs.doubles(4, 2), "sigmaTo", 0.001);
		refuses("spectrum must not be negative, was -1.0 at 1", DiffusionTraining.class, "spectrum", ImageArrays.image(
			new double[] { 1, -1 }));
		refuses("start must be greater than 0 for two layers", DiffusionTraining.class, "spectrum", spectrum, "layers", 2, "start",
			0.0);
	}

	/** An image of ImageJ's kind, row after row, is its vector. */
	@Test
	void turnsSquareImages() {
		final double[] rows = { 1, 2, 0, 0.5, -1, 0, 3, 0, 0 }, levels = { 1, 3 };
		final CommandModule square = commands.run(OrbitGradient.class, "group", "rotations", "template", ImageArrays.image(rows, 3),
			"noiseLevel", ImageArrays.image(levels), "samples", 2000);
		final CommandModule vector = commands.run(OrbitGradient.class, "group", "rotations", "template", ImageArrays.image(rows),
			"noiseLevel", ImageArrays.image(levels), "samples", 2000);
		final Columns table = (Columns) square.getOutput("table");
		assertArrayEquals(table.column("orbitVariance"), ((Columns) vector.getOutput("table")).column("orbitVariance"));
		for (final String name : new String[] { "plainVariance", "orbitVariance", "predictedGap" })
			assertEquals(table.first(name), (Double) square.getOutput(name));
		assertEquals("samples", table.metadata().get("predictedBy"));
		refuses("template must be a square image, was 3 x 2", OrbitGradient.class, "group", "rotations", "template", ImageArrays
			.image(new double[] { 1, 2, 3, 4, 5, 6 }, 3), "noiseLevel", ImageArrays.image(levels));
		refuses("template must not be all zero", OrbitGradient.class, "template", ImageArrays.image(new double[4]), "noiseLevel",
			ImageArrays.image(levels));
		refuses("each of noiseLevel must be finite and greater than 0, was -1", OrbitGradient.class, "template", ImageArrays.image(
			rows), "noiseLevel", ImageArrays.image(new double[] { 1, -1 }));
	}
}
