package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalSamples;
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
 * Labels inputs by the square of the teacher's response, with normal noise:
 * with the noise that {@link SimulateSgd} sees in run 0 with the same seed.
 */
@Plugin(type = Command.class, headless = true, description = "Labels inputs by the square of the teacher's response, with normal noise",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Retrieval Labels...", weight = 7) })
public class RetrievalLabels extends ScalingCommand {

	@Parameter(label = "Inputs", description = "Dimension x samples", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(label = "Teacher", description = "A vector as long as an input", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, from 0", min = "0", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Seed", description = "0 to 2^53 - 1; the same seed gives the same noise", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels")
	private Img<DoubleType> labels;

	@Override
	public void run() {
		final double[] weights = ImageArrays.vector("teacher", teacher);
		final double[] samples = ImageArrays.matrix("inputs", inputs, weights.length);
		final RandomStream stream = Streams.of(seed).stream(RetrievalSamples.LABEL_NOISE, 0);
		quickly(progress -> RetrievalSamples.labels(samples, weights, noiseVariance, stream, progress),
			values -> labels = ImageArrays.image(values));
	}
}
