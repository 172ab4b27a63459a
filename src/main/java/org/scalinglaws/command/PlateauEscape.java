package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.plateau.TwoLayerPlateau;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** How long a two-layer network waits on its plateau, in closed form. */
@Plugin(type = Command.class, headless = true, description = "Gives the plateau on which a two-layer network waits, and how long",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "online-learning.md#plateaus-of-two-layer-networks"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Online Learning", weight = 3.5), @Menu(label = "Plateau Escape...", weight = 11) })
public class PlateauEscape extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance, mostly of sum 1", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teachers", description = "M, and as many students; 2 to 4, as a single unit has no plateau", min = "2",
		max = "4", persist = false)
	private int teachers = 2;

	@Parameter(label = "Learning rate", description = "Of the gradient of half the squared error; greater than 0", min = "0",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 1e-3;

	@Parameter(type = ItemIO.OUTPUT, label = "Plateau overlap", description = "w'Qw* of each student and each teacher")
	private double plateauOverlap = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Plateau energy", description = "w'Qw of any two students")
	private double plateauEnergy = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Escape time", description = "Steps/dimension in which the units' difference grows e times; infinite beyond 1.8e308")
	private double escapeTime = Double.NaN;

	@Parameter(type = ItemIO.OUTPUT, label = "Rate", description = "The difference grows like exp(rate t), t = learning rate x steps; infinite beyond 1.8e308")
	private double rate = Double.NaN;

	@Override
	public void run() {
		final double[] eigenvalues = ImageArrays.vector("spectrum", spectrum);
		final TwoLayerPlateau plateau = new TwoLayerPlateau(teachers);
		rate = plateau.rate(eigenvalues);
		plateauOverlap = plateau.overlap();
		plateauEnergy = plateau.energy();
		escapeTime = 1 / (rate * eigenvalues.length * learningRate);
	}
}
