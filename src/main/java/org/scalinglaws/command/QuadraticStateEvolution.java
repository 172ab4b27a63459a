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

/** The exact risk of a large quadratic network trained with weight decay. */
@Plugin(type = Command.class, headless = true, description = "Gives the exact risk of a large quadratic network trained with weight decay",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "shallow-networks.md#state-evolution-what-a-large-network-learns"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Shallow Networks", weight = 3), @Menu(label = "Quadratic State Evolution...", weight = 6) })
public class QuadraticStateEvolution extends StateEvolutionCommand {

	@Parameter(label = "Eigenvalues", description = "Of the target S*, all d of them, not negative", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> eigenvalues;

	@Override
	protected StateEvolution problem() {
		return StateEvolution.quadratic(ImageArrays.vector("eigenvalues", eigenvalues));
	}
}
