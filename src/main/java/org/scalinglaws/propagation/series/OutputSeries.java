package org.scalinglaws.propagation.series;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The exact power series of what training changed in the output of a layer, in the step of its weights, and what each of its
 * orders leaves: order 1 is the layer linearised at the start, which is lazy training.
 * <p>
 * f_K - f_0 = h^(-1/2) sum_j [a (t_1 + ... + t_K) + da (t_0 + ... + t_(K-1))] with the Taylor terms of tanh at the start's
 * z = w.x/sqrt d for the step dz = dw.x/sqrt d. What it leaves is summed from the terms' remainders, so it is right to many
 * digits where it is far below the rounding of f.
 * </p>
 *
 * @param errors rms over the samples of f - f_K, K from 0 (the change itself)
 * @param convergence max |dz|/sqrt(z^2 + pi^2/4) over units and samples: the series converges if it is below 1
 * @param beyond how many pairs of unit and sample have a dz of the radius of convergence or more
 * @param startLoss 1/(2n) sum (f - y)^2 before the first step
 * @param loss the same after training
 * @param stepsDone fewer than asked for if training diverged: then errors are NaN, and convergence is infinite
 * @param problem what was trained
 */
public record OutputSeries(double[] errors, double convergence, long beyond, double startLoss, double loss, int stepsDone,
	TanhProblem problem)
{

	/** Share of the work that is training. */
	private static final double TRAINING = 0.8;

	/**
	 * Trains a layer and sums the series.
	 *
	 * @param order the highest, 1 to 100
	 * @throws IllegalArgumentException if the order is outside of this range
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static OutputSeries of(final TanhProblem problem, final int order, final Progress progress) {
		Require.inRange("order", order, 1, 100);
		return of(TanhLayer.trained(problem, progress.part(0, TRAINING)), order, progress.part(TRAINING, 1));
	}

	static OutputSeries of(final TanhLayer layer, final int order, final Progress progress) {
		final double[] errors = new double[order + 1];
		if (!Double.isFinite(layer.loss())) {
			Arrays.fill(errors, Double.NaN);
			return new OutputSeries(errors, Double.POSITIVE_INFINITY, 0, layer.startLoss(), layer.loss(), layer.steps(), layer
				.problem());
		}
		final UnitSteps[] blocks = Arrays.stream(layer.blocks()).map(UnitSteps::of).toArray(UnitSteps[]::new);
		final SampleSums[] samples = new SampleSums[layer.rows().length];
		Parallel.forEach(samples.length, progress, i -> samples[i] = SampleSums.of(layer.rows()[i], blocks, order, progress));
		double convergence = 0;
		long beyond = 0;
		for (final SampleSums sample : samples) {
			for (int k = 0; k <= order; k++)
				errors[k] = Math.hypot(errors[k], sample.remainders[k]);
			convergence = Math.max(convergence, sample.convergence);
			beyond += sample.beyond;
		}
		for (int k = 0; k <= order; k++) {
			if (Double.isNaN(errors[k])) errors[k] = Double.POSITIVE_INFINITY; // terms beyond the range of numbers
			errors[k] /= Math.sqrt((double) layer.problem().width() * samples.length);
		}
		return new OutputSeries(errors, convergence, beyond, layer.startLoss(), layer.loss(), layer.steps(), layer.problem());
	}

	/** The table: a row for each order from 1. */
	public Columns table() {
		final Columns.Builder table = Columns.builder("order", "error", "convergence", "relativeError", "predictedExponent");
		for (int k = 1; k < errors.length; k++)
			table.row(k, errors[k], convergence, errors[k] / errors[0], predictedExponent(k));
		return table.metadata("reason", reason()).metadata("beyond", beyond).metadata("loss", loss).metadata("stepsDone", stepsDone)
			.build();
	}

	/**
	 * {@return the exponent of the error over the width}
	 * As da and dw are of the order h^(-1/2), term k is of the order h^(-k/2) at least; where k is odd the weights a enter with
	 * an even power, and the h units add up in place of averaging out: h^(-(k-1)/2).
	 *
	 * @param order at least 1
	 */
	public static int predictedExponent(final int order) {
		return -(order + 1) / 2;
	}

	/** {@return in words whether the series converges, and why not} */
	public String reason() {
		if (!Double.isFinite(loss)) return "training diverged: outputs infinite after step " + stepsDone;
		if (beyond == 0) return "converges";
		return "diverges with the order: steps reach the radius of convergence in " + beyond + " of " + (long) problem.width() *
			problem.samples() + " pairs of unit and sample";
	}

	/** The step of a block of units. */
	private record UnitSteps(double[] output, double[][] input, double[] outputStep, double[][] inputStep) {

		static UnitSteps of(final UnitBlock block) {
			return new UnitSteps(block.startOutput(), block.startInput(), block.outputStep(), block.inputStep());
		}
	}

	/** What all units leave at one sample, times sqrt h. */
	private record SampleSums(double[] remainders, double convergence, long beyond) {

		static SampleSums of(final double[] row, final UnitSteps[] blocks, final int order, final Progress progress) {
			final TanhTaylor taylor = new TanhTaylor(order);
			final double[] remainders = new double[order + 1];
			double convergence = 0;
			long beyond = 0;
			for (final UnitSteps block : blocks) {
				if (progress.isCanceled()) throw new CancellationException();
				final double[] z = product(row, block.input), step = product(row, block.inputStep);
				for (int j = 0; j < z.length; j++) {
					taylor.compute(z[j], step[j]);
					for (int k = 0; k <= order; k++)
						remainders[k] += block.output[j] * taylor.remainder(k) + block.outputStep[j] * taylor.remainder(k - 1);
					convergence = Math.max(convergence, taylor.ratio());
					if (taylor.ratio() >= 1) beyond++;
				}
			}
			return new SampleSums(remainders, convergence, beyond);
		}

		private static double[] product(final double[] row, final double[][] weights) {
			final double[] product = new double[weights[0].length];
			VectorLoops.addAll(row, weights, 0, row.length, product, product.length);
			return product;
		}
	}
}
