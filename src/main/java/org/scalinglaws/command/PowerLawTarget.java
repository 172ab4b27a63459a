package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
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
 * Makes the target of a shallow network: a vector theta* (diagonal) or a positive
 * semidefinite matrix S* (quadratic).
 * <p>
 * Random: theta*_i is normal of variance i^(-2 exponent); S* has the eigenvalues
 * sqrt(d) i^-exponent and eigenvectors drawn by the Haar law. Otherwise theta*_i =
 * (-1)^(i+1) i^-exponent, and S* is diagonal with the same eigenvalues. A cancel
 * leaves no output.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Makes the target of a shallow network, with coefficients or eigenvalues that decay as a power of their rank",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Power-Law Target...", weight = 1) })
public class PowerLawTarget extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal: a vector; quadratic: a matrix", choices = {
		PowerLawTargets.DIAGONAL, PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Dimension", description = "1 to 10000000 (diagonal) or 2000 (quadratic)", min = "1",
		max = "10000000", persist = false)
	private int dimension = 200;

	@Parameter(label = "Exponent", description = "gamma, decay of the coefficients or eigenvalues with their rank, above 0.5 to 20",
		min = "0.5", max = "20", stepSize = "0.25", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double exponent = 1;

	@Parameter(label = "Random", description = "Random coefficients or eigenvectors; otherwise alternating signs or a diagonal matrix",
		persist = false)
	private boolean random = true;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Target", description = "Vector, or matrix of dimension x dimension")
	private Img<DoubleType> target;

	@Parameter(type = ItemIO.OUTPUT, label = "Eigenvalues",
		description = "Descending: of the matrix, or the moduli of the vector's coefficients")
	private Img<DoubleType> eigenvalues;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		quickly(progress -> kind.target(dimension, exponent, random, Streams.of(seed), progress), made -> {
			target = kind.image(made.weights());
			eigenvalues = ImageArrays.image(made.eigenvalues());
		});
	}
}
