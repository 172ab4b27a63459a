package org.scalinglaws.command;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.RetrievalProblem;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Makes a spectral measure, on which the reduced dynamics cost the same in any dimension. */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
	label = "Data", weight = 1), @Menu(label = "Measure Spectrum...", weight = 8) })
public class MeasureSpectrum extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance; without it the expected measure of a power law is made",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Dimension", description = "Of the power law if there is no spectrum, 1 to 1e15", min = "1",
		max = "1e15", persist = false)
	private double dimension = 1000;

	@Parameter(label = "Exponent", description = "Of the power law if there is no spectrum, 0 to 20", min = "0",
		max = "20", persist = false)
	private double exponent = 2;

	@Parameter(label = "Nodes", description = "32 to 1000000", min = "32", max = "1000000", persist = false)
	private int nodes = Binning.DEFAULT_NODES;

	@Parameter(type = ItemIO.OUTPUT, label = "Measure")
	private SpectralMeasure measure;

	@Override
	public void run() {
		if (spectrum == null && (teacher != null || weights != null)) throw new IllegalArgumentException(
			"spectrum is required with teacher and weights, was not given");
		if (spectrum == null) {
			measure = Binning.expected(dimension, exponent, 1, nodes);
			return;
		}
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		measure = Binning.of(problem.spectrum(), problem.teacher(), ImageArrays.vector("weights", weights), nodes);
	}
}
