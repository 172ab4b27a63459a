package org.scalinglaws.network.training;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.LimitedMemoryBfgs;
import org.scalinglaws.integrate.LimitedMemoryBfgs.Minimum;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** What the training of both networks shares: iterate until the duality gap is closed. */
final class Training {

	/** A network's loss as a function of its parameters, with a bound that none can be below. */
	interface Loss extends LimitedMemoryBfgs.Objective {

		/** The loss of zero weights. */
		double zeroLoss();

		/** A bound on the loss of any parameters, from the point evaluated last. */
		double lowerBound();

		/** The effective weights of some parameters. */
		double[] weights(double[] point);
	}

	private static final int CHECK = 5; // iterations per look at the gap
	private static final double USUAL_ITERATIONS = 1000;
	private static final double GRADIENT_ROUNDING = 1e-15;

	private final Loss loss;
	private final double tolerance;
	private final Progress progress;
	private final Columns.Builder history = Columns.builder("iteration", "loss", "gradientNorm");
	private double lowerBound;
	private double firstGap;
	private double told;

	private Training(final Loss loss, final double tolerance, final Progress progress) {
		this.loss = loss;
		this.tolerance = tolerance;
		this.progress = progress;
	}

	/**
	 * Trains. Where all labels are 0, so are the best weights. A cancel before the first evaluation is done leaves the start, with a
	 * loss that is NaN.
	 *
	 * @param tolerance gap that will do, relative to the loss, or to tolerance times
	 *          the loss of zero weights where that is more
	 */
	static TrainedNetwork run(final Loss loss, final double[] start, final double tolerance, final int maxIterations,
		final Progress progress)
	{
		final Training training = new Training(loss, tolerance, progress);
		try {
			if (loss.zeroLoss() > 0) return training.run(start, maxIterations);
			training.history.row(0, 0, 0);
			return training.result(new double[start.length], 0, 0, StopReason.CONVERGED);
		}
		catch (final CancellationException exc) {
			return training.result(start, Double.NaN, 0, StopReason.CANCELED);
		}
	}

	/** The checks of what both networks are asked for. */
	static void require(final double tolerance, final int maxIterations) {
		Require.inRange("tolerance", tolerance, 1e-14, 1);
		Require.inRange("maxIterations", maxIterations, 1, 100_000_000);
	}

	private TrainedNetwork run(final double[] start, final int maxIterations) {
		final double[] gradient = new double[start.length];
		final double first = loss.evaluate(start, gradient);
		if (!Double.isFinite(first)) throw new IllegalArgumentException(
			"inputs and labels must be small enough for a finite loss, was " + first);
		final double rounding = GRADIENT_ROUNDING * Math.sqrt(LowerBound.squares(gradient));
		if (!Double.isFinite(rounding)) throw new IllegalArgumentException(
			"weightDecay over labels and inputs must be small enough for a finite gradient, was of length " + rounding);
		final Minimum end = LimitedMemoryBfgs.minimize(loss, start, rounding, maxIterations, this::suffices);
		return result(end.point(), end.value(), end.iterations(), isClosed(end, gradient) ? StopReason.CONVERGED : end
			.reason());
	}

	/** Whether the gap at the end will do, which may have closed since the last look at it. */
	private boolean isClosed(final Minimum end, final double[] gradient) {
		if (end.reason() == StopReason.CANCELED || end.reason() == StopReason.CONVERGED) return false;
		try {
			loss.evaluate(end.point(), gradient);
			lowerBound = Math.max(lowerBound, loss.lowerBound());
			return !(relativeGap(end.value()) > tolerance);
		}
		catch (final CancellationException exc) {
			return false;
		}
	}

	private double relativeGap(final double value) {
		return (value - lowerBound) / Math.max(value, tolerance * loss.zeroLoss());
	}

	private TrainedNetwork result(final double[] point, final double value, final int iterations,
		final StopReason reason)
	{
		history.metadata("iterations", iterations).metadata("reason", reason.toString()).metadata("lowerBound", lowerBound)
			.metadata("canceled", reason == StopReason.CANCELED);
		return new TrainedNetwork(loss.weights(point), history.build(), iterations, reason, value, lowerBound);
	}

	private boolean suffices(final int iteration, final double value, final double gradientNorm) {
		history.row(iteration, value, gradientNorm);
		if (progress.isCanceled()) throw new CancellationException();
		if (iteration % CHECK == 0) lowerBound = Math.max(lowerBound, loss.lowerBound());
		final double relative = relativeGap(value);
		tell(iteration, relative);
		return !(relative > tolerance);
	}

	/** Progress by digits of the gap that are won, or by iterations at the least. */
	private void tell(final int iteration, final double relativeGap) {
		if (iteration == 0) firstGap = relativeGap;
		final double digits = Math.log(firstGap / relativeGap) / Math.log(firstGap / tolerance);
		if (digits > told) told = Math.min(0.999, digits);
		told = Math.max(told, 0.9 * iteration / (iteration + USUAL_ITERATIONS));
		progress.update(told);
	}
}
