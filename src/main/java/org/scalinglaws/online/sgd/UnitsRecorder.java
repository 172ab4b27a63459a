package org.scalinglaws.online.sgd;

import java.util.List;

import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.run.SgdRecorder;

/** Records several units: the covariance of their projections, the loss, and how far students are from teachers. */
record UnitsRecorder(IndexProblem problem, double[] spectrum, double[][] teachers, CleanLoss loss) implements
	SgdRecorder
{

	@Override
	public List<String> columns() {
		return IndexColumns.of(problem);
	}

	@Override
	public double[] values(final double[][] weights) {
		final int students = problem.students(), n = problem.projections();
		final double[][] units = new double[n][];
		System.arraycopy(weights, 0, units, 0, students);
		System.arraycopy(teachers, 0, units, students, teachers.length);
		final double[] covariance = new double[n * n];
		for (int i = 0; i < n; i++)
			for (int j = i; j < n; j++)
				covariance[i * n + j] = covariance[j * n + i] = product(units[i], units[j]);
		final double[] values = new double[columns().size()];
		int at = 0;
		for (int k = 0; k < students; k++)
			for (int m = students; m < n; m++)
				values[at++] = covariance[k * n + m];
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++)
				values[at++] = covariance[k * n + l];
		values[at++] = loss.of(covariance);
		values[at] = Assignment.meanSquaredError(weights, teachers, problem.link().isEven());
		return values;
	}

	private double product(final double[] v, final double[] w) {
		double sum = 0;
		for (int i = 0; i < v.length; i++)
			sum += spectrum[i] * v[i] * w[i];
		return sum;
	}
}
