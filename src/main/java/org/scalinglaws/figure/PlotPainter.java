package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

/**
 * Draws curves with {@link Plot} at four times the size and halves the picture,
 * which smooths its lines. What {@link Plot} cannot do is added to its picture:
 * bands and the title.
 */
final class PlotPainter {

	private static final int RADIX = Character.MAX_RADIX; // of the numbers in the legend
	private static final int SCALE = 4;
	private static final int WIDTH = 520, HEIGHT = 330; // of the frame, unscaled
	private static final int FONT = 14;
	private static final int MARKER_DISTANCE = 9; // of neighbouring markers, unscaled
	private static final int FEW = 8; // points, which get larger markers
	private static final int MANY_BARS = 24; // without lines between them
	private static final int[] MARKERS = { Plot.CIRCLE, Plot.BOX, Plot.DIAMOND, Plot.TRIANGLE };
	private static final float LINE = 2, OUTLINE = 1;

	private final String title;
	private final String xText;
	private final String yText;
	private final boolean logX;
	private final boolean logY;
	private final Backdrop backdrop;
	private final boolean mayGrow;
	private final boolean whiskers;

	/**
	 * @param mayGrow whether the picture may become wider by a legend beside the frame
	 * @param whiskers whether errors are drawn as lines at the points, not as a band
	 */
	PlotPainter(final String title, final String xText, final String yText, final boolean logX, final boolean logY,
		final Backdrop backdrop, final boolean mayGrow, final boolean whiskers)
	{
		this.title = title;
		this.xText = xText;
		this.yText = yText;
		this.logX = logX;
		this.logY = logY;
		this.backdrop = backdrop;
		this.mayGrow = mayGrow;
		this.whiskers = whiskers;
	}

	/** @param given points first, lines after them */
	ImagePlus paint(final List<Series> given) {
		final Axis x = Axis.of(DoubleStream.concat(given.stream().flatMapToDouble(s -> s.shownX(logX)), backdrop.arrowValues(
			"x", logX)), logX);
		final Axis tight = yAxis(given);
		final List<Series> curves = given.stream().flatMap(s -> s.parts(logX, logY ? tight.low() : 0)).flatMap(s -> whiskers
			? s.whiskered(tight.low()) : Stream.of(s)).toList();
		final List<Mark> marks = backdrop.marks(x);
		final LegendPlace place = place(curves, marks, x, tight);
		final Plot plot = frame(x, place.axis());
		backdrop.paint(plot, marks, place.axis(), logX, logY);
		add(plot, curves.stream().map(s -> s.drawing() == Drawing.POINTS && !whiskers ? thinned(s, x, place.axis()) : s)
			.toList(), x, place.axis());
		if (place.isNeeded() && !place.isBeside()) legend(plot, curves, place.position() | (marks.isEmpty()
			? Plot.LEGEND_TRANSPARENT : 0));
		return finish(plot, curves, marks, place.isBeside());
	}

	/** Bars and stems stand on the frame if nothing is below zero. */
	private Axis yAxis(final List<Series> curves) {
		final double[] values = DoubleStream.concat(curves.stream().flatMapToDouble(s -> s.shownY(logY)), backdrop
			.arrowValues("y", logY)).toArray();
		final Axis axis = Axis.of(DoubleStream.of(values), logY);
		final boolean stands = !logY && curves.stream().anyMatch(Series::hasBase) && DoubleStream.of(values).noneMatch(
			v -> v < 0);
		return stands ? axis.from(0) : axis;
	}

	/** Off the marks if there is a free corner, otherwise perhaps over them. */
	private LegendPlace place(final List<Series> curves, final List<Mark> marks, final Axis x, final Axis y) {
		final List<Series> all = new ArrayList<>(curves);
		marks.forEach(mark -> all.add(mark.line(y)));
		final LegendPlace place = LegendPlace.find(all, x, y, WIDTH, HEIGHT, FONT, mayGrow);
		return place.axis() == y && !place.isBeside() ? place : LegendPlace.find(curves, x, y, WIDTH, HEIGHT, FONT, mayGrow);
	}

	/** Dashed lines are added twice: first what stands for them in the legend, then, after all the others, the dashes. */
	private void add(final Plot plot, final List<Series> curves, final Axis x, final Axis y) {
		final boolean overPoints = curves.stream().filter(s -> s.drawing() != Drawing.WHISKERS).limit(1).noneMatch(Series::isLine);
		final boolean many = curves.stream().filter(s -> s.drawing() == Drawing.LINE).count() > 8;
		final List<Series> dashed = curves.stream().filter(s -> s.drawing() == Drawing.DASHES).toList();
		for (final Series series : curves)
			if (series.drawing() == Drawing.DASHES) addSample(plot, series.inLegend(), dashed.indexOf(series));
			else if (series.drawing() == Drawing.WHISKERS) addLine(plot, series, false, OUTLINE);
			else if (series.isLine()) addLine(plot, series, overPoints, many ? OUTLINE : LINE);
			else if (series.drawing() == Drawing.BARS) addBars(plot, series.x().length > 4 * MANY_BARS ? Outline.steps(series)
				: series);
			else if (series.drawing() == Drawing.STEMS) addLine(plot, series, false, OUTLINE);
			else addPoints(plot, series, whiskers || series.x().length < FEW);
		for (final Series series : dashed)
			addLine(plot, Dashes.broken(series, dashed.indexOf(series), x, y, WIDTH, HEIGHT), false, LINE);
	}

	private static void addSample(final Plot plot, final Series series, final int number) {
		plot.setColor(Dashes.sample(number));
		plot.setLineWidth(LINE);
		plot.addPoints(series.x(), series.y(), Plot.LINE);
	}

	private static void legend(final Plot plot, final List<Series> curves, final int position) {
		takeFinePen(plot);
		plot.setFont(Font.PLAIN, FONT - 1);
		plot.setLegend(labels(curves), position);
	}

	/** That of frames, which ImageJ draws with whatever pen was used last. */
	private static void takeFinePen(final Plot plot) {
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
	}

	private Plot frame(final Axis x, final Axis y) {
		final Plot plot = new Plot(title.isEmpty() ? yText : title, xText, yText);
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFont(Font.PLAIN, FONT);
		plot.setAxisLabelFont(Font.PLAIN, FONT + 1);
		plot.setAntialiasedText(true);
		if (logX) plot.setLogScaleX();
		if (logY) plot.setLogScaleY();
		plot.setFormatFlags(Plot.X_NUMBERS | Plot.Y_NUMBERS | Plot.X_TICKS | Plot.Y_TICKS | Plot.X_LOG_TICKS |
			Plot.Y_LOG_TICKS | Plot.X_MINOR_TICKS | Plot.Y_MINOR_TICKS | (logX ? Plot.X_LOG_NUMBERS : 0) | (logY
				? Plot.Y_LOG_NUMBERS : 0));
		plot.setLimits(x.low(), x.high(), y.low(), y.high());
		return plot;
	}

	private static void addLine(final Plot plot, final Series series, final boolean overPoints,
		final float width)
	{
		final Color colour = Palette.of(series.colour());
		plot.setColor(overPoints ? Palette.dark(colour) : colour);
		plot.setLineWidth(width);
		plot.addPoints(series.x(), series.y(), Plot.LINE);
	}

	private static void addBars(final Plot plot, final Series series) {
		final Color colour = Palette.of(series.colour());
		plot.setColor(colour, Palette.light(colour, 0.35));
		plot.setLineWidth(OUTLINE);
		plot.addPoints(series.x(), series.y(), Plot.FILLED);
	}

	private static void addPoints(final Plot plot, final Series series, final boolean large) {
		final Color colour = Palette.of(series.colour());
		plot.setColor(colour, Palette.light(colour, 0.35));
		plot.setLineWidth(large ? LINE : OUTLINE); // which sets the marker's size
		plot.addPoints(series.x(), series.y(), MARKERS[Palette.round(series.colour()) % MARKERS.length]);
	}

	/** Drops points whose marker would smear with the one before. */
	private static Series thinned(final Series series, final Axis x, final Axis y) {
		final List<Integer> kept = new ArrayList<>();
		double lastX = Double.NEGATIVE_INFINITY, lastY = 0;
		for (int i = 0; i < series.x().length; i++) {
			final double px = WIDTH * x.position(series.x()[i]);
			final double py = HEIGHT * y.position(series.y()[i]);
			if (Math.hypot(px - lastX, py - lastY) < MARKER_DISTANCE) continue;
			kept.add(i);
			lastX = px;
			lastY = py;
		}
		final double[] xs = kept.stream().mapToDouble(i -> series.x()[i]).toArray();
		final double[] ys = kept.stream().mapToDouble(i -> series.y()[i]).toArray();
		return new Series(xs, ys, null, series.label(), series.colour(), Drawing.POINTS);
	}

	/** In the order in which the curves were added, empty for those without a label. */
	static String labels(final List<Series> curves) {
		final AtomicInteger number = new AtomicInteger(2 * RADIX); // two digits, by which ImageJ sorts as texts
		return curves.stream().map(s -> s.label() == null ? "" : Integer.toString(number.getAndIncrement(), RADIX) + "__" + s
			.label()).collect(Collectors.joining("\n"));
	}

	private ImagePlus finish(final Plot plot, final List<Series> curves, final List<Mark> marks,
		final boolean beside)
	{
		takeFinePen(plot);
		plot.getProcessor(); // sets the sizes that are scaled next
		plot.setScale(SCALE);
		final ColorProcessor picture = plot.getProcessor().convertToColorProcessor();
		Dashes.breakSamples(picture, SCALE);
		for (final Series series : curves)
			if (series.error() != null) band(plot, picture, series);
		final ColorProcessor small = (ColorProcessor) picture.bin(2);
		final ColorProcessor headed = new Heading(SCALE / 2, FONT).above(small, plot.getDrawingFrame(), title, marks);
		final int top = headed.getHeight() - small.getHeight() + plot.getDrawingFrame().y / 2;
		plot.dispose();
		if (beside) return new ImagePlus(title.isEmpty() ? yText : title, SideLegend.beside(headed, top, legend(curves), SCALE));
		return new ImagePlus(title.isEmpty() ? yText : title, headed);
	}

	/** A plot of nothing but the legend. */
	private Plot legend(final List<Series> curves) {
		final Plot plot = new Plot("", "", "");
		plot.setFrameSize(3 * WIDTH, 3 * HEIGHT);
		plot.setAntialiasedText(true);
		plot.setFormatFlags(0);
		plot.setLimits(0, 1, 0, 1);
		final Axis unit = new Axis(0, 1, false);
		add(plot, curves.stream().map(Series::inLegend).toList(), unit, unit);
		legend(plot, curves, Plot.TOP_LEFT);
		plot.getProcessor();
		plot.setScale(SCALE);
		return plot;
	}

	/** Tints the area of one standard error about the curve, and leaves what is darker. */
	private void band(final Plot plot, final ColorProcessor picture, final Series series) {
		final ByteProcessor mask = Band.mask(plot, picture.getWidth(), picture.getHeight(), series, logY);
		final Rectangle frame = plot.getDrawingFrame();
		final int tint = Palette.light(Palette.of(series.colour()), 0.25).getRGB();
		for (int py = frame.y + 1; py < frame.y + frame.height - 1; py++)
			for (int px = frame.x + 1; px < frame.x + frame.width - 1; px++)
				if (mask.get(px, py) != 0) picture.set(px, py, Band.darker(picture.get(px, py), tint));
	}
}
