package org.scalinglaws.figure.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.ColourMap;
import org.scalinglaws.figure.style.Palette;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;

/** Tests {@link MapPlot} by its charts, and by the colours at known places of its pictures. */
@Tag("slow")
class MapPlotTest {

	private static final ImageAxis SAMPLES = ImageAxis.logarithmic("samples", 10, 1e5);
	private static final ImageAxis DECAY = ImageAxis.logarithmic("weightDecay", 1e-4, 1e2);

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 64, 100, 256, 1500 })
	void eachCellHasTheColourOfItsValue(final int size) {
		final CalibratedImage map = gradient(size);
		final MapPlot description = MapPlot.of(map);
		final int last = size * size - 1;
		final int[] cells = { size / 16, size / 3, size - 1 - size / 16 }; // off the line around them
		final double[][] places = Arrays.stream(cells).boxed().flatMap(x -> Arrays.stream(cells).mapToObj(y -> new double[] {
			map.coordinate(0, x), map.coordinate(1, y) })).toArray(double[][]::new);
		final int[] colours = colours(description, places);
		for (int i = 0; i < 9; i++) {
			final double value = cells[i / 3] + cells[i % 3] * (double) size;
			// where cells are hardly larger than pixels it may be that of a neighbour
			assertTrue(Math.abs((colours[i] >> 8 & 0xFF) - (ColourMap.SEQUENTIAL.rgb(last == 0 ? 0.5 : value / last) >> 8 &
				0xFF)) <= (size > 200 ? 2 : 0), () -> "place of " + value);
		}
		assertTrue(GraphicsEnvironment.isHeadless());
		assertTrue(description.image().getWidth() > 700 && description.image().getWidth() < 1000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 20, 64 })
	void cellsAreSharpAndEqual(final int size) {
		final MapPlot description = MapPlot.of(gradient(size)).colourRange(0.0, size - 1.0); // the first row tells its cells
		final Rectangle2D frame = frame(description);
		final ImagePlus picture = description.image();
		final int y = (int) (frame.getMaxY() - frame.getHeight() / size / 2);
		final List<Integer> widths = new ArrayList<>(List.of(0));
		for (int x = (int) frame.getX() + 4; x < frame.getMaxX() - 4; x++) {
			final int colour = at(picture, x, y);
			assertTrue(IntStream.range(0, size).anyMatch(i -> ColourMap.SEQUENTIAL.rgb(i / (size - 1.0)) == colour), "mixed");
			if (colour == at(picture, x - 1, y)) widths.set(widths.size() - 1, widths.get(widths.size() - 1) + 1);
			else widths.add(1);
		}
		assertEquals(size, widths.size(), 1);
		for (final int width : widths.subList(2, widths.size() - 2))
			assertEquals(frame.getWidth() / size, width, 1.01);
	}

	@Test
	void theFrameIsSquareAndTheAxesEndAtTheEdgesOfTheCells() {
		final MapPlot description = MapPlot.of(gradient(5));
		assertEquals(frame(description).getWidth(), frame(description).getHeight(), 1);
		final ValueAxis x = plot(description).getDomainAxis();
		assertEquals(Math.pow(10, 0.5), x.getLowerBound(), 1e-9); // five centres on four decades
		assertEquals(Math.pow(10, 5.5), x.getUpperBound(), 1e-3);
	}

	@Test
	void logarithmsChooseTheColours() {
		final CalibratedImage map = new CalibratedImage("risk", new double[] { 1e-4, 1e-2, 1, -1 }, 2, 2, SAMPLES, DECAY);
		final MapPlot plot = MapPlot.of(map).logValues(true);
		assertEquals(ColourMap.SEQUENTIAL.rgb(0.5), cell(plot, map, 1, 0));
		assertEquals(ColourMap.SEQUENTIAL.rgb(1), cell(plot, map, 0, 1));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 1, 1));
		final ValueAxis colours = plot(plot).getRangeAxis(1);
		assertEquals(List.of(1e-4, 1.0, "risk"), List.of(colours.getLowerBound(), colours.getUpperBound(), colours
			.getLabel()));
		colours.zoomRange(0.2, 0.3);
		assertEquals(1.0, colours.getUpperBound(), "colours do not zoom");
	}

	@Test
	void whatIsNotANumberIsGrey() {
		final CalibratedImage map = new CalibratedImage("risk", new double[] { 1, Double.NaN, Double.POSITIVE_INFINITY, 2 },
			2, 2, SAMPLES, DECAY);
		final MapPlot plot = MapPlot.of(map);
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 1, 0));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 0, 1));
		assertEquals(ColourMap.SEQUENTIAL.rgb(1), cell(plot, map, 1, 1));
	}

	@Test
	void deviationsAreWhiteAtTheirCentre() {
		final CalibratedImage map = new CalibratedImage("exponent", new double[] { -1, 0, 0.5, -0.5 }, 2, 2, SAMPLES, DECAY);
		final MapPlot plot = MapPlot.of(map).colours(MapPlot.DIVERGING);
		assertEquals(ColourMap.DIVERGING.rgb(0), cell(plot, map, 0, 0));
		assertEquals(ColourMap.DIVERGING.rgb(0.5), cell(plot, map, 1, 0));
		assertEquals(ColourMap.DIVERGING.rgb(0.75), cell(plot, map, 0, 1));
		plot.centre(-0.5);
		assertEquals(ColourMap.DIVERGING.rgb(0.5), cell(plot, map, 1, 1));
		assertEquals(ColourMap.DIVERGING.rgb(1), cell(plot, map, 0, 1)); // as far above as -1 could be below
		plot.centre(0).colourRange(-2.0, null);
		assertEquals(ColourMap.DIVERGING.rgb(0.25), cell(plot, map, 0, 0));
		assertEquals(ColourMap.SEQUENTIAL.rgb(0), cell(MapPlot.of(map).colourRange(0.0, 0.5), map, 0, 0));
	}

	/** Equal values, zeros too, have the middle colour of a bar about them. */
	@ParameterizedTest
	@CsvSource({ "0, false, sequential, -1, 1", "0, false, diverging, -1, 1", "3, false, sequential, 1.5, 4.5",
		"-2, false, sequential, -3, -1", "4, true, sequential, 2, 8", "5e-324, false, sequential, -1e-300, 1e-300" })
	void oneValueHasABarAboutIt(final double value, final boolean log, final String colours, final double low,
		final double high)
	{
		final CalibratedImage map = equal(value);
		final MapPlot description = MapPlot.of(map).logValues(log).colours(colours);
		final ValueAxis bar = plot(description).getRangeAxis(1);
		assertEquals(List.of(low, high), List.of(bar.getLowerBound(), bar.getUpperBound()));
		final ColourMap expected = colours.equals(MapPlot.DIVERGING) ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL;
		assertEquals(expected.rgb(0.5), cell(description, map, 0, 0));
	}

	/** At the ends of all numbers the bar ends with them, or is pointed. */
	@Test
	@Timeout(60)
	void barsAtTheEndsOfNumbersEnd() {
		for (final double value : new double[] { Double.MIN_VALUE, Double.MAX_VALUE }) {
			final ValueAxis bar = plot(MapPlot.of(equal(value)).logValues(true)).getRangeAxis(1);
			assertTrue(bar.getLowerBound() > 0 && bar.getUpperBound() < Double.POSITIVE_INFINITY);
			assertTrue(MapPlot.of(equal(value)).logValues(true).image().getWidth() > 700);
		}
		final CalibratedImage farApart = new CalibratedImage("risk", new double[] { -1.7e308, 0, 1.7e308, 1e306 }, 2, 2, SAMPLES,
			DECAY);
		for (final String colours : new String[] { MapPlot.SEQUENTIAL, MapPlot.DIVERGING }) {
			final ColourMap expected = colours.equals(MapPlot.DIVERGING) ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL;
			final MapPlot description = MapPlot.of(farApart).colours(colours);
			assertEquals(expected.rgb(0), cell(description, farApart, 0, 0));
			assertEquals(expected.rgb(0.5), cell(description, farApart, 1, 0));
			assertEquals(expected.rgb(1), cell(description, farApart, 0, 1));
		}
	}

	private static CalibratedImage equal(final double value) {
		final double[] values = new double[4];
		Arrays.fill(values, value);
		return new CalibratedImage("risk", values, 2, 2, SAMPLES, DECAY);
	}

	@Test
	void barsOfColoursAreAsHighAsTheMapAndPointedWhereValuesLieBeyond() {
		final CalibratedImage map = gradient(4);
		final MapPlot description = MapPlot.of(map).colourRange(2.0, null);
		final Rectangle2D frame = frame(description);
		final ImagePlus picture = description.image();
		// the middle of the bar: 1.5 and 0.7 sizes of the font of 8 points beyond the frame
		final double middle = frame.getMaxX() + 2.2 * 8 * Sheet.RESOLUTION / 72;
		assertEquals(0xFD, at(picture, middle, frame.getY() + 4) >> 16, 10);
		assertEquals(ColourMap.SEQUENTIAL.rgb(0), at(picture, middle, frame.getMaxY() - 10));
		assertEquals(0xFD, at(picture, middle - 15, frame.getY() + 4) >> 16, 10, "flat");
		assertEquals(0xFFFFFF, at(picture, middle - 15, frame.getMaxY() - 4), "pointed");
	}

	@Test
	void categoriesAreColouredAndListed() {
		final double[] codes = new double[64 * 64];
		for (int i = 0; i < codes.length; i++)
			codes[i] = i % 64 < 32 ? 0 : i < 2048 ? 7 : Double.NaN;
		final CalibratedImage map = new CalibratedImage("phase", codes, 64, 64, SAMPLES, DECAY);
		final MapPlot plot = MapPlot.of(map).categories("plateau, unused, 7=far away");
		assertEquals(Palette.area(0).getRGB() & 0xFFFFFF, cell(plot, map, 3, 3));
		assertEquals(Palette.area(2).getRGB() & 0xFFFFFF, cell(plot, map, 60, 3));
		assertEquals(ColourMap.UNKNOWN, cell(plot, map, 60, 60));
		final LegendTitle list = chart(plot, Size.FREE).getLegend();
		assertEquals(List.of("plateau", "far away"), entries(list), "what occurs");
		assertEquals(Palette.area(2), list.getSources()[0].getLegendItems().get(1).getFillPaint());
		assertEquals(RectangleEdge.RIGHT, list.getPosition());
		assertEquals(RectangleEdge.BOTTOM, chart(plot, Size.of(40.0, 8.0)).getLegend().getPosition(), "in a narrow figure");
	}

	@Test
	void namesLieInTheirRegions() {
		final double[] codes = new double[100 * 100];
		for (int i = 0; i < codes.length; i++)
			codes[i] = i % 100 < 40 ? 0 : i % 100 < 42 ? 1 : 2;
		final CalibratedImage map = new CalibratedImage("phase", codes, 100, 100, SAMPLES, DECAY);
		final RegionNames names = new RegionNames(map, new Rectangle2D.Double(0, 0, 600, 600));
		final double[] place = names.place(0, 100, 20);
		assertEquals(19.5, map.position(0, place[0]), 1); // a cell
		assertEquals(49.5, map.position(1, place[1]), 1);
		assertNull(names.place(1, 20, 20)); // two cells are 12 units
		assertEquals(List.of("plateau", "long"), tags(MapPlot.of(map).categories(
			"plateau, narrow, long name that has no room in its region of the map whatever")).stream().map(
				XYTextAnnotation::getText).toList());
	}

	@Test
	void whatIsUnderTheMouseIsTold() {
		final double[] codes = { 0, 1, 1, Double.NaN };
		final CalibratedImage map = new CalibratedImage("phase", codes, 2, 2, SAMPLES, DECAY);
		final Cells categories = new Cells(map, Categories.of(List.of("plateau", "II"), codes));
		assertEquals(List.of("plateau", "II", "unknown", ""), List.of(categories.text(10, 1e-4), categories.text(1e5, 1e-4),
			categories.text(1e5, 1e2), categories.text(1e9, 1)));
		assertEquals("0.25", new Cells(map.with("risk", new double[] { 0.25, 1, 2, 3 }), ColourScale.sequential(codes, false,
			null, null, "")).text(11, 1e-4).replaceAll("0+$", ""));
	}

	@Test
	void curvesRunWhereTheyShouldAndDifferByTheirDashes() {
		final CalibratedImage map = new CalibratedImage("risk", new double[256 * 256], 256, 256, SAMPLES, DECAY);
		final Columns curves = Columns.builder("x", "y", "series").row(100, 1e-3, 4).row(1e4, 1, 4).row(100, 1e-2, 4).row(
			Double.NaN, 1, 5).row(20, 1e-3, 5).row(20, 10, 5).row(Double.NaN, 0, 5).row(5e4, 10, 5).row(5e4, 1e-3, 5).build();
		final MapPlot description = MapPlot.of(map).curves(curves).labels("bound, optimum");
		// the middle of a line is its geometric mean; smoothed edges leave a little of the rim
		final int[] colours = colours(description, new double[] { 1e3, Math.sqrt(1e-3) }, new double[] { 1e3, 1e-1 },
			new double[] { 1e3, 10 }, new double[] { 1e3, 3e-4 });
		assertEquals(0, colours[0] & 0xE0E0E0);
		assertEquals(0, colours[1] & 0xE0E0E0);
		final int below = ColourMap.SEQUENTIAL.rgb(0.5);
		assertArrayEquals(new int[] { below, below }, new int[] { colours[2], colours[3] }, "no line over the interruption");
		// the second line: black dashes on white, whatever lies beneath
		final Rectangle2D frame = frame(description);
		final ImagePlus picture = description.image();
		final int x = (int) plot(description).getDomainAxis().valueToJava2D(20, frame, RectangleEdge.BOTTOM);
		final int top = (int) plot(description).getRangeAxis().valueToJava2D(9, frame, RectangleEdge.LEFT);
		final int bottom = (int) plot(description).getRangeAxis().valueToJava2D(1.1e-3, frame, RectangleEdge.LEFT);
		final double dark = IntStream.range(top, bottom).filter(y -> (at(picture, x, y) & 0xFF) < 64).count();
		final double light = IntStream.range(top, bottom).filter(y -> (at(picture, x, y) & 0xFF) > 192).count();
		assertEquals(0.7 / 1.15, dark / (bottom - top), 0.06);
		assertEquals(0.45 / 1.15, light / (bottom - top), 0.06);
		assertEquals(List.of("bound", "optimum"), entries(chart(description, Size.FREE).getLegend()));
		assertTrue(picture.getHeight() > MapPlot.of(map).curves(curves).image().getHeight() + 20, "room for the legend");
	}

	@Test
	void namesAreWrittenWhereTheyAreGiven() {
		final CalibratedImage map = new CalibratedImage("risk", new double[64 * 64], 64, 64, SAMPLES, DECAY);
		final Columns names = Columns.builder("VIa", "beyond", "at the left edge").row(1e3, 1e9, 11).row(1e-2, 1, 1).build();
		final List<XYTextAnnotation> tags = tags(MapPlot.of(map).names(names));
		assertEquals(List.of("VIa", "at the left edge"), tags.stream().map(XYTextAnnotation::getText).toList());
		assertEquals(List.of(1e3, 1e-2, TextAnchor.CENTER), List.of(tags.get(0).getX(), tags.get(0).getY(), tags.get(0)
			.getTextAnchor()));
		assertEquals(TextAnchor.CENTER_LEFT, tags.get(1).getTextAnchor(), "within the frame");
	}

	@Test
	void namesGiveWayToEachOther() {
		final CalibratedImage map = new CalibratedImage("risk", new double[64 * 64], 64, 64, SAMPLES, DECAY);
		final Columns names = Columns.builder("IV", "V", "VI").row(1e3, 2e3, 3e4).row(1e-2, 1.5e-2, 1e-2).build();
		final MapPlot description = MapPlot.of(map).names(names);
		final List<XYTextAnnotation> tags = tags(description);
		assertEquals(List.of(1e-2, 1e-2), List.of(tags.get(0).getY(), tags.get(2).getY()), "those with room stay");
		final Sheet sheet = description.figure().sheet(Size.FREE);
		final Rectangle2D frame = Sheet.frame(chart(description, Size.FREE), sheet.width(), sheet.height());
		final double share = Span.of(DECAY, 64).position(tags.get(1).getY()) - Span.of(DECAY, 64).position(1e-2);
		final double points = share * frame.getHeight() / Size.POINT;
		assertTrue(points >= 8 && points <= 16, "above by the height of the text of 7 points, was " + points);
	}

	@SuppressWarnings("unchecked") // JFreeChart's lists are raw
	private static List<XYTextAnnotation> tags(final MapPlot description) {
		final AbstractXYItemRenderer renderer = (AbstractXYItemRenderer) plot(description).getRenderer();
		return renderer.getAnnotations().stream().filter(XYTextAnnotation.class::isInstance).map(XYTextAnnotation.class::cast)
			.toList();
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
	void longTitlesStayWithinThePicture() {
		final ImagePlus plot = MapPlot.of(gradient(64)).title("a rather long title ".repeat(5)).image();
		int inked = 0;
		for (int y = 0; y < 60; y++) {
			assertEquals(0xFFFFFF, at(plot, 2, y));
			assertEquals(0xFFFFFF, at(plot, plot.getWidth() - 3, y));
			for (int x = 0; x < plot.getWidth(); x++)
				if (at(plot, x, y) != 0xFFFFFF) inked++;
		}
		assertTrue(inked > 500, "letters");
	}

	@Test
	void ourOwnNamesGetTheirSymbols() {
		final CalibratedImage map = gradient(3);
		assertEquals("weight decay", plot(MapPlot.of(map)).getRangeAxis().getLabel());
		assertEquals("weight decay \u03BB", plot(MapPlot.of(map.with(Map.of("command",
			"org.scalinglaws.command.RiskDiagram")))).getRangeAxis().getLabel());
	}

	@Test
	void aFigureIsAsWideAsAsked() {
		final MapPlot description = MapPlot.of(gradient(8)).width(85.0);
		assertEquals(85 / 25.4 * 300, description.image().getWidth(), 0.5);
		refused("width must be in [20, 1000], was 1001", () -> description.width(1001.0).image());
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

	private static JFreeChart chart(final MapPlot description, final Size size) {
		return (JFreeChart) description.figure().sheet(size).cells().get(0).content();
	}

	private static XYPlot plot(final MapPlot description) {
		return chart(description, Size.FREE).getXYPlot();
	}

	@SuppressWarnings("unchecked") // JFreeChart's lists are raw
	private static List<String> entries(final LegendTitle legend) {
		final List<String> labels = new ArrayList<>();
		legend.getSources()[0].getLegendItems().iterator().forEachRemaining(item -> labels.add(((LegendItem) item)
			.getLabel()));
		return labels;
	}

	/** The frame in pixels of the picture. */
	private static Rectangle2D frame(final MapPlot description) {
		final Sheet sheet = description.figure().sheet(Size.FREE);
		final Rectangle2D frame = Sheet.frame((JFreeChart) sheet.cells().get(0).content(), sheet.width(), sheet.height());
		final double scale = Sheet.RESOLUTION / Size.INCH;
		return new Rectangle2D.Double(scale * frame.getX(), scale * frame.getY(), scale * frame.getWidth(), scale * frame
			.getHeight());
	}

	/** The colours at places, given in the units of the axes. */
	private static int[] colours(final MapPlot description, final double[]... places) {
		final Rectangle2D frame = frame(description);
		final XYPlot plot = plot(description);
		final ImagePlus picture = description.image();
		return Arrays.stream(places).mapToInt(place -> at(picture, plot.getDomainAxis().valueToJava2D(place[0], frame,
			RectangleEdge.BOTTOM), plot.getRangeAxis().valueToJava2D(place[1], frame, RectangleEdge.LEFT))).toArray();
	}

	/** The colour at the middle of a cell. */
	private static int cell(final MapPlot description, final CalibratedImage map, final int x, final int y) {
		return colours(description, new double[] { map.coordinate(0, x), map.coordinate(1, y) })[0];
	}

	private static int at(final ImagePlus plot, final double x, final double y) {
		return plot.getProcessor().get((int) x, (int) y) & 0xFFFFFF;
	}

	/** Relative luminance of sRGB (IEC 61966-2-1). */
	private static double lightness(final int rgb) {
		return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
	}

	private static double linear(final int value) {
		return value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.pow((value / 255.0 + 0.055) / 1.055, 2.4);
	}

	private static void refused(final String message, final Runnable call) {
		final String was = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertEquals(message, was.substring(0, Math.min(message.length(), was.length())));
	}
}
