package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.regression.ridge.RidgeProblem;
import org.scalinglaws.regression.ridge.RidgeRuns;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Ridge regression, or linear random features, on drawn samples. */
@Plugin(type = Command.class, headless = true, description = "Fits ridge regressions or linear random features to drawn samples, with the exact risk of each",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "regression.md#ridge-regression-and-random-features"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Regression", weight = 3.6), @Menu(label = "Train Ridge...", weight = 2) })
public class TrainRidge extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Variances of the inputs' coordinates, a vector, none negative", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Target", description = "Weights w of the labels w.x + noise, a vector as long as the spectrum",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(label = "Samples", description = "P of each run, 1 to 100000000; the smaller of samples and inputs (features) up to 2048",
		min = "1", max = "100000000", persist = false)
	private int samples = 100;

	@Parameter(label = "Ridge", description = "Of the mean squared error over samples plus ridge |v|^2; 0 for the weights of least norm",
		min = "0", max = "1e100", persist = false)
	private double ridge = 1e-3;

	@Parameter(label = "Noise variance", description = "Of the labels, from 0", min = "0", max = "1e100", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Features", description = "N random features of the inputs, drawn anew for each run, whose entries have the variance 1/N; 0 for none: the inputs themselves",
		min = "0", max = "100000000", persist = false)
	private int features = 0;

	@Parameter(label = "Runs", description = "Number of independent runs, 1 to 1000000", min = "1", max = "1000000",
		persist = false)
	private int runs = 20;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns run, risk (exact, without the noise), trainingError, crossValidation (generalized, of risk + noise; NaN where it interpolates), degreesOfFreedom")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "Mean of the runs")
	private double risk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk's standard error", description = "Of that mean; NaN for one run")
	private double riskStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Training error", description = "Mean of the runs")
	private double trainingError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Training error's standard error", description = "Of that mean; NaN for one run")
	private double trainingErrorStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Cross-validation", description = "Mean of the runs that do not interpolate; NaN if all do")
	private double crossValidation = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Cross-validation's standard error", description = "Of that mean; NaN for one run")
	private double crossValidationStandardError = Double.NaN;

	@Override
	public void run() {
		final RidgeProblem problem = new RidgeProblem(samples, features, ridge, noiseVariance);
		final double[] eigenvalues = ImageArrays.vector("spectrum", spectrum);
		final double[] weights = ImageArrays.vector("target", target);
		wholly(progress -> RidgeRuns.of(eigenvalues, weights, problem, runs, seed, progress), this::show);
	}

	private void show(final Columns fits) {
		table = signed(fits);
		final Columns mean = RunSummary.of(fits.with("all", 0), "all").table();
		risk = mean.get("risk" + RunSummary.MEAN, 0);
		riskStandardError = mean.get("risk" + RunSummary.STANDARD_ERROR, 0);
		trainingError = mean.get("trainingError" + RunSummary.MEAN, 0);
		trainingErrorStandardError = mean.get("trainingError" + RunSummary.STANDARD_ERROR, 0);
		crossValidation = mean.get("crossValidation" + RunSummary.MEAN, 0);
		crossValidationStandardError = mean.get("crossValidation" + RunSummary.STANDARD_ERROR, 0);
	}
}
