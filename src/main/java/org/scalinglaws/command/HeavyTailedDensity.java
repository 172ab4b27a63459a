package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ensemble.heavy.HeavyTailLaw;
import org.scalinglaws.ensemble.heavy.HeavyTailTable;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * The law of the eigenvalues of an ensemble with reduced repulsion (arXiv 2506.03470): weights have mean 1, features are
 * their inverses.
 */
@Plugin(type = Command.class, headless = true, description = "Gives the law of eigenvalues that repel each other little: from Marchenko-Pastur to heavy tails",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "spectra.md#heavy-tails"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Spectra", weight = 3.75), @Menu(label = "Heavy-Tailed Density...", weight = 1) })
public class HeavyTailedDensity extends ScalingCommand {

	@Parameter(label = "Aspect ratio", description = "gamma, greater than 0 and less than 1", min = "0", max = "1", stepSize = "0.1",
		attrs = { @Attr(name = Attributes.ABOVE_MIN), @Attr(name = Attributes.BELOW_MAX) }, persist = false)
	private double aspectRatio = 0.5;

	@Parameter(label = "Repulsion", description = "kappa, greater than 0 (1e-8), to 100000: infinite for Marchenko-Pastur; at least 0.04/(1/aspectRatio - 1)",
		min = "0", max = "100000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double repulsion = 2;

	@Parameter(label = "Kind", description = "weights: mean 1, heavy towards 0; features: their inverses, heavy towards infinity",
		choices = { SpectrumKind.WEIGHTS_NAME, SpectrumKind.FEATURES_NAME }, persist = false)
	private String kind = SpectrumKind.WEIGHTS_NAME;

	@Parameter(label = "Points", description = "Rows, 2 to 1000000, log-spaced from the quantile 0.001 to 0.999", min = "2",
		max = "1000000", persist = false)
	private int points = 400;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns value, density, distribution (the probability of less)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Tail exponent", description = "t: features' density ~ value^-t at infinity, weights' ~ value^(t - 2) at 0")
	private double tailExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Mean", description = "1 for weights; infinite for features if t is at most 2")
	private double mean;

	@Parameter(type = ItemIO.OUTPUT, label = "Variance", description = "Infinite for features if t is at most 3")
	private double variance;

	@Override
	public void run() {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final SpectrumKind which = SpectrumKind.of(kind);
		quickly(progress -> HeavyTailTable.of(law, which, points), rows -> {
			table = signed(rows);
			tailExponent = law.tailExponent();
			mean = law.mean(which);
			variance = law.variance(which);
		});
	}
}
