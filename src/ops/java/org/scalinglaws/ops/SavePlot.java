package org.scalinglaws.ops;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imagej.ops.Op;

/** Saves a plot as PNG. */
@Plugin(type = Op.class, name = "scaling.savePlot")
public class SavePlot extends ScalingOp {

	@Parameter
	private ImagePlus plot;

	@Parameter
	private File file;

	@Override
	public void run() {
		if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".png")) throw new IllegalArgumentException(
			"file must end in .png, was " + file);
		if (plot.getProcessor() == null) throw new IllegalArgumentException("plot must hold an image, was empty");
		final ImagePlus flat = plot.getOverlay() == null ? plot : plot.flatten();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(flat.getBufferedImage(), "png", bytes);
		}
		catch (final IOException e) { // not in memory
			throw new UncheckedIOException(e);
		}
		WholeFile.write(file, bytes.toByteArray());
	}
}
