package org.scalinglaws.sgd.run;

import java.util.Arrays;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** Endless samples with inputs x ~ N(0, diag(spectrum)), drawn as they are needed from streams of the run's own. */
public abstract class NormalSource extends SampleSource {

	/** The purpose of the stream of inputs. */
	public static final String INPUTS = "inputs";

	/** The purpose of the stream of label noise. */
	public static final String LABEL_NOISE = "labelNoise";

	private final double[] deviations;
	private final RandomStream inputs;
	private final RandomStream noise;

	/** @param run of the streams */
	protected NormalSource(final double[] spectrum, final Streams streams, final long run) {
		super(spectrum.length);
		deviations = Arrays.stream(spectrum).map(Math::sqrt).toArray();
		inputs = streams.stream(INPUTS, run);
		noise = streams.stream(LABEL_NOISE, run);
	}

	/** Draws the next input. */
	protected final void draw() {
		inputs.fillGaussian(input(), 0, input().length);
		VectorLoops.multiply(deviations, input());
	}

	/** {@return the stream that labels are drawn from} */
	protected final RandomStream noise() {
		return noise;
	}
}
