package org.scalinglaws.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;

/** Tests {@link MapPlot} by the colours at known places of its pictures. */
class MapPlotTest {

	private static final ImageAxis SAMPLES = ImageAxis.logarithmic("samples", 10, 1e5);
	private static final ImageAxis DECAY = ImageAxis.logarithmic("weightDecay", 1e-4, 1e2);

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 64, 100, 256, 512 })
	void eachCellHasTheColourOfItsValue(final int size) {
		final CalibratedImage map = gradient(size);
		final ImagePlus plot = MapPlot.of(map).image();
		final MapFrame frame = frame(map);
		final int last = size * size - 1;
		for (final int x : new int[] { 0, size / 3, size - 1 })
			for (final int y : new int[] { 0, size / 2, size - 1 }) {
				final double share = last == 0 ? 0.5 : (x + y * size) / (double) last;
				assertEquals(ColourMap.SEQUENTIAL.rgb(share), at(plot, frame.left(map.coordinate(0, x)), frame.top(map.coordinate(1,
					y))), x + ", " + y);
			}
		assertTrue(GraphicsEnvironment.isHeadless());
	}

	@Test
	void cellsAreEqualAndSharp() {
		for (final int size : new int[] { 64, 256 }) {
			final CalibratedImage map = gradient(size);
			final ImagePlus plot = MapPlot.of(map).image();
			final MapFrame frame = frame(map);
			final int cell = frame.area().width / size;
			assertEquals(cell * size, frame.area().width);
			for (int px = 0; px < frame.area().width; px++)
				assertEquals(ColourMap.SEQUENTIAL.rgb((px / cell) / (size * size - 1.0)), at(plot, frame.area().x + px, frame
					.area().y + frame.area().height - 1));
		}
	}

	@Test
	void moreCellsThanPixelsKeepTheSize() {
		final ImagePlus plot = MapPlot.of(gradient(1000)).image();
		assertTrue(plot.getWidth() > 650 && plot.getWidth() < 900, "" + plot.getWidth());
	}

	@Test
	void logarithmsChooseTheColours() {
		final CalibratedImage map = new CalibratedImage("risk", new double[] { 1e-4, 1e-2, 1, -1 }, 2, 2, SAMPLES, DECAY);
		final ImagePlus plot = MapPlot.of(map).logValues(true).image();
		assertEquals(ColourMap.SEQUENTIAL.rgb(0.5), cell(plot, map, 1, 0));
		assertEquals(ColourMap.SEQUENTIAL.rgb(1), cell(plot, map, 0, 1));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 1, 1));
	}

	@Test
	void whatIsNotANumberIsGrey() {
		final CalibratedImage map = new CalibratedImage("risk", new double[] { 1, Double.NaN, Double.POSITIVE_INFINITY, 2 },
			2, 2, SAMPLES, DECAY);
		final ImagePlus plot = MapPlot.of(map).image();
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 1, 0));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 0, 1));
		assertEquals(ColourMap.SEQUENTIAL.rgb(1), cell(plot, map, 1, 1));
	}

	@Test
	void deviationsAreWhiteAtTheirCentre() {
		final CalibratedImage map = new CalibratedImage("exponent", new double[] { -1, 0, 0.5, -0.5 }, 2, 2, SAMPLES, DECAY);
		ImagePlus plot = MapPlot.of(map).colours(MapPlot.DIVERGING).image();
		assertEquals(ColourMap.DIVERGING.rgb(0), cell(plot, map, 0, 0));
		assertEquals(ColourMap.DIVERGING.rgb(0.5), cell(plot, map, 1, 0));
		assertEquals(ColourMap.DIVERGING.rgb(0.75), cell(plot, map, 0, 1));
		plot = MapPlot.of(map).colours(MapPlot.DIVERGING).centre(-0.5).image();
		assertEquals(ColourMap.DIVERGING.rgb(0.5), cell(plot, map, 1, 1));
		assertEquals(ColourMap.DIVERGING.rgb(1), cell(plot, map, 0, 1)); // as far above as -1 could be below
		plot = MapPlot.of(map).colours(MapPlot.DIVERGING).colourRange(-2.0, null).image();
		assertEquals(ColourMap.DIVERGING.rgb(0.25), cell(plot, map, 0, 0));
		plot = MapPlot.of(map).colourRange(0.0, 0.5).image();
		assertEquals(ColourMap.SEQUENTIAL.rgb(0), cell(plot, map, 0, 0));
	}

	@Test
	void categoriesAreColouredAndListed() {
		final double[] codes = new double[64 * 64];
		for (int i = 0; i < codes.length; i++)
			codes[i] = i % 64 < 32 ? 0 : i < 2048 ? 7 : Double.NaN;
		final CalibratedImage map = new CalibratedImage("phase", codes, 64, 64, SAMPLES, DECAY);
		final ImagePlus plot = MapPlot.of(map).categories("plateau, unused, 7=far away").image();
		assertEquals(Palette.area(0).getRGB() & 0xFFFFFF, cell(plot, map, 3, 3));
		assertEquals(Palette.area(2).getRGB() & 0xFFFFFF, cell(plot, map, 60, 3));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 60, 60));
		final MapFrame frame = frame(map);
		final int right = frame.area().x + frame.area().width + 3;
		assertTrue(count(plot, Palette.area(0).getRGB(), right) > 400, "box in the list");
		assertTrue(count(plot, Palette.area(2).getRGB(), right) > 400, "box in the list");
		assertEquals(0, count(plot, Palette.area(1).getRGB(), 0), "a category that does not occur");
	}

	@Test
	void namesLieInTheirRegions() {
		final double[] codes = new double[100 * 100];
		for (int i = 0; i < codes.length; i++)
			codes[i] = i % 100 < 40 ? 0 : i % 100 < 42 ? 1 : 2;
		final CalibratedImage map = new CalibratedImage("phase", codes, 100, 100, SAMPLES, DECAY);
		final MapFrame frame = frame(map);
		final double[] place = new RegionNames(map, frame).place(0, 100, 20);
		assertEquals(frame.area().x + 0.2 * frame.area().width, place[0], 0.01 * frame.area().width); // a cell
		assertEquals(frame.area().getCenterY(), place[1], 0.01 * frame.area().height);
		assertNull(new RegionNames(map, frame).place(1, 20, 20)); // two cells are 12 pixels
	}

	@Test
	void curvesRunWhereTheyShould() {
		final CalibratedImage map = new CalibratedImage("risk", new double[256 * 256], 256, 256, SAMPLES, DECAY);
		final Columns curves = Columns.builder("x", "y", "series").row(100, 1e-3, 4).row(1e4, 1, 4).row(100, 1e-2, 4).row(
			Double.NaN, 1, 5).row(20, 1e-3, 5).row(20, 10, 5).row(Double.NaN, 0, 5).row(5e4, 10, 5).row(5e4, 1e-3, 5).build();
		final ImagePlus plot = MapPlot.of(map).curves(curves).labels("bound, optimum").image();
		final MapFrame frame = frame(map);
		// the middle of a line is its geometric mean; smoothed edges leave a little of the rim
		assertEquals(0, at(plot, frame.left(1e3), frame.top(Math.sqrt(1e-3))) & 0xF0F0F0);
		assertEquals(0, at(plot, frame.left(1e3), frame.top(1e-1)) & 0xF0F0F0);
		assertEquals(0xFFFFFF, at(plot, frame.left(20), frame.top(1)));
		assertEquals(0xFFFFFF, at(plot, frame.left(5e4), frame.top(1)));
		final int below = cell(plot, map, 0, 0);
		assertEquals(below, at(plot, frame.left(1e3), frame.top(10)), "no line over the interruption");
		assertEquals(below, at(plot, frame.left(1e3), frame.top(3e-4)));
		assertTrue(plot.getHeight() > MapPlot.of(map).curves(curves).image().getHeight() + 20, "room for the legend");
	}

	@Test
	void namesAreWrittenWhereTheyAreGiven() {
		final CalibratedImage map = new CalibratedImage("risk", new double[64 * 64], 64, 64, SAMPLES, DECAY);
		final Columns names = Columns.builder("VIa", "beyond").row(1e3, 1e9).row(1e-2, 1).build();
		final ImagePlus plot = MapPlot.of(map).names(names).image();
		final MapFrame frame = frame(map);
		final int left = (int) frame.left(1e3), top = (int) frame.top(1e-2);
		int black = 0, allBlack = 0;
		for (int y = frame.area().y; y < frame.area().getMaxY(); y++)
			for (int x = frame.area().x; x < frame.area().getMaxX(); x++)
				if (at(plot, x, y) == 0) {
					allBlack++;
					if (Math.abs(x - left) < 25 && Math.abs(y - top) < 12) black++;
				}
		assertTrue(black > 40, "letters");
		assertEquals(black, allBlack, "no others");
	}

	@ParameterizedTest
	@EnumSource(ColourMap.class)
	void lightnessOrdersTheColours(final ColourMap map) {
		final int middle = map == ColourMap.DIVERGING ? 50 : 100;
		for (int i = 1; i <= middle; i++)
			assertTrue(lightness(map.rgb(i / 100.0)) > lightness(map.rgb((i - 1) / 100.0)), "at " + i);
		for (int i = middle + 1; i <= 100; i++)
			assertTrue(lightness(map.rgb(i / 100.0)) < lightness(map.rgb((i - 1) / 100.0)), "at " + i);
		assertNotEquals(ColourMap.UNKNOWN, map.rgb(0.5));
	}

	@Test
	void ticksAreRoundNumbers() {
		assertEquals(List.of("10{1}", "10{2}", "10{3}"), texts(new Axis(8, 1200, true)));
		assertEquals(List.of("10{\u22124}", "10{\u22122}", "10{0}", "10{2}", "10{4}", "10{6}"), texts(new Axis(5e-5, 1e7 - 1,
			true)));
		assertEquals(List.of("0.2", "0.5", "1", "2", "5"), texts(new Axis(0.15, 8, true)));
		assertEquals(List.of("330", "340", "350"), texts(new Axis(325, 356, true)));
		assertEquals(List.of("\u22121.0", "\u22120.5", "0", "0.5", "1.0"), texts(new Axis(-1.2, 1.2, false)));
		assertEquals(List.of("0", "2", "4", "6", "8", "10"), texts(new Axis(0, 10, false)));
		assertEquals(List.of("0", "1\u00B710{\u22127}", "2\u00B710{\u22127}", "3\u00B710{\u22127}", "4\u00B710{\u22127}"),
			texts(new Axis(0, 4.5e-7, false)));
		assertEquals(List.of("0.19990", "0.20000", "0.20010"), texts(new Axis(0.19987, 0.20012, false)).stream().filter(
			text -> text.matches("0.....0")).toList());
		assertEquals(List.of("1.0\u00B710{6}", "2.0\u00B710{6}"), texts(new Axis(0.9e6, 2.1e6, false))
			.stream().filter(text -> text.matches("..0.*")).toList());
		assertArrayEquals(new double[] { 2, 3, 4, 5, 6, 7, 8, 9 }, Ticks.of(new Axis(1, 10, true)).minor().stream()
			.mapToDouble(v -> v).toArray(), 1e-12);
	}

	@Test
	void longTitlesStayWithinThePicture() {
		final CalibratedImage map = gradient(64);
		final ImagePlus plot = MapPlot.of(map).title("a rather long title ".repeat(5)).image();
		int inked = 0;
		for (int y = 0; y < 30; y++) {
			assertEquals(0xFFFFFF, at(plot, 2, y));
			assertEquals(0xFFFFFF, at(plot, plot.getWidth() - 3, y));
			for (int x = 0; x < plot.getWidth(); x++)
				if (at(plot, x, y) != 0xFFFFFF) inked++;
		}
		assertTrue(inked > 500, "letters");
	}

	@Test
	void raisedTextIsMeasured() {
		final Lettering lettering = new Lettering(20);
		assertEquals(lettering.width("10") + 0.72 * lettering.width("3"), lettering.width("10{3}"), 0.5); // hinting
		assertEquals(0, lettering.width(""));
	}

	@Test
	void badInputsAreRefused() {
		final CalibratedImage map = gradient(4);
		refused("map is required", () -> MapPlot.of(null));
		refused("colours must be one of [sequential, diverging], was hot", () -> MapPlot.of(map).colours("hot"));
		refused("centre must be in", () -> MapPlot.of(map).centre(Double.NaN));
		refused("logValues must be false", () -> MapPlot.of(map).colours("diverging").logValues(true).image());
		refused("colourTo must be in [3, ", () -> MapPlot.of(map).colourRange(3.0, 2.0).image());
		refused("colourFrom must be finite and greater than 0", () -> MapPlot.of(map).logValues(true).colourRange(0.0, 2.0).image());
		refused("map must hold codes of the categories {0=a, 1=b}, had 2.0", () -> MapPlot.of(map).categories("a,b").image());
		refused("categories must have distinct codes", () -> MapPlot.of(map).categories("a,0=b").image());
		refused("curves must have the columns [x, y], had [a]", () -> MapPlot.of(map).curves(Columns.builder("a").build())
			.image());
		refused("labels must be 1 texts", () -> MapPlot.of(map).curves(Columns.builder("x", "y").build()).labels("a,b")
			.image());
		refused("labels must be 0 texts", () -> MapPlot.of(map).labels("a").image());
		refused("names must have two rows", () -> MapPlot.of(map).names(Columns.builder("a").row(1).build()));
		refused("no value of the map can be shown", () -> MapPlot.of(map.with("none", new double[16])).logValues(true)
			.image());
	}

	/** Values from 0, one more from pixel to pixel. */
	private static CalibratedImage gradient(final int size) {
		final double[] values = new double[size * size];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		return new CalibratedImage("risk", values, size, size, SAMPLES, DECAY);
	}

	private static MapFrame frame(final CalibratedImage map) {
		return new MapPainter(map, null, null, null, "", "", "").frame();
	}

	private static int cell(final ImagePlus plot, final CalibratedImage map, final int x, final int y) {
		return at(plot, frame(map).left(map.coordinate(0, x)), frame(map).top(map.coordinate(1, y)));
	}

	private static int at(final ImagePlus plot, final double x, final double y) {
		return plot.getProcessor().get((int) x, (int) y) & 0xFFFFFF;
	}

	private static int count(final ImagePlus plot, final int colour, final int fromX) {
		int count = 0;
		for (int y = 0; y < plot.getHeight(); y++)
			for (int x = fromX; x < plot.getWidth(); x++)
				if (at(plot, x, y) == (colour & 0xFFFFFF)) count++;
		return count;
	}

	/** Relative luminance of sRGB (IEC 61966-2-1). */
	private static double lightness(final int rgb) {
		return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
	}

	private static double linear(final int value) {
		return value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.pow((value / 255.0 + 0.055) / 1.055, 2.4);
	}

	private static List<String> texts(final Axis axis) {
		return Ticks.of(axis).major().stream().map(Ticks.Tick::text).toList();
	}

	private static void refused(final String message, final Runnable call) {
		final String was = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertEquals(message, was.substring(0, Math.min(message.length(), was.length())));
	}
}
