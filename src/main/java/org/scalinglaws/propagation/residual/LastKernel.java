package org.scalinglaws.propagation.residual;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.SymmetricEigen;

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
		final double[][] active = net.last().active(), states = net.lastStates();
		final double[] c = net.last().outgoing()[0];
		final int n = active.length, units = c.length;
		final double[][] slopes = new double[n][units], kernel = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < units; j++)
				slopes[i][j] = c[j] * (1 - active[i][j] * active[i][j]);
		for (int i = 0; i < n; i++)
			for (int k = 0; k <= i; k++)
				kernel[i][k] = kernel[k][i] = scale * scale / units * (DotProducts.of(active[i], active[k]) + DotProducts.of(
					slopes[i], slopes[k]) * DotProducts.of(states[i], states[k]));
		return kernel;
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
