package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ensemble.heavy.FitTables;
import org.scalinglaws.ensemble.heavy.HeavyTailFit;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Fits the law of {@link HeavyTailedDensity} to eigenvalues by maximum likelihood, with errors and intervals, beside the
 * nearest law of Marchenko and Pastur.
 * <p>
 * Any image of eigenvalues will do: all its numbers are taken as one spectrum, whose scale is of no account.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Fits a law of eigenvalues from Marchenko-Pastur to heavy tails, with errors and intervals",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "spectra.md#fits-of-heavy-tails"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Spectra", weight = 3.75), @Menu(label = "Fit Heavy Tail...", weight = 3) })
public class FitHeavyTail extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues greater than 0 (1e-100 to 1e100), at least 20, in any order", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Kind", description = "weights: heavy towards 0; features: heavy towards infinity", choices = {
		SpectrumKind.WEIGHTS_NAME, SpectrumKind.FEATURES_NAME }, persist = false)
	private String kind = SpectrumKind.WEIGHTS_NAME;

	@Parameter(label = "Resamples", description = "Draws of the fitted law that give the errors, and (up to 1000) of each law at which an interval may end, 0 (neither) to 100000", min = "0",
		max = "100000", persist = false)
	private int resamples = 200;

	@Parameter(label = "Seed", description = "Of the draws, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Aspect ratio", description = "gamma")
	private double aspectRatio = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Aspect ratio standard error", description = "NaN if there is none, see reason")
	private double aspectRatioStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Aspect ratio: low", description = "Of the 95 % interval, 0 where no repulsion is not refused; NaN if there is none, see reason")
	private double aspectRatioLow = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Aspect ratio: high", description = "Of the 95 % interval, at most 1; NaN if there is none, see reason")
	private double aspectRatioHigh = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Repulsion", description = "kappa, at most 2000")
	private double repulsion = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Repulsion standard error", description = "NaN if there is none, see reason")
	private double repulsionStandardError = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Repulsion: low", description = "Of the 95 % interval, 0 where no repulsion is not refused; NaN if there is none, see reason")
	private double repulsionLow = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Repulsion: high", description = "Of the 95 % interval, infinite where the largest, 2000, is not refused; NaN if there is none, see reason")
	private double repulsionHigh = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Distance", description = "Kolmogorov's, of the eigenvalues from the fitted law")
	private double distance = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Marchenko-Pastur distance", description = "Of the eigenvalues from the nearest Marchenko-Pastur law of mean 1")
	private double marchenkoPasturDistance = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Marchenko-Pastur ratio", description = "The aspect ratio of that law")
	private double marchenkoPasturRatio = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Tail exponent", description = "t = 1 + (repulsion/2)(1/aspectRatio - 1): features' density ~ value^-t, weights' ~ value^(t - 2) at 0")
	private double tailExponent = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "Histogram of the logarithms of the eigenvalues divided by their mean, and both laws")
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "fitted, or in words what keeps the fit from being one to rely on")
	private String reason;

	@Override
	public void run() {
		final double[] values = HeavyTailFit.require(ImageArrays.values("spectrum", spectrum));
		final SpectrumKind which = SpectrumKind.of(kind);
		reason = "canceled";
		wholly(progress -> HeavyTailFit.of(values, which, resamples, Streams.of(seed), progress), fit -> use(fit, which));
	}

	private void use(final HeavyTailFit fit, final SpectrumKind which) {
		aspectRatio = fit.law().aspectRatio();
		aspectRatioStandardError = fit.aspectRatioStandardError();
		aspectRatioLow = fit.intervals().aspectRatioLow();
		aspectRatioHigh = fit.intervals().aspectRatioHigh();
		repulsion = fit.law().repulsion();
		repulsionStandardError = fit.repulsionStandardError();
		repulsionLow = fit.intervals().repulsionLow();
		repulsionHigh = fit.intervals().repulsionHigh();
		distance = fit.distance();
		marchenkoPasturDistance = fit.marchenkoPasturDistance();
		marchenkoPasturRatio = fit.marchenkoPastur();
		tailExponent = fit.law().tailExponent();
		reason = fit.reason();
		plot = ColumnsPlot.of(FitTables.histogram(fit, which)).x(FitTables.VALUE).y(String.join(",", FitTables.MEASURED,
			FitTables.FITTED, FitTables.RIVAL)).bars(FitTables.MEASURED).theory(FitTables.laws(fit, which)).dashed(
				FitTables.RIVAL).labels("eigenvalues,fitted,nearest Marchenko-Pastur").labelX(
					"eigenvalue / mean").labelY("density of the logarithm").logX(true).logY(false).title("Spectrum and laws").image();
	}
}
