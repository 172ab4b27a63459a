package org.scalinglaws.sgd.floor;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * Spectrum and teacher of a measure, without eigenvalues of zero, each eigenvalue
 * once, in descending order.
 *
 * @param eigenvalue positive
 * @param multiplicity number of coordinates of each
 * @param teacherSquared sum of w*^2 over these
 */
record MovingNodes(double[] eigenvalue, double[] multiplicity, double[] teacherSquared) {

	/**
	 * @param most nodes, from 32; a measure of more is binned
	 * @throws CancellationException if the listener wants it to end
	 */
	static MovingNodes of(final SpectralMeasure measure, final int most, final Progress progress) {
		final double[] all = measure.eigenvalue();
		final double[][] nodes = new double[3][all.length];
		int count = 0;
		for (final int i : DescendingOrder.of(all, progress.part(0, 0.4))) {
			if (all[i] == 0) break;
			if (count == 0 || nodes[0][count - 1] != all[i]) nodes[0][count++] = all[i];
			nodes[1][count - 1] += measure.multiplicity()[i];
			nodes[2][count - 1] += measure.teacherSquared()[i];
		}
		for (int k = 0; k < 3; k++)
			nodes[k] = Arrays.copyOf(nodes[k], count);
		return count <= most ? new MovingNodes(nodes[0], nodes[1], nodes[2]) : binned(nodes, most, progress);
	}

	/** Bins the positive and the negative parts of both weights, which gives them the same nodes. */
	private static MovingNodes binned(final double[][] nodes, final int most, final Progress progress) {
		final SpectralMeasure plus = binned(nodes, 1, most, progress.part(0.4, 0.7)), minus = binned(nodes, -1, most, progress
			.part(0.7, 1));
		final double[] multiplicity = plus.startSquared().clone(), teacher = plus.teacherSquared().clone();
		for (int j = 0; minus != null && j < teacher.length; j++) {
			multiplicity[j] -= minus.startSquared()[j];
			teacher[j] -= minus.teacherSquared()[j];
		}
		return new MovingNodes(plus.eigenvalue().clone(), multiplicity, teacher);
	}

	private static SpectralMeasure binned(final double[][] nodes, final int sign, final int most,
		final Progress progress)
	{
		final double[] multiplicity = part(nodes[1], sign), teacher = part(nodes[2], sign);
		return sign < 0 && Arrays.stream(multiplicity).sum() == 0 && Arrays.stream(teacher).sum() == 0 ? null : Binning.of(
			nodes[0], teacher, multiplicity, NodeBudget.of(most), progress);
	}

	/** Binning sums the squares of what it is given. */
	private static double[] part(final double[] weights, final int sign) {
		return Arrays.stream(weights).map(weight -> Math.sqrt(Math.max(0, sign * weight))).toArray();
	}
}
