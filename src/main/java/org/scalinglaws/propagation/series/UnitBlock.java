package org.scalinglaws.propagation.series;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.TanhLoop;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * Some of the units of a layer, few enough that their numbers stay in the processor's cache through a step: weights at the
 * start and now, and activations for all samples. Units lie next to each other, so that all loops run along them.
 */
final class UnitBlock {

	/** Units of a whole block: a part of the result for ever, as each block draws from a stream of its own. */
	static final int UNITS = 256;

	private final int units;
	private final double[] startOutput; // a
	private final double[][] startInput; // w, a row for each input
	private final double[] output;
	private final double[][] input;
	private final double[][] activation; // a row for each sample; the tangent's derivative in the second half of a step
	private final double[] gradient; // also the scratch of the tangents
	private final double[] outputGradient;
	private final double[] factors; // one for each sample

	/** Draws the weights of the units from UNITS x number on, at most up to the width. */
	UnitBlock(final TanhProblem problem, final int number) {
		units = Math.min(UNITS, problem.width() - UNITS * number);
		final RandomStream stream = Streams.of(problem.seed()).stream("series weights", number);
		final double[] whole = new double[UNITS];
		stream.fillGaussian(whole, 0, UNITS);
		startOutput = Arrays.copyOf(whole, units);
		output = startOutput.clone();
		startInput = new double[problem.inputs()][];
		input = new double[problem.inputs()][];
		for (int k = 0; k < input.length; k++) {
			stream.fillGaussian(whole, 0, UNITS);
			startInput[k] = Arrays.copyOf(whole, units);
			input[k] = startInput[k].clone();
		}
		activation = new double[problem.samples()][units];
		gradient = new double[units];
		outputGradient = new double[units];
		factors = new double[problem.samples()];
	}

	int units() {
		return units;
	}

	/** The weights a at the start. */
	double[] startOutput() {
		return startOutput;
	}

	/** The weights w at the start: a row for each input. */
	double[][] startInput() {
		return startInput;
	}

	/** {@return the change of the weights a since the start} */
	double[] outputStep() {
		return difference(output, startOutput);
	}

	/** {@return the change of the weights w since the start: a row for each input} */
	double[][] inputStep() {
		final double[][] step = new double[input.length][];
		for (int k = 0; k < step.length; k++)
			step[k] = difference(input[k], startInput[k]);
		return step;
	}

	private static double[] difference(final double[] now, final double[] start) {
		final double[] step = now.clone();
		VectorLoops.add(-1, start, step, step.length);
		return step;
	}

	/** Computes the activations, and sets sums to sum_j a_j tanh(w_j.x) over these units for each row x. */
	void forward(final double[][] rows, final double[] sums) {
		for (int i = 0; i < rows.length; i++) {
			final double[] values = activation[i];
			Arrays.fill(values, 0);
			VectorLoops.addAll(rows[i], input, 0, input.length, values, units);
			TanhLoop.apply(values, gradient, units);
			sums[i] = DotProducts.of(output, values);
		}
	}

	/** Takes from the weights, after {@link #forward}, the gradient of sum_i errors_i sum_j a_j tanh(w_j.x_i). */
	void descend(final double[][] rows, final double[] errors) {
		System.arraycopy(gradient(errors), 0, outputGradient, 0, units);
		for (final double[] values : activation)
			derivatives(values);
		for (int k = 0; k < input.length; k++) {
			for (int i = 0; i < rows.length; i++)
				factors[i] = errors[i] * rows[i][k];
			VectorLoops.multiply(output, gradient(factors));
			VectorLoops.add(-1, gradient, input[k], units);
		}
		VectorLoops.add(-1, outputGradient, output, units);
	}

	private double[] gradient(final double[] weights) {
		Arrays.fill(gradient, 0);
		VectorLoops.addAll(weights, activation, 0, weights.length, gradient, units);
		return gradient;
	}

	private static void derivatives(final double[] tangents) {
		for (int j = 0; j < tangents.length; j++)
			tangents[j] = 1 - tangents[j] * tangents[j];
	}
}
