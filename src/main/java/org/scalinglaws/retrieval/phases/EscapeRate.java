package org.scalinglaws.retrieval.phases;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.task.Progress;

/**
 * How a small start leaves the maximum of the loss: the rate rho and the
 * direction of the growing mode of the linearised flow
 * w' = (4 s* Q + 8 Qw* (Qw*)') w.
 * <p>
 * rho is the largest root of
 * 1 = 8 sum_i w*_i^2 lambda_i^2 / (rho - 4 lambda_i s*) (arXiv 2511.18661, Lemma
 * 2, there for s* = 1), and the mode is v_i = lambda_i w*_i / (rho - 4 lambda_i
 * s*). It is solved for the distance of rho from the pole 4 lambda s* of the
 * largest eigenvalue that has teacher weight, in units in which this eigenvalue
 * and s* are 1: no scale of the input matters, and a distance much smaller than
 * rho keeps its digits.
 * </p>
 *
 * @param teacherEnergy s*, sum of lambda_i w*_i^2
 * @param eigenvalue the largest one that has teacher weight
 * @param distance (rho - 4 eigenvalue s*) / (eigenvalue s*), in (0, 8]
 */
public record EscapeRate(double teacherEnergy, double eigenvalue, double distance) {

	private static final int MAX_ITERATIONS = 200;

	/**
	 * Solves for the rate, to about 1e-15 relative.
	 *
	 * @param eigenvalues of the coordinates, or of the nodes of a measure; in any
	 *          order
	 * @param teacherSquared w*_i^2, or its sum over the coordinates of a node; the
	 *          interpolatory weights of a measure may be negative but for the
	 *          largest eigenvalue
	 * @throws IllegalArgumentException if the lengths differ, a value is not
	 *           finite, an eigenvalue is negative, the energy is not positive, or
	 *           the largest eigenvalue with teacher weight has a negative one
	 */
	public static EscapeRate of(final double[] eigenvalues, final double[] teacherSquared) {
		return of(eigenvalues, teacherSquared, Progress.NONE);
	}

	/**
	 * As above, for numbers of coordinates that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static EscapeRate of(final double[] eigenvalues, final double[] teacherSquared, final Progress progress) {
		RetrievalProblem.requireSpectrum(eigenvalues);
		Require.finite("teacherSquared", Require.length("teacherSquared", teacherSquared, eigenvalues.length));
		double top = 0, energy = 0, lost = 0;
		for (int i = eigenvalues.length - 1; i >= 0; i--) { // compensated: d may be large
			if (teacherSquared[i] != 0) top = Math.max(top, eigenvalues[i]);
			final double term = eigenvalues[i] * teacherSquared[i] - lost;
			final double sum = energy + term;
			lost = sum - energy - term;
			energy = sum;
		}
		if (!(energy > 0 && energy < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
			"teacher must have an energy w*'Qw* that is finite and greater than 0, was " + energy);
		return new EscapeRate(energy, top, new Dispersion(eigenvalues, teacherSquared, top, energy).root(progress));
	}

	/** {@return the rate of a problem given coordinate by coordinate} */
	public static EscapeRate of(final RetrievalProblem problem) {
		final double[] squares = problem.teacher().clone();
		for (int i = 0; i < squares.length; i++)
			squares[i] *= squares[i];
		return of(problem.spectrum(), squares);
	}

	/** rho: u and w grow like exp(rho t), the energy like exp(2 rho t). */
	public double rate() {
		return eigenvalue * teacherEnergy * (4 + distance);
	}

	/**
	 * The growing part of the overlap of a small start: u(t) = amplitude exp(rho
	 * t) once the mode leads and while |u| is much smaller than s*.
	 * <p>
	 * With v as above, sum lambda w* v = 1/8 and so the amplitude is
	 * (v.w(0)) / (8 v.v). Its sign, not that of u(0), tells at which of +-w* a
	 * small start ends.
	 * </p>
	 *
	 * @param eigenvalues as given to {@link #of(double[], double[])}
	 * @param teacherSquared as given there
	 * @param startTeacher w_i(0) w*_i, or its sum over the coordinates of a node
	 * @throws IllegalArgumentException if the lengths differ
	 */
	public double overlapAmplitude(final double[] eigenvalues, final double[] teacherSquared,
		final double[] startTeacher)
	{
		Require.length("teacherSquared", teacherSquared, eigenvalues.length);
		Require.length("startTeacher", startTeacher, eigenvalues.length);
		double projection = 0, square = 0;
		for (int i = eigenvalues.length - 1; i >= 0; i--) {
			if (teacherSquared[i] == 0) continue;
			final double component = eigenvalues[i] / eigenvalue / (distance + 4 * (eigenvalue - eigenvalues[i]) /
				eigenvalue);
			projection += component * startTeacher[i];
			square += component * component * teacherSquared[i];
		}
		return teacherEnergy * projection / square / 8;
	}

	/**
	 * The time at which the growing mode alone would reach |u| = delta s*:
	 * log(delta s* / |amplitude|) / rho, the O(log d) of phase I with its constant.
	 *
	 * @param amplitude of the overlap at time 0
	 * @param delta in (0, 1)
	 * @return the time, not below 0; infinite for the amplitude 0
	 */
	public double escapeTime(final double amplitude, final double delta) {
		Require.inRange("delta", Require.positive("delta", delta), 0, 1);
		return Math.max(0, (Math.log(delta) + Math.log(teacherEnergy) - Math.log(Math.abs(amplitude))) / rate());
	}

	/** 8 sum p q / (distance + 4 (1 - q)) with q = lambda / top and p = lambda w*^2 / s*: where is it 1? */
	private record Dispersion(double[] eigenvalues, double[] teacherSquared, double top, double energy) {

		/**
		 * Newton's method for 1/F = 1, which is concave and increasing: from the
		 * left it rises to the root, to the last bit in some ten sums over all
		 * coordinates, fewer than Brent's method takes. Negative weights may break
		 * this; bisection then keeps it in its bracket.
		 */
		double root(final Progress progress) {
			double low = 0;
			double high = bound();
			double x = Math.min(high, atTop());
			for (int i = 0; i < MAX_ITERATIONS; i++) {
				if (progress.isCanceled()) throw new CancellationException();
				progress.update(i / (i + 4.0)); // some ten iterations are usual
				final double[] sums = sums(x);
				if (Math.abs(sums[0] - 1) <= 0x1p-51) return x;
				if (sums[0] > 1) low = x;
				else high = x;
				final double step = sums[0] * (sums[0] - 1) / sums[1];
				final double next = sums[0] > 0 && x + step > low && x + step < high ? x + step : low + (high - low) / 2;
				if (Math.abs(next - x) <= 0x1p-53 * x) return next;
				x = next;
			}
			return x;
		}

		/** The share of the top eigenvalue alone: the root is not below, unless there are negative weights. */
		private double atTop() {
			double weight = 0;
			for (int i = 0; i < eigenvalues.length; i++)
				if (eigenvalues[i] == top) weight += teacherSquared[i];
			if (weight > 0) return 8 * top * weight / energy;
			throw new IllegalArgumentException("teacherSquared must be positive at the largest eigenvalue " + top +
				" that has teacher weight, was " + weight);
		}

		private double bound() {
			double sum = 0;
			for (int i = 0; i < eigenvalues.length; i++)
				sum += Math.abs(eigenvalues[i] * teacherSquared[i]) * (eigenvalues[i] / top);
			return 8 * sum / energy * (1 + 1e-12);
		}

		/** F and -F', compensated. */
		private double[] sums(final double x) {
			double f = 0, lost = 0, derivative = 0;
			for (int i = eigenvalues.length - 1; i >= 0; i--) {
				if (teacherSquared[i] == 0) continue;
				final double q = eigenvalues[i] / top;
				final double denominator = x + 4 * (top - eigenvalues[i]) / top;
				final double value = 8 * (eigenvalues[i] * teacherSquared[i] / energy) * q / denominator;
				final double term = value - lost;
				final double sum = f + term;
				lost = sum - f - term;
				f = sum;
				derivative += value / denominator;
			}
			return new double[] { f, derivative };
		}
	}
}
