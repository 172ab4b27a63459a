package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The number of coordinates that a ridge leaves free: sum lambda / (lambda + ridge). */
@Plugin(type = Command.class, headless = true, description = "Gives the number of coordinates of a spectrum that a ridge leaves free",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "developing.md#an-operation-as-an-example"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Effective Dimension...", weight = 99) })
public class EffectiveDimension extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues, a vector, none negative", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Ridge", description = "Greater than 0", min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN),
		persist = false)
	private double ridge = 1e-2;

	@Parameter(type = ItemIO.OUTPUT, label = "Effective dimension")
	private double effectiveDimension;

	@Override
	public void run() {
		for (final double eigenvalue : Require.spectrum("spectrum", ImageArrays.vector("spectrum", spectrum)))
			effectiveDimension += eigenvalue / (eigenvalue + ridge);
	}
}
