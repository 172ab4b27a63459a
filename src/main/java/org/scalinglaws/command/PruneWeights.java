package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Takes from trained weights what noise alone can explain: lowers the eigenvalues of
 * a matrix by (2 delta - t)_+, or the moduli of a vector by (delta sqrt(2 log d) -
 * t)_+, to 0 at least. A vector may be several columns, one network each.
 */
@Plugin(type = Command.class, headless = true, description = "Takes from trained weights what noise alone can explain",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#pruning"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Prune Weights...", weight = 9) })
public class PruneWeights extends ScalingCommand {

	@Parameter(label = "Network", description = "diagonal: weights are a vector; quadratic: a matrix", choices = {
		PowerLawTargets.DIAGONAL, PowerLawTargets.QUADRATIC }, persist = false)
	private String network = PowerLawTargets.DIAGONAL;

	@Parameter(label = "Weights", description = "Vector theta, or symmetric matrix S; comes out pruned", type = ItemIO.BOTH,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Noise level", description = "delta of the state evolution, from 0", min = "0", persist = false)
	private Double noiseLevel;

	@Parameter(label = "Threshold", description = "t of the state evolution, from 0", min = "0", persist = false)
	private Double threshold;

	@Override
	public void run() {
		final Network kind = Network.of(network);
		weights = kind.pruned(weights, noiseLevel, threshold);
	}
}
