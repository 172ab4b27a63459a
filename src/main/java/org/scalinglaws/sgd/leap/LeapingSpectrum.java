package org.scalinglaws.sgd.leap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The coordinates in the order of falling eigenvalues, and the moments of
 * each tail of them; shared by all runs, none of which changes it.
 * <p>
 * Eigenvalues are in a {@link #unit} near the largest one, weights in the inverse of its root,
 * so that neither third powers of eigenvalues nor cubes of steps leave the range of numbers. The
 * unit is a power of 4, which costs no digit: the same numbers come out in any units.
 * </p>
 */
final class LeapingSpectrum {

	private final int[] order;
	private final double unit;
	private final double root;
	private final double[] eigenvalues;
	private final double[] deviations;
	private final double[] teacher;
	private final double[] teacherEnergy;
	private final double[] teacherSecond;
	private final double[] teacherThird;
	private final double[] squares;

	LeapingSpectrum(final double[] spectrum, final double[] teacherWeights) {
		order = order(spectrum);
		final int exponent = Math.floorDiv(Math.getExponent(spectrum[order[0]]) + 1, 2);
		unit = Math.scalb(1., 2 * exponent);
		root = Math.scalb(1., exponent);
		eigenvalues = sorted(spectrum, 1 / unit);
		deviations = Arrays.stream(eigenvalues).map(Math::sqrt).toArray();
		teacher = sorted(teacherWeights, root);
		teacherEnergy = tails(true, l -> l);
		teacherSecond = tails(true, l -> l * l);
		teacherThird = tails(true, l -> l * l * l);
		squares = tails(false, l -> l * l);
	}

	private static int[] order(final double[] spectrum) {
		boolean falling = true;
		for (int i = 1; i < spectrum.length; i++)
			falling &= spectrum[i] <= spectrum[i - 1];
		final IntStream indices = IntStream.range(0, spectrum.length);
		return falling ? indices.toArray() : indices.boxed().sorted(Comparator.comparingDouble(i -> -spectrum[i])).mapToInt(
			Integer::intValue).toArray(); // stable: equal eigenvalues keep their order
	}

	/** Sums over all coordinates from each one on, the smallest first. */
	private double[] tails(final boolean ofTeacher, final DoubleUnaryOperator power) {
		final double[] sums = new double[eigenvalues.length + 1];
		for (int i = eigenvalues.length - 1; i >= 0; i--)
			sums[i] = sums[i + 1] + power.applyAsDouble(eigenvalues[i]) * (ofTeacher ? teacher[i] * teacher[i] : 1);
		return sums;
	}

	private double[] sorted(final double[] values, final double factor) {
		final double[] sorted = new double[values.length];
		for (int i = 0; i < values.length; i++)
			sorted[i] = values[order[i]] * factor;
		return sorted;
	}

	/** A copy of weights, in the order of falling eigenvalues and in their unit. */
	double[] sorted(final double[] weights) {
		return sorted(weights, root);
	}

	/** Puts sorted weights back into the order and the unit given. */
	void restore(final double[] sorted, final double[] target) {
		for (int i = 0; i < sorted.length; i++)
			target[order[i]] = sorted[i] / root;
	}

	/** That of the eigenvalues: learning rates and steps are to be multiplied by it. */
	double unit() {
		return unit;
	}

	int dimension() {
		return eigenvalues.length;
	}

	/** The largest eigenvalue of the tail behind a head, 0 if there is no tail. */
	double largestBehind(final int head) {
		return head < eigenvalues.length ? eigenvalues[head] : 0;
	}

	/** Sorted, falling. */
	double[] eigenvalues() {
		return eigenvalues;
	}

	/** Square roots of the eigenvalues. */
	double[] deviations() {
		return deviations;
	}

	/** w*, in the order of the eigenvalues. */
	double[] teacher() {
		return teacher;
	}

	/** w*'Qw* of the tail behind a head. */
	double teacherEnergy(final int head) {
		return teacherEnergy[head];
	}

	/** w*'Q^2 w* of the tail. */
	double teacherSecond(final int head) {
		return teacherSecond[head];
	}

	/** w*'Q^3 w* of the tail. */
	double teacherThird(final int head) {
		return teacherThird[head];
	}

	/** The trace of Q^2 of the tail. */
	double squares(final int head) {
		return squares[head];
	}
}
