package org.scalinglaws.retrieval;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * Spectrum and teacher of a measure, without eigenvalues of zero, each eigenvalue
 * once, in descending order.
 *
 * @param eigenvalue positive
 * @param multiplicity number of coordinates of each
 * @param teacherSquared sum of w*^2 over these
 */
record MovingNodes(double[] eigenvalue, double[] multiplicity, double[] teacherSquared) {

	/** @param most nodes, from 32; a measure of more is binned */
	static MovingNodes of(final SpectralMeasure measure, final int most) {
		final double[] all = measure.eigenvalue();
		final int[] order = IntStream.range(0, all.length).filter(i -> all[i] > 0).boxed().sorted((i, j) -> Double.compare(
			all[j], all[i])).mapToInt(Integer::intValue).toArray();
		final double[][] nodes = new double[3][order.length];
		int count = 0;
		for (final int i : order) {
			if (count == 0 || nodes[0][count - 1] != all[i]) nodes[0][count++] = all[i];
			nodes[1][count - 1] += measure.multiplicity()[i];
			nodes[2][count - 1] += measure.teacherSquared()[i];
		}
		for (int k = 0; k < 3; k++)
			nodes[k] = Arrays.copyOf(nodes[k], count);
		return count <= most ? new MovingNodes(nodes[0], nodes[1], nodes[2]) : binned(nodes, most);
	}

	/** Bins the positive and the negative parts of both weights, which gives them the same nodes. */
	private static MovingNodes binned(final double[][] nodes, final int most) {
		final SpectralMeasure plus = binned(nodes, 1, most), minus = binned(nodes, -1, most);
		final double[] multiplicity = plus.startSquared().clone(), teacher = plus.teacherSquared().clone();
		for (int j = 0; minus != null && j < teacher.length; j++) {
			multiplicity[j] -= minus.startSquared()[j];
			teacher[j] -= minus.teacherSquared()[j];
		}
		return new MovingNodes(plus.eigenvalue().clone(), multiplicity, teacher);
	}

	private static SpectralMeasure binned(final double[][] nodes, final int sign, final int most) {
		final double[] multiplicity = part(nodes[1], sign), teacher = part(nodes[2], sign);
		return sign < 0 && sum(multiplicity) == 0 && sum(teacher) == 0 ? null : Binning.of(nodes[0], teacher, multiplicity,
			most);
	}

	/** Binning sums the squares of what it is given. */
	private static double[] part(final double[] weights, final int sign) {
		return Arrays.stream(weights).map(weight -> Math.sqrt(Math.max(0, sign * weight))).toArray();
	}

	private static double sum(final double[] values) {
		return Arrays.stream(values).sum();
	}
}
