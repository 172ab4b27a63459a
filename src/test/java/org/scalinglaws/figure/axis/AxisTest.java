package org.scalinglaws.figure.axis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.sheet.Charts;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.ImageAxis;

/** Tests spans, ticks, texts and axes by themselves. */
class AxisTest {

	private static final Rectangle2D AREA = new Rectangle2D.Double(10, 20, 300, 200);

	@Test
	void columnsBecomeWords() {
		final Map<String, Object> own = Map.of("command", "org.scalinglaws.command.IntegrateFlow");
		assertEquals("mean squared error", AxisText.axis("meanSquaredError", own));
		assertEquals("overlap gap 1 \u2212 |u|/s* (mean over runs)", AxisText.axis("overlapGapMean", own));
		assertEquals("time t", AxisText.axis("time", own));
		assertEquals("loss L", AxisText.axis("loss", own));
		assertEquals("risk at L2", AxisText.axis("riskAt_L2", own));
		assertEquals("1.5", AxisText.value(1.5));
		assertEquals("1000", AxisText.value(1000));
		assertEquals("0.001", AxisText.value(1e-3));
	}

	@Test
	void textsWithoutRoomGetTwoLines() {
		final Font font = new Style(8).plain();
		final String text = "mean squared error (mean over runs)";
		final double length = Style.bounds(font, text).getWidth();
		assertEquals(text, AxisText.fitted(text, font, length));
		assertEquals("mean squared error\n(mean over runs)", AxisText.fitted(text, font, 0.99 * length));
		assertEquals("mean and standard\ndeviation", AxisText.fitted("mean and standard deviation", font, 1));
		assertEquals("loss", AxisText.fitted("loss", font, 1));
	}

	/** A second line at the left needs the room of a line more. */
	@Test
	void linesOfATextHaveRoom() {
		final Style style = new Style(100);
		final double one = roomOf("mean squared error"), two = roomOf("mean squared error\n(mean over runs)");
		final double line = Style.bounds(style.plain(), "m").getHeight();
		assertTrue(two - one > 0.8 * line && two - one < 1.2 * line, one + " and " + two);
	}

	private static double roomOf(final String text) {
		final XYPlot plot = Charts.plot(new ScaleAxis(new Span(1, 10, true), "x", new Style(100)), new ScaleAxis(new Span(1,
			10, true), text, new Style(100)), new Style(100));
		return Sheet.frame(Charts.chart("", plot, new Style(100)), 5000, 4000).getX();
	}

	@Test
	void whatAUserCallsLossIsCalledSo() {
		assertEquals("loss", AxisText.axis("loss", Map.of()));
		assertEquals("loss", AxisText.axis("loss", Map.of("command", "somebody.elses.Command")));
		assertEquals("loss (mean over runs)", AxisText.axis("lossMean", Map.of()));
	}

	@Test
	void axesEndAFewPercentBeyondTheData() {
		final Span log = Span.of(DoubleStream.of(1, 100, Double.NaN), true);
		assertEquals(0.5, log.position(10), 1e-12);
		assertEquals(Math.pow(10, -0.08), log.low(), 1e-12); // 4 % of two decades
		assertEquals(Math.pow(10, 2.08), log.high(), 1e-9);
		assertEquals(new Span(-0.4, 10.4, false), Span.of(DoubleStream.of(0, 10), false));
		final Span narrow = Span.of(DoubleStream.of(2, 3.5), true);
		assertTrue(narrow.low() > 1.9 && narrow.high() < 3.7, narrow.toString());
		final Span tiny = Span.of(DoubleStream.of(Double.MIN_VALUE, 1e-300), true);
		assertTrue(tiny.low() > 0 && tiny.high() > 1e-300, tiny.toString());
		for (final double end : new double[] { Double.MIN_VALUE, Double.MAX_VALUE }) {
			final Span one = Span.of(DoubleStream.of(end), true);
			assertTrue(one.low() > 0 && one.low() < one.high() && one.high() <= Double.MAX_VALUE, one.toString());
		}
		assertEquals(new Span(-1.08, 1.08, false), Span.of(DoubleStream.of(0, 0), false));
		final Span constant = Span.of(DoubleStream.of(3, 3), false);
		assertTrue(constant.low() < 3 && constant.high() > 3);
	}

	@Test
	void imagesReachToTheEdgesOfTheirPixels() {
		assertEquals(new Span(-0.5, 9.5, false), Span.of(ImageAxis.linear("x", 0, 9), 10));
		final Span tiny = Span.of(ImageAxis.linear("x", 0, Double.MIN_VALUE), 4);
		assertTrue(tiny.low() < tiny.high(), tiny.toString());
		final Span log = Span.of(ImageAxis.logarithmic("x", 1, 100), 3);
		assertArrayEquals(new double[] { Math.sqrt(0.1), Math.sqrt(1e5) }, new double[] { log.low(), log.high() }, 1e-9);
	}

	@Test
	void ticksAreAsPeopleWriteThem() {
		assertEquals(List.of("10", "100", "1000"), texts(8, 1200, true));
		assertEquals(List.of("0.01", "0.1", "1"), texts(0.009, 1.1, true));
		assertEquals(List.of("10\u207B\u2074", "10\u207B\u00B2", "10\u2070", "10\u00B2", "10\u2074", "10\u2076"), texts(5e-5,
			1e7 - 1, true));
		assertEquals(List.of("10\u00B9\u00B2", "10\u00B9\u00B3"), texts(9e11, 2e13, true));
		assertEquals(List.of("0.2", "0.5", "1", "2", "5"), texts(0.15, 8, true));
		assertEquals(List.of("1.0", "1.5", "2.0"), texts(0.97, 2.4, true));
		assertEquals(List.of("330", "340", "350"), texts(325, 356, true));
		assertEquals(List.of("\u22121.0", "\u22120.5", "0", "0.5", "1.0"), texts(-1.2, 1.2, false));
		assertEquals(List.of("0", "2", "4", "6", "8", "10"), texts(0, 10, false));
		assertEquals(List.of("0", "1\u00B710\u207B\u2077", "2\u00B710\u207B\u2077", "3\u00B710\u207B\u2077",
			"4\u00B710\u207B\u2077"), texts(0, 4.5e-7, false));
		assertEquals(List.of("0.19990", "0.20000", "0.20010"), texts(0.19987, 0.20012, false).stream().filter(text -> text
			.matches("0.....0")).toList());
		assertEquals(List.of("1.0\u00B710\u2076", "2.0\u00B710\u2076"), texts(0.9e6, 2.1e6, false).stream().filter(
			text -> text.matches("..0.*")).toList());
		assertArrayEquals(new double[] { 2, 3, 4, 5, 6, 7, 8, 9 }, Ticks.of(new Span(1, 10, true), 7).minor().stream()
			.mapToDouble(v -> v).toArray(), 1e-12);
	}

	/** At most four of them between two texts, as on linear axes: more are a comb that nobody counts. */
	@Test
	void manyDecadesHaveNoMinorTicks() {
		assertEquals(List.of(), Ticks.of(new Span(1e-60, 1, true), 7).minor());
		assertEquals(14, Ticks.of(new Span(1e-20, 1, true), 7).minor().size()); // of 21 decades every third has a text
		for (int decades = 8; decades < 300; decades++)
			for (int most = 2; most < 9; most++) {
				final Ticks ticks = Ticks.of(new Span(Math.pow(10, -decades), 1, true), most);
				assertTrue(ticks.minor().size() <= 4 * (ticks.major().size() + 1), decades + " decades");
			}
	}

	/** From and to the ends of all numbers, between neighbours, and where a log axis of subnormal numbers would begin at 0. */
	@Test
	void anyEndsHaveFewTicks() {
		final double[] ends = { -Double.MAX_VALUE, -7e307, -1, 0, Double.MIN_VALUE, 1, Math.nextUp(1.0), 1e16, 1e16 + 2, 1e308,
			Double.MAX_VALUE };
		for (int i = 0; i < ends.length; i++)
			for (int j = i + 1; j < ends.length; j++)
				for (int most = 2; most < 9; most++) {
					final Ticks ticks = Ticks.of(new Span(ends[i], ends[j], false), most);
					assertTrue(ticks.major().size() <= 12 && ticks.minor().size() <= 60, ends[i] + " to " + ends[j]);
				}
		final Span tiny = Span.of(ImageAxis.logarithmic("x", Double.MIN_VALUE, 1), 4);
		assertTrue(tiny.low() > 0 && Ticks.of(tiny, 7).minor().isEmpty());
	}

	@Test
	void shortAxesHaveFewTexts() {
		assertEquals(List.of("0", "5", "10"), Ticks.of(new Span(0, 10, false), 3).major().stream().map(Ticks.Tick::text)
			.toList());
		assertTrue(Ticks.of(new Span(1e-20, 1, true), 3).major().size() <= 6);
	}

	/** From 0 to 4 a step of five would leave the 0 alone. */
	@Test
	void narrowAxesHaveTwoTextsAtLeast() {
		for (final Span span : List.of(new Span(-0.08, 4.08, false), new Span(-0.3, 1.3, false), new Span(0.9, 11, true)))
			for (final double length : new double[] { 1, 20, 40, 60, 100, 300 }) {
				final Rectangle2D area = new Rectangle2D.Double(0, 0, length, length);
				for (final RectangleEdge edge : List.of(RectangleEdge.BOTTOM, RectangleEdge.LEFT)) {
					final long texts = new ScaleAxis(span, "", new Style(8)).refreshTicks(null, null, area, edge).stream().filter(
						tick -> !((NumberTick) tick).getText().isEmpty()).count();
					assertTrue(texts >= 2 && texts <= Math.max(4, length / 8), span + " has " + texts + " on " + length);
				}
			}
	}

	@Test
	void valuesLieWhereTheirLogarithmsDo() {
		final ScaleAxis axis = new ScaleAxis(new Span(1, 1000, true), "x", new Style(8));
		assertEquals(110, axis.valueToJava2D(10, AREA, RectangleEdge.BOTTOM), 1e-9);
		assertEquals(20, axis.valueToJava2D(1000, AREA, RectangleEdge.LEFT), 1e-9);
		assertEquals(100, axis.java2DToValue(210, AREA, RectangleEdge.BOTTOM), 1e-9);
		assertEquals(10, axis.java2DToValue(20 + 400 / 3.0, AREA, RectangleEdge.LEFT), 1e-9);
	}

	@Test
	void zoomingKeepsLogarithmsAndComesBack() {
		final ScaleAxis axis = new ScaleAxis(new Span(1, 10000, true), "", new Style(8));
		axis.zoomRange(0.25, 0.5);
		assertRange(10, 100, axis.getRange());
		axis.resizeRange2(2, 10);
		assertRange(10, 1000, axis.getRange()); // what was under the mouse stays there
		axis.setAutoRange(true);
		assertRange(1, 10000, axis.getRange());
		axis.resizeRange2(0.5, 100);
		assertRange(10, 1000, axis.getRange());
	}

	private static void assertRange(final double low, final double high, final Range range) {
		assertEquals(low, range.getLowerBound(), 1e-9 * low);
		assertEquals(high, range.getUpperBound(), 1e-9 * high);
	}

	private static List<String> texts(final double low, final double high, final boolean log) {
		return Ticks.of(new Span(low, high, log), 7).major().stream().map(Ticks.Tick::text).toList();
	}
}
