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
 * Draws Gaussian inputs with the given eigenvalues as variances: those that
 * {@link SimulateSgd} sees in run 0 with the same seed.
 */
@Plugin(type = Command.class, headless = true, description = "Draws Gaussian inputs with the given eigenvalues as variances",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Gaussian Inputs...", weight = 6) })
public class GaussianInputs extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Variances of the coordinates, a vector, none negative",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Samples", description = "Number of inputs, from 1; samples x dimension up to 2147483639",
		min = "1", max = "2147483639", persist = false)
	private int samples = 1000;

	@Parameter(label = "Seed", description = "0 to 2^53 - 1; the same seed gives the same inputs", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Inputs")
	private Img<DoubleType> inputs;

	@Override
	public void run() {
		final double[] variances = ImageArrays.vector("spectrum", spectrum);
		final RandomStream stream = Streams.of(seed).stream(RetrievalSamples.INPUTS, 0);
		quickly(progress -> RetrievalSamples.inputs(variances, samples, stream, progress), values -> inputs = ImageArrays
			.image(values, variances.length));
	}
}
