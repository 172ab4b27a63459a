package org.scalinglaws.propagation.residual;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * Gradient descent on a residual network, on the time scale of the mean field, beside the floor below which the rate of its
 * loss cannot fall (after arXiv 2403.09889).
 *
 * @param table columns {@code step}, {@code time} (step x learning rate), {@code loss} = (1/2n) sum (f - y)^2,
 *          {@code floor} = 2 smallestEigenvalue/n, {@code smallestEigenvalue} (of the last layer's kernel at that step),
 *          {@code rate} = -d ln loss/d time of gradient flow from there, {@code lastRate} (the last layer's part of it, which
 *          alone is at least the floor; NaN both where the loss is 0), {@code ceiling} = loss(0) exp(-integral of the floor),
 *          by trapezoids over the rows, {@code diverged}: 1 in the last row if the loss is not finite there, which then holds
 *          the values of the row before
 * @param reason why it ended, in words
 */
public record ResidualTraining(Columns table, String reason) {

	/**
	 * Trains the network of run 0.
	 *
	 * @param steps 1 to 1e9, and steps x samples x inputs x (depth x width + lastWidth) at most 1e13
	 * @param learningRate greater than 0
	 * @param records number of rows, 2 to 100000: step 0 and then log-spaced; fewer if there are not so many steps
	 * @param seed of inputs, labels and weights
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static ResidualTraining of(final ResidualShape shape, final int steps, final double learningRate,
		final int records, final long seed, final Progress progress)
	{
		check(shape, steps, learningRate, records);
		final Run run = new Run(shape, learningRate, seed);
		long step = 0;
		for (final long record : LogSteps.upTo(steps, records)) {
			for (; step < record && run.isFinite(); step++) {
				if (progress.isCanceled()) throw new CancellationException();
				run.move();
				progress.update((double) step / steps);
			}
			run.record(step);
			if (!run.isFinite()) break;
		}
		return new ResidualTraining(run.rows.build(), run.isFinite() ? "all steps" : "diverged at step " + step +
			": the learning rate is too large");
	}

	/**
	 * Checks the inputs of {@link #of} alone.
	 *
	 * @throws IllegalArgumentException as there
	 */
	public static void check(final ResidualShape shape, final int steps, final double learningRate, final int records) {
		Require.inRange("steps", steps, 1, 1_000_000_000);
		Require.positive("learningRate", learningRate);
		Require.inRange("records", records, 2, 100_000);
		shape.requireWork("steps", steps);
	}

	/** One network on its way. */
	private static final class Run {

		private final ResidualShape shape;
		private final double learningRate;
		private final ResidualNet net;
		private final double[][] inputs;
		private final double[] labels;
		private final Columns.Builder rows = Columns.builder("step", "time", "loss", "floor", "smallestEigenvalue", "rate",
			"lastRate", "ceiling", "diverged");
		private double loss;
		private double[] before;

		Run(final ResidualShape shape, final double learningRate, final long seed) {
			this.shape = shape;
			this.learningRate = learningRate;
			net = shape.draw(seed, 0);
			inputs = shape.drawInputs(seed);
			labels = shape.drawLabels(seed);
			look();
		}

		/** Where the loss and its gradient are now. */
		private void look() {
			net.outputs(inputs);
			loss = net.loss(labels);
			net.back();
		}

		void move() {
			net.descend(learningRate);
			look();
		}

		boolean isFinite() {
			return loss <= Double.MAX_VALUE;
		}

		void record(final long step) {
			final double smallest = isFinite() ? LastKernel.smallestEigenvalue(net, shape.scale()) : Double.NaN;
			final double floor = 2 * smallest / shape.samples(), time = step * learningRate;
			double[] row = { step, time, loss, floor, smallest, net.decrease() / loss, net.lastDecrease() / loss, ceiling(time,
				floor), 0 };
			if (!isFinite()) {
				row = before.clone();
				row[0] = step;
				row[1] = time;
				row[8] = 1;
			}
			rows.row(row);
			before = row;
		}

		private double ceiling(final double time, final double floor) {
			if (before == null) return loss;
			return before[7] * Math.exp(-(time - before[1]) * (floor + before[3]) / 2);
		}
	}
}
