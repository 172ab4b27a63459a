package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ensemble.heavy.HeavyTailLaw;
import org.scalinglaws.ensemble.heavy.HeavyTailSampler;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Eigenvalues of the ensemble of {@link HeavyTailedDensity} at a finite dimension, exactly: singular values of a random
 * bidiagonal matrix.
 */
@Plugin(type = Command.class, headless = true, description = "Draws eigenvalues that repel each other little: from Marchenko-Pastur to heavy tails",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "spectra.md#heavy-tails"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Spectra", weight = 3.75), @Menu(label = "Heavy-Tailed Sample...", weight = 2) })
public class HeavyTailedSample extends ScalingCommand {

	@Parameter(label = "Dimension", description = "Number of eigenvalues, 1 to 1000000", min = "1", max = "1000000",
		persist = false)
	private int dimension = 1000;

	@Parameter(label = "Aspect ratio", description = "gamma, greater than 0 and less than 1", min = "0", max = "1", stepSize = "0.1",
		attrs = { @Attr(name = Attributes.ABOVE_MIN), @Attr(name = Attributes.BELOW_MAX) }, persist = false)
	private double aspectRatio = 0.5;

	@Parameter(label = "Repulsion", description = "kappa, greater than 0 (1e-8), to 100000; at least 0.04/(1/aspectRatio - 1)", min = "0",
		max = "100000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double repulsion = 2;

	@Parameter(label = "Kind", description = "weights: mean 1 at large dimension; features: their inverses", choices = {
		SpectrumKind.WEIGHTS_NAME, SpectrumKind.FEATURES_NAME }, persist = false)
	private String kind = SpectrumKind.WEIGHTS_NAME;

	@Parameter(label = "Runs", description = "Draws, 1 to 100000; at most 100000000 eigenvalues in all", min = "1", max = "100000",
		persist = false)
	private int runs = 1;

	@Parameter(label = "Seed", description = "Of the draws, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Spectrum", description = "Eigenvalues, ascending in each run: dimension x runs")
	private Img<DoubleType> spectrum;

	@Override
	public void run() {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final SpectrumKind which = SpectrumKind.of(kind);
		final HeavyTailSampler sampler = new HeavyTailSampler(law, dimension);
		HeavyTailSampler.requireSize(dimension, runs);
		wholly(progress -> sampler.columns(which, runs, Streams.of(seed), progress), columns -> spectrum = ImageArrays.image(
			columns, dimension));
	}
}
