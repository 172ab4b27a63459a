package org.scalinglaws.command;

import java.io.File;

import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.figure.sheet.Size;
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
@Plugin(type = Command.class, headless = true, description = "Saves a plot or image as PNG, SVG, PDF or TIFF",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "cookbook.md#7-a-figure-as-a-file"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Save Plot...", weight = 6) })
public class SavePlot extends ScalingCommand {

	@Parameter(label = "Plot", description = "Image to save: a plot, or an image with axes as Risk Diagram gives",
		persist = false)
	private ImagePlus plot;

	@Parameter(label = "File", description = "File to write: .png (the picture), .svg or .pdf (a plot as vectors), .tif or .tiff (the numbers, with calibration)",
		style = "save", persist = false)
	private File file;

	@Parameter(label = "Width", description = "Of the figure, in millimetres, as a journal's column (20 to 1000); the plot's own if not given",
		required = false, min = "20", max = "1000", persist = false)
	private Double width;

	@Parameter(label = "Font size", description = "In points (3 to 72); 8 if not given, less in a figure narrower than 60 mm",
		required = false, min = "3", max = "72", persist = false)
	private Double fontSize;

	@Override
	public void run() {
		AtomicFile.check(file);
		AtomicFile.write(file, PlotFile.bytes(plot, file.getPath(), "Scaling Laws " + version(), Size.of(width, fontSize)));
	}
}
