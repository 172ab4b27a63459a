package org.scalinglaws.propagation.residual;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.SampleMean;
import org.scalinglaws.linear.TanhLoop;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * How far apart the outputs of networks are at the start that have the same inputs and last layer, and blocks of their own:
 * the standard deviation over the networks, its square averaged over the samples. It falls as 1/sqrt(LM).
 *
 * @param deviation NaN for one network
 * @param standardError of the deviation, from the networks' spread; NaN for less than three networks, rough for few
 * @param predicted to first order in 1/sqrt(LM): the states move by independent normals of variance E tanh^2(|x| g)/(LM) in
 *          each direction, g a standard normal, and the outputs by the last layer's slope times that
 */
public record StartFluctuation(double deviation, double standardError, double predicted) {

	/**
	 * Draws networks.
	 *
	 * @param runs 1 to 100000, and runs x samples x inputs x (depth x width + lastWidth) at most 1e13
	 * @param seed of inputs, last layer and blocks
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static StartFluctuation of(final ResidualShape shape, final int runs, final long seed, final Progress progress) {
		check(shape, runs);
		final double[][] inputs = shape.drawInputs(seed), outputs = new double[runs][];
		Parallel.forEach(runs, progress, run -> outputs[run] = shape.draw(seed, run).outputs(inputs));
		return of(outputs, predicted(shape, seed));
	}

	/**
	 * Checks the inputs of {@link #of} alone.
	 *
	 * @throws IllegalArgumentException as there
	 */
	public static void check(final ResidualShape shape, final int runs) {
		Require.inRange("runs", runs, 1, 100_000);
		shape.requireWork("runs", runs);
	}

	static StartFluctuation of(final double[][] outputs, final double predicted) {
		final int runs = outputs.length, samples = outputs[0].length;
		final double[] variances = new double[runs];
		for (int i = 0; i < samples; i++) {
			double mean = 0;
			for (final double[] run : outputs)
				mean += run[i] / runs;
			for (int run = 0; run < runs; run++)
				variances[run] += (outputs[run][i] - mean) * (outputs[run][i] - mean) / samples * runs / (runs - 1.);
		}
		final SampleMean variance = SampleMean.of(variances);
		final double deviation = Math.sqrt(variance.value());
		// distances from their own mean are spread less than those of independent runs: by (runs - 2)/(runs - 1) for normals
		final double spread = runs > 2 ? variance.standardError() * Math.sqrt((runs - 1.) / (runs - 2)) : Double.NaN;
		return new StartFluctuation(runs > 1 ? deviation : Double.NaN, spread / (2 * deviation), predicted);
	}

	private static double predicted(final ResidualShape shape, final long seed) {
		final double[][] inputs = shape.drawInputs(seed), slopes = slopes(shape.drawLast(seed), inputs);
		double sum = 0;
		for (int i = 0; i < shape.samples(); i++) {
			final double length = Math.sqrt(DotProducts.of(inputs[i], inputs[i]));
			sum += DotProducts.of(slopes[i], slopes[i]) * meanSquaredTanh(length);
		}
		return Math.sqrt(sum / shape.samples() / ((double) shape.depth() * shape.width()));
	}

	/** {@return the derivatives of the last layer's output by its states, [samples][inputs]} */
	static double[][] slopes(final TanhUnits last, final double[][] states) {
		final double[][] slopes = new double[states.length][states[0].length], one = new double[states.length][1];
		last.addTo(one, states);
		for (final double[] output : one)
			output[0] = 1;
		last.back(states, one, slopes);
		return slopes;
	}

	/** E tanh^2(r g) for a standard normal g; trapezoids, whose error falls exponentially with their number. */
	static double meanSquaredTanh(final double r) {
		final double step = 0.25 / Math.max(1, r);
		final int count = (int) Math.ceil(9 / step);
		final double[] values = new double[count + 1];
		for (int i = 0; i <= count; i++)
			values[i] = r * step * i;
		TanhLoop.apply(values, new double[count + 1], count + 1);
		double sum = 0;
		for (int i = 1; i <= count; i++)
			sum += values[i] * values[i] * Math.exp(-step * step * i * i / 2);
		return 2 * sum * step / Math.sqrt(2 * Math.PI);
	}
}
