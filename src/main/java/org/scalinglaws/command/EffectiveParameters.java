package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.regression.parameters.ParameterCurves;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Counts the parameters that minimum-norm regression really has, on inputs seen and unseen, beside its test error. */
@Plugin(type = Command.class, headless = true, description = "Counts the parameters that minimum-norm regression really has on unseen inputs, beside its test error: the double descent folds back",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "regression.md#effective-parameters"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Regression", weight = 3.6), @Menu(label = "Effective Parameters...", weight = 5) })
public class EffectiveParameters extends ScalingCommand {

	@Parameter(label = "Samples", description = "n, 1 to 2000", min = "1", max = "2000", persist = false)
	private int samples = 100;

	@Parameter(label = "Features", description = "Numbers p of features, a vector of whole numbers from 1 to 100000; samples x features at most 2e7",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> features;

	@Parameter(label = "Kind", description = "gaussian: isotropic coordinates of a linear target, those not seen are noise; fourier: sqrt(2) cos(w.x + b) for a smooth target",
		choices = { ParameterCurves.GAUSSIAN, ParameterCurves.FOURIER }, persist = false)
	private String kind = ParameterCurves.GAUSSIAN;

	@Parameter(label = "Inputs", description = "Dimension of the inputs of Fourier features, 1 to 10000", min = "1",
		max = "10000", persist = false)
	private int inputs = 5;

	@Parameter(label = "Components", description = "Of the features' principal components, how many to regress on, to 2000; 0: all, which is the minimum-norm regression",
		min = "0", max = "2000", persist = false)
	private int components = 0;

	@Parameter(label = "Noise variance", description = "Of the labels, 0 to 1e50", min = "0", max = "1e50",
		persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Runs", description = "Draws of inputs and features, 1 to 100000", min = "1", max = "100000",
		persist = false)
	private int runs = 20;

	@Parameter(label = "Seed", description = "Of inputs and features, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns features, components, excess, trainingParameters, testParameters, predictedTestParameters, testError, predictedTestError (both of Gaussian features with all components, infinite next to as many features as samples; otherwise NaN), and standard errors over the runs of the measured ones (NaN for one run)")
	private Columns table;

	@Override
	public void run() {
		final ParameterCurves curves = new ParameterCurves(samples, ImageArrays.vector("features", features), kind, inputs,
			components);
		quickly(progress -> curves.run(noiseVariance, runs, seed, progress), result -> table = signed(result));
	}
}
