package org.scalinglaws.network.lasso;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.SoftThresholding;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/**
 * The few coordinates among which a LASSO looks for its solution: their columns of
 * the inputs, the products of these, their weights, and the correlations
 * x_j.(y - theta.x) that the products keep up to date.
 */
final class WorkingSet {

	/** Samples whose rows stay in the first cache while their products are added. */
	private static final int BLOCK = 8;

	private final LinearInputs inputs;
	private final boolean[] contains;
	private int size;
	private int[] coordinates = new int[0];
	/** The members' inputs, by member and by sample. */
	private double[][] columns = new double[0][];
	private final double[][] rows;
	private double[][] products = new double[0][];
	private double[] weights = new double[0];
	private double[] correlations = new double[0];

	WorkingSet(final LinearInputs inputs) {
		this.inputs = inputs;
		contains = new boolean[inputs.dimension()];
		rows = new double[inputs.samples()][0];
	}

	int size() {
		return size;
	}

	boolean contains(final int coordinate) {
		return contains[coordinate];
	}

	/** The products with one member, by member. */
	double[] products(final int member) {
		return products[member];
	}

	/** The square of what a member's column lacks to a sum of others, from the inputs. */
	double distance(final int member, final int[] others, final double[] factors) {
		final double[] sum = columns[member].clone();
		for (int i = 0; i < factors.length; i++)
			VectorLoops.add(-factors[i], columns[others[i]], sum, sum.length);
		return DotProducts.of(sum, sum);
	}

	/** The weights by member, to be changed together with the correlations. */
	double[] weights() {
		return weights;
	}

	/** x_j.(y - theta.x) by member. */
	double[] correlations() {
		return correlations;
	}

	/**
	 * Takes in coordinates that are not in it, with weight 0.
	 *
	 * @param newcomers the coordinates
	 * @param all x_j.(y - theta.x) of all coordinates at the present weights
	 */
	void add(final int[] newcomers, final double[] all, final Progress progress) {
		grow(size + newcomers.length);
		inputs.fetch(newcomers);
		final int first = size;
		for (final int coordinate : newcomers) {
			contains[coordinate] = true;
			coordinates[size] = coordinate;
			columns[size] = inputs.column(coordinate);
			products[size] = new double[weights.length];
			weights[size] = 0;
			correlations[size++] = all[coordinate];
		}
		for (int k = 0; k < rows.length; k++)
			for (int j = first; j < size; j++)
				rows[k][j] = columns[j][k];
		multiply(first, progress);
	}

	/** The products of the members from first on with all. */
	private void multiply(final int first, final Progress progress) {
		for (int from = 0; from < rows.length; from += BLOCK)
			for (int j = first; j < size; j++) {
				if (progress.isCanceled()) throw new CancellationException();
				VectorLoops.addAll(columns[j], rows, from, Math.min(rows.length, from + BLOCK), products[j], j + 1);
			}
		for (int from = first; from < size; from += BLOCK)
			for (int i = 0; i < size; i++)
				for (int j = Math.max(from, i + 1); j < Math.min(size, from + BLOCK); j++)
					products[i][j] = products[j][i];
	}

	private void grow(final int needed) {
		if (needed <= weights.length) return;
		final int capacity = Math.min(inputs.dimension(), Math.max(2 * weights.length, needed + needed / 4));
		coordinates = Arrays.copyOf(coordinates, capacity);
		columns = Arrays.copyOf(columns, capacity);
		products = Arrays.copyOf(products, capacity);
		weights = Arrays.copyOf(weights, capacity);
		correlations = Arrays.copyOf(correlations, capacity);
		for (int j = 0; j < size; j++)
			products[j] = Arrays.copyOf(products[j], capacity);
		for (int k = 0; k < rows.length; k++)
			rows[k] = Arrays.copyOf(rows[k], capacity);
	}

	/**
	 * One pass of coordinate descent on 1/2 sum_k (y_k - theta.x_k)^2 + penalty
	 * |theta|_1.
	 *
	 * @return whether a weight became zero, became non-zero or changed its sign
	 */
	boolean descend(final double penalty) {
		boolean changed = false;
		for (int j = 0; j < size; j++) {
			final double before = weights[j];
			if (before == 0 && Math.abs(correlations[j]) <= penalty) continue;
			final double curvature = products[j][j];
			final double pull = correlations[j] + curvature * before;
			final double after = SoftThresholding.of(pull, penalty, curvature);
			if (after == before || Double.isInfinite(after)) continue; // infinite: the square was below all numbers
			changed |= Math.signum(after) != Math.signum(before);
			weights[j] = after;
			VectorLoops.add(before - after, products[j], correlations, size);
		}
		return changed;
	}

	/** The largest violation of the conditions of optimality: |correlation| &lt;= penalty, = penalty sign theta. */
	double violation(final double penalty) {
		double worst = 0;
		for (int j = 0; j < size; j++)
			worst = Math.max(worst, weights[j] == 0 ? Math.abs(correlations[j]) - penalty : Math.abs(correlations[j] - Math
				.copySign(penalty, weights[j])));
		return worst;
	}

	/** Replaces the correlations, that carry the rounding of many updates, by fresh ones of all coordinates. */
	void refresh(final double[] all) {
		for (int j = 0; j < size; j++)
			correlations[j] = all[coordinates[j]];
	}

	/** The weights of all coordinates. */
	double[] allWeights() {
		final double[] all = new double[inputs.dimension()];
		for (int j = 0; j < size; j++)
			all[coordinates[j]] = weights[j];
		return all;
	}

	/** The weights of all coordinates that are given, for members only. */
	void setWeights(final double[] all) {
		for (int j = 0; j < size; j++)
			weights[j] = all[coordinates[j]];
	}
}
