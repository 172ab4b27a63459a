package org.scalinglaws.figure.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;

/**
 * Images as ImageJ's TIFF: pixels, overlay, display range and calibration, with
 * the program and the ends of the axes in the property {@code Info}.
 * <p>
 * TIFF holds a pixel's size as a ratio of two 32-bit numbers (see
 * {@link TiffResolution}); the ends of the axes, at the centres of the first and
 * the last pixel, are in {@code Info} to 15 digits.
 * </p>
 */
final class CalibratedTiff {

	private static final String INFO = "Info";

	/** The encoder writes to memory; what is not pixels fits into the rest of 2 GiB. */
	private static final double MOST_BYTES = 2e9;

	private CalibratedTiff() {
		// static writing only
	}

	/**
	 * The bytes of a file.
	 *
	 * @param plot with pixels
	 * @param program name and version
	 * @throws IllegalArgumentException if the pixels need more than 2e9 bytes, are
	 *           not in memory, or are of a size that TIFF cannot hold
	 */
	static byte[] bytes(final ImagePlus plot, final String program) {
		final double size = (double) plot.getWidth() * plot.getHeight() * plot.getStackSize() * plot.getBytesPerPixel();
		if (size > MOST_BYTES) throw new IllegalArgumentException("plot must have at most " + MOST_BYTES +
			" bytes of pixels, had " + size);
		final byte[] bytes = encoded(plot, info(plot, program));
		if (bytes == null) throw new IllegalArgumentException("plot must be in memory, was a virtual stack");
		TiffResolution.write(bytes, plot.getCalibration().pixelWidth, plot.getCalibration().pixelHeight);
		return bytes;
	}

	/** ImageJ's encoder takes the property from the image, which gets its own back. */
	private static byte[] encoded(final ImagePlus plot, final String info) {
		synchronized (plot) {
			final Object before = plot.getProperty(INFO);
			try {
				plot.setProperty(INFO, info);
				return new FileSaver(plot).serialize();
			}
			finally {
				plot.setProperty(INFO, before);
			}
		}
	}

	/** Lines "key: value", as ImageJ reads them, after those that are there. */
	private static String info(final ImagePlus plot, final String program) {
		final StringBuilder info = new StringBuilder(Objects.toString(plot.getProperty(INFO), ""));
		if (info.length() > 0 && info.charAt(info.length() - 1) != '\n') info.append('\n');
		info.append("Software: ").append(program).append('\n');
		final Calibration axes = plot.getCalibration();
		if (axes.scaled()) {
			info.append(axis("X", axes.getX(0), axes.getX(plot.getWidth() - 1.0), axes.getXUnit()));
			info.append(axis("Y", axes.getY(0), axes.getY(plot.getHeight() - 1.0), axes.getYUnit()));
		}
		return info.toString();
	}

	private static String axis(final String name, final double first, final double last, final String unit) {
		return name + " axis: " + rounded(first) + " to " + rounded(last) + " " + unit + "\n";
	}

	/** The last digit is that of the calibration's arithmetic. */
	private static double rounded(final double value) {
		return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(15)).doubleValue() : value;
	}
}
