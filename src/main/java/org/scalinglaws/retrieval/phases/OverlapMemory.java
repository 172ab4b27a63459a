package org.scalinglaws.retrieval.phases;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * Duhamel's form of the overlap: u(t) = sum_i w_i(0) w*_i lambda_i exp(4 lambda_i
 * Theta(t)) + 8 int_0^t sum_i (w*_i)^2 lambda_i^2 exp(4 lambda_i (Theta(t) -
 * Theta(tau))) u(tau) dtau (arXiv 2511.18661, Lemma 1), whose integral each node
 * carries on from block to block.
 */
final class OverlapMemory {

	private final double[] rate;
	private final double[] gain;
	private final double[] amplitude;

	/** At time 0. */
	OverlapMemory(final SpectralMeasure measure) {
		final double[] products = measure.startTeacher(), squares = measure.teacherSquared();
		// nodes that do not meet the teacher add nothing, but their growth may overflow
		final int[] nodes = IntStream.range(0, squares.length).filter(j -> products[j] != 0 || squares[j] != 0).toArray();
		rate = Arrays.stream(nodes).mapToDouble(j -> measure.eigenvalue()[j]).toArray();
		gain = Arrays.stream(nodes).mapToDouble(j -> squares[j]).toArray();
		amplitude = Arrays.stream(nodes).mapToDouble(j -> products[j]).toArray();
		final double unit = measure.moments().unit(); // squares of small eigenvalues alone are no numbers
		for (int j = 0; j < rate.length; j++) {
			final double relative = rate[j] / unit;
			amplitude[j] *= rate[j];
			gain[j] = gain[j] * (8 * relative * relative) * unit * unit;
			rate[j] *= 4;
		}
	}

	/** What the past contributes after Theta has grown by so much. */
	double past(final double theta) {
		return sum(amplitude, theta);
	}

	/** 8 times the kernel. */
	double kernel(final double theta) {
		return sum(gain, theta);
	}

	private double sum(final double[] weight, final double theta) {
		double sum = 0;
		for (int j = rate.length - 1; j >= 0; j--)
			sum += weight[j] * Math.exp(rate[j] * theta);
		return sum;
	}

	/**
	 * Moves on by a block.
	 *
	 * @param theta growth of Theta over the block
	 * @param stageTheta growth up to each of the block's quadrature nodes
	 * @param weighted quadrature weight x u there
	 */
	void advance(final double theta, final double[] stageTheta, final double[] weighted) {
		for (int j = 0; j < rate.length; j++) {
			double added = 0;
			for (int i = 0; i < weighted.length; i++)
				added += weighted[i] * Math.exp(rate[j] * (theta - stageTheta[i]));
			amplitude[j] = amplitude[j] * Math.exp(rate[j] * theta) + gain[j] * added;
		}
	}
}
