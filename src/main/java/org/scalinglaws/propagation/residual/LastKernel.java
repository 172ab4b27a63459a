package org.scalinglaws.propagation.residual;

import java.util.Arrays;

import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.linear.VectorLoops;

/**
 * The kernel of the last layer over the samples, G2 = scale^2 {E[tanh tanh] + E[c^2 tanh' tanh'] Z.Z'}, E being the mean
 * over its units. With the samples' errors r the last layer takes r'G2 r/n^2 off the loss r'r/(2n) in a unit of time, and
 * the blocks take more; so the loss falls at least at the rate 2 lambda_min(G2)/n.
 */
final class LastKernel {

	private LastKernel() {
		// static functions only
	}

	/** {@return G2 at the states of the last pass forward} */
	static double[][] of(final ResidualNet net, final double scale) {
		final TanhUnits last = net.last();
		final double[][] active = last.active(), states = net.lastStates();
		final int n = active[0].length, units = active.length;
		final double[][] slopes = new double[units][n];
		final double[] equal = new double[units], squares = new double[units], ones = new double[states.length];
		final double each = scale * scale / units;
		for (int j = 0; j < units; j++) {
			final double c = last.outgoing()[0][j];
			equal[j] = each;
			squares[j] = each * c * c;
			for (int i = 0; i < n; i++)
				slopes[j][i] = 1 - active[j][i] * active[j][i];
		}
		Arrays.fill(ones, 1);
		final double[][] kernel = products(active, equal, n), ofSlopes = products(slopes, squares, n), ofStates = products(
			states, ones, n);
		for (int i = 0; i < n; i++) {
			VectorLoops.multiply(ofStates[i], ofSlopes[i]);
			VectorLoops.add(1, ofSlopes[i], kernel[i], n);
		}
		return kernel;
	}

	private static double[][] products(final double[][] rows, final double[] weights, final int n) {
		final double[][] products = new double[n][n];
		VectorLoops.outerProducts(products, 0, 1, rows, weights, () -> true);
		VectorLoops.mirror(products);
		return products;
	}

	/** {@return the smallest eigenvalue of G2, 0 if it is negative by rounding; NaN if G2 is not finite} */
	static double smallestEigenvalue(final ResidualNet net, final double scale) {
		final double[][] kernel = of(net, scale);
		for (final double[] row : kernel)
			for (final double value : row)
				if (!Double.isFinite(value)) return Double.NaN;
		return Math.max(0, new SymmetricEigen(kernel, false).value(0));
	}
}
