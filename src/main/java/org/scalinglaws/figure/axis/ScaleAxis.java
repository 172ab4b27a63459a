package org.scalinglaws.figure.axis;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.scalinglaws.figure.style.Style;

/**
 * An axis, linear or logarithmic, that shows a given span, and again after zooming
 * out; its ticks are those of {@link Ticks}, as many as have room.
 */
public class ScaleAxis extends NumberAxis {

	private static final double GAP = 1, LINE = 2.2; // least distances of texts, in sizes of the font
	private static final double LEADING = 0.95; // of lines of a text, in its heights
	private static final int MOST = 7, LEAST = 2; // texts: a single one tells no scale

	private final transient Span home;

	/** @param text along the axis; may be empty, and at the left or right of several lines */
	public ScaleAxis(final Span span, final String text, final Style style) {
		super(text);
		home = span;
		final double size = style.size();
		setLabelFont(style.plain());
		setTickLabelFont(style.small());
		setLabelPaint(Color.BLACK);
		setTickLabelPaint(Color.BLACK);
		setTickLabelInsets(new RectangleInsets(0.5 * size, 0.6 * size, 0.3 * size, 0.6 * size));
		setLabelInsets(style.room(0.1));
		setAxisLineVisible(false);
		setTickMarkPaint(Color.BLACK);
		setTickMarkStroke(style.line(0.08));
		setTickMarkOutsideLength((float) (0.4 * size));
		setMinorTickMarksVisible(true);
		setMinorTickMarkOutsideLength((float) (0.2 * size));
		autoAdjustRange();
	}

	/** What it shows now. */
	public Span span() {
		return new Span(getLowerBound(), getUpperBound(), home.log());
	}

	/** Back to the given span. */
	@Override
	protected void autoAdjustRange() {
		if (home != null) setRange(new Range(home.low(), home.high()), false, false);
	}

	@Override
	public double valueToJava2D(final double value, final Rectangle2D area, final RectangleEdge edge) {
		final double position = span().position(value);
		return RectangleEdge.isTopOrBottom(edge) ? area.getX() + position * area.getWidth() : area.getMaxY() - position * area
			.getHeight();
	}

	@Override
	public double java2DToValue(final double place, final Rectangle2D area, final RectangleEdge edge) {
		return span().value(RectangleEdge.isTopOrBottom(edge) ? (place - area.getX()) / area.getWidth() : (area.getMaxY() -
			place) / area.getHeight());
	}

	@Override
	public void zoomRange(final double from, final double to) {
		final Span part = span().part(from, to);
		if (part.high() > part.low()) setRange(new Range(part.low(), part.high()));
	}

	@Override
	public void resizeRange2(final double factor, final double anchor) {
		final double position = span().position(anchor);
		if (factor > 0) zoomRange(position * (1 - factor), position + (1 - position) * factor);
		else setAutoRange(true);
	}

	/** {@return what surrounds the text, with all lines of one that stands upright} */
	@Override
	protected Rectangle2D getLabelEnclosure(final Graphics2D pen, final RectangleEdge edge) {
		final Rectangle2D one = super.getLabelEnclosure(pen, edge);
		if (RectangleEdge.isTopOrBottom(edge) || getLabel() == null) return one;
		final double more = getLabel().lines().skip(1).count() * LEADING * Style.bounds(getLabelFont(), getLabel()).getHeight();
		return new Rectangle2D.Double(one.getX(), one.getY(), one.getWidth() + more, one.getHeight());
	}

	/** Texts that stand upright run from bottom to top; JFreeChart would make shapes of their letters. */
	@Override
	protected AxisState drawLabel(final String text, final Graphics2D pen, final Rectangle2D plotArea,
		final Rectangle2D area, final RectangleEdge edge, final AxisState state)
	{
		if (RectangleEdge.isTopOrBottom(edge) || text == null) return super.drawLabel(text, pen, plotArea, area, edge, state);
		final List<String> lines = text.lines().toList();
		pen.setFont(getLabelFont());
		pen.setPaint(getLabelPaint());
		for (int i = 0; i < lines.size(); i++) {
			final Rectangle2D bounds = Style.bounds(getLabelFont(), lines.get(i));
			final double away = edge == RectangleEdge.LEFT ? -0.7 - LEADING * (lines.size() - 1 - i) : 0.7 + LEADING * i;
			final AffineTransform before = pen.getTransform();
			pen.translate(state.getCursor() + away * bounds.getHeight(), area.getCenterY());
			pen.rotate(-Math.PI / 2);
			pen.drawString(lines.get(i), (float) (-bounds.getWidth() / 2), (float) (-bounds.getCenterY()));
			pen.setTransform(before);
		}
		return state;
	}

	/** {@return what {@link NumberTick}s it has where it is so long} */
	@Override
	public List<?> refreshTicks(final Graphics2D picture, final AxisState state, final Rectangle2D area,
		final RectangleEdge edge)
	{
		final boolean across = RectangleEdge.isTopOrBottom(edge);
		Ticks ticks = Ticks.of(span(), MOST);
		for (int most = MOST; most > LEAST && room(ticks, across) > (across ? area.getWidth() : area.getHeight());) {
			final Ticks fewer = Ticks.of(span(), --most);
			if (fewer.major().size() >= LEAST) ticks = fewer;
		}
		final TextAnchor anchor = across ? TextAnchor.TOP_CENTER : edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT
			: TextAnchor.CENTER_LEFT;
		final List<NumberTick> all = new ArrayList<>();
		for (final double value : ticks.minor())
			all.add(new NumberTick(TickType.MINOR, value, "", anchor, TextAnchor.CENTER, 0));
		for (final Ticks.Tick tick : ticks.major())
			all.add(new NumberTick(TickType.MAJOR, tick.value(), tick.text(), anchor, TextAnchor.CENTER, 0));
		return all;
	}

	/** The room that the texts of ticks need, with the gaps between them. */
	private double room(final Ticks ticks, final boolean across) {
		final double size = getTickLabelFont().getSize2D();
		return across ? ticks.major().stream().mapToDouble(tick -> GAP * size + Style.bounds(getTickLabelFont(), tick.text())
			.getWidth()).sum() : LINE * size * ticks.major().size();
	}
}
