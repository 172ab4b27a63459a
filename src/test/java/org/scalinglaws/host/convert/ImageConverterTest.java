package org.scalinglaws.host.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.convert.ConvertService;
import org.scijava.plugin.Parameter;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

class ImageConverterTest {

	private static Context context;
	private static ConvertService converter;

	@BeforeAll
	static void createContext() {
		context = new Context(ConvertService.class);
		converter = context.service(ConvertService.class);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@SuppressWarnings("unchecked") // the converters make images of doubles
	private static RandomAccessibleInterval<DoubleType> image(final Object source) {
		return converter.convert(source, RandomAccessibleInterval.class);
	}

	@Test
	void anArrayIsSharedAsAVector() {
		final double[] values = { 1, 0.5, 0.25 };
		assertTrue(ImageArrays.vector("values", image(values)) == values);
		assertInstanceOf(Img.class, converter.convert(values, Img.class));
	}

	@Test
	void aListIsAVector() {
		assertArrayEquals(new double[] { 1, 0.5, 3 }, ImageArrays.vector("values", image(List.of(1, new BigDecimal("0.5"),
			3L))));
	}

	@Test
	void eachRowOfAnArrayIsOneColumnOfTheImage() {
		final RandomAccessibleInterval<DoubleType> image = image(new double[][] { { 1, 2, 3 }, { 4, 5, 6 } });
		assertArrayEquals(new long[] { 3, 2 }, image.dimensionsAsLongArray());
		assertEquals(4, image.getAt(0, 1).get());
		assertEquals(3, image.getAt(2, 0).get());
	}

	@Test
	void arraysOfOtherNumbersAreVectors() {
		for (final Object vector : new Object[] { new float[] { 1, 2.5f }, new Double[] { 1., 2.5 }, new Number[] { 1, 2.5 } })
			assertArrayEquals(new double[] { 1, 2.5 }, ImageArrays.vector("values", image(vector)));
		for (final Object vector : new Object[] { new int[] { 7, -8 }, new long[] { 7, -8 }, new short[] { 7, -8 }, new byte[] {
			7, -8 }, List.of(7, -8.0) })
			assertArrayEquals(new double[] { 7, -8 }, ImageArrays.vector("values", image(vector)));
	}

	@Test
	void rowsInAnyFormAreColumnsOfTheImage() {
		for (final Object rows : new Object[] { List.of(List.of(1, 2, 3), List.of(4, 5, 6.0)), new int[][] { { 1, 2, 3 }, { 4, 5,
			6 } }, new float[][] { { 1, 2, 3 }, { 4, 5, 6 } }, List.of(new double[] { 1, 2, 3 }, new double[] { 4, 5, 6 }) })
			assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6 }, ImageArrays.matrix("values", image(rows), 3));
		final RandomAccessibleInterval<DoubleType> stack = image(List.of(List.of(List.of(1, 2), List.of(3, 4), List.of(5, 6))));
		assertArrayEquals(new long[] { 2, 3, 1 }, stack.dimensionsAsLongArray());
		assertEquals(6, stack.getAt(1, 2, 0).get());
	}

	@Test
	void anImageJTableIsATable() {
		final ResultsTable table = new ResultsTable();
		table.addRow();
		table.addLabel("first");
		table.addValue("time", 0.5);
		table.addValue("loss", 3);
		final Columns columns = converter.convert(table, Columns.class);
		assertEquals(List.of("time", "loss"), columns.names());
		assertArrayEquals(new double[] { 0.5, 3 }, columns.row(0));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void aPictureKeepsItsValues(final int bits) {
		final ImageProcessor pixels = bits == 8 ? new ByteProcessor(3, 2) : bits == 16 ? new ShortProcessor(3, 2)
			: new FloatProcessor(3, 2);
		pixels.setf(2, 1, 200);
		final RandomAccessibleInterval<DoubleType> image = image(new ImagePlus("picture", pixels));
		assertArrayEquals(new long[] { 3, 2 }, image.dimensionsAsLongArray());
		assertEquals(200, image.getAt(2, 1).get());
		assertEquals(0, image.getAt(1, 1).get());
	}

	@Test
	void aStackHasAThirdDimension() {
		final ImageStack stack = new ImageStack(3, 2);
		for (int slice = 0; slice < 4; slice++) {
			final FloatProcessor pixels = new FloatProcessor(3, 2);
			pixels.setf(0, 1, slice + 0.5f);
			stack.addSlice(pixels);
		}
		final RandomAccessibleInterval<DoubleType> image = image(new ImagePlus("stack", stack));
		assertArrayEquals(new long[] { 3, 2, 4 }, image.dimensionsAsLongArray());
		for (int slice = 0; slice < 4; slice++)
			assertEquals(slice + 0.5, image.getAt(0, 1, slice).get());
	}

	@Test
	void aColorPictureIsItsLuminance() {
		final ColorProcessor pixels = new ColorProcessor(1, 1);
		pixels.set(0, 0, 10 << 16 | 20 << 8 | 30);
		assertEquals(0.299 * 10 + 0.587 * 20 + 0.114 * 30, image(new ImagePlus("color", pixels)).getAt(0, 0).get(), 1e-12);
	}

	@Test
	void nothingElseIsConverted() {
		for (final Object other : new Object[] { "1, 2", List.of("a"), List.of(), new double[0], new double[][] { { 1 }, { 1,
			2 } }, 3.0, new int[0][3], List.of(1, List.of(2)), List.of(List.of(1), 2), new boolean[] { true }, new char[] {
				'a' }, List.of((1L << 53) + 1), new double[1][1][1][1], new double[][] { { 1 }, null } })
			assertFalse(converter.supports(other, RandomAccessibleInterval.class), other::toString);
		assertFalse(converter.supports(new double[] { 1 }, net.imglib2.img.array.ArrayImg.class));
	}

	@Test
	void commandsTakeArraysAndLists() {
		final StrictInputs inputs = new StrictInputs(converter);
		final CommandInfo info = new CommandInfo(Sum.class);
		for (final Object vector : new Object[] { new double[] { 1, 2 }, List.of(1, 2) })
			assertInstanceOf(Img.class, inputs.convert(info, java.util.Map.of("vector", vector)).get("vector"));
		assertEquals("vector must be an image, an array or a list of numbers, or such of equal lengths, was word", assertThrows(IllegalArgumentException.class,
			() -> inputs.convert(info, java.util.Map.of("vector", "word"))).getMessage());
	}

	/** Takes a vector, as the commands do. */
	@SuppressWarnings("rawtypes")
	public static class Sum implements Command {

		@Parameter
		private RandomAccessibleInterval vector;

		@Override
		public void run() {
			// only its input matters
		}
	}
}
