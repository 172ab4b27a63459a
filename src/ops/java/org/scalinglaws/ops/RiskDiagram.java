package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.table.ImageAxis;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Maps the excess risk of a network over effective samples (dimension 0) and weight decay
 * (dimension 1), both on log axes. Phases: 1 I, 2 II, 3 III, 4 IV, 5 V, 6 VIa, 7 VIb.
 */
@Plugin(type = Op.class, name = "scaling.riskDiagram")
public class RiskDiagram extends ScalingOp {

	@Parameter
	private String network;

	@Parameter(required = false)
	private double dimension = 1e5;

	@Parameter(required = false)
	private double exponent = 1;

	@Parameter(required = false)
	private double noiseVariance = 0.5;

	@Parameter(required = false)
	private double samplesFrom = 10;

	@Parameter(required = false)
	private double samplesTo = 1e8;

	@Parameter(required = false)
	private double weightDecayFrom = 1e-4;

	@Parameter(required = false)
	private double weightDecayTo = 1e4;

	@Parameter(required = false)
	private int resolution = 128;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> risk;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> exponentInSamples;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> exponentInWeightDecay;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> phase;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		Require.inRange("dimension", dimension, 1, 1e15);
		final ImageAxis samples = axis("effectiveSamples", "samples", samplesFrom, samplesTo, kind.effectiveSamples(1,
			dimension));
		final ImageAxis decays = axis("weightDecay", "weightDecay", weightDecayFrom, weightDecayTo, Double.MIN_NORMAL);
		final org.scalinglaws.network.risk.RiskDiagram diagram = withProgress(
			progress -> org.scalinglaws.network.risk.RiskDiagram.of(kind, dimension, exponent, noiseVariance, samples, decays,
				resolution, progress));
		risk = diagram.risk();
		exponentInSamples = diagram.exponentInSamples();
		exponentInWeightDecay = diagram.exponentInWeightDecay();
		phase = diagram.phase();
	}

	private static ImageAxis axis(final String name, final String input, final double from, final double to,
		final double least)
	{
		Require.inRange(input + "From", from, least, 1e100);
		if (!(to > from)) throw new IllegalArgumentException(input + "To must be greater than " + input + "From = " + from +
			", was " + to);
		Require.inRange(input + "To", to, from, 1e100);
		return ImageAxis.logarithmic(name, from, to);
	}
}
