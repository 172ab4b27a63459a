package org.scalinglaws.propagation.series;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.Sums;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** A layer of tanh units before and after gradient descent: the weights at the start, and their step. */
final class TanhLayer {

	/** Activations in a step from which on several threads are faster. */
	private static final long SHARED = 100_000;

	private final TanhProblem problem;
	private final double[][] rows;
	private final double[] labels;
	private final UnitBlock[] blocks;
	private final double[][] sums; // of the blocks, for each sample
	private final double[] outputs;
	private int steps;
	private double startLoss;

	private TanhLayer(final TanhProblem problem) {
		this.problem = problem;
		rows = problem.drawInputs();
		labels = problem.drawLabels();
		blocks = new UnitBlock[(problem.width() - 1) / UnitBlock.UNITS + 1];
		Parallel.forEach(blocks.length, b -> blocks[b] = new UnitBlock(problem, b));
		sums = new double[blocks.length][problem.samples()];
		outputs = new double[problem.samples()];
	}

	/**
	 * Draws a layer and trains it.
	 *
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	static TanhLayer trained(final TanhProblem problem, final Progress progress) {
		final TanhLayer layer = new TanhLayer(problem);
		layer.pass(block -> {});
		layer.startLoss = layer.loss();
		layer.train(progress);
		return layer;
	}

	private void train(final Progress progress) {
		final double[] errors = new double[labels.length];
		final double factor = problem.learningRate() / (labels.length * Math.sqrt(problem.width()));
		final long pause = 1 + SHARED / ((long) problem.width() * labels.length); // steps of a millisecond or so
		while (steps < problem.steps() && Double.isFinite(loss())) {
			if (steps % pause == 0) {
				if (progress.isCanceled()) throw new CancellationException();
				progress.update((double) steps / problem.steps());
			}
			for (int i = 0; i < errors.length; i++)
				errors[i] = factor * (outputs[i] - labels[i]);
			pass(block -> block.descend(rows, errors));
			steps++;
		}
		progress.update(1);
	}

	private interface Before {

		void act(UnitBlock block);
	}

	/** Acts on each block and computes its activations, then the outputs; blocks are added in their order. */
	private void pass(final Before before) {
		final boolean shared = (long) problem.width() * labels.length >= SHARED;
		Parallel.forEach(blocks.length, shared ? Runtime.getRuntime().availableProcessors() : 1, b -> {
			before.act(blocks[b]);
			blocks[b].forward(rows, sums[b]);
		});
		for (int i = 0; i < outputs.length; i++) {
			double sum = 0;
			for (final double[] part : sums)
				sum += part[i];
			outputs[i] = sum / Math.sqrt(problem.width());
		}
	}

	/** {@return 1/(2n) sum (f - y)^2 now} */
	double loss() {
		final double[] squares = new double[labels.length];
		for (int i = 0; i < squares.length; i++)
			squares[i] = (outputs[i] - labels[i]) * (outputs[i] - labels[i]);
		return Sums.of(squares) / (2 * labels.length);
	}

	/** The loss before the first step. */
	double startLoss() {
		return startLoss;
	}

	/** Steps done: fewer than asked for where the outputs became infinite. */
	int steps() {
		return steps;
	}

	TanhProblem problem() {
		return problem;
	}

	/** The inputs over sqrt d, a row for each sample. */
	double[][] rows() {
		return rows;
	}

	double[] labels() {
		return labels;
	}

	/** The outputs now. */
	double[] outputs() {
		return outputs;
	}

	UnitBlock[] blocks() {
		return blocks;
	}
}
