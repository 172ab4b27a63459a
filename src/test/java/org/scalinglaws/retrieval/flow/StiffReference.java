package org.scalinglaws.retrieval.flow;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * A slow, independent integrator of the gradient flow: the linearly implicit Euler
 * method with extrapolation (order 8) on the weights themselves, with the dense
 * Hessian of Proposition 2. It shares neither variables, right-hand side nor method
 * with {@link GradientFlow}.
 */
final class StiffReference {

	private static final int ORDER = 8;

	private final double[] spectrum;
	private final double[] teacher;
	private final double teacherEnergy;

	StiffReference(final double[] spectrum, final double[] teacher) {
		this.spectrum = spectrum;
		this.teacher = teacher;
		teacherEnergy = form(teacher, teacher);
	}

	/** The weights at each of the times. */
	double[][] solve(final double[] start, final double[] times) {
		final double[][] weights = new double[times.length][];
		double[] w = start.clone();
		double t = 0, length = 1e-3;
		for (int k = 0; k < times.length; k++) {
			while (t < times[k]) {
				final double step = Math.min(length, times[k] - t);
				final double[][] table = extrapolate(w, step);
				final double error = distance(table[ORDER - 1], table[ORDER - 2]);
				if (error < 3e-11) {
					w = table[ORDER - 1];
					t = step == times[k] - t ? times[k] : t + step;
				}
				length = step * Math.max(0.2, Math.min(2, 0.8 * Math.pow(3e-11 / (error + 1e-30), 1.0 / ORDER)));
			}
			weights[k] = w.clone();
		}
		return weights;
	}

	/** The last two entries of the diagonal of the extrapolation table, at indices ORDER - 2 and ORDER - 1. */
	private double[][] extrapolate(final double[] w, final double step) {
		final double[][] row = new double[ORDER][];
		final double[][] diagonal = new double[ORDER][];
		for (int j = 0; j < ORDER; j++) {
			double[] entry = substeps(w, step, j + 1);
			for (int k = 0; k < j; k++) {
				// Aitken-Neville in h with n_j = j + 1
				final double[] before = row[k];
				row[k] = entry;
				final double weight = 1 / ((j + 1.0) / (j - k) - 1);
				final double[] next = new double[w.length];
				for (int i = 0; i < w.length; i++)
					next[i] = entry[i] + (entry[i] - before[i]) * weight;
				entry = next;
			}
			row[j] = entry;
			diagonal[j] = entry;
		}
		return diagonal;
	}

	private double[] substeps(final double[] start, final double step, final int count) {
		final double h = step / count;
		final double[][] matrix = hessian(start);
		for (int i = 0; i < start.length; i++) {
			for (int j = 0; j < start.length; j++)
				matrix[i][j] *= h;
			matrix[i][i] += 1;
		}
		final LUDecomposition decomposition = new LUDecomposition(new Array2DRowRealMatrix(matrix, false));
		final double[] w = start.clone();
		for (int n = 0; n < count; n++) {
			final double[] change = decomposition.getSolver().solve(new ArrayRealVector(gradient(w))).toArray();
			for (int i = 0; i < w.length; i++)
				w[i] -= h * change[i];
		}
		return w;
	}

	private double[] gradient(final double[] w) {
		final double s = form(w, w), u = form(w, teacher);
		final double[] gradient = new double[w.length];
		for (int i = 0; i < w.length; i++)
			gradient[i] = spectrum[i] * ((12 * s - 4 * teacherEnergy) * w[i] - 8 * u * teacher[i]);
		return gradient;
	}

	private double[][] hessian(final double[] w) {
		final double s = form(w, w);
		final double[][] hessian = new double[w.length][w.length];
		for (int i = 0; i < w.length; i++) {
			for (int j = 0; j < w.length; j++)
				hessian[i][j] = spectrum[i] * spectrum[j] * (24 * w[i] * w[j] - 8 * teacher[i] * teacher[j]);
			hessian[i][i] += (12 * s - 4 * teacherEnergy) * spectrum[i];
		}
		return hessian;
	}

	private double form(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += spectrum[i] * a[i] * b[i];
		return sum;
	}

	private static double distance(final double[] a, final double[] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++)
			largest = Math.max(largest, Math.abs(a[i] - b[i]));
		return largest;
	}
}
