package org.scalinglaws.figure.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.Size2D;
import org.scalinglaws.figure.style.Style;

/**
 * A figure that is laid out: charts, or other drawings, at their places.
 *
 * @param width in units of 1/20 point, as of {@link Size}
 * @param height likewise
 */
public record Sheet(double width, double height, List<Cell> cells) {

	/** A drawing at its place. */
	public record Cell(Drawable content, Rectangle2D place) {}

	/** Resolution of pictures, in pixels per inch. */
	public static final double RESOLUTION = 300;

	private static final double HIGHEST = 100; // in widths, that is tried

	private static final int ROUNDS = 3; // of fitting: the number of ticks depends on the size

	/**
	 * A single chart as wide as given, its frame so high that it has a ratio of height to width.
	 *
	 * @throws IllegalArgumentException if titles, axes and legend leave no room for a frame however high it is
	 */
	public static Sheet ofWidth(final JFreeChart chart, final double width, final double ratio) {
		double height = roomy(chart, width, ratio * width);
		for (int round = 0; round < ROUNDS; round++) {
			final Rectangle2D frame = frame(chart, width, height);
			height += ratio * frame.getWidth() - frame.getHeight();
		}
		return of(chart, width, Math.max(height, 0.1 * width));
	}

	/** A single chart of a size. */
	public static Sheet of(final Drawable chart, final double width, final double height) {
		return new Sheet(width, height, List.of(new Cell(chart, new Rectangle2D.Double(0, 0, width, height))));
	}

	/** The room that a legend or another title needs. */
	public static Size2D size(final Title title) {
		final Graphics2D pen = scratch();
		final Size2D size = title.arrange(pen);
		pen.dispose();
		return size;
	}

	/**
	 * A height from which on there is a frame beside titles and legend: the least one, or twice as high, and so on.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public static double roomy(final JFreeChart chart, final double width, final double least) {
		for (double height = least; height <= HIGHEST * (width + Size.INCH); height *= 2)
			if (!frame(chart, width, height).isEmpty()) return height;
		throw new IllegalArgumentException(
			"width must leave room for a frame beside the texts: it must be more than " + (float) (width / Size.MILLIMETRE) +
				" mm, or fontSize less");
	}

	/** Where a chart of a size has its frame; empty if there is no room for one. */
	public static Rectangle2D frame(final JFreeChart chart, final double width, final double height) {
		final Graphics2D pen = scratch();
		final ChartRenderingInfo info = new ChartRenderingInfo(null);
		chart.draw(pen, new Rectangle2D.Double(0, 0, width, height), info);
		pen.dispose();
		return info.getPlotInfo().getDataArea();
	}

	private static Graphics2D scratch() {
		final Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		pen.addRenderingHints(Style.HINTS);
		return pen;
	}

	/** Draws it on anything, in its units. */
	public void draw(final Graphics2D pen) {
		pen.addRenderingHints(Style.HINTS);
		pen.setColor(Color.WHITE);
		pen.fill(new Rectangle2D.Double(0, 0, width, height));
		for (final Cell cell : cells)
			cell.content().draw(pen, cell.place());
	}

	/** A picture of {@value #RESOLUTION} pixels per inch. */
	public BufferedImage pixels() {
		final BufferedImage picture = new BufferedImage(pixels(width), pixels(height), BufferedImage.TYPE_INT_RGB);
		final Graphics2D pen = picture.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		pen.transform(AffineTransform.getScaleInstance(RESOLUTION / Size.INCH, RESOLUTION / Size.INCH));
		draw(pen);
		pen.dispose();
		return picture;
	}

	private static int pixels(final double length) {
		return (int) Math.max(1, Math.round(length * RESOLUTION / Size.INCH));
	}
}
