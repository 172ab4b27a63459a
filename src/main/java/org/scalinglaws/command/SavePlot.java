package org.scalinglaws.command;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.scalinglaws.ground.Require;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.util.VersionUtils;

import ij.ImagePlus;

/**
 * Saves a plot or an image with axes. Missing folders are created; a file that
 * is there is replaced when the new one is complete.
 * <p>
 * PNG holds what is seen, of the slice that is shown: 8 bits a colour, with
 * legends and other overlays drawn in. TIFF holds the numbers, of all slices:
 * pixels as they are (32 bits of a map), an overlay beside them, and ImageJ's
 * calibration (see {@link CalibratedTiff}).
 * </p>
 */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
	label = "Analysis", weight = 4), @Menu(label = "Save Plot...", weight = 6) })
public class SavePlot extends ScalingCommand {

	@Parameter(label = "Plot", description = "Image to save: a plot, or an image with axes as Risk Diagram gives",
		persist = false)
	private ImagePlus plot;

	@Parameter(label = "File", description = "File to write: .png (the picture), .tif or .tiff (the numbers, with calibration)",
		style = "save", persist = false)
	private File file;

	@Override
	public void run() {
		Require.given("plot", plot);
		final String name = Require.given("file", file).getName().toLowerCase(Locale.ROOT);
		final boolean tiff = name.endsWith(".tif") || name.endsWith(".tiff");
		if (!tiff && !name.endsWith(".png")) throw new IllegalArgumentException(
			"file must end in .png, .tif or .tiff, was " + file);
		if (plot.getProcessor() == null) throw new IllegalArgumentException("plot must hold an image, was empty");
		AtomicFile.check(file);
		AtomicFile.write(file, tiff ? CalibratedTiff.bytes(plot, program()) : png());
	}

	private String program() {
		return "Scaling Laws " + Objects.requireNonNullElse(VersionUtils.getVersion(getClass()), "(unknown version)");
	}

	private byte[] png() {
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
