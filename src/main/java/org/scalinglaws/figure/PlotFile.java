package org.scalinglaws.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.scalinglaws.ground.Require;

import ij.ImagePlus;

/**
 * What a file of a plot or an image with axes holds.
 * <p>
 * PNG holds what is seen, of the slice that is shown: 8 bits a colour, with
 * legends and other overlays drawn in. TIFF holds the numbers, of all slices:
 * pixels as they are (32 bits of a map), an overlay beside them, and ImageJ's
 * calibration.
 * </p>
 */
public final class PlotFile {

	private PlotFile() {
		// static functions only
	}

	/**
	 * The bytes of a file.
	 *
	 * @param plot with pixels
	 * @param name of the file, with or without its folder; it tells the kind: .png, .tif or .tiff, in any case
	 * @param program name and version, noted in TIFF
	 * @throws IllegalArgumentException if the name is of another kind, or the plot is
	 *           missing or empty; for TIFF, if its pixels need more than 2e9 bytes, are
	 *           not in memory, or are of a size that TIFF cannot hold
	 */
	public static byte[] bytes(final ImagePlus plot, final String name, final String program) {
		Require.given("plot", plot);
		final String lower = Require.given("file", name).toLowerCase(Locale.ROOT);
		final boolean tiff = lower.endsWith(".tif") || lower.endsWith(".tiff");
		if (!tiff && !lower.endsWith(".png")) throw new IllegalArgumentException(
			"file must end in .png, .tif or .tiff, was " + name);
		if (plot.getProcessor() == null) throw new IllegalArgumentException("plot must hold an image, was empty");
		return tiff ? CalibratedTiff.bytes(plot, program) : png(plot);
	}

	private static byte[] png(final ImagePlus plot) {
		final ImagePlus flat = plot.getOverlay() == null ? plot : plot.flatten();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(flat.getBufferedImage(), "png", bytes);
		}
		catch (final IOException e) { // not in memory
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
