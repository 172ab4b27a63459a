package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Draws starting points, uniform on a sphere. */
@Plugin(type = Command.class, headless = true, description = "Draws starting points of the learning, uniform on a sphere",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Initial Weights...", weight = 5) })
public class InitialWeights extends ScalingCommand {

	@Parameter(label = "Dimension", description = "Length of a starting point, 1 to 100000000", min = "1",
		max = "100000000", persist = false)
	private Integer dimension;

	@Parameter(label = "Norm", description = "Euclidean length of each starting point, above 0 to 1e150", min = "0",
		max = "1e150", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double norm = 1;

	@Parameter(label = "Runs", description = "Number of starting points, at least 1; dimension x runs up to 1000000000",
		min = "1", max = "1000000000", persist = false)
	private int runs = 1;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Weights", description = "Dimension 0 is the coordinate, dimension 1 the run")
	private Img<DoubleType> weights;

	@Override
	public void run() {
		final Streams streams = Streams.of(seed);
		quickly(progress -> StartingWeights.onSphere(dimension, norm, runs, streams, progress), values -> weights = ImageArrays
			.image(values, dimension));
	}
}
