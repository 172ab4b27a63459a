package org.scalinglaws.figure.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.ground.Require;

import ij.ImagePlus;

/**
 * What a file of a plot or an image with axes holds.
 * <p>
 * PNG holds what is seen, of the slice that is shown: 8 bits a colour, with
 * legends and other overlays drawn in, and the resolution of a figure. SVG and PDF hold the figure that a plot
 * carries, its texts as text. TIFF holds the numbers, of all slices: pixels as they
 * are (32 bits of a map), an overlay beside them, and ImageJ's calibration.
 * </p>
 */
public final class PlotFile {

	private PlotFile() {
		// static functions only
	}

	/** As {@link #bytes(ImagePlus, String, String, Size)}, in the plot's own size. */
	public static byte[] bytes(final ImagePlus plot, final String name, final String program) {
		return bytes(plot, name, program, Size.FREE);
	}

	/**
	 * The bytes of a file.
	 *
	 * @param plot with pixels
	 * @param name of the file, with or without its folder; it tells the kind: .png,
	 *          .svg, .pdf, .tif or .tiff, in any case
	 * @param program name and version, noted in TIFF
	 * @param size in which the plot's figure is drawn anew
	 * @throws IllegalArgumentException if the name is of another kind, or the plot is
	 *           missing or empty; if it carries no figure, but the kind or the size needs
	 *           one; for TIFF, if its pixels need more than 2e9 bytes, are not in memory,
	 *           or are of a size that TIFF cannot hold
	 */
	public static byte[] bytes(final ImagePlus plot, final String name, final String program, final Size size) {
		Require.given("plot", plot);
		final String kind = Require.given("file", name).toLowerCase(Locale.ROOT).replaceFirst("(?s).*\\.", "");
		if (!name.contains(".") || !kind.matches("png|svg|pdf|tiff?")) throw new IllegalArgumentException(
			"file must end in .png, .svg, .pdf, .tif or .tiff, was " + name);
		if (plot.getProcessor() == null) throw new IllegalArgumentException("plot must hold an image, was empty");
		final boolean vector = kind.equals("svg") || kind.equals("pdf");
		if (!vector && size.equals(Size.FREE)) return kind.equals("png") ? png(plot) : CalibratedTiff.bytes(plot, program);
		final Figure figure = Pictures.figure(plot);
		if (figure == null) throw new IllegalArgumentException((vector ? "a ." + kind + " file" : "a width or fontSize") +
			" needs a plot as PlotTable or PlotMap make it, was the picture " + plot.getTitle() + " without a chart");
		if (vector) return kind.equals("svg") ? Svg.bytes(figure.sheet(size)) : PdfPen.bytes(figure.sheet(size));
		final ImagePlus drawn = Pictures.of(figure, size);
		return kind.equals("png") ? png(drawn) : CalibratedTiff.bytes(drawn, program);
	}

	/** A figure's picture knows its resolution, so that it is as wide on paper as it was asked to be. */
	private static byte[] png(final ImagePlus plot) {
		final BufferedImage flat = (plot.getOverlay() == null ? plot : plot.flatten()).getBufferedImage();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
			final IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(flat), null);
			if (Pictures.figure(plot) != null) metadata.mergeTree(metadata.getNativeMetadataFormatName(), resolution(metadata
				.getNativeMetadataFormatName()));
			writer.setOutput(stream);
			writer.write(new IIOImage(flat, null, metadata));
		}
		catch (final IOException e) { // not in memory
			throw new UncheckedIOException(e);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static IIOMetadataNode resolution(final String format) {
		final String perMetre = Long.toString(Math.round(Sheet.RESOLUTION / 0.0254));
		final IIOMetadataNode root = new IIOMetadataNode(format), resolution = new IIOMetadataNode("pHYs");
		resolution.setAttribute("pixelsPerUnitXAxis", perMetre);
		resolution.setAttribute("pixelsPerUnitYAxis", perMetre);
		resolution.setAttribute("unitSpecifier", "meter");
		root.appendChild(resolution);
		return root;
	}
}
