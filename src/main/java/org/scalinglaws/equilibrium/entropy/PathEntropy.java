package org.scalinglaws.equilibrium.entropy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.apache.commons.math3.linear.RealMatrix;
import org.scalinglaws.random.RandomStream;

/**
 * The entropy that a path produces as seen at moments of equal distance: the logarithm of its probability over that of its
 * reverse, both exact.
 * <p>
 * With the transition x' = A x + noise of covariance X, M = X^-1, a step adds x' K x, K = M A - A' M, and the ends add
 * x (S^-1 - M + A' M A) x/2, last less first. Whatever the distance of the moments, the mean of exp(-entropy) is exactly 1;
 * its own mean grows to the rate of the continuous path as they come closer.
 * </p>
 */
public final class PathEntropy {

	private final double spacing, observedRate;
	private final double[][] change, currents, ends, noise, start;

	PathEntropy(final GaussianTransition transition, final RealMatrix covariance, final double spacing) {
		this.spacing = spacing;
		final Inverse step = new Inverse(transition.covariance(), "between two records"), stationary = new Inverse(covariance,
			Inverse.STATIONARY);
		final RealMatrix inverse = step.matrix(), e = transition.change(), pulled = inverse.multiply(e);
		// A = 1 + E: what M and A' M A have in common is left out, and so is what is symmetric in M A
		final RealMatrix antisymmetric = pulled.subtract(pulled.transpose());
		final RealMatrix grown = pulled.add(pulled.transpose()).add(e.transpose().multiply(pulled));
		currents = antisymmetric.getData();
		ends = GaussianTransition.symmetric(stationary.matrix().add(grown)).getData();
		change = e.getData();
		noise = step.factor();
		start = stationary.factor();
		observedRate = antisymmetric.transpose().multiply(e).multiply(covariance).getTrace() / spacing;
	}

	/** {@return the mean entropy of a path in a unit of time, as seen at these moments: less than of the continuous path} */
	public double observedRate() {
		return observedRate;
	}

	/** {@return the time between two moments} */
	public double spacing() {
		return spacing;
	}

	/** A path of so many steps from the stationary state; for use by one thread. */
	final class Walk {

		private final int n = change.length;
		private final double[] normals = new double[n];
		private double[] now = new double[n], next = new double[n];

		/**
		 * {@return the entropy of the next path}
		 *
		 * @param goOn asked after every pause steps
		 * @throws CancellationException if it says no
		 */
		double entropy(final long steps, final RandomStream stream, final long pause, final BooleanSupplier goOn) {
			Arrays.fill(now, 0);
			kick(now, start, stream);
			double entropy = -form(now) / 2;
			for (long step = 0; step < steps;) {
				for (final long until = Math.min(steps, step + pause); step < until; step++)
					entropy += step(stream);
				if (step < steps && !goOn.getAsBoolean()) throw new CancellationException();
			}
			return entropy + form(now) / 2;
		}

		private double step(final RandomStream stream) {
			for (int i = 0; i < n; i++) {
				double sum = 0;
				for (int j = 0; j < n; j++)
					sum += change[i][j] * now[j];
				next[i] = now[i] + sum;
			}
			kick(next, noise, stream);
			double entropy = 0;
			for (int i = 1; i < n; i++)
				for (int j = 0; j < i; j++)
					entropy += currents[i][j] * (next[i] * now[j] - next[j] * now[i]);
			final double[] before = now;
			now = next;
			next = before;
			return entropy;
		}

		private void kick(final double[] state, final double[][] factor, final RandomStream stream) {
			stream.fillGaussian(normals, 0, n);
			for (int i = 0; i < n; i++)
				for (int j = 0; j <= i; j++)
					state[i] += factor[i][j] * normals[j];
		}

		private double form(final double[] state) {
			double sum = 0;
			for (int i = 0; i < n; i++)
				for (int j = 0; j < n; j++)
					sum += state[i] * ends[i][j] * state[j];
			return sum;
		}
	}
}
