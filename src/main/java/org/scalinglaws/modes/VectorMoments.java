package org.scalinglaws.modes;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeEquation.Product;

/**
 * The equation of several vectors that learn from several fixed ones, coordinate by coordinate, in their second
 * moments.
 * <p>
 * K moving vectors v_1 ... v_K and M fixed ones v_(K+1) ... v_n, n = K + M. In a unit of time, or a step, the mean of
 * moving vector k in a coordinate of eigenvalue lambda changes by lambda sum_a drift_ka v_a, and with noise the second
 * moment of k and l also by lambda noise_kl + lambda^2 sum_(a &lt;= b) curvature_kl,ab v_a v_b. A node holds the sums of
 * the products over its coordinates: of moving with fixed vectors (group 0), of moving with moving ones (group 1); the
 * scalars are all of these weighed with lambda, the recorded sums are the same without.
 * </p>
 * <p>
 * Components and scalars: v_k v_(K+m) at {@link #cross}, then v_k v_l, k &lt;= l, at {@link #square}. Known values:
 * the multiplicity, then products of fixed vectors at {@link #fixed}. Features: lambda and lambda^2.
 * </p>
 */
public final class VectorMoments {

	/** Features. */
	private static final int LAMBDA = 0, LAMBDA_SQUARED = 1;

	private final int moving;
	private final int fixed;
	private final boolean noisy;
	private final boolean propagated;
	private final ModeEquation equation;

	/**
	 * @param moving K, from 1
	 * @param fixed M, from 1
	 * @param noisy whether there are noise and curvature: steps of a random descent; else a flow
	 * @param propagated whether nodes also carry the matrices that make the moving vectors from those at the start and
	 *          the fixed ones: columns at {@link #propagator}
	 */
	public VectorMoments(final int moving, final int fixed, final boolean noisy, final boolean propagated) {
		this.moving = Require.inRange("moving", moving, 1, Integer.MAX_VALUE);
		this.fixed = Require.inRange("fixed", fixed, 1, Integer.MAX_VALUE);
		this.noisy = noisy;
		this.propagated = propagated;
		equation = build();
	}

	/** {@return the equation} */
	public ModeEquation equation() {
		return equation;
	}

	/** {@return n = K + M} */
	public int vectors() {
		return moving + fixed;
	}

	/** {@return the index of component and scalar v_k v_(K+m)} */
	public int cross(final int k, final int m) {
		return m * moving + k;
	}

	/** {@return the index of component and scalar v_k v_l} */
	public int square(final int k, final int l) {
		return moving * fixed + pair(Math.min(k, l), Math.max(k, l), moving);
	}

	/** {@return the index of the known value v_(K+m) v_(K+l)} */
	public int fixed(final int m, final int l) {
		return 1 + pair(Math.min(m, l), Math.max(m, l), fixed);
	}

	/** {@return the number of known values; where there is a propagator a last one more, which is 1} */
	public int known() {
		return 1 + pairs(fixed) + (propagated ? 1 : 0);
	}

	/** {@return the component that is the part of vector a at the start (or fixed vector a) in moving vector k} */
	public int propagator(final int k, final int a) {
		return moving * fixed + pairs(moving) + a * moving + k;
	}

	/** {@return the index of the coefficient drift_ka} */
	public int drift(final int k, final int a) {
		return k * vectors() + a;
	}

	/** {@return the index of the coefficient noise_kl} */
	public int noise(final int k, final int l) {
		return moving * vectors() + pair(Math.min(k, l), Math.max(k, l), moving);
	}

	/** {@return the index of the coefficient curvature_kl,ab} */
	public int curvature(final int k, final int l, final int a, final int b) {
		return moving * vectors() + pairs(moving) + pair(Math.min(k, l), Math.max(k, l), moving) * pairs(vectors()) + pair(Math
			.min(a, b), Math.max(a, b), vectors());
	}

	private static int pairs(final int count) {
		return count * (count + 1) / 2;
	}

	/** The index of a pair in the upper triangle, row by row. */
	private static int pair(final int a, final int b, final int count) {
		return a * count - a * (a - 1) / 2 + b - a;
	}

	private ModeEquation build() {
		final int coefficients = moving * vectors() + (noisy ? pairs(moving) * (1 + pairs(vectors())) : 0);
		final ModeEquation.Builder builder = ModeEquation.builder(noisy ? 2 : 1, known(), coefficients);
		builder.group(moving, fixed);
		builder.group(pairs(moving), 1);
		if (propagated) builder.passive(vectors(), 0);
		for (int k = 0; k < moving; k++) {
			for (int l = 0; l < moving; l++)
				builder.matrix(0, k, l, LAMBDA, drift(k, l), 1);
			for (int m = 0; m < fixed; m++)
				drive(builder, k, m);
		}
		for (int k = 0; k < moving; k++)
			for (int l = k; l < moving; l++)
				square(builder, k, l);
		for (int component = 0; component < moving * fixed + pairs(moving); component++)
			builder.scalar(Product.of(LAMBDA, component)).sum(Product.of(ModeEquation.NONE, component));
		return builder.build();
	}

	/** What fixed vector m does to the products of moving vector k with fixed ones, and to its propagator. */
	private void drive(final ModeEquation.Builder builder, final int k, final int m) {
		for (int l = 0; l < fixed; l++)
			builder.source(cross(k, l), fixed(m, l), LAMBDA, drift(k, moving + m), 1);
		if (propagated) builder.source(propagator(k, moving + m), known() - 1, LAMBDA, drift(k, moving + m), 1);
	}

	private void square(final ModeEquation.Builder builder, final int k, final int l) {
		final int row = square(k, l) - moving * fixed;
		for (int j = 0; j < moving; j++) {
			builder.matrix(1, row, square(j, l) - moving * fixed, LAMBDA, drift(k, j), 1);
			builder.matrix(1, row, square(j, k) - moving * fixed, LAMBDA, drift(l, j), 1);
		}
		for (int m = 0; m < fixed; m++) {
			builder.drive(square(k, l), cross(l, m), LAMBDA, drift(k, moving + m), 1);
			builder.drive(square(k, l), cross(k, m), LAMBDA, drift(l, moving + m), 1);
		}
		if (!noisy) return;
		builder.source(square(k, l), 0, LAMBDA, noise(k, l), 1);
		for (int a = 0; a < vectors(); a++)
			for (int b = a; b < vectors(); b++)
				curve(builder, k, l, a, b);
	}

	private void curve(final ModeEquation.Builder builder, final int k, final int l, final int a, final int b) {
		final int coefficient = curvature(k, l, a, b);
		if (a >= moving) builder.source(square(k, l), fixed(a - moving, b - moving), LAMBDA_SQUARED, coefficient, 1);
		else if (b >= moving) builder.drive(square(k, l), cross(a, b - moving), LAMBDA_SQUARED, coefficient, 1);
		else builder.matrix(1, square(k, l) - moving * fixed, square(a, b) - moving * fixed, LAMBDA_SQUARED, coefficient, 1);
	}
}
