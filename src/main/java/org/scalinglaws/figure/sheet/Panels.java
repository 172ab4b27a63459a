package org.scalinglaws.figure.sheet;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import org.jfree.chart.ui.Drawable;

import ij.ImagePlus;

/** Several figures in one. */
public final class Panels {

	private Panels() {
		// static functions only
	}

	/**
	 * Plots in rows, each column as wide as the narrowest of its plots, each row as high as
	 * the highest. Figures stay figures, so that the whole can be saved as SVG and PDF;
	 * other pictures keep their pixels.
	 *
	 * @param rows at least one of at least one plot; may differ in length
	 * @return a picture with the title of the first plot
	 * @throws IllegalArgumentException if there is no plot, or an empty row
	 */
	public static ImagePlus grid(final List<? extends List<ImagePlus>> rows) {
		if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) throw new IllegalArgumentException(
			"rows must be at least one, with at least one plot each");
		return Pictures.of(new Grid(rows.stream().map(row -> row.stream().map(Panels::figure).toList()).toList()), Size.FREE);
	}

	private static Figure figure(final ImagePlus image) {
		final Figure figure = Pictures.figure(image);
		return figure == null ? new Pixels(image.getTitle(), image.getBufferedImage()) : figure;
	}

	/** Figures in rows. */
	private record Grid(List<List<Figure>> rows) implements Figure {

		@Override
		public String name() {
			return rows.get(0).get(0).name();
		}

		/** All figures of a column are as wide as the narrowest of it likes to be, so that their frames end alike. */
		@Override
		public Sheet sheet(final Size size) {
			final List<List<Sheet>> free = laidOut((row, k) -> rows.get(row).get(k).sheet(new Size(0, size.font())));
			final List<List<Sheet>> even = laidOut((row, k) -> width(free, row, k) == free.get(row).get(k).width() ? free.get(row)
				.get(k) : rows.get(row).get(k).sheet(new Size(width(free, row, k), size.font())));
			if (size.width() == 0) return sheet(even);
			final double factor = size.width() / sheet(even).width();
			return sheet(laidOut((row, k) -> rows.get(row).get(k).sheet(new Size(factor * even.get(row).get(k).width(), size
				.font()))));
		}

		private double width(final List<List<Sheet>> free, final int row, final int k) {
			final double own = free.get(row).get(k).width();
			if (rows.get(row).get(k) instanceof Pixels) return own;
			return IntStream.range(0, rows.size()).filter(r -> rows.get(r).size() > k && !(rows.get(r).get(k) instanceof Pixels))
				.mapToDouble(r -> free.get(r).get(k).width()).min().orElse(own);
		}

		private List<List<Sheet>> laidOut(final BiFunction<Integer, Integer, Sheet> sheet) {
			return IntStream.range(0, rows.size()).mapToObj(row -> IntStream.range(0, rows.get(row).size()).mapToObj(
				k -> sheet.apply(row, k)).toList()).toList();
		}

		private static Sheet sheet(final List<List<Sheet>> rows) {
			final int columns = rows.stream().mapToInt(List::size).max().getAsInt();
			final double[] left = new double[columns + 1];
			for (int k = 0; k < columns; k++) {
				final int column = k;
				left[k + 1] = left[k] + rows.stream().filter(row -> row.size() > column).mapToDouble(row -> row.get(column)
					.width()).max().getAsDouble();
			}
			final List<Sheet.Cell> cells = new ArrayList<>();
			double top = 0;
			for (final List<Sheet> row : rows) {
				for (int k = 0; k < row.size(); k++)
					for (final Sheet.Cell cell : row.get(k).cells())
						cells.add(new Sheet.Cell(cell.content(), new Rectangle2D.Double(left[k] + cell.place().getX(), top + cell
							.place().getY(), cell.place().getWidth(), cell.place().getHeight())));
				top += row.stream().mapToDouble(Sheet::height).max().getAsDouble();
			}
			return new Sheet(left[columns], top, cells);
		}
	}

	/** A picture that has no figure. */
	private record Pixels(String name, BufferedImage image) implements Figure, Drawable {

		@Override
		public Sheet sheet(final Size size) {
			final double width = size.width() > 0 ? size.width() : image.getWidth() * Size.INCH / Sheet.RESOLUTION;
			return Sheet.of(this, width, width * image.getHeight() / image.getWidth());
		}

		@Override
		public void draw(final Graphics2D pen, final Rectangle2D area) {
			final java.awt.geom.AffineTransform place = java.awt.geom.AffineTransform.getTranslateInstance(area.getX(), area
				.getY());
			place.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
			pen.drawImage(image, place, null);
		}
	}
}
