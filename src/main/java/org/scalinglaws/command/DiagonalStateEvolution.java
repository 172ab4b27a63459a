package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.StateEvolutionCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.risk.StateEvolution;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The exact risk of a large diagonal network trained with weight decay. */
@Plugin(type = Command.class, headless = true, description = "Gives the exact risk of a large diagonal network trained with weight decay",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#state-evolution-what-a-large-network-learns"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Diagonal State Evolution...", weight = 5) })
public class DiagonalStateEvolution extends StateEvolutionCommand {

	@Parameter(label = "Target", description = "theta*, one value per coordinate", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> target;

	@Override
	protected StateEvolution problem() {
		return StateEvolution.diagonal(ImageArrays.vector("target", target));
	}
}
