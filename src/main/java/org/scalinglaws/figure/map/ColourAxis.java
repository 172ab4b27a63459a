package org.scalinglaws.figure.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.scalinglaws.figure.axis.ScaleAxis;
import org.scalinglaws.figure.style.Style;

/**
 * A bar of all colours at the right of a map, with ticks. Ends that values lie
 * beyond are pointed. It does not zoom.
 */
final class ColourAxis extends ScaleAxis {

	private static final double GAP = 1.5, WIDTH = 1.4, POINT = 1.2; // in sizes of the font
	private static final int STEPS = 256;

	private final transient ColourScale scale;
	private final double size;
	private final transient BasicStroke line;

	ColourAxis(final ColourScale scale, final Style style) {
		super(scale.range(), scale.text(), style);
		this.scale = scale;
		size = style.size();
		line = style.line(0.08);
	}

	@Override
	public void zoomRange(final double from, final double to) {
		// the colours stay
	}

	@Override
	public AxisSpace reserveSpace(final Graphics2D pen, final Plot plot, final Rectangle2D area, final RectangleEdge edge,
		final AxisSpace space)
	{
		final AxisSpace all = super.reserveSpace(pen, plot, area, edge, space);
		all.add((GAP + WIDTH) * size, edge);
		return all;
	}

	@Override
	public AxisState draw(final Graphics2D pen, final double cursor, final Rectangle2D plotArea, final Rectangle2D area,
		final RectangleEdge edge, final PlotRenderingInfo info)
	{
		final double below = scale.isBelow() ? POINT * size : 0, above = scale.isAbove() ? POINT * size : 0;
		final Rectangle2D bar = new Rectangle2D.Double(cursor + GAP * size, area.getY() + above, WIDTH * size, area
			.getHeight() - above - below);
		pen.setColor(new Color(scale.map().rgb(1)));
		pen.fill(outline(bar.getX(), bar.getY(), bar.getY() + size, above));
		pen.setColor(new Color(scale.map().rgb(0)));
		pen.fill(outline(bar.getX(), bar.getMaxY(), bar.getMaxY() - size, -below));
		final AffineTransform place = AffineTransform.getTranslateInstance(bar.getX(), bar.getY());
		place.scale(bar.getWidth(), bar.getHeight() / STEPS);
		pen.drawImage(colours(), place, null);
		final Path2D border = new Path2D.Double(outline(bar.getX(), bar.getY(), bar.getMaxY(), above));
		border.append(outline(bar.getX(), bar.getMaxY(), bar.getY(), -below), false);
		pen.setColor(Color.BLACK);
		pen.setStroke(line);
		pen.draw(border);
		return super.draw(pen, bar.getMaxX(), plotArea, bar, edge, info);
	}

	/** From one end of the bar to the other, around its point. */
	private Shape outline(final double left, final double base, final double end, final double point) {
		final Path2D path = new Path2D.Double();
		path.moveTo(left, end);
		path.lineTo(left, base);
		path.lineTo(left + WIDTH * size / 2, base - point);
		path.lineTo(left + WIDTH * size, base);
		path.lineTo(left + WIDTH * size, end);
		return path;
	}

	private BufferedImage colours() {
		final BufferedImage image = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < STEPS; y++)
			image.setRGB(0, y, scale.map().rgb(1 - (y + 0.5) / STEPS));
		return image;
	}
}
