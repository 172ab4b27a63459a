package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Draws standard normal inputs x and labels them by a target with noise: y =
 * theta*.x (diagonal) or Tr[S*(xx' - I)] / sqrt(d) (quadratic), plus a normal of
 * variance noiseVariance. A cancel leaves no output.
 */
@Plugin(type = Command.class, headless = true, description = "Draws normal inputs and labels them by a target network with noise",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Network Data...", weight = 2) })
public class NetworkData extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal: the target is a vector; quadratic: a matrix", choices = {
		PowerLawTargets.DIAGONAL, PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Target", description = "Vector, or symmetric positive semidefinite matrix", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(label = "Samples", description = "Number of samples, from 1; at most 2147483639 numbers in all", min = "1",
		max = "2147483639", persist = false)
	private Integer samples;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, from 0", min = "0", persist = false)
	private double noiseVariance = 0.5;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Inputs", description = "Dimension x samples")
	private Img<DoubleType> inputs;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels", description = "One for each sample")
	private Img<DoubleType> labels;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final Streams streams = Streams.of(seed);
		final double[] weights = kind.weights("target", target);
		final int dimension = kind.dimension(weights);
		final double[] x = NetworkSamples.inputs(dimension, samples, streams.stream(NetworkSamples.INPUTS, 0));
		final RandomStream noise = streams.stream(NetworkSamples.LABEL_NOISE, 0);
		quickly(progress -> kind.labels(x, weights, noiseVariance, noise, progress), values -> {
			labels = ImageArrays.image(values);
			inputs = ImageArrays.image(x, dimension);
		});
	}
}
