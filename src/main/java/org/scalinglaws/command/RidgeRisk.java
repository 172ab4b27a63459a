package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.regression.ridge.RidgeProblem;
import org.scalinglaws.regression.ridge.RidgeTheory;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The risk of ridge regression, or of linear random features, on inputs of any spectrum, as theory has it in high dimension. */
@Plugin(type = Command.class, headless = true, description = "Gives the risk of ridge regression or linear random features on inputs of any spectrum, by the renormalized ridge",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "regression.md#ridge-regression-and-random-features"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Regression", weight = 3.6), @Menu(label = "Ridge Risk...", weight = 1) })
public class RidgeRisk extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Variances of the inputs' coordinates, a vector, none negative", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Target", description = "Weights w of the labels w.x + noise, a vector as long as the spectrum",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(label = "Samples", description = "P, from 1; need not be whole", min = "1", max = "1e100", persist = false)
	private double samples = 100;

	@Parameter(label = "Ridge", description = "Of the mean squared error over samples plus ridge |v|^2; 0 interpolates if it can",
		min = "0", max = "1e100", persist = false)
	private double ridge = 1e-3;

	@Parameter(label = "Noise variance", description = "Of the labels, from 0", min = "0", max = "1e100", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Features", description = "N random features of the inputs, whose entries have the variance 1/N; from 1, need not be whole; 0 for none: the inputs themselves",
		min = "0", max = "1e100", persist = false)
	private double features = 0;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Mean squared error on new inputs, without the noise")
	private double risk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Training error", description = "Mean squared error on the samples: (risk + noise variance)/renormalization^2")
	private double trainingError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Kappa", description = "The renormalized ridge: kappa (1 - df1/samples)(1 - df1/features) = ridge")
	private double kappa = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Renormalization", description = "1/(1 - df1/samples); infinite where it interpolates")
	private double renormalization = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Degrees of freedom", description = "df1 = sum of lambda/(lambda + kappa)")
	private double degreesOfFreedom = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Degrees of freedom 2", description = "df2 = sum of (lambda/(lambda + kappa))^2")
	private double degreesOfFreedom2 = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Bias", description = "Sum of lambda w^2 (kappa/(lambda + kappa))^2")
	private double bias = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Variance", description = "Risk - bias: by the choice of samples, features and noise")
	private double variance = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "Of the equation for kappa, relative to the smaller of samples and features")
	private double residual = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in samples", description = "d log risk / d log samples, exact; NaN where the risk is 0")
	private double exponentInSamples = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent in features", description = "d log risk / d log features, exact; 0 without features, NaN where the risk is 0")
	private double exponentInFeatures = Double.NaN;

	@Override
	public void run() {
		final RidgeProblem problem = new RidgeProblem(samples, features, ridge, noiseVariance);
		final double[] eigenvalues = Require.spectrum("spectrum", ImageArrays.vector("spectrum", spectrum));
		final double[] weights = Require.length("target", ImageArrays.vector("target", target), eigenvalues.length);
		quickly(progress -> RidgeTheory.of(eigenvalues, weights, problem, progress).finite(), this::show);
	}

	private void show(final RidgeTheory found) {
		risk = found.risk();
		trainingError = found.trainingError();
		kappa = found.ridge().kappa();
		renormalization = found.renormalization();
		degreesOfFreedom = found.degreesOfFreedom();
		degreesOfFreedom2 = found.degreesOfFreedom2();
		bias = found.bias();
		variance = found.variance();
		residual = found.ridge().residual();
		exponentInSamples = found.exponentInSamples();
		exponentInFeatures = found.exponentInFeatures();
	}
}
