package org.scalinglaws.figure.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.VectorXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Palette;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Tests {@link ColumnsPlot} by its charts, and by the colours of its pictures where those matter. */
class ColumnsPlotTest {

	private static final Span UNIT = new Span(0, 1, false);

	@Test
	void theoryLiesOverPoints() {
		final ColumnsPlot description = ColumnsPlot.of(curve(1, 40)).y("loss").theory(curve(1, 200)).title("Loss");
		final XYPlot plot = plot(description);
		assertEquals(2, plot.getDatasetCount());
		assertArrayEquals(curve(1, 200).column("loss"), values(plot.getDataset(1)));
		assertFalse(isLine(plot.getRenderer(0)));
		assertTrue(isLine(plot.getRenderer(1)));
		assertEquals(List.of("simulation", "theory"), legend(description));
		final ImagePlus picture = description.image();
		assertTrue(picture.getWidth() >= 1100 && picture.getHeight() >= 780);
		assertTrue(count(picture, Palette.light(Palette.of(0), 0.35)) > 100, "markers");
		assertTrue(count(picture, Palette.dark(Palette.of(0))) > 1000, "line");
		assertEquals(0, count(picture, Palette.of(1)));
	}

	@Test
	void groupsHaveTheirOwnColours() {
		final Columns.Builder table = Columns.builder("time", "a", "loss");
		for (int i = 1; i < 100; i++)
			table.row(i, 1.5, 1. / i).row(i, 2, 2. / i).row(i, 4, 4. / i);
		final ColumnsPlot description = ColumnsPlot.of(table.build()).y("loss").group("a");
		assertEquals(List.of("a = 1.5", "a = 2", "a = 4"), legend(description));
		assertEquals(1 / 7.0, values(plot(description).getDataset(0))[6]);
		assertEquals(4 / 7.0, values(plot(description).getDataset(2))[6]);
		for (int colour = 0; colour < 3; colour++)
			assertTrue(count(description.image(), Palette.of(colour)) > 500, "colour " + colour);
		assertEquals(0, count(description.image(), Palette.of(3)));
	}

	@Test
	void axesEndNearTheData() {
		final XYPlot plot = plot(ColumnsPlot.of(curve(1, 40)).y("loss"));
		assertEquals(Math.pow(10, -0.16), plot.getDomainAxis().getLowerBound(), 1e-9); // 4 % of four decades
		assertEquals(Math.pow(10, 4.16), plot.getDomainAxis().getUpperBound(), 1e-6);
		assertEquals(Math.pow(10, -3.12), plot.getRangeAxis().getLowerBound(), 1e-9);
		assertEquals(Math.pow(10, 0.12), plot.getRangeAxis().getUpperBound(), 1e-9);
	}

	@Test
	void standardErrorsMakeABand() {
		final Columns.Builder table = Columns.builder("time", "lossMean", "lossStandardError");
		for (int i = 1; i < 100; i++)
			table.row(i, 1. / i, i == 50 ? Double.NaN : 0.5 / i);
		final ColumnsPlot description = ColumnsPlot.of(table.build()).y("loss");
		final XYPlot plot = plot(description);
		assertTrue(plot.getRenderer(0) instanceof DeviationRenderer, "beneath the points");
		final IntervalXYDataset band = (IntervalXYDataset) plot.getDataset(0);
		assertEquals(0.05, band.getStartYValue(0, 9), 1e-15);
		assertEquals(0.15, band.getEndYValue(0, 9), 1e-15);
		assertEquals(0.02, band.getEndYValue(0, 49), 1e-15); // an unknown error counts as none
		// from 0.5 to 1.5 of the mean on a y axis of two decades: a quarter of the area, less what is beyond the frame
		final ImagePlus picture = description.image();
		assertTrue(count(picture, Palette.light(Palette.of(0), 0.25)) > 0.05 * picture.getWidth() * picture.getHeight());
	}

	@Test
	void errorBarsStandAtThePoints() {
		final Columns points = Columns.builder("time", "lossMean", "lossStandardError").row(1, 10, 5).row(10, 5, 6).row(100, 10,
			Double.NaN).build();
		final ColumnsPlot description = ColumnsPlot.of(points).y("loss").theory(Columns.builder("time", "loss").row(1, 1).row(
			100, 1).build());
		assertTrue(plot(description).getRenderer(0) instanceof DeviationRenderer);
		final XYPlot plot = plot(description.errorBars(true));
		assertTrue(((XYErrorRenderer) plot.getRenderer(0)).getDrawYError());
		assertTrue(plot(ColumnsPlot.of(points.renamed("lossMean", "loss")).y("loss").errorBars(true)).getRenderer(
			0) instanceof XYErrorRenderer, "beside the value itself");
		final IntervalXYDataset data = (IntervalXYDataset) plot.getDataset(0);
		assertArrayEquals(new double[] { 5, 15, 11, 10, 10 }, new double[] { data.getStartYValue(0, 0), data.getEndYValue(0, 0),
			data.getEndYValue(0, 1), data.getStartYValue(0, 2), data.getEndYValue(0, 2) });
		// at 10 the bar reaches below zero: down to the frame, and as far as anybody zooms out
		assertTrue(data.getStartYValue(0, 1) > 0 && data.getStartYValue(0, 1) < 1e-300);
		final Rectangle2D frame = frame(description);
		final int[] columns = filled(description.image(), Palette.of(0));
		final ValueAxis y = plot.getRangeAxis();
		final double bottom = frame.getMaxY() - y.valueToJava2D(11, frame, RectangleEdge.LEFT);
		assertEquals(bottom, columns[(int) plot.getDomainAxis().valueToJava2D(10, frame, RectangleEdge.BOTTOM)], 45); // a marker
	}

	@Test
	void dashedLinesAreBlackWithGaps() {
		final Columns lines = Columns.builder("time", "loss", "rate", "bound").row(1, 1, 2, 3).row(100, 0.01, 0.02, 0.03)
			.build();
		final XYPlot plot = plot(ColumnsPlot.of(lines).y("rate,loss,bound").dashed("rate,bound"));
		assertArrayEquals(new double[] { 1, 0.01 }, values(plot.getDataset(0)), "dashed lines are on top");
		assertNull(stroke(plot, 0).getDashArray());
		assertEquals(Palette.of(1), plot.getRenderer(0).getSeriesPaint(0));
		assertEquals(Color.BLACK, plot.getRenderer(1).getSeriesPaint(0));
		assertFalse(java.util.Arrays.equals(stroke(plot, 1).getDashArray(), stroke(plot, 2).getDashArray()));
		final ImagePlus solid = ColumnsPlot.of(lines).y("loss, rate").image();
		final ImagePlus dashed = ColumnsPlot.of(lines).y("loss, rate").dashed("rate").image();
		assertEquals(0, count(dashed, Palette.of(1)));
		// dashes of 0.55 and gaps of 0.3
		assertEquals(0.55 / 0.85, (count(dashed, Color.BLACK) - count(solid, Color.BLACK)) / (double) count(solid, Palette.of(
			1)), 0.08);
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(lines).y("loss").dashed("rate").image());
	}

	@Test
	void whatCannotBeShownIsLeftOut() {
		final Columns table = Columns.builder("time", "run", "loss", "diverged").row(0, 0, 1, 0).row(1, 0, 1, 0).row(2, 0, -1,
			0).row(3, 0, Double.NaN, 0).row(4, 0, 0.5, 0).row(5, 1, 1e30, 1).build();
		assertArrayEquals(new double[] { 1, 0.5 }, values(plot(ColumnsPlot.of(table).y("loss")).getDataset(0)));
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(Columns.builder("time", "loss").row(0, -1).build())
			.y("loss").image());
	}

	@Test
	void runsAreCurvesOfOneLabel() {
		final Columns table = Columns.builder("time", "run", "loss").row(1, 0, 1).row(1, 1, 3).row(2, 0, 2).row(2, 1, 4)
			.build();
		final ColumnsPlot description = ColumnsPlot.of(table).y("loss").theory(Columns.builder("time", "loss").row(1, 2).row(2,
			2).build());
		assertEquals(3, plot(description).getDatasetCount());
		assertArrayEquals(new double[] { 3, 4 }, values(plot(description).getDataset(1)));
		assertEquals(List.of("simulation", "theory"), legend(description));
	}

	@Test
	void manyPointsDoNotSmear() {
		final int few = values(plot(ColumnsPlot.of(curve(1, 60)).y("loss").theory(curve(1, 10))).getDataset(0)).length;
		final int many = values(plot(ColumnsPlot.of(curve(1, 20000)).y("loss").theory(curve(1, 10))).getDataset(0)).length;
		assertEquals(60, few);
		assertTrue(many > 40 && many < 150, "" + many);
	}

	@Test
	void tinyAndConstantCurvesAreDrawn() {
		for (final double scale : new double[] { 1e-30, 1e-37, 1e-200, 1e-305 }) {
			assertEquals(50, values(plot(ColumnsPlot.of(curve(scale, 50)).y("loss")).getDataset(0)).length);
			assertTrue(count(ColumnsPlot.of(curve(scale, 50)).y("loss").image(), Palette.of(0)) > 500, "scale " + scale);
		}
		final Columns constant = Columns.builder("time", "loss").row(1, 3).row(2, 3).build();
		assertTrue(count(ColumnsPlot.of(constant).y("loss").image(), Palette.of(0)) > 500);
		assertTrue(count(ColumnsPlot.of(constant).y("loss").logX(false).logY(false).image(), Palette.of(0)) > 500);
		final Columns one = Columns.builder("time", "lossMean", "lossStandardError").row(1, 3, 1).build();
		ColumnsPlot.of(one).y("loss").image();
	}

	@Test
	void axesBearTheNamesOfTheirColumns() {
		final XYPlot foreign = plot(ColumnsPlot.of(curve(1, 9)).y("loss"));
		assertEquals(List.of("time", "loss"), List.of(foreign.getDomainAxis().getLabel(), foreign.getRangeAxis().getLabel()));
		final XYPlot own = plot(ColumnsPlot.of(curve(1, 9).with(Map.of("command", "org.scalinglaws.command.IntegrateFlow"))).y(
			"loss"));
		assertEquals(List.of("time t", "loss L"), List.of(own.getDomainAxis().getLabel(), own.getRangeAxis().getLabel()));
		final XYPlot given = plot(ColumnsPlot.of(curve(1, 9)).y("loss").labelX("\u03BB").labelY("R"));
		assertEquals(List.of("\u03BB", "R"), List.of(given.getDomainAxis().getLabel(), given.getRangeAxis().getLabel()));
	}

	@Test
	void labelsAreAsManyAsTheLegendHasEntries() {
		final ColumnsPlot plot = ColumnsPlot.of(curve(1, 40)).y("loss").theory(curve(1, 40));
		assertEquals(List.of("measured", "predicted"), legend(plot.labels("measured, predicted")));
		final String message = assertThrows(IllegalArgumentException.class, () -> plot.labels("one").image()).getMessage();
		assertEquals("labels must be 2 texts, for [simulation, theory], was [one]", message);
	}

	@Test
	void theLegendKeepsTheOrderOfManyCurves() {
		final Columns.Builder table = Columns.builder("time", "a", "loss");
		for (int a = 0; a < 60; a++)
			table.row(1, a, 1 + a).row(10, a, 1 + a);
		assertEquals(IntStream.range(0, 60).mapToObj(a -> "a = " + a).toList(), legend(ColumnsPlot.of(table.build()).y("loss")
			.group("a")));
	}

	@Test
	void panelsShowOneColumnEachOverTheSameAxis() {
		final Columns table = Columns.builder("time", "loss", "overlap").row(1, 1, 2e6).row(10, 2, 1e6).build();
		final List<JFreeChart> charts = charts(ColumnsPlot.of(table).y("loss, overlap").panels(true).labelX("t").title("both"));
		assertEquals(2, charts.size());
		assertArrayEquals(new double[] { 2e6, 1e6 }, values(((XYPlot) charts.get(1).getPlot()).getDataset(0)));
		final Sheet sheet = ColumnsPlot.of(table).y("loss, overlap").panels(true).figure().sheet(Size.FREE);
		final double[] left = sheet.cells().stream().mapToDouble(cell -> Sheet.frame((JFreeChart) cell.content(), cell.place()
			.getWidth(), cell.place().getHeight()).getX()).toArray();
		assertEquals(left[0], left[1], 1e-9);
		assertEquals("both", charts.get(0).getTitle().getText());
		assertNull(charts.get(1).getTitle());
		assertEquals(List.of("", "t"), charts.stream().map(chart -> chart.getXYPlot().getDomainAxis().getLabel()).toList());
		assertEquals(List.of("loss", "overlap"), charts.stream().map(chart -> chart.getXYPlot().getRangeAxis().getLabel())
			.toList());
		final ImagePlus one = ColumnsPlot.of(table).y("loss").image();
		final ImagePlus both = ColumnsPlot.of(table).y("loss, overlap").panels(true).image();
		assertTrue(both.getHeight() > 1.4 * one.getHeight());
		// the same colour in both panels, for each is drawn alone
		assertTrue(count(both, Palette.of(0)) > 1.5 * count(one, Palette.of(0)));
		assertEquals(0, count(both, Palette.of(1)));
	}

	@SuppressWarnings("unchecked") // JFreeChart's lists are raw
	@Test
	void marksAreVerticalLinesWithinTheAxis() {
		final Columns marks = Columns.builder("T2", "T1", "beyond", "none").row(1000, 10, 1e9, Double.NaN).build();
		final ColumnsPlot description = ColumnsPlot.of(curve(1, 40)).y("loss");
		final ImagePlus bare = description.image();
		final XYPlot plot = plot(description.marks(marks));
		assertEquals(List.of(10.0, 1000.0), plot.getDomainMarkers(Layer.BACKGROUND).stream().map(m -> ((ValueMarker) m)
			.getValue()).toList());
		assertEquals(List.of("T1", "T2"), texts(plot.getDomainAxis(1)));
		// each of the two lines is a pixel or two wide and the frame about 650 high, less what curves cover
		final int lines = count(description.image(), Backdrop.MARK) - count(bare, Backdrop.MARK);
		assertTrue(lines > 2 * 500 && lines < 2 * 2000, "grey " + lines);
		assertTrue(description.image().getHeight() > bare.getHeight(), "room for the names");
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(curve(1, 40)).marks(curve(1, 2)));
	}

	@Test
	void arrowsLieBeneathAndCountForTheAxes() {
		final Columns.Builder field = Columns.builder("x", "y", "dx", "dy");
		for (int i = 0; i <= 10; i++)
			field.row(i, -5, 0, 1);
		field.row(Double.NaN, 0, 1, 1);
		final Columns one = Columns.builder("time", "loss").row(4, 1).row(6, 1).build();
		final ColumnsPlot description = ColumnsPlot.of(one).y("loss").logX(false).logY(false).arrows(field.build());
		final XYPlot plot = plot(description);
		assertEquals(11, plot.getDataset(0).getItemCount(0));
		assertEquals(1, ((VectorXYDataset) plot.getDataset(0)).getVectorYValue(0, 3));
		assertTrue(plot.getRangeAxis().getLowerBound() < -5);
		// eleven arrows of a sixth of the frame's 650 pixels
		assertTrue(count(description.image(), Backdrop.ARROW) > 11 * 80);
		assertTrue(widest(description.image(), Backdrop.ARROW) >= 6, "heads are wider than lines of two or three pixels");
		assertThrows(IllegalArgumentException.class, () -> ColumnsPlot.of(one).arrows(one));
	}

	@Test
	void aColumnMayBeInOneTableOnly() {
		final Columns theory = Columns.builder("time", "bound").row(1, 2).row(1e4, 2).build();
		final XYPlot plot = plot(ColumnsPlot.of(curve(1, 40)).y("loss,bound").theory(theory));
		assertEquals(2, plot.getDatasetCount());
		assertFalse(isLine(plot.getRenderer(0)), "points of the first");
		assertTrue(isLine(plot.getRenderer(1)), "line of the second");
		assertEquals(Palette.dark(Palette.of(1)), plot.getRenderer(1).getSeriesPaint(0));
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
	void legendKeepsOffTheCurves() {
		final Series falling = line(0, 1, 1, 0), rising = line(0, 0, 1, 1);
		assertEquals(RectangleAnchor.TOP_RIGHT, place(List.of(falling)));
		assertEquals(RectangleAnchor.BOTTOM_LEFT, place(List.of(falling, line(0.9, 0.9, 1, 0.9))));
		assertEquals(RectangleAnchor.TOP_LEFT, place(List.of(rising)));
		assertNull(place(List.of(falling, rising)));
		// passes through the corner, though none of its points lies there
		assertEquals(RectangleAnchor.BOTTOM_LEFT, place(List.of(line(0.6, 1.2, 1.2, 0.6))));
		// marks are covered only if need be
		assertEquals(RectangleAnchor.BOTTOM_LEFT, LegendPlace.find(List.of(falling), UNIT, UNIT, List.of(0.9), 0.3, 0.3));
		assertEquals(RectangleAnchor.TOP_RIGHT, LegendPlace.find(List.of(falling), UNIT, UNIT, List.of(0.1, 0.9), 0.3, 0.3));
	}

	@Test
	void aLegendWithoutACornerIsBesideTheFrame() {
		final Columns.Builder table = Columns.builder("time", "a", "loss");
		for (int i = 0; i < 200; i++)
			table.row(i, i % 10, i / 10 % 2);
		final ColumnsPlot description = ColumnsPlot.of(table.build()).y("loss").group("a").logX(false).logY(false).labels(
			String.join(",", Collections.nCopies(10, "a rather long name")));
		final JFreeChart chart = charts(description).get(0);
		assertEquals(RectangleEdge.RIGHT, chart.getLegend().getPosition());
		assertEquals(1.04, chart.getXYPlot().getRangeAxis().getUpperBound(), 1e-12);
		final ImagePlus single = ColumnsPlot.of(table.build()).y("loss").logX(false).logY(false).image();
		assertTrue(description.image().getWidth() > single.getWidth() + 200);
		assertEquals(single.getHeight(), description.image().getHeight(), 0.03 * single.getHeight());
		assertEquals(RectangleEdge.BOTTOM, charts(description, Size.of(50.0, 8.0)).get(0).getLegend().getPosition());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void areasOfBarsAreAsTheDensities(final boolean logX) {
		final Columns.Builder table = Columns.builder("value", "density");
		final double[] densities = { 1, 3, 0, 2, 4 };
		for (int i = 0; i < 5; i++)
			table.row(logX ? Math.pow(10, i) : i, densities[i]);
		final ColumnsPlot description = ColumnsPlot.of(table.build()).x("value").y("density").logX(logX).logY(false).bars(
			"density");
		assertTrue(plot(description).getRenderer(0) instanceof XYBarRenderer);
		assertEquals(0, plot(description).getRangeAxis().getLowerBound());
		final Color fill = Palette.light(Palette.of(0), 0.35);
		final Rectangle2D frame = frame(description);
		// five bars and two margins of 4 %, the highest with a margin of 4 %
		final double width = frame.getWidth() / (densities.length * 1.08), height = frame.getHeight() / (4 * 1.04);
		final ImagePlus picture = description.image();
		assertEquals(10 * width * height, count(picture, fill), 0.06 * 10 * width * height); // outlines cover some of it
		final int[] columns = filled(picture, fill);
		for (int i = 0; i < densities.length; i++)
			assertEquals(densities[i] * height, columns[(int) (frame.getX() + (i + 0.7) * width)], 8, "bar " + i);
	}

	@Test
	void barsThatAreLeftOutWidenNone() {
		assertArrayEquals(new double[] { 0.5, 1.5, 1.5, 2.5, 4.5, 5.5, 5.5, 6.5 }, CurveData.edges(new double[] { 1, 2, 5,
			6 }, false), 1e-15);
		assertArrayEquals(new double[] { 0.1, 10, 10, 1000 }, CurveData.edges(new double[] { 1, 100 }, true), 1e-12);
		final double[] descending = CurveData.edges(new double[] { 2, 1 }, false);
		assertArrayEquals(new double[] { 1.5, 2.5, 0.5, 1.5 }, descending, 1e-15);
	}

	@Test
	void stemsStandOnZeroAndTheoryLiesOverBars() {
		final Columns histogram = Columns.builder("value", "density").row(1, 1).row(2, 3).row(3, 2).build();
		final Columns theory = Columns.builder("value", "density", "spike").row(0.5, 1.5, Double.NaN).row(3.5, 1.5,
			Double.NaN).row(6, Double.NaN, 2).build();
		for (final boolean log : new boolean[] { false, true }) {
			final ColumnsPlot description = ColumnsPlot.of(histogram).x("value").y("density,spike").theory(theory).bars(
				"density").stems("spike").logX(log).logY(log);
			final XYPlot plot = plot(description);
			assertTrue(plot.getRenderer(0) instanceof XYBarRenderer && isLine(plot.getRenderer(1)));
			final IntervalXYDataset spike = (IntervalXYDataset) plot.getDataset(2);
			assertEquals(2, spike.getEndYValue(0, 0));
			assertEquals(log ? CurveData.LEAST : 0, spike.getStartYValue(0, 0));
			assertFalse(((XYErrorRenderer) plot.getRenderer(2)).getItemShapeVisible(0, 0), "no marker on that of theory");
			final ImagePlus picture = description.image();
			assertTrue(count(picture, Palette.light(Palette.of(0), 0.35)) > 10000, "bars");
			assertTrue(count(picture, Palette.dark(Palette.of(0))) > 500, "line over them");
			assertTrue(count(picture, Palette.dark(Palette.of(1))) > 600, "stem");
		}
		final ColumnsPlot stem = ColumnsPlot.of(theory).x("value").y("density, spike").stems("spike").logX(false).logY(false);
		final int[] columns = filled(stem.image(), Palette.of(1));
		// the whole frame but for the margin, less the marker
		assertEquals(frame(stem).getHeight() / 1.04, java.util.Arrays.stream(columns).max().getAsInt(), 25);
		assertTrue(count(stem.image(), Palette.light(Palette.of(1), 0.35)) > 20, "marker");
		assertEquals("bars must be among y = [density], was spike", assertThrows(IllegalArgumentException.class,
			() -> ColumnsPlot.of(histogram).x("value").y("density").bars("spike").image()).getMessage());
	}

	/** However many entries the legend has, the frame is most of the width, as high as it should be, and within the figure. */
	@ParameterizedTest
	@ValueSource(ints = { 12, 30, 100 })
	void manyEntriesLeaveTheFrame(final int groups) {
		final Columns.Builder table = Columns.builder("time", "a", "loss", "gap");
		for (int i = 0; i < 20 * groups; i++)
			table.row(1 + i % 20, i / 20, 1 + i * 7 % 19, 1 + i % 20);
		final ColumnsPlot one = ColumnsPlot.of(table.build()).y("loss").group("a");
		for (final Size size : List.of(Size.FREE, Size.of(85.0, null), Size.of(40.0, 10.0)))
			for (final boolean panels : new boolean[] { false, true }) {
				final Sheet sheet = one.y(panels ? "loss,gap" : "loss").panels(panels).figure().sheet(size);
				final Rectangle2D place = sheet.cells().get(0).place(), frame = Sheet.frame((JFreeChart) sheet.cells().get(0)
					.content(), place.getWidth(), place.getHeight());
				assertTrue(frame.getWidth() > 0.4 * place.getWidth(), size + ": " + frame);
				assertEquals(panels ? 0.5 : 0.62, frame.getHeight() / frame.getWidth(), 0.02, size.toString());
				assertTrue(frame.getMaxY() < place.getHeight());
			}
	}

	@Test
	void textsWithoutRoomForAFrameAreRefused() {
		assertEquals("width must leave room for a frame beside the texts: it must be more than 20.0 mm, or fontSize less",
			refusal(ColumnsPlot.of(curve(1, 9)).y("loss").width(20.0).fontSize(72.0)));
	}

	@Test
	void aFigureIsAsWideAndItsFontsAsLargeAsAsked() {
		final ColumnsPlot description = ColumnsPlot.of(curve(1, 9)).y("loss").width(85.0).fontSize(7.0);
		assertEquals(85 / 25.4 * 300, description.image().getWidth(), 0.5);
		final XYPlot plot = charts(description, Size.of(85.0, 7.0)).get(0).getXYPlot();
		assertEquals(7 * Size.POINT, plot.getDomainAxis().getLabelFont().getSize2D(), 0.5);
		assertEquals("width must be in [20, 1000], was 5", refusal(description.width(5.0)));
		assertEquals("fontSize must be in [3, 72], was 100", refusal(description.width(null).fontSize(100.0)));
	}

	private static String refusal(final ColumnsPlot description) {
		return assertThrows(IllegalArgumentException.class, description::image).getMessage();
	}

	private static List<JFreeChart> charts(final ColumnsPlot description) {
		return charts(description, Size.FREE);
	}

	private static List<JFreeChart> charts(final ColumnsPlot description, final Size size) {
		return description.figure().sheet(size).cells().stream().map(cell -> (JFreeChart) cell.content()).toList();
	}

	private static XYPlot plot(final ColumnsPlot description) {
		return charts(description).get(0).getXYPlot();
	}

	/** Where the frame is in the picture, in pixels. */
	private static Rectangle2D frame(final ColumnsPlot description) {
		final Sheet sheet = description.figure().sheet(Size.FREE);
		final Rectangle2D frame = Sheet.frame((JFreeChart) sheet.cells().get(0).content(), sheet.width(), sheet.height());
		final double scale = Sheet.RESOLUTION / Size.INCH;
		return new Rectangle2D.Double(scale * frame.getX(), scale * frame.getY(), scale * frame.getWidth(), scale * frame
			.getHeight());
	}

	@SuppressWarnings("unchecked") // JFreeChart's lists are raw
	private static List<String> legend(final ColumnsPlot description) {
		final JFreeChart chart = charts(description).get(0);
		final LegendTitle legend = chart.getLegend() != null ? chart.getLegend() : (LegendTitle) ((XYTitleAnnotation) chart
			.getXYPlot().getAnnotations().get(0)).getTitle();
		final List<String> labels = new ArrayList<>();
		legend.getSources()[0].getLegendItems().iterator().forEachRemaining(item -> labels.add(((org.jfree.chart.LegendItem) item)
			.getLabel()));
		return labels;
	}

	@SuppressWarnings("unchecked") // JFreeChart's lists are raw
	private static List<String> texts(final ValueAxis axis) {
		return axis.refreshTicks(null, new AxisState(), new Rectangle2D.Double(0, 0, 1000, 1000), RectangleEdge.TOP).stream()
			.map(tick -> ((ValueTick) tick).getText()).toList();
	}

	private static RectangleAnchor place(final List<Series> curves) {
		return LegendPlace.find(curves, UNIT, UNIT, List.of(), 0.3, 0.3);
	}

	private static Series line(final double x1, final double y1, final double x2, final double y2) {
		return new Series(new double[] { x1, x2 }, new double[] { y1, y2 }, null, "line", 0, Drawing.LINE);
	}

	private static boolean isLine(final XYItemRenderer renderer) {
		return renderer instanceof XYLineAndShapeRenderer && ((XYLineAndShapeRenderer) renderer).getDefaultLinesVisible();
	}

	private static BasicStroke stroke(final XYPlot plot, final int number) {
		return (BasicStroke) plot.getRenderer(number).getSeriesStroke(0);
	}

	private static double[] values(final XYDataset data) {
		return IntStream.range(0, data.getItemCount(0)).mapToDouble(i -> data.getYValue(0, i)).toArray();
	}

	/** A group of one row is a mark, not a line without length; colours that begin again are dashed. */
	@Test
	void linesOfOnePointAndOfManyGroups() {
		final Columns.Builder table = Columns.builder("g", "time", "loss");
		for (int g = 0; g < 8; g++)
			for (int t = 1; t <= (g == 1 ? 1 : 40); t++)
				table.row(g, g == 1 ? 20 : t, g + 1 + 0.01 * t);
		final ImagePlus plot = ColumnsPlot.of(table.build()).y("loss").group("g").title("x").image();
		assertTrue(count(plot, Palette.of(1)) > 100, "marks " + count(plot, Palette.of(1)));
		final int both = count(plot, Palette.of(0)), one = count(ColumnsPlot.of(table.build().where("g", g -> g < 7)).y("loss").group(
			"g").title("x").image(), Palette.of(0));
		assertTrue(both > 1.2 * one && both < 1.95 * one, both + " and " + one);
	}

	/** The number of pixels of a colour, but for rounding, in each column of a picture. */
	private static int[] filled(final ImagePlus plot, final Color colour) {
		final ImageProcessor picture = plot.getProcessor();
		final int[] counts = new int[plot.getWidth()];
		for (int y = 0; y < plot.getHeight(); y++)
			for (int x = 0; x < plot.getWidth(); x++) {
				final Color pixel = new Color(picture.get(x, y));
				if (Math.abs(pixel.getRed() - colour.getRed()) <= 1 && Math.abs(pixel.getGreen() - colour.getGreen()) <= 1 && Math
					.abs(pixel.getBlue() - colour.getBlue()) <= 1) counts[x]++;
			}
		return counts;
	}

	/** The longest row of pixels of one colour. */
	private static int widest(final ImagePlus image, final Color colour) {
		int widest = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0, run = 0; x < image.getWidth(); x++) {
				run = (image.getProcessor().get(x, y) & 0xFFFFFF) == (colour.getRGB() & 0xFFFFFF) ? run + 1 : 0;
				widest = Math.max(widest, run);
			}
		return widest;
	}

	private static int count(final ImagePlus plot, final Color colour) {
		return IntStream.of(filled(plot, colour)).sum();
	}

	private static Columns curve(final double scale, final int count) {
		final Columns.Builder table = Columns.builder("time", "loss");
		for (int i = 0; i < count; i++)
			table.row(Math.pow(10, 4.0 * i / (count - 1)), scale * Math.pow(10, -3.0 * i / (count - 1)));
		return table.build();
	}
}
