package org.scalinglaws.command.support.law;

import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.command.support.WindowedCommand;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/**
 * A command whose floor goes in, if it is given, and comes out as it was used; with a type argument for the reason that
 * {@link WindowedCommand} has one.
 *
 * @param <N> {@link Double}
 */
public abstract class FlooredCommand<N extends Comparable<N>> extends ScalingCommand {

	@Parameter(label = "Floor", description = "Of the loss, less than every y; fitted in [0, least y) if not given; as output the one that was used",
		type = ItemIO.BOTH, required = false, persist = false)
	protected N floor;
}
