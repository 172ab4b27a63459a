package org.scalinglaws.figure.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.scalinglaws.figure.axis.AxisText;
import org.scalinglaws.figure.axis.ScaleAxis;
import org.scalinglaws.figure.axis.Span;
import org.scalinglaws.figure.sheet.Charts;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Style;

/**
 * Curves in one frame.
 *
 * @param curves points first, lines after them
 * @param errorBars whether errors are drawn as lines at the points, not as a band
 */
record CurveFrame(List<Series> curves, Backdrop backdrop, String title, String xText, String yText, boolean logX,
	boolean logY, boolean errorBars)
{

	private static final double WIDTH = 240 * Size.POINT, RATIO = 0.6; // of a usual frame, where markers are thinned

	/** What the x axis shows: all curves and arrows. */
	Span x() {
		return Span.of(DoubleStream.concat(curves.stream().flatMapToDouble(s -> s.shownX(logX)), backdrop.arrowValues("x",
			logX)), logX);
	}

	/** What the y axis shows: all curves and arrows. Bars and stems stand on the frame if nothing is below zero. */
	Span y() {
		final double[] values = DoubleStream.concat(curves.stream().flatMapToDouble(s -> s.shownY(logY)), backdrop
			.arrowValues("y", logY)).toArray();
		final Span span = Span.of(DoubleStream.of(values), logY);
		final boolean stands = !logY && curves.stream().anyMatch(Series::hasBase) && DoubleStream.of(values).noneMatch(
			v -> v < 0);
		return stands ? span.from(0) : span;
	}

	/** The entries of the legend. */
	List<LegendItem> legend(final Style style) {
		final Pens pens = new Pens(curves, errorBars, style);
		return curves.stream().filter(s -> s.label() != null).map(pens::legendItem).toList();
	}

	/**
	 * The chart, without a legend: arrows, bars, bands, points and lines, and over
	 * them what is dashed.
	 *
	 * @param isFirst whether it has a title and the names of the marks
	 * @param isLast whether it has the texts of the x axis
	 * @param height of the frame, about
	 */
	JFreeChart chart(final boolean isFirst, final boolean isLast, final double height, final Style style) {
		final ScaleAxis xAxis = new ScaleAxis(x(), isLast ? xText : "", style);
		xAxis.setTickLabelsVisible(isLast);
		final XYPlot plot = Charts.plot(xAxis, new ScaleAxis(y(), AxisText.fitted(yText, style.plain(), height), style),
			style);
		backdrop.addArrows(plot, logX, logY, style);
		final Pens pens = new Pens(curves, errorBars, style);
		final List<Series> bars = new ArrayList<>(), dashed = new ArrayList<>(), others = new ArrayList<>();
		for (final Series series : curves)
			(series.drawing() == Drawing.BARS ? bars : series.drawing() == Drawing.DASHES ? dashed : others).add(series);
		for (final Series series : bars)
			add(plot, series, pens.renderer(series));
		if (!errorBars) for (final Series series : others)
			if (series.error() != null) add(plot, series.withLabel(null), pens.band(series));
		others.addAll(dashed);
		for (final Series series : others)
			add(plot, series.drawing() != Drawing.POINTS || errorBars ? series : series.thinned(x(), y(), RATIO, pens.size(
				series) * 1.2 / WIDTH), pens.renderer(series));
		backdrop.addMarks(plot, x(), isFirst, style);
		return Charts.chart(isFirst ? title : "", plot, style);
	}

	private void add(final XYPlot plot, final Series series, final XYItemRenderer renderer) {
		if (series.x().length == 0) return;
		final int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
		plot.setDataset(index, new CurveData(series, logX, logY));
		plot.setRenderer(index, renderer);
	}
}
