package org.scalinglaws.command;

import java.util.concurrent.CancellationException;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.AxisInputs;
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
 * The weight decay of least risk along the samples, beside what is predicted for it,
 * and the peak at interpolation beside its law.
 */
@Plugin(type = Command.class, headless = true, description = "Finds the weight decay of least risk along the samples, beside its law",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-optimal-weight-decay"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Optimal Decay...", weight = 10) })
public class OptimalDecay extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal or quadratic", choices = { PowerLawTargets.DIAGONAL,
		PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Dimension", description = "d, 1 to 1e15; of the quadratic network to 1e9", min = "1", max = "1e15",
		persist = false)
	private double dimension = 1e5;

	@Parameter(label = "Exponent", description = "gamma of the target i^-gamma, greater than 0.5", min = "0.5", max = "20",
		stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double exponent = 1;

	@Parameter(label = "Noise variance", description = "Delta of the labels, at least 0", min = "0", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(label = "Samples from", description = "Least effective samples, greater than 0: n, or n/d of the quadratic network",
		min = "0", max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double samplesFrom = 20;

	@Parameter(label = "Samples to", description = "Most effective samples, greater than samples from", min = "0",
		max = "1e100", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double samplesTo = 2e6;

	@Parameter(label = "Points", description = "Along the samples, 2 to 4096", min = "2", max = "4096", persist = false)
	private int points = 40;

	@Parameter(label = "Effective samples", description = "Their values, in place of the range", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> effectiveSamples;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns effectiveSamples, samples, weightDecay (0: as small as can be, infinite: nothing beats zero weights), risk, bayesRisk, predictedWeightDecay, factor, predictedFactor (both over sqrt(n/d)), prunedRisk, smallDecayRisk (at 1/d)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Peak", description = "At interpolation: columns weightDecay, samples, risk, constant = risk weightDecay^(2/3) / noiseVariance^(4/3), predicted (infinite beyond 1.8e308); no rows without noise, or where that is at less than one sample")
	private Columns peak;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted exponent", description = "Of the least risk in the samples, while they are far below d: 1 / (2 gamma) - 1")
	private double predictedExponent = Double.NaN;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final double[] samples = samples(kind.effectiveSamples(1, dimension), kind.effectiveSamples(Require.LARGEST, dimension));
		wholly(progress -> {
			final Columns optimum = RiskCurves.optimum(kind, dimension, exponent, noiseVariance, samples, progress.part(0, 0.8));
			final Columns small = RiskCurves.along(kind, dimension, exponent, noiseVariance, optimum.column("effectiveSamples"),
				new double[] { 1 / dimension }, progress.part(0.8, 1));
			if (progress.isCanceled()) throw new CancellationException();
			return optimum.with("smallDecayRisk", small.column("risk"));
		}, made -> {
			table = signed(made);
			peak = signed(noiseVariance > 0 ? RiskCurves.peak(kind, dimension, exponent, noiseVariance) : Columns.builder(
				"weightDecay", "samples", "risk", "constant", "predicted").build());
			predictedExponent = 1 / (2 * exponent) - 1;
		});
	}

	private double[] samples(final double least, final double most) {
		if (effectiveSamples != null) {
			final double[] given = ImageArrays.vector("effectiveSamples", effectiveSamples);
			for (final double value : given)
				Require.inRange("effectiveSamples", value, least, most);
			return given;
		}
		return AxisInputs.logarithmic("effectiveSamples", "samples", samplesFrom, samplesTo, least, most).coordinates(Require.inRange(
			"points", points, 2, 4096));
	}
}
