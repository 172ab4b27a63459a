package org.scalinglaws.ops;

import java.io.File;

import org.scalinglaws.figure.file.PlotFile;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imagej.ops.Op;

/** Saves a plot as PNG or TIFF. */
@Plugin(type = Op.class, name = "scaling.savePlot")
public class SavePlot extends ScalingOp {

	@Parameter
	private ImagePlus plot;

	@Parameter
	private File file;

	@Override
	public void run() {
		WholeFile.write(file, PlotFile.bytes(plot, file.getPath(), "Scaling Laws"));
	}
}
