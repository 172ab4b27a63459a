package org.scalinglaws.online.sgd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.online.model.Assignment;
import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.run.SgdRecorder;

/** Records several units: the covariance of their projections, the loss, and how far students are from teachers. */
record UnitsRecorder(IndexProblem problem, double[] spectrum, double[][] teachers, PopulationLoss loss) implements
	SgdRecorder
{

	@Override
	public List<String> columns() {
		return IndexColumns.of(problem);
	}

	@Override
	public double[] values(final double[][] weights) {
		final int students = problem.students(), n = problem.projections();
		final double[][] units = units(weights);
		final double[] covariance = new double[n * n];
		for (int i = 0; i < n; i++)
			for (int j = i; j < n; j++)
				covariance[i * n + j] = covariance[j * n + i] = product(spectrum, units[i], units[j]);
		final double[] values = new double[columns().size()];
		int at = 0;
		for (int k = 0; k < students; k++)
			for (int m = students; m < n; m++)
				values[at++] = covariance[k * n + m];
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++)
				values[at++] = covariance[k * n + l];
		values[at++] = loss.at(covariance, 0);
		values[at] = Assignment.meanSquaredError(weights, teachers, problem.link().isEven());
		return values;
	}

	/** Of projections as large as they mostly are. */
	@Override
	public double startLoss(final double[][] weights) {
		return typicalLoss(problem, spectrum, units(weights));
	}

	/** The loss of an input whose projections are their standard deviations. */
	static double typicalLoss(final IndexProblem problem, final double[] spectrum, final double[][] units) {
		final double[] z = Arrays.stream(units).mapToDouble(w -> Math.sqrt(product(spectrum, w, w))).toArray();
		return problem.loss().cleanValue(problem.output(z), problem.teacherOutput(z, problem.students()));
	}

	/** Students, then teachers. */
	private double[][] units(final double[][] weights) {
		return Stream.concat(Arrays.stream(weights), Arrays.stream(teachers)).toArray(double[][]::new);
	}

	private static double product(final double[] spectrum, final double[] v, final double[] w) {
		double sum = 0;
		for (int i = 0; i < v.length; i++)
			sum += spectrum[i] * v[i] * w[i];
		return sum;
	}
}
