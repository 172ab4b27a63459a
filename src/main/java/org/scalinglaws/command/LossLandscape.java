package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** The population loss at one point: its value, gradient, Hessian eigenvalues and the kind of critical point. */
@Plugin(type = Command.class, headless = true, description = "Gives the population loss at one point, its gradient, Hessian eigenvalues and kind of critical point",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#what-each-command-shows"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Loss Landscape...", weight = 9) })
public class LossLandscape extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance, at most 10000", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w, as long as the spectrum", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(type = ItemIO.OUTPUT, label = "Loss")
	private double loss;

	@Parameter(type = ItemIO.OUTPUT, label = "Gradient")
	private Img<DoubleType> gradient;

	@Parameter(type = ItemIO.OUTPUT, label = "Hessian eigenvalues", description = "In descending order; NaN where canceled")
	private Img<DoubleType> hessianEigenvalues;

	@Parameter(type = ItemIO.OUTPUT, label = "Kind", description = "Of critical point: maximum, saddle, minimum, or none")
	private String kind;

	@Override
	public void run() {
		final RetrievalProblem problem = new RetrievalProblem(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector(
			"teacher", teacher));
		Require.inRange("spectrum length", problem.dimension(), 1,
			org.scalinglaws.retrieval.model.LossLandscape.MAX_HESSIAN_DIMENSION);
		final org.scalinglaws.retrieval.model.LossLandscape landscape = new org.scalinglaws.retrieval.model.LossLandscape(problem,
			ImageArrays.vector("weights", weights));
		loss = landscape.loss();
		gradient = ImageArrays.image(landscape.gradient());
		kind = landscape.kind().toString();
		hessianEigenvalues = ImageArrays.image(withProgress(landscape::hessianEigenvalues));
	}
}
