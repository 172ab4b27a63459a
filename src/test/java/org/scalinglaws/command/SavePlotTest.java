package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/** Reads the TIFF files of {@link SavePlot} by ImageJ and by a reader of its own. */
class SavePlotTest {

	private static final int WIDTH = 128, HEIGHT = 12;

	private static Commands commands;

	@TempDir
	private Path folder;

	@BeforeAll
	static void open() {
		commands = new Commands();
	}

	@AfterAll
	static void close() {
		commands.close();
	}

	@Test
	void imageWithAxesOpensInImageJ() {
		final File file = saved("deep/new/risk.tif", map());
		final ImagePlus opened = new Opener().openImage(file.getPath());
		assertEquals(32, opened.getBitDepth());
		assertSameBits(map().values(), (float[]) opened.getProcessor().getPixels());
		final Calibration axes = opened.getCalibration();
		assertEquals(List.of("log10 effectiveSamples", "shift", "risk"), List.of(axes.getXUnit(), axes.getYUnit(), axes
			.getValueUnit()));
		// 18 1/7 and 7 1/3 pixels per unit are ratios of whole numbers, so that only roundings are left
		assertArrayEquals(new double[] { 1, 8, -1, 0.5 }, new double[] { axes.getX(0), axes.getX(WIDTH - 1), axes.getY(0),
			axes.getY(HEIGHT - 1) }, 1e-14);
		assertTrue(opened.getInfoProperty().matches("Software: Scaling Laws \\S+\nX axis: 1.0 to 8.0 log10 effectiveSamples\n" +
			"Y axis: -1.0 to 0.5 shift\n"), opened.getInfoProperty());
	}

	@Test
	void aDiagramTellsWhereItComesFrom() {
		final Object risk = commands.run(RiskDiagram.class, "resolution", 3, "dimension", 50.0, "exponent", 1.25).getOutput(
			"risk");
		final ImagePlus opened = new Opener().openImage(saved("diagram.tif", risk).getPath());
		final List<String> info = List.of(opened.getInfoProperty().split("\n"));
		assertTrue(info.containsAll(List.of("command: " + RiskDiagram.class.getName(), "exponent: 1.25", "dimension: 50.0",
			"noiseVariance: 0.5", "resolution: 3")), info::toString);
	}

	@Test
	void imageWithAxesHasTheTagsOfTheStandard() throws IOException {
		final Tiff tiff = new Tiff(Files.readAllBytes(saved("risk.TIFF", map()).toPath()));
		assertEquals(List.of(WIDTH, HEIGHT, 32, 1), Stream.of(256, 257, 258, 277).map(tiff::number).toList());
		assertEquals(3, tiff.number(339)); // floating point
		assertEquals(127 / 7.0, tiff.ratio(282), 1e-14); // pixels per power of ten
		assertEquals(11 / 1.5, tiff.ratio(283), 1e-14);
		final List<String> description = Arrays.asList(tiff.text(270).split("\n"));
		assertTrue(description.containsAll(List.of("unit=log10 effectiveSamples", "yunit=shift", "vunit=risk")), description
			.toString());
		assertSameBits(map().values(), tiff.floats());
	}

	@Test
	void pixelsOfAnySizeKeepIt() throws IOException {
		for (final double size : new double[] { 5e-10, 3.3e-7, 1e-3 * Math.PI, Math.E, 1, 1234.5, 7654321.25, 2.1e9 }) {
			final Calibration axes = new Opener().openImage(saved("sized.tif", sized(size)).getPath()).getCalibration();
			assertArrayEquals(new double[] { 1, 1 }, new double[] { axes.pixelWidth / size, axes.pixelHeight * size },
				4.7e-10, () -> "size " + size); // 1 / (2^31 - 1)
		}
		final File file = folder.resolve("wide.tif").toFile();
		assertTrue(refusal(sized(1e10), file).startsWith("pixel width of plot must be in ["));
		assertTrue(refusal(sized(1e-10), file).startsWith("pixel width of plot must be in ["));
		assertFalse(file.exists());
	}

	@Test
	void ownPropertiesAndPixelsStay() {
		final FloatProcessor pixels = new FloatProcessor(2, 1, new float[] { 1, 2 });
		final ImagePlus plot = new ImagePlus("plot", pixels);
		plot.setProperty("Info", "seed: 7");
		plot.setOverlay(new Overlay(new Line(0, 0, 1, 0)));
		final ImagePlus opened = new Opener().openImage(saved("plot.tif", plot).getPath());
		assertTrue(opened.getInfoProperty().matches("seed: 7\nSoftware: Scaling Laws \\S+\n"), opened.getInfoProperty());
		assertEquals(1, opened.getOverlay().size());
		assertArrayEquals(new float[] { 1, 2 }, (float[]) opened.getProcessor().getPixels());
		assertEquals("seed: 7", plot.getProperty("Info"));
		plot.setProperty("Info", null);
		saved("plot.tif", plot);
		assertNull(plot.getProperty("Info"));
	}

	@Test
	void pictureKeepsItsColoursAndStackItsSlices() {
		final ImagePlus picture = new ImagePlus("picture", new ColorProcessor(2, 1, new int[] { 0x123456, 0xFF }));
		assertEquals(0xFF123456, new Opener().openImage(saved("picture.tif", picture).getPath()).getProcessor().get(0, 0));
		final ImageStack slices = new ImageStack(2, 1);
		slices.addSlice(new FloatProcessor(2, 1, new float[] { 1, 2 }));
		slices.addSlice(new FloatProcessor(2, 1, new float[] { 3, 4 }));
		final ImagePlus opened = new Opener().openImage(saved("stack.tif", new ImagePlus("stack", slices)).getPath());
		assertEquals(4, opened.getStack().getProcessor(2).getf(1, 0));
	}

	@Test
	void imageWithAxesIsAlsoAPicture() throws IOException {
		assertEquals(WIDTH, ImageIO.read(saved("risk.png", map())).getWidth());
	}

	@Test
	void fileStaysUntilTheNewOneIsComplete() throws IOException {
		final File file = saved("risk.tif", map());
		final byte[] before = Files.readAllBytes(file.toPath());
		assertEquals("plot must be in memory, was a virtual stack", refusal(new ImagePlus("virtual", new Virtual()), file));
		assertArrayEquals(before, Files.readAllBytes(file.toPath()));
		saved("risk.tif", new ImagePlus("small", new FloatProcessor(2, 1)));
		assertTrue(file.length() < before.length);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file.toPath()), files.toList());
		}
	}

	@Test
	void impossibleFilesAreRefused() throws IOException {
		for (final String name : List.of("risk", "risk.", "tif", "risk.tif.gz", "risk.jpg")) {
			final File file = folder.resolve(name).toFile();
			assertEquals("file must end in .png, .svg, .pdf, .tif or .tiff, was " + file, refusal(map(), file));
		}
		final File directory = Files.createDirectory(folder.resolve("folder.tif")).toFile();
		assertEquals("file must name a file, was the folder " + directory, refusal(map(), directory));
	}

	@Test
	void readOnlyFileIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("risk.tif"), "precious");
		assertTrue(file.toFile().setWritable(false));
		assumeFalse(Files.isWritable(file), "this user may write everywhere");
		assertEquals("file cannot be written: " + file + " (it is read-only)", refusal(map(), file.toFile()));
		assertEquals("precious", Files.readString(file));
	}

	/** Values of all kinds, among them ones that 32 bits round. */
	private static CalibratedImage map() {
		final double[] values = new double[WIDTH * HEIGHT];
		for (int i = 0; i < values.length; i++)
			values[i] = Math.pow(10, i / 100.0 - 8) * (i % 3 - 1);
		values[5] = Double.NaN;
		values[6] = Double.POSITIVE_INFINITY;
		return new CalibratedImage("risk", values, WIDTH, HEIGHT, ImageAxis.logarithmic("effectiveSamples", 10, 1e8),
			ImageAxis.linear("shift", -1, 0.5));
	}

	/** An image of pixels of a width and one by this as height, in units. */
	private static ImagePlus sized(final double width) {
		final ImagePlus image = new ImagePlus("sized", new FloatProcessor(2, 1));
		image.getCalibration().pixelWidth = width;
		image.getCalibration().pixelHeight = 1 / width;
		image.getCalibration().setUnit("samples");
		return image;
	}

	private static void assertSameBits(final double[] expected, final float[] actual) {
		final float[] rounded = new float[expected.length];
		for (int i = 0; i < rounded.length; i++)
			rounded[i] = (float) expected[i];
		assertArrayEquals(rounded, actual);
	}

	private File saved(final String name, final Object plot) {
		final File file = folder.resolve(name).toFile();
		commands.run(SavePlot.class, "plot", plot, "file", file);
		return file;
	}

	private static String refusal(final Object plot, final File file) {
		return assertThrows(IllegalArgumentException.class, () -> commands.run(SavePlot.class, "plot", plot, "file",
			file)).getMessage();
	}

	/** A stack whose pixels are read when they are asked for. */
	private static final class Virtual extends VirtualStack {

		Virtual() {
			super(2, 1, null, null);
			addSlice("somewhere");
			addSlice("else");
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			return new FloatProcessor(2, 1);
		}
	}

	/** The first directory of a TIFF file, by the words of the TIFF 6.0 specification alone. */
	private static final class Tiff {

		private final ByteBuffer bytes;
		private final Map<Integer, Integer> entries = new HashMap<>();

		Tiff(final byte[] content) {
			bytes = ByteBuffer.wrap(content);
			bytes.order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			assertEquals(42, bytes.getShort(2));
			final int directory = bytes.getInt(4);
			for (int i = 0; i < bytes.getShort(directory); i++) {
				final int entry = directory + 2 + 12 * i;
				entries.put(bytes.getShort(entry) & 0xFFFF, entry);
			}
		}

		/** A single whole number of 16 (type 3) or 32 bits. */
		int number(final int tag) {
			final int entry = entries.get(tag);
			return bytes.getShort(entry + 2) == 3 ? bytes.getShort(entry + 8) : bytes.getInt(entry + 8);
		}

		double ratio(final int tag) {
			final int place = bytes.getInt(entries.get(tag) + 8);
			return bytes.getInt(place) / (double) bytes.getInt(place + 4);
		}

		String text(final int tag) {
			final int entry = entries.get(tag);
			return new String(bytes.array(), bytes.getInt(entry + 8), bytes.getInt(entry + 4) - 1, StandardCharsets.UTF_8);
		}

		/** The pixels, of one strip. */
		float[] floats() {
			final float[] pixels = new float[number(279) / Float.BYTES];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = bytes.getFloat(number(273) + Float.BYTES * i);
			return pixels;
		}
	}
}
