package org.scalinglaws.command;

import java.io.File;

import org.scalinglaws.command.support.AtomicFile;
import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.PlotFile;
import org.scalinglaws.ground.Require;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Saves a plot or an image with axes. Missing folders are created; a file that
 * is there is replaced when the new one is complete. See {@link PlotFile}.
 */
@Plugin(type = Command.class, headless = true, description = "Saves a plot or image as PNG",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "cookbook.md#7-a-figure-as-a-file"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Save Plot...", weight = 6) })
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
		AtomicFile.check(Require.given("file", file));
		AtomicFile.write(file, PlotFile.bytes(plot, file.getPath(), "Scaling Laws " + version()));
	}
}
