package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.propagation.margin.PerturbedMargins;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** How far the margin of a network can be moved by perturbing each weight of one layer, beside a bound on it. */
@Plugin(type = Command.class, headless = true, description = "Perturbs the weights of a random network layer by layer, and compares what that does to its margin with a bound",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#perturbed-weights"), @Attr(
		name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
			label = "Deep Networks", weight = 3.95), @Menu(label = "Perturbation Margin...", weight = 7) })
public class PerturbationMargin extends ScalingCommand {

	@Parameter(label = "Widths", description = "Of inputs, hidden layers (ReLU, no biases) and outputs, a vector of whole numbers from 1 to 100000, the last at least 2",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> widths;

	@Parameter(label = "Perturbation", description = "epsilon, by which each weight of a layer may change; greater than 0, to 1e100",
		min = "0", max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double perturbation = 0.01;

	@Parameter(label = "Samples", description = "Standard normal inputs, 1 to 1000000", min = "1", max = "1000000",
		persist = false)
	private int samples = 300;

	@Parameter(label = "Seed", description = "Of weights, inputs and random signs, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns layer (from 1), bound, worst (change of the margin that was found), tightness = worst/bound, means over the samples, their ...StandardError, predictedTightness (of wide layers and a tiny perturbation), random (largest change by random signs over the bound, mean), largest (change over bound of all tried), perturbations, violations; ratios are NaN where no unit before the layer is active on any sample, errors also for one sample; a bound beyond 1.8e308 (of hundreds of layers) is infinite, without an error")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Distribution", description = "Columns layer, ratio = change/bound, and its densities: worst (found) and random (signs); NaN likewise")
	private Columns distribution;

	@Parameter(type = ItemIO.OUTPUT, label = "Violations", description = "Changes beyond the bound, by more than 1e-12 of it")
	private long violations;

	@Parameter(type = ItemIO.OUTPUT, label = "Perturbations", description = "That were tried: the derivatives' signs, up and down, and those followed from there, single signs turned over, and 12 times random signs, for each sample and layer")
	private long perturbations;

	@Override
	public void run() {
		final double[] sizes = ImageArrays.vector("widths", widths);
		wholly(progress -> PerturbedMargins.of(sizes, perturbation, samples, seed, progress), found -> {
			table = signed(found.table());
			distribution = signed(found.distribution());
			violations = found.violations();
			perturbations = found.perturbations();
		});
	}
}
