package org.scalinglaws.descent.bias;

import java.util.Arrays;

/**
 * The dual positions of all weights, moved by steps only: so the gap to a wall keeps its own digits, however small it gets.
 */
final class DualPoint {

	private final FactorPowers powers;
	private final double[] positions;
	private final double[] up; // gap to the wall at 1, of which it is a number of its own
	private final double[] down;

	/** At 0, where all weights are 0. */
	DualPoint(final FactorPowers powers, final int dimension) {
		this.powers = powers;
		positions = new double[dimension];
		up = ones(dimension);
		down = ones(dimension);
	}

	/** Where another one is, for weights from another start. */
	DualPoint(final FactorPowers powers, final DualPoint other) {
		this.powers = powers;
		positions = other.positions.clone();
		up = other.up.clone();
		down = other.down.clone();
	}

	private static double[] ones(final int length) {
		final double[] ones = new double[length];
		Arrays.fill(ones, 1);
		return ones;
	}

	/** The gap to the nearer wall, or 1 where there are no walls. */
	double gap(final int i) {
		return Math.min(up[i], down[i]);
	}

	/** {@return how far along steps a wall is; infinite if there is none in the way} */
	double wall(final double[] steps) {
		double nearest = Double.POSITIVE_INFINITY;
		if (powers.hasWalls()) for (int i = 0; i < steps.length; i++)
			nearest = Math.min(nearest, (steps[i] > 0 ? up[i] : down[i]) / Math.abs(steps[i]));
		return nearest;
	}

	/** {@return the largest step, relative to the gap} */
	double relative(final double[] steps) {
		double largest = 0;
		for (int i = 0; i < steps.length; i++)
			largest = Math.max(largest, Math.abs(steps[i]) / gap(i));
		return largest;
	}

	/** {@return the largest distance from 0} */
	double reach() {
		double reach = 0;
		for (final double position : positions)
			reach = Math.max(reach, Math.abs(position));
		return reach;
	}

	/** Sets the weights that there are a part of the steps away, before a wall. */
	void weights(final double part, final double[] steps, final double[] weights) {
		final boolean walls = powers.hasWalls();
		for (int i = 0; i < weights.length; i++) {
			final double step = part * steps[i], z = positions[i] + step;
			final double gap = !walls ? 1 : z > 0 ? up[i] - step : down[i] + step;
			weights[i] = Math.copySign(powers.size(Math.abs(z), gap), z);
		}
	}

	/** Sets the logarithms of the weights' slopes here. */
	void logSlopes(final double[] slopes) {
		for (int i = 0; i < slopes.length; i++)
			slopes[i] = powers.logSlope(Math.abs(positions[i]), gap(i));
	}

	/** Goes a part of the steps, before a wall. */
	void move(final double part, final double[] steps) {
		final boolean walls = powers.hasWalls();
		for (int i = 0; i < steps.length; i++) {
			final double step = part * steps[i];
			positions[i] += step;
			if (!walls) continue;
			up[i] -= step;
			down[i] += step;
		}
	}
}
