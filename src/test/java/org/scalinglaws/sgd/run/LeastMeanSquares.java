package org.scalinglaws.sgd.run;

import java.util.List;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.leap.LeapLaw;

/**
 * Linear regression, the simplest thing to learn: student k takes y (k + 1) for x.w, by half the square. Recorded are half
 * the squared distance to the teacher, weighted by the spectrum, and the first weight of the last student.
 */
public record LeastMeanSquares(double[] spectrum, double[] teacher) implements SampleGradient, SgdRecorder, LeapLaw,
	LeapLaw.Rule
{

	/** Endless samples with the labels x.w* + noise. */
	public LongSamples samples(final double noiseVariance, final long seed) {
		return run -> new NormalSource(spectrum, Streams.of(seed), run) {

			private double label;

			@Override
			public void next(final double[][] weights, final double[] projections) {
				draw();
				for (int k = 0; k < weights.length; k++)
					projections[k] = DotProducts.inOrder(input(), weights[k]);
				label = DotProducts.inOrder(input(), teacher) + Math.sqrt(noiseVariance) * noise().nextGaussian();
			}

			@Override
			public double label() {
				return label;
			}
		};
	}

	/** Makes the samples of a run. */
	public interface LongSamples extends java.util.function.LongFunction<SampleSource> {
	}

	/** As many inputs, one after the other. */
	public double[] inputs(final int samples, final long seed) {
		final RandomStream stream = Streams.of(seed).stream("test", 0);
		final double[] inputs = new double[samples * spectrum.length];
		for (int i = 0; i < inputs.length; i++)
			inputs[i] = Math.sqrt(spectrum[i % spectrum.length]) * stream.nextGaussian();
		return inputs;
	}

	/** {@return the trace of the inputs' covariance} */
	public double trace() {
		return java.util.Arrays.stream(spectrum).sum();
	}

	@Override
	public boolean coefficients(final double[] projections, final double label, final StepSize stepSize,
		final double[] coefficients)
	{
		for (int k = 0; k < coefficients.length; k++) {
			coefficients[k] = coefficient(projections[k], (k + 1) * label, 0, stepSize);
			if (Double.isNaN(coefficients[k])) return false;
		}
		return true;
	}

	@Override
	public double coefficient(final double response, final double teacherResponse, final double noise,
		final StepSize stepSize)
	{
		final double residual = response - teacherResponse - noise;
		return Math.abs(residual) <= stepSize.largestGrowth() ? stepSize.perSample() * residual : Double.NaN;
	}

	@Override
	public List<String> columns() {
		return List.of("loss", "weight");
	}

	@Override
	public double[] values(final double[][] weights) {
		double loss = 0;
		for (final double[] student : weights)
			for (int i = 0; i < spectrum.length; i++)
				loss += spectrum[i] * (student[i] - teacher[i]) * (student[i] - teacher[i]) / 2;
		return new double[] { loss, weights[weights.length - 1][0] };
	}

	@Override
	public Rule rule(final long run) {
		return this;
	}

	@Override
	public double speed(final double energy, final double overlap) {
		return 1;
	}

	@Override
	public double leastSpeed() {
		return 1;
	}

	@Override
	public String leastSpeedName() {
		return "1";
	}
}
