package org.scalinglaws.network.lasso;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.SoftThresholding;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/**
 * Coordinate descent for the LASSO that keeps the residual up to date instead of
 * products of columns: the cheap way as long as many coordinates come and few stay.
 */
final class ResidualDescent {

	/** Products after which it looks whether it should stop: a few milliseconds. */
	private static final int POLL = 1 << 22;

	private final LinearInputs inputs;
	private final double[] weights;
	private final double[] residual;
	private final boolean[] contains;
	private int[] members = new int[0];
	private double[] squares = new double[0];

	/** Starts from zero weights, without members. */
	ResidualDescent(final LinearInputs inputs, final double[] labels) {
		this.inputs = inputs;
		weights = new double[inputs.dimension()];
		contains = new boolean[inputs.dimension()];
		residual = labels.clone();
	}

	boolean contains(final int coordinate) {
		return contains[coordinate];
	}

	int size() {
		return members.length;
	}

	/** The weights of all coordinates. */
	double[] weights() {
		return weights.clone();
	}

	/** Takes in coordinates that are not in it, with weight 0. */
	void add(final int[] newcomers) {
		inputs.fetch(newcomers);
		int size = members.length;
		members = Arrays.copyOf(members, size + newcomers.length);
		squares = Arrays.copyOf(squares, members.length);
		for (final int coordinate : newcomers) {
			final double[] column = inputs.column(coordinate);
			contains[coordinate] = true;
			members[size] = coordinate;
			squares[size++] = DotProducts.of(column, column);
		}
	}

	/**
	 * One pass over the members.
	 *
	 * @return the largest change of a member's correlation by its own step
	 * @throws CancellationException if it was canceled
	 */
	double descend(final double penalty, final Progress progress) {
		double largest = 0;
		int products = 0;
		for (int i = 0; i < members.length; i++) {
			largest = Math.max(largest, step(members[i], squares[i], penalty));
			products += 2 * residual.length;
			if (products < POLL) continue;
			products = 0;
			if (progress.isCanceled()) throw new CancellationException();
		}
		return largest;
	}

	private double step(final int coordinate, final double curvature, final double penalty) {
		final double[] column = inputs.column(coordinate);
		final double before = weights[coordinate];
		final double pull = DotProducts.of(column, residual) + curvature * before;
		final double after = SoftThresholding.of(pull, penalty, curvature);
		if (after == before || Double.isInfinite(after)) return 0; // infinite: the square was below all numbers
		weights[coordinate] = after;
		VectorLoops.add(before - after, column, residual, residual.length);
		return curvature * Math.abs(after - before);
	}
}
