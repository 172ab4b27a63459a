package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
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

/** The excess risk of the weights that one network has, and their spectrum. */
@Plugin(type = Command.class, headless = true, description = "Gives the excess risk of a network's weights for a known target, and their spectrum",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Weight Risk...", weight = 12) })
public class WeightRisk extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal: vectors; quadratic: symmetric matrices", choices = {
		PowerLawTargets.DIAGONAL, PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Weights", description = "Vector theta, or symmetric matrix S", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Target", description = "Vector theta*, or matrix S*, of the same shape", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Parameter(type = ItemIO.OUTPUT, label = "Risk", description = "E (f - target)^2 over normal inputs: |theta - theta*|^2, or (2/d) |S - S*|^2")
	private double risk = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Spectrum", description = "Coordinates with their signs, or eigenvalues; ascending")
	private Img<DoubleType> spectrum;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		final double[] found = kind.weights("weights", weights);
		risk = Require.inRange("risk of weights and target", kind.risk(found, kind.weights("target", target)), 0,
			Double.MAX_VALUE);
		spectrum = ImageArrays.image(kind.pooled(new double[][] { found }).values());
	}
}
