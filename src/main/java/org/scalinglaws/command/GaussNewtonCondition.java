package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ensemble.curvature.GaussNewtonRuns;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** How well conditioned the Gauss-Newton matrix of a random deep linear network is, with two bounds. */
@Plugin(type = Command.class, headless = true, description = "Gives the condition of the Gauss-Newton matrix of random deep linear networks, with and without skip connections, and two bounds on it",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "spectra.md#gauss-newton-conditioning"), @Attr(
		name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
			label = "Spectra", weight = 3.75), @Menu(label = "Gauss-Newton Condition...", weight = 5) })
public class GaussNewtonCondition extends ScalingCommand {

	@Parameter(type = ItemIO.BOTH, label = "Spectrum", description = "Eigenvalues of the inputs' covariance, a vector, none negative, one for each dimension of the inputs; then the outputs x dimension eigenvalues of the last run, largest first (all others of the Gauss-Newton matrix are 0)",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Widths", description = "Of the hidden layers, first one first: a vector of 1 to 1000 whole numbers, 1 to 100000 each, that make at most 2e7 weights",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> widths;

	@Parameter(label = "Outputs", description = "1 to 2000; outputs x dimension is at most 2000", min = "1", max = "2000",
		persist = false)
	private int outputs = 10;

	@Parameter(label = "Skip", description = "Times the rectangular identity, added to every layer; -1000 to 1000",
		min = "-1000", max = "1000", persist = false)
	private double skip = 0;

	@Parameter(label = "Runs", description = "Draws of the weights, 1 to 100000", min = "1", max = "100000", persist = false)
	private int runs = 5;

	@Parameter(label = "Seed", description = "Of the weights, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns run, condition, bound (a convex combination over the layers), looseBound (their largest), largest, smallest (eigenvalue); infinite where singular")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "positive definite, or why some conditions are not finite")
	private String reason;

	@Override
	public void run() {
		final double[] covariance = ImageArrays.vector("spectrum", spectrum), hidden = ImageArrays.vector("widths", widths);
		quickly(progress -> GaussNewtonRuns.of(covariance, hidden, outputs, skip, runs, seed, progress), found -> {
			table = signed(found.table());
			spectrum = ImageArrays.image(found.spectrum());
			reason = found.reason();
		});
	}
}
