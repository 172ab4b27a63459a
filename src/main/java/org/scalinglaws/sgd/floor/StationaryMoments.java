package org.scalinglaws.sgd.floor;

import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The stationary second moments of {@link LinearisedSteps} at one learning rate, for
 * w*'Qw* = 1, divided by this rate, as they depend on two numbers: kappa, the source on
 * mm', and nu, that on Q.
 * <p>
 * With chi_i = (Sm)_i/(lambda_i w*_i), D_ij = lambda_i + lambda_j - h k lambda_i lambda_j,
 * h = eta/p_0, g_i = p_2/p_0 - 1 - h l lambda_i, and k, l sums of coefficients of M,
 * </p>
 *
 * <pre>
 * sigma_ij = lambda_i lambda_j (kappa - g_i chi_i - g_j chi_j)/D_ij,   rho_i = lambda_i nu/D_ii
 * chi_i = sum_j lambda_j^2 w*_j^2 (kappa - g_i chi_i - g_j chi_j)/D_ij + rho_i
 * </pre>
 *
 * where kappa and nu depend in turn on m'Sm and tr(SR), and on the noise. At the rate 0
 * they do not, which is the leading order.
 */
final class StationaryMoments {

	private final double[] eigenvalue;
	private final double[] multiplicity;
	private final double[] teacherSquared;
	private final Curvatures curvatures;
	private final double batchSize;
	private final double[] g;

	/** h k. */
	private final double product;

	/** D_ii/lambda_i. */
	private final double[] decay;

	/** chi for kappa = 1 and for nu = 1. */
	private final double[] ofTeacher;
	private final double[] ofSpectrum;

	/** kappa and nu per m'Sm and tr(SR). */
	private final double kappaByAlong;
	private final double kappaByRest;
	private final double nuByAlong;
	private final double nuByRest;

	/** m'Sm, tr(SR) and their like per kappa and nu. */
	private final double[] along;
	private final double[] rest;

	StationaryMoments(final double[] eigenvalue, final double[] multiplicity, final double[] teacherSquared,
		final Curvatures curvatures, final double learningRate, final double batchSize)
	{
		this.eigenvalue = eigenvalue;
		this.multiplicity = multiplicity;
		this.teacherSquared = teacherSquared;
		this.curvatures = curvatures;
		this.batchSize = batchSize;
		// single samples, and pairs of them in GSG = p0^2 RSR + p0 p2 (mm'SR + RSmm') + p2^2 (m'Sm) mm'
		final double[] drift = curvatures.drift(), square = curvatures.square();
		final double one = 1 / batchSize, two = 1 - one, step = learningRate / drift[0];
		final double ofRsr = 2 * square[0] * one + drift[0] * drift[0] * two;
		final double ofMixed = 2 * square[1] * one + drift[0] * drift[1] * two;
		final double ofAlong = square[2] * one + drift[1] * drift[1] * two;
		kappaByAlong = step * (ofAlong - square[1] * one - 2 * ofMixed + ofRsr);
		kappaByRest = step * (square[1] - square[0]) * one;
		nuByAlong = step * square[1] * one;
		nuByRest = step * square[0] * one;
		g = new double[eigenvalue.length];
		decay = new double[eigenvalue.length];
		for (int i = 0; i < eigenvalue.length; i++) {
			g[i] = drift[1] / drift[0] - 1 - step * (ofMixed - ofRsr) * eigenvalue[i];
			decay[i] = 2 - step * ofRsr * eigenvalue[i];
		}
		product = step * ofRsr;
		final double[][] chi = solve();
		ofTeacher = chi[0];
		ofSpectrum = chi[1];
		along = new double[] { along(ofTeacher), along(ofSpectrum) };
		rest = new double[] { traceOfSpectrum(1, 0) - along[0], traceOfSpectrum(0, 1) - along[1] };
	}

	private double[][] solve() {
		final int n = eigenvalue.length;
		final DMatrixRMaj matrix = new DMatrixRMaj(n, n), right = new DMatrixRMaj(n, 2), solution = new DMatrixRMaj(n, 2);
		for (int i = 0; i < n; i++) {
			double sum = 0;
			for (int j = 0; j < n; j++) {
				final double kernel = eigenvalue[j] * eigenvalue[j] * teacherSquared[j] / (eigenvalue[i] + eigenvalue[j] -
					product * eigenvalue[i] * eigenvalue[j]);
				sum += kernel;
				matrix.set(i, j, kernel * g[j]);
			}
			matrix.add(i, i, 1 + g[i] * sum);
			right.set(i, 0, sum);
			right.set(i, 1, 1 / decay[i]);
		}
		final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
		solver.setA(matrix);
		solver.solve(right, solution);
		final double[][] columns = new double[2][n];
		for (int i = 0; i < n; i++)
			for (int k = 0; k < 2; k++)
				columns[k][i] = solution.get(i, k);
		return columns;
	}

	/** m'Sm. */
	private double along(final double[] chi) {
		double sum = 0;
		for (int i = 0; i < chi.length; i++)
			sum += eigenvalue[i] * eigenvalue[i] * teacherSquared[i] * chi[i];
		return sum;
	}

	/** sigma_ii/lambda_i. */
	private double teacherPart(final int i, final double kappa, final double nu) {
		return (kappa - 2 * g[i] * chi(i, kappa, nu)) / decay[i];
	}

	private double traceOfSpectrum(final double kappa, final double nu) {
		double sum = 0;
		for (int i = 0; i < g.length; i++)
			sum += eigenvalue[i] * (eigenvalue[i] * teacherSquared[i] * teacherPart(i, kappa, nu) + multiplicity[i] * nu /
				decay[i]);
		return sum;
	}

	private double trace(final double kappa, final double nu) {
		double sum = 0;
		for (int i = 0; i < g.length; i++)
			sum += eigenvalue[i] * teacherSquared[i] * teacherPart(i, kappa, nu) + multiplicity[i] * nu / decay[i];
		return sum;
	}

	private double kappaBy(final int source) {
		return kappaByAlong * along[source] + kappaByRest * rest[source];
	}

	private double nuBy(final int source) {
		return nuByAlong * along[source] + nuByRest * rest[source];
	}

	/** Of the equations for kappa and nu: 0 at the critical learning rate. */
	double determinant() {
		return (1 - kappaBy(0)) * (1 - nuBy(1)) - kappaBy(1) * nuBy(0);
	}

	/** kappa and nu for a noise of E v and E v t^2. */
	private double[] sources(final double[] noise) {
		final double unit = 1 / (batchSize * curvatures.drift()[0] * determinant());
		final double ofTeacher = unit * (noise[1] - noise[0]), ofSpectrum = unit * noise[0];
		return new double[] { ofTeacher * (1 - nuBy(1)) + ofSpectrum * kappaBy(1), ofSpectrum * (1 - kappaBy(0)) + ofTeacher *
			nuBy(0) };
	}

	/**
	 * Whether the stationary moments are those of a distribution, for noise like the
	 * curvature, which lies in all directions. The recursion maps positive matrices to
	 * positive ones, so that they are if and only if it is stable.
	 */
	boolean isPositive() {
		final double[] sources = sources(curvatures.drift());
		final double kappa = sources[0], nu = sources[1];
		if (!(nu > 0)) return false;
		final int[] some = IntStream.range(0, g.length).filter(i -> teacherSquared[i] > 0).toArray();
		final DMatrixRMaj matrix = new DMatrixRMaj(some.length, some.length);
		for (int a = 0; a < some.length; a++)
			for (int b = 0; b <= a; b++) {
				final int i = some[a], j = some[b];
				final double kernel = kappa - g[i] * chi(i, kappa, nu) - g[j] * chi(j, kappa, nu);
				final double value = Math.sqrt(teacherSquared[i] * teacherSquared[j]) * kernel * eigenvalue[i] * eigenvalue[j] /
					(eigenvalue[i] + eigenvalue[j] - product * eigenvalue[i] * eigenvalue[j]);
				matrix.set(a, b, a == b ? value + nu / decay[i] : value);
			}
		return DecompositionFactory_DDRM.chol(some.length, true).decompose(matrix);
	}

	private double chi(final int i, final double kappa, final double nu) {
		return kappa * ofTeacher[i] + nu * ofSpectrum[i];
	}

	/** The excess loss (c_0 tr(SR) + c_2 m'Sm)/2 and tr(S). */
	double[] lossAndSquare() {
		final double[] sources = sources(curvatures.noise()), loss = curvatures.loss();
		final double kappa = sources[0], nu = sources[1];
		final double m = kappa * along[0] + nu * along[1], r = kappa * rest[0] + nu * rest[1];
		return new double[] { (loss[0] * r + loss[1] * m) / 2, trace(kappa, nu) };
	}
}
