package org.scalinglaws.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Tests {@link ColumnsPlot} by the colours of its pictures, and the texts and ranges that it chooses. */
class ColumnsPlotTest {

	@Test
	void columnsBecomeWords() {
		assertEquals("mean squared error", AxisText.axis("meanSquaredError"));
		assertEquals("overlap gap 1 \u2212 |u|/s* (mean over runs)", AxisText.axis("overlapGapMean"));
		assertEquals("time t", AxisText.axis("time"));
		assertEquals("risk at L2", AxisText.axis("riskAt_L2"));
		assertEquals("1.5", AxisText.value(1.5));
		assertEquals("1000", AxisText.value(1000));
		assertEquals("0.001", AxisText.value(1e-3));
	}

	@Test
	void theoryLiesOverPoints() {
		final ImagePlus plot = ColumnsPlot.of(curve(1, 40)).y("loss").theory(curve(1, 200)).title("Loss").image();
		assertTrue(plot.getWidth() >= 1100 && plot.getHeight() >= 780);
		assertTrue(count(plot, Palette.of(0)) > 100, "markers");
		assertTrue(count(plot, Palette.dark(Palette.of(0))) > 1000, "line");
		assertEquals(0, count(plot, Palette.of(1)));
	}

	@Test
	void groupsHaveTheirOwnColours() {
		final Columns.Builder table = Columns.builder("time", "a", "loss");
		for (int i = 1; i < 100; i++)
			table.row(i, 1.5, 1. / i).row(i, 2, 2. / i).row(i, 4, 4. / i);
		final ImagePlus plot = ColumnsPlot.of(table.build()).y("loss").group("a").image();
		for (int colour = 0; colour < 3; colour++)
			assertTrue(count(plot, Palette.of(colour)) > 500, "colour " + colour);
		assertEquals(0, count(plot, Palette.of(3)));
	}

	@Test
	void standardErrorsMakeABand() {
		final Columns.Builder table = Columns.builder("time", "lossMean", "lossStandardError");
		for (int i = 1; i < 100; i++)
			table.row(i, 1. / i, i == 50 ? Double.NaN : 0.5 / i);
		final ImagePlus plot = ColumnsPlot.of(table.build()).y("loss").image();
		// from 0.5 to 1.5 of the mean on a y axis of two decades: a quarter of the area, less what is beyond the frame
		assertTrue(count(plot, Palette.light(Palette.of(0), 0.25)) > 0.05 * plot.getWidth() * plot.getHeight());
	}

	@Test
	void errorBarsStandAtThePoints() {
		final Columns points = Columns.builder("time", "lossMean", "lossStandardError").row(1, 10, 5).row(10, 5, 6).row(100, 10,
			Double.NaN).build();
		final ColumnsPlot plot = ColumnsPlot.of(points).y("loss").theory(Columns.builder("time", "loss").row(1, 1).row(100, 1)
			.build());
		final int band = count(plot.image(), Palette.light(Palette.of(0), 0.25));
		assertTrue(band > 1000, "band " + band);
		assertTrue(count(plot.errorBars(true).image(), Palette.light(Palette.of(0), 0.25)) < band / 10);
		// at 10 the bar reaches zero: down to the frame, which is longer than from 5 to 15 of a decade at 1
		assertTrue(count(plot.image(), Palette.of(0)) > 300);
	}

	@Test
	void dashedLinesAreBlackWithGaps() {
		final Columns lines = Columns.builder("time", "loss", "rate").row(1, 1, 2).row(100, 0.01, 0.02).build();
		final ImagePlus solid = ColumnsPlot.of(lines).y("loss, rate").image();
		final ImagePlus dashed = ColumnsPlot.of(lines).y("loss, rate").dashed("rate").image();
		assertEquals(count(solid, Palette.of(0)), count(dashed, Palette.of(0)), 0.05 * count(solid, Palette.of(0)));
		assertEquals(0, count(dashed, Palette.of(1)));
		assertEquals(0, count(dashed, Dashes.sample(0)));
		// dashes of 7 to 9, for their round ends add the line's width of 2 at most, and gaps for the rest of 11
		assertEquals(8. / 11, (count(dashed, Color.BLACK) - count(solid, Color.BLACK)) / (double) count(solid, Palette.of(1)),
			1.1 / 11);
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(lines).y("loss").dashed("rate").image());
	}

	@Test
	void whatCannotBeShownIsLeftOut() {
		final Columns table = Columns.builder("time", "run", "loss", "diverged").row(0, 0, 1, 0).row(1, 0, 1, 0).row(2, 0, -1,
			0).row(3, 0, Double.NaN, 0).row(4, 0, 0.5, 0).row(5, 1, 1e30, 1).build();
		assertTrue(count(ColumnsPlot.of(table).y("loss").image(), Palette.of(0)) > 100);
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(Columns.builder("time", "loss").row(0, -1).build())
			.y("loss").image());
	}

	@Test
	void manyPointsDoNotSmear() {
		final int few = count(ColumnsPlot.of(curve(1, 60)).y("loss").theory(curve(1, 10)).image(), Palette.of(0));
		final int many = count(ColumnsPlot.of(curve(1, 20000)).y("loss").theory(curve(1, 10)).image(), Palette.of(0));
		assertTrue(many < 2.5 * few, many + " against " + few);
	}

	@Test
	void tinyAndConstantCurvesAreDrawn() {
		assertTrue(count(ColumnsPlot.of(curve(1e-30, 50)).y("loss").image(), Palette.of(0)) > 500);
		final Columns constant = Columns.builder("time", "loss").row(1, 3).row(2, 3).build();
		assertTrue(count(ColumnsPlot.of(constant).y("loss").image(), Palette.of(0)) > 500);
		assertTrue(count(ColumnsPlot.of(constant).y("loss").logX(false).logY(false).image(), Palette.of(0)) > 500);
		final Columns one = Columns.builder("time", "lossMean", "lossStandardError").row(1, 3, 1).build();
		ColumnsPlot.of(one).y("loss").image();
	}

	/** ImageJ draws it with the pen that was used last: that of the curve, if there is no legend. */
	@Test
	void theFrameIsAsFineWithoutALegend() {
		final Columns lines = Columns.builder("time", "loss", "rate").row(1, 1, 2).row(100, 0.01, 0.02).build();
		assertEquals(frameWidth(ColumnsPlot.of(lines).y("loss, rate").image()), frameWidth(ColumnsPlot.of(lines).y("loss")
			.image()));
	}

	/** The pixels of the lower line of the frame, where there are no ticks: in most columns. */
	private static double frameWidth(final ImagePlus plot) {
		final double[] widths = new double[plot.getWidth() / 4];
		for (int i = 0; i < widths.length; i++) {
			int y = plot.getHeight() / 2;
			while ((plot.getProcessor().get(i + plot.getWidth() / 4, y) & 0xff) > 128)
				y++;
			while ((plot.getProcessor().get(i + plot.getWidth() / 4, y++) & 0xff) <= 128)
				widths[i]++;
		}
		Arrays.sort(widths);
		return widths[widths.length / 2];
	}

	@Test
	void labelsAreAsManyAsTheLegendHasEntries() {
		final ColumnsPlot plot = ColumnsPlot.of(curve(1, 40)).y("loss").theory(curve(1, 40));
		plot.labels("measured, predicted").image();
		final String message = assertThrows(IllegalArgumentException.class, () -> plot.labels("one").image()).getMessage();
		assertEquals("labels must be 2 texts, for [simulation, theory], was [one]", message);
	}

	@Test
	void panelsShowOneColumnEach() {
		final Columns table = Columns.builder("time", "loss", "overlap").row(1, 1, 2).row(10, 2, 1).build();
		final ImagePlus one = ColumnsPlot.of(table).y("loss").image();
		final ImagePlus both = ColumnsPlot.of(table).y("loss, overlap").panels(true).image();
		assertEquals(2 * one.getHeight(), both.getHeight());
		// the same colour in both panels, for each is drawn alone
		assertTrue(count(both, Palette.of(0)) > 1.5 * count(one, Palette.of(0)));
		assertEquals(0, count(both, Palette.of(1)));
	}

	@Test
	void marksAreVerticalLinesWithinTheAxis() {
		final Columns marks = Columns.builder("T1", "T2", "beyond", "none").row(10, 1000, 1e9, Double.NaN).build();
		final ImagePlus bare = ColumnsPlot.of(curve(1, 40)).y("loss").image();
		final ImagePlus plot = ColumnsPlot.of(curve(1, 40)).y("loss").marks(marks).image();
		final Color grey = new Color(0x8C8C8C);
		// the frame is 660 pixels high; each of the two lines is a pixel or two wide, less what curves cover
		final int lines = count(plot, grey) - count(bare, grey);
		assertTrue(lines > 2 * 500 && lines < 2 * 1500, "grey " + lines);
		assertTrue(plot.getHeight() > bare.getHeight(), "room for the names");
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(curve(1, 40)).marks(curve(1, 2)));
	}

	@Test
	void arrowsLieBeneathAndCountForTheAxes() {
		final Columns.Builder field = Columns.builder("x", "y", "dx", "dy");
		for (int i = 0; i <= 10; i++)
			field.row(i, -5, 0, 1);
		field.row(Double.NaN, 0, 1, 1);
		final Columns one = Columns.builder("time", "loss").row(4, 1).row(6, 1).build();
		final ImagePlus plot = ColumnsPlot.of(one).y("loss").logX(false).logY(false).arrows(field.build()).image();
		// eleven arrows of a sixth of the frame's 660 pixels
		assertTrue(count(plot, new Color(0xA6A6A6)) > 11 * 80);
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(one).arrows(one));
	}

	@Test
	void aColumnMayBeInOneTableOnly() {
		final Columns theory = Columns.builder("time", "bound").row(1, 2).row(1e4, 2).build();
		final ImagePlus plot = ColumnsPlot.of(curve(1, 40)).y("loss,bound").theory(theory).image();
		assertTrue(count(plot, Palette.of(0)) > 100, "points of the first");
		assertEquals(0, count(plot, Palette.dark(Palette.of(0))), "no line of the first");
		assertTrue(count(plot, Palette.dark(Palette.of(1))) > 500, "line of the second");
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(curve(1, 40)).y("loss,other").theory(theory)
			.image());
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(curve(1, 40)).y("loss").theory(theory).image());
	}

	@Test
	void bandsLieWithinLinearAxes() {
		final Series series = new Series(new double[] { 1 }, new double[] { 3 }, new double[] { 2 }, null, 0, Drawing.POINTS);
		assertEquals(1, series.shownY(false).min().getAsDouble());
		assertEquals(5, series.shownY(false).max().getAsDouble());
		assertEquals(3, series.shownY(true).min().getAsDouble());
	}

	@Test
	void axisLeavesRoom() {
		final Axis axis = Axis.of(java.util.stream.DoubleStream.of(1, 100, Double.NaN), true);
		assertEquals(0.5, axis.position(10), 1e-12);
		assertTrue(axis.low() < 1 && axis.high() > 100);
		assertEquals(0.5 * axis.position(100), axis.withRoomAbove(0.5).position(100), 1e-12);
	}

	@Test
	void legendKeepsOffTheCurves() {
		// fills all four corners: only room above is free
		final double[] x = new double[400], y = new double[400];
		for (int i = 0; i < 400; i++) {
			x[i] = i / 399.;
			y[i] = i % 2;
		}
		final Axis unit = new Axis(0, 1, false);
		final Series full = new Series(x, y, null, "full", 0, Drawing.LINE);
		final LegendPlace place = LegendPlace.find(List.of(full), unit, unit, 520, 330, 14, true);
		assertTrue(place.axis().high() > 1.1 && place.axis().high() < 1 / 0.84);
	}

	@Test
	void aLargeLegendDoesNotStretchTheAxis() {
		final Columns.Builder table = Columns.builder("time", "a", "loss");
		for (int i = 0; i < 200; i++)
			table.row(i, i % 10, i / 10 % 2);
		final Axis unit = new Axis(0, 1, false);
		final double[] x = new double[400], y = new double[400];
		for (int i = 0; i < 400; i++) {
			x[i] = i / 399.;
			y[i] = i % 2;
		}
		final List<Series> ten = IntStream.range(0, 10).mapToObj(i -> new Series(x, y, null,
			"a rather long name of a curve", i, Drawing.LINE)).toList();
		final LegendPlace place = LegendPlace.find(ten, unit, unit, 520, 330, 14, true);
		assertTrue(place.isBeside());
		assertEquals(1, place.axis().high());
		assertTrue(LegendPlace.find(ten, unit, unit, 520, 330, 14, false).axis().high() > 1.5);
		final ColumnsPlot plot = ColumnsPlot.of(table.build()).y("loss").group("a").logX(false).logY(false);
		final ImagePlus beside = plot.labels(String.join(",", Collections.nCopies(10, "a rather long name"))).image();
		final ImagePlus single = ColumnsPlot.of(table.build()).y("loss").logX(false).logY(false).image();
		assertTrue(beside.getWidth() > single.getWidth() + 200, beside.getWidth() + " against " + single.getWidth());
		assertEquals(single.getHeight(), beside.getHeight());
		assertTrue(countFrom(beside, Palette.of(5), single.getWidth()) > 20, "letters of the sixth curve");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void areasOfBarsAreAsTheDensities(final boolean logX) {
		final Columns.Builder table = Columns.builder("value", "density");
		final double[] densities = { 1, 3, 0, 2, 4 };
		for (int i = 0; i < 5; i++)
			table.row(logX ? Math.pow(10, i) : i, densities[i]);
		final ColumnsPlot plot = ColumnsPlot.of(table.build()).x("value").y("density").logX(logX).logY(false);
		final Color fill = Palette.light(Palette.of(0), 0.35);
		final double area = count(plot.bars("density").image(), fill);
		final int bars = densities.length;
		// five bars and two margins of 4 % on 1040 pixels, the highest with a margin of 4 % on 660
		final double unit = 1040 / (bars * 1.08) * 660 / (4 * 1.04);
		assertEquals(10 * unit, area, 0.06 * 10 * unit); // their outlines of 2 pixels cover 3 % of it
		final ImagePlus picture = plot.image();
		final double width = 1040 / (bars * 1.08);
		final int[] columns = filled(picture, fill);
		final int first = IntStream.range(0, columns.length).filter(x -> columns[x] > 50).findFirst()
			.getAsInt();
		for (int i = 0; i < bars; i++)
			assertEquals(densities[i] * 660 / (4 * 1.04), columns[(int) (first + (i + 0.5) * width)], 6, "bar " + i);
	}

	@Test
	void barsThatAreLeftOutWidenNone() {
		assertArrayEquals(new double[] { 0.5, 1.5, 1.5, 2.5, 4.5, 5.5, 5.5, 6.5 }, Outline
			.edges(new double[] { 1, 2, 5, 6 }, false), 1e-15);
		assertArrayEquals(new double[] { 0.1, 10, 10, 1000 }, Outline.edges(new double[] { 1,
			100 }, true), 1e-12);
		assertArrayEquals(new double[] { 2.5, 1.5, 1.5, 0.5 }, mirrored(Outline.edges(new double[] { 2, 1 }, false)), 1e-15);
		final Series bars = Outline.bars(new Series(new double[] { 1, 2, 5 }, new double[] { 7, 8, 9 }, null, null, 0,
			Drawing.BARS), false, 0);
		assertArrayEquals(new double[] { 0, 7, 7, 0, 0, 8, 8, 0, 0, 9, 9, 0 }, bars.y());
		assertArrayEquals(new double[] { 0, 7, 7, 8, 8, 0, 0, 9, 9, 0 }, Outline.steps(bars).y());
	}

	@Test
	void stemsStandOnZeroAndTheoryLiesOverBars() {
		final Columns histogram = Columns.builder("value", "density").row(1, 1).row(2, 3).row(3, 2).build();
		final Columns theory = Columns.builder("value", "density", "spike").row(0.5, 1.5, Double.NaN).row(3.5, 1.5,
			Double.NaN).row(6, Double.NaN, 2).build();
		for (final boolean log : new boolean[] { false, true }) {
			final ImagePlus plot = ColumnsPlot.of(histogram).x("value").y("density,spike").theory(theory).bars("density").stems(
				"spike").logX(log).logY(log).image();
			assertTrue(count(plot, Palette.light(Palette.of(0), 0.35)) > 10000, "bars");
			assertTrue(count(plot, Palette.dark(Palette.of(0))) > 500, "line over them");
			assertTrue(count(plot, Palette.dark(Palette.of(1))) > 600, "stem of about 400 pixels, 3 wide");
		}
		final ImagePlus stem = ColumnsPlot.of(theory).x("value").y("density, spike").stems("spike").logX(false).logY(false)
			.image();
		final int[] columns = filled(stem, Palette.of(1));
		// the frame's 660 pixels but for the margin, less the marker
		assertEquals(660 / 1.04, Arrays.stream(columns).max().getAsInt(), 20);
		assertTrue(count(stem, Palette.light(Palette.of(1), 0.35)) > 20, "marker");
		assertEquals("bars must be among y = [density], was spike", assertThrows(IllegalArgumentException.class,
			() -> ColumnsPlot.of(histogram).x("value").y("density").bars("spike").image()).getMessage());
	}

	/** Each bar's right edge first. */
	private static double[] mirrored(final double[] edges) {
		return new double[] { edges[1], edges[0], edges[3], edges[2] };
	}

	/** The number of pixels of a colour in each column of a picture. */
	private static int[] filled(final ImagePlus plot, final Color colour) {
		final int[] counts = new int[plot.getWidth()];
		for (int y = 0; y < plot.getHeight(); y++)
			for (int x = 0; x < plot.getWidth(); x++)
				if ((plot.getProcessor().get(x, y) & 0xFFFFFF) == (colour.getRGB() & 0xFFFFFF)) counts[x]++;
		return counts;
	}

	private static int countFrom(final ImagePlus plot, final Color colour, final int fromX) {
		final int[] counts = filled(plot, colour);
		return IntStream.range(fromX, counts.length).map(x -> counts[x]).sum();
	}

	private static Columns curve(final double scale, final int count) {
		final Columns.Builder table = Columns.builder("time", "loss");
		for (int i = 0; i < count; i++)
			table.row(Math.pow(10, 4.0 * i / (count - 1)), scale * Math.pow(10, -3.0 * i / (count - 1)));
		return table.build();
	}

	private static int count(final ImagePlus plot, final Color colour) {
		final ImageProcessor picture = plot.getProcessor();
		int count = 0;
		for (int i = 0; i < picture.getPixelCount(); i++)
			if ((picture.get(i) & 0xFFFFFF) == (colour.getRGB() & 0xFFFFFF)) count++;
		return count;
	}
}
