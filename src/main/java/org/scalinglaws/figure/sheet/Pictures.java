package org.scalinglaws.figure.sheet;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Images of ImageJ that carry the figure that they show. */
public final class Pictures {

	private static final String FIGURE = "org.scalinglaws.figure";

	private Pictures() {
		// static functions only
	}

	/** An RGB image of a figure, with the figure as a property; not shown. */
	public static ImagePlus of(final Figure figure, final Size size) {
		final ImagePlus image = new ImagePlus(figure.name(), new ColorProcessor(figure.sheet(size).pixels()));
		image.setProperty(FIGURE, new Sized(figure, size));
		return image;
	}

	/** {@return the figure that an image shows; null if it has none} */
	public static Figure figure(final ImagePlus image) {
		return image.getProperty(FIGURE) instanceof Figure ? (Figure) image.getProperty(FIGURE) : null;
	}

	/** A figure that has a size unless asked for another. */
	private record Sized(Figure figure, Size size) implements Figure {

		@Override
		public String name() {
			return figure.name();
		}

		@Override
		public Sheet sheet(final Size asked) {
			return figure.sheet(asked.or(size));
		}
	}
}
