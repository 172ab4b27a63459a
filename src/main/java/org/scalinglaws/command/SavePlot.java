package org.scalinglaws.command;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.scalinglaws.ground.Require;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Saves a plot as PNG. Missing folders are created; a file that is there is
 * replaced when the new one is complete.
 */
@Plugin(type = Command.class, headless = true, description = "Saves a plot or image as PNG",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "cookbook.md#7-a-figure-as-a-file"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Save Plot...", weight = 6) })
public class SavePlot extends ScalingCommand {

	@Parameter(label = "Plot", description = "Image to save", persist = false)
	private ImagePlus plot;

	@Parameter(label = "File", description = "PNG file to write, its name ending in .png", style = "save",
		persist = false)
	private File file;

	@Override
	public void run() {
		Require.given("plot", plot);
		final String name = Require.given("file", file).getName();
		if (!name.toLowerCase(Locale.ROOT).endsWith(".png")) throw new IllegalArgumentException(
			"file must end in .png, was " + file);
		if (plot.getProcessor() == null) throw new IllegalArgumentException("plot must hold an image, was empty");
		AtomicFile.write(file, png());
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
