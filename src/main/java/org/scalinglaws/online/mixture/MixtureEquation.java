package org.scalinglaws.online.mixture;

import java.util.List;

import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeEquation.Product;

/**
 * The equation of a coordinate of the weights of all students, given the means over the classes: of its means M_k, and
 * in steps of a random descent of its mean products S_kl, too.
 * <p>
 * With mu and lambda the mean and variance of the coordinate in a class, p its probability and the means of {@link
 * Outputs} a step at the learning rate eta makes
 * </p>
 *
 * <pre>
 * M_k  -= eta   sum p (mu E g_k + lambda sum_a E d_a g_k M_a)
 * S_kl -= eta   sum p (mu E g_k M_l + lambda sum_a E d_a g_k S_al), and the same with k and l exchanged
 * S_kl += eta^2 sum p ((mu^2 + lambda) F_kl + 2 mu lambda sum_a d_a F_kl M_a + lambda^2 sum_ab d_a d_b F_kl S_ab)
 * </pre>
 * <p>
 * The last line belongs to single samples. A batch of b has 1/b of it, and 1 - 1/b of the mean step's own square.
 * </p>
 */
final class MixtureEquation {

	private final Outputs outputs;
	private final int classes;
	private final boolean noisy;
	private final boolean batches;
	private final ModeEquation.Builder builder;

	/**
	 * @param noisy whether there are mean products: else a flow
	 * @param batches whether batches have more than one sample
	 */
	MixtureEquation(final Outputs outputs, final int classes, final boolean noisy, final boolean batches) {
		this.outputs = outputs;
		this.classes = classes;
		this.noisy = noisy;
		this.batches = noisy && batches;
		builder = ModeEquation.builder(features(), 1, coefficients());
	}

	/** The number of means of a class that are used, those of the drift first. */
	int means() {
		return noisy ? outputs.means() : drifts();
	}

	/** The number of means E g_k and E d_a g_k. */
	int drifts() {
		return outputs.count() + outputs.pairs();
	}

	int coefficients() {
		return classes * means() + (batches ? classes * classes * drifts() * drifts() : 0);
	}

	/** The place of the coefficient of a mean. */
	int coefficient(final int c, final int mean) {
		return c * means() + mean;
	}

	/** The place of the coefficient of a product of two means of the drift. */
	int product(final int c, final int mean, final int d, final int other) {
		return classes * means() + ((c * drifts() + mean) * classes + d) * drifts() + other;
	}

	/** The place of the scalar of a class, as {@link Outputs} orders them. */
	int scalar(final int c, final int scalar) {
		return c * outputs.scalars() + scalar;
	}

	private int features() {
		return (noisy ? 5 : 2) * classes + (batches ? 3 * classes * classes : 0);
	}

	private int mean(final int c) {
		return c;
	}

	private int variance(final int c) {
		return classes + c;
	}

	private int square(final int c) {
		return 2 * classes + c;
	}

	private int meanVariance(final int c) {
		return 3 * classes + c;
	}

	private int varianceSquared(final int c) {
		return 4 * classes + c;
	}

	/** Products of features of two classes: of means (0), of mean and variance (1), of variances (2). */
	private int both(final int kind, final int c, final int d) {
		return 5 * classes + (kind * classes + c) * classes + d;
	}

	/** {@return the features, an element for each coordinate} */
	double[][] features(final MixtureProblem problem) {
		final double[][] features = new double[features()][problem.dimension()];
		for (int i = 0; i < problem.dimension(); i++)
			for (int c = 0; c < classes; c++) {
				final double mu = problem.means()[c][i], lambda = problem.spectra()[c][i];
				features[mean(c)][i] = mu;
				features[variance(c)][i] = lambda;
				if (!noisy) continue;
				features[square(c)][i] = mu * mu + lambda;
				features[meanVariance(c)][i] = mu * lambda;
				features[varianceSquared(c)][i] = lambda * lambda;
				for (int d = 0; batches && d < classes; d++) {
					features[both(0, c, d)][i] = mu * problem.means()[d][i];
					features[both(1, c, d)][i] = mu * problem.spectra()[d][i];
					features[both(2, c, d)][i] = lambda * problem.spectra()[d][i];
				}
			}
		return features;
	}

	/** {@return the equation; the only known value is 1, M_k is component k, S_kl comes after these as {@link Outputs#pair}} */
	ModeEquation build() {
		final int count = outputs.count();
		builder.group(count, 1);
		if (noisy) builder.group(outputs.pairs(), 1);
		for (int c = 0; c < classes; c++) {
			for (int k = 0; k < count; k++)
				drift(c, k);
			for (final int[] kl : noisy ? outputs.all() : List.<int[]>of()) {
				drift(c, kl[0], kl[1]);
				drift(c, kl[1], kl[0]);
				noise(c, outputs.pair(kl[0], kl[1]));
				for (int d = 0; batches && d < classes; d++)
					meanStep(c, d, kl[0], kl[1]);
			}
			for (int k = 0; k < count; k++)
				builder.scalar(Product.of(mean(c), k));
			for (final int[] kl : outputs.all())
				builder.scalar(noisy ? Product.of(variance(c), count + outputs.pair(kl[0], kl[1])) : Product.of(variance(c),
					ModeEquation.NONE, kl[0], kl[1], 1));
		}
		return builder.build();
	}

	private void drift(final int c, final int k) {
		builder.source(k, 0, mean(c), coefficient(c, k), 1);
		for (int a = 0; a < outputs.count(); a++)
			builder.matrix(0, k, a, variance(c), coefficient(c, outputs.slope(k, a)), 1);
	}

	/** What the drift of k makes of its product with l. */
	private void drift(final int c, final int k, final int l) {
		final int pair = outputs.pair(k, l);
		builder.drive(outputs.count() + pair, l, mean(c), coefficient(c, k), 1);
		for (int a = 0; a < outputs.count(); a++)
			builder.matrix(1, pair, outputs.pair(a, l), variance(c), coefficient(c, outputs.slope(k, a)), 1);
	}

	private void noise(final int c, final int pair) {
		final int target = outputs.count() + pair;
		builder.source(target, 0, square(c), coefficient(c, outputs.square(pair)), 1);
		for (int a = 0; a < outputs.count(); a++)
			builder.drive(target, a, meanVariance(c), coefficient(c, outputs.gradient(pair, a)), 2);
		for (final int[] ab : outputs.all()) {
			final int by = outputs.pair(ab[0], ab[1]);
			builder.matrix(1, pair, by, varianceSquared(c), coefficient(c, outputs.curvature(pair, by)), ab[0] == ab[1] ? 1 : 2);
		}
	}

	/** The product of the mean steps of k on class c and of l on class d. */
	private void meanStep(final int c, final int d, final int k, final int l) {
		final int pair = outputs.pair(k, l), target = outputs.count() + pair;
		builder.source(target, 0, both(0, c, d), product(c, k, d, l), 1);
		for (int a = 0; a < outputs.count(); a++) {
			builder.drive(target, a, both(1, c, d), product(c, k, d, outputs.slope(l, a)), 1);
			builder.drive(target, a, both(1, d, c), product(c, outputs.slope(k, a), d, l), 1);
			for (int b = 0; b < outputs.count(); b++)
				builder.matrix(1, pair, outputs.pair(a, b), both(2, c, d), product(c, outputs.slope(k, a), d, outputs.slope(l,
					b)), 1);
		}
	}
}
