package org.scalinglaws.integrate;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;

/**
 * The last few changes of point and gradient, which stand for the inverse Hessian
 * (two-loop recursion, Nocedal and Wright 2006, algorithm 7.4).
 */
final class CorrectionPairs {

	private final double[][] steps;
	private final double[][] changes;
	private final double[] inverseCurvatures;
	private final double[] factors;
	private int newest = -1;
	private int size;

	CorrectionPairs(final int memory, final int dimension) {
		steps = new double[memory][dimension];
		changes = new double[memory][dimension];
		inverseCurvatures = new double[memory];
		factors = new double[memory];
	}

	/** Whether there is none, so that the direction is that of steepest descent. */
	boolean isEmpty() {
		return size == 0;
	}

	/** Forgets all. */
	void clear() {
		size = 0;
	}

	/** Takes a pair, unless rounding has left it without positive curvature. */
	void add(final double[] oldPoint, final double[] newPoint, final double[] oldGradient, final double[] newGradient) {
		final int slot = (newest + 1) % steps.length;
		subtract(steps[slot], newPoint, oldPoint);
		subtract(changes[slot], newGradient, oldGradient);
		final double curvature = DotProducts.of(steps[slot], changes[slot]);
		size = Math.min(size, steps.length - 1); // the slot's old pair is overwritten
		if (!(curvature >= Double.MIN_NORMAL)) return;
		inverseCurvatures[slot] = 1 / curvature;
		newest = slot;
		size++;
	}

	/** Sets the direction to minus the inverse Hessian times the gradient. */
	void direction(final double[] gradient, final double[] direction) {
		for (int i = 0; i < direction.length; i++)
			direction[i] = -gradient[i];
		if (size == 0) return;
		for (int k = 0; k < size; k++) {
			final int slot = slot(k);
			factors[slot] = inverseCurvatures[slot] * DotProducts.of(steps[slot], direction);
			VectorLoops.add(-factors[slot], changes[slot], direction, direction.length);
		}
		final double scale = 1 / (inverseCurvatures[newest] * DotProducts.of(changes[newest], changes[newest]));
		for (int i = 0; i < direction.length; i++)
			direction[i] *= scale;
		for (int k = size - 1; k >= 0; k--) {
			final int slot = slot(k);
			VectorLoops.add(factors[slot] - inverseCurvatures[slot] * DotProducts.of(changes[slot], direction), steps[slot],
				direction, direction.length);
		}
	}

	/** The slot of the pair that is k younger ones away. */
	private int slot(final int k) {
		return Math.floorMod(newest - k, steps.length);
	}

	private static void subtract(final double[] difference, final double[] a, final double[] b) {
		for (int i = 0; i < difference.length; i++)
			difference[i] = a[i] - b[i];
	}
}
