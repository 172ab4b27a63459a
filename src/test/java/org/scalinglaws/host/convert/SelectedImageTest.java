package org.scalinglaws.host.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.command.ImageSpectrum;
import org.scalinglaws.command.ProjectPatches;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** What is selected on an ImageJ image is what the commands for patches see of it. */
class SelectedImageTest {

	private static Context context;

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	private static CommandModule run(final Class<? extends Command> command, final Map<String, Object> inputs)
		throws Exception
	{
		return context.service(CommandService.class).run(command, false, inputs).get();
	}

	private static CommandModule spectrum(final ImagePlus image) throws Exception {
		return run(ImageSpectrum.class, Map.of("image", image, "patchSize", 3));
	}

	@SuppressWarnings("unchecked")
	private static double[] vector(final CommandModule module, final String output) {
		return ImageArrays.vector(output, (Img<DoubleType>) module.getOutput(output));
	}

	private static Map<String, Object> metadata(final CommandModule module) {
		return ((Columns) module.getOutput("table")).metadata();
	}

	private static FloatProcessor noise(final long seed) {
		final Random random = new Random(seed);
		final FloatProcessor pixels = new FloatProcessor(64, 32);
		for (int y = 0; y < 32; y++)
			for (int x = 0; x < 64; x++)
				pixels.setf(x, y, (float) (random.nextGaussian() * (x < 32 ? 1 : 5)));
		return pixels;
	}

	private static ImagePlus stack() {
		final ImageStack stack = new ImageStack(64, 32);
		stack.addSlice(noise(1));
		stack.addSlice(noise(2));
		return new ImagePlus("stack", stack);
	}

	/** A calibrated image of one slice is converted in another way than a stack. */
	@Test
	void aRectangleIsAsACrop() throws Exception {
		final ImagePlus calibrated = new ImagePlus("calibrated", noise(1));
		calibrated.getCalibration().setXUnit("micron");
		for (final ImagePlus image : new ImagePlus[] { new ImagePlus("noise", noise(1)), calibrated, stack() }) {
			image.setRoi(30, 3, 20, 25);
			final ImagePlus crop = image.crop("stack");
			final CommandModule selected = spectrum(image);
			assertArrayEquals(vector(spectrum(crop), "spectrum"), vector(selected, "spectrum"), 0);
			assertEquals(18L * 23 * image.getStackSize(), metadata(selected).get("patchesUsed"));
			assertEquals(30L, metadata(selected).get("regionX"));
			assertEquals(25L, metadata(selected).get("regionHeight"));
			assertEquals(0L, metadata(spectrum(crop)).get("regionX"));
		}
	}

	@Test
	void projectedPatchesAreThoseOfTheSelection() throws Exception {
		final ImagePlus image = new ImagePlus("noise", noise(1));
		image.setRoi(30, 3, 20, 25);
		final CommandModule spectrum = spectrum(image);
		final double[][] inputs = new double[2][];
		for (int i = 0; i < 2; i++) {
			final CommandModule projected = run(ProjectPatches.class, Map.of("image", i == 0 ? image : image.crop(), "basis",
				spectrum.getOutput("basis"), "mean", spectrum.getOutput("mean"), "patches", 50));
			inputs[i] = matrix(projected);
			assertEquals(i == 0 ? "x 30, y 3, width 20, height 25" : "x 0, y 0, width 20, height 25", projected.getOutput(
				"region"));
		}
		assertArrayEquals(inputs[1], inputs[0], 0);
	}

	@SuppressWarnings("unchecked")
	private static double[] matrix(final CommandModule module) {
		return ImageArrays.matrix("inputs", (Img<DoubleType>) module.getOutput("inputs"), 9);
	}

	/** Of an oval the patches inside it: as with NaN around it. */
	@Test
	void ofAnotherShapeThePatchesInsideCount() throws Exception {
		final ImagePlus image = stack();
		image.setRoi(new OvalRoi(50, 10, 20, 15)); // beyond the right edge
		final boolean[][] inside = new boolean[64][32];
		for (int x = 0; x < 64; x++)
			for (int y = 0; y < 32; y++)
				inside[x][y] = image.getRoi().contains(x, y);
		long patches = 0;
		for (int x = 0; x <= 61; x++)
			for (int y = 0; y <= 29; y++) {
				boolean all = true;
				for (int i = 0; i < 9; i++)
					all &= inside[x + i % 3][y + i / 3];
				patches += all ? 2 : 0; // slices
			}
		final CommandModule selected = spectrum(image);
		assertEquals(patches, metadata(selected).get("patchesUsed"));
		assertEquals(2L * 12 * 13 - patches, metadata(selected).get("patchesLeftOut"));
		image.deleteRoi();
		for (int slice = 1; slice <= 2; slice++)
			for (int i = 0; i < 64 * 32; i++)
				if (!inside[i % 64][i / 64]) image.getStack().getProcessor(slice).setf(i, Float.NaN);
		assertArrayEquals(vector(spectrum(image), "spectrum"), vector(selected, "spectrum"), 1e-13);
	}

	@Test
	void noAreaIsTheWholeImage() throws Exception {
		final ImagePlus image = new ImagePlus("noise", noise(1));
		final double[] whole = vector(spectrum(image), "spectrum");
		for (final Roi selection : new Roi[] { new Line(3, 3, 20, 20), new PointRoi(30, 20) }) {
			image.setRoi(selection);
			assertArrayEquals(whole, vector(spectrum(image), "spectrum"), 0);
		}
		image.setRoi(new Roi(0, 0, 64, 32));
		assertArrayEquals(whole, vector(spectrum(image), "spectrum"), 0);
	}

	@Test
	void aSelectionThatIsTooSmallOrOutsideIsRefused() {
		final ImagePlus image = new ImagePlus("noise", noise(1));
		image.setRoi(30, 3, 20, 2);
		refuses("image must have at least 3 pixels (patchSize) in dimension 1, was 2", image);
		image.setRoi(new Roi(70, 3, 20, 20));
		refuses("image must have its selection inside", image);
	}

	private static void refuses(final String message, final ImagePlus image) {
		Throwable cause = assertThrows(Exception.class, () -> spectrum(image));
		while (cause.getCause() != null)
			cause = cause.getCause();
		assertEquals(message, cause.getMessage().substring(0, message.length()));
	}
}
