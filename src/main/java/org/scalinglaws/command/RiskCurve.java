package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.RiskCurves;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The exact risk of a large network on a power-law target along the samples, at one
 * or several weight decays, beside its laws.
 */
@Plugin(type = Command.class, headless = true, description = "Gives the exact risk of a large network on a power-law target along the samples, beside its laws",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#without-noise"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Risk Curve...", weight = 11) })
public class RiskCurve extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal or quadratic", choices = { PowerLawTargets.DIAGONAL,
		PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Dimension", description = "d, 1 to 1e15; of the quadratic network to 1e9", min = "1", max = "1e15",
		persist = false)
	private double dimension = 1e5;

	@Parameter(label = "Exponent", description = "gamma of the target i^-gamma, greater than 0.5", min = "0.5", max = "20",
		stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double exponent = 1;

	@Parameter(label = "Noise variance", description = "Delta of the labels, 0 to 1e100", min = "0", max = "1e100", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(label = "Effective samples", description = "n, or n/d of the quadratic network; one value or several, at least one sample each",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> effectiveSamples;

	@Parameter(label = "Weight decay", description = "lambda, one value or several, each greater than 0", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weightDecay;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns weightDecay, effectiveSamples, samples, risk, prunedRisk, noiseLevel, threshold, exponentInSamples, exponentInWeightDecay, and of theory underfittingRisk, biasRisk, countedSamples (NaN where there is none)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Interpolation", description = "The effective samples of the peak")
	private double interpolation = Double.NaN;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final double[] samples = ImageArrays.vector("effectiveSamples", effectiveSamples);
		final double[] decays = ImageArrays.vector("weightDecay", weightDecay);
		for (final double value : samples)
			Require.inRange("effectiveSamples", value, kind.effectiveSamples(1, dimension), kind.effectiveSamples(Require.LARGEST,
				dimension));
		for (final double value : decays)
			Require.positive("weightDecay", value);
		final Columns made = withProgress(progress -> RiskCurves.along(kind, dimension, exponent, noiseVariance, samples,
			decays, progress));
		table = signed(made);
		interpolation = kind.interpolation(dimension);
	}
}
