package org.scalinglaws.linear.ridge;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.scalinglaws.linear.VectorLoops;

/** Ridge regression by the smaller of both Gram matrices, whose eigenvalues are the squares of the singular values. */
final class GramRidge implements RidgeRegression.Path {

	/** Least eigenvalue with penalty over the largest one from which on nine digits are left. */
	private static final double CONDITION = 1e-6;

	private final double[][] inputs;
	private final boolean ofSamples; // whether the weights are made of samples
	private final TridiagonalForm form;
	private final double[] rotated; // the labels, or what each input has of them

	/** @throws CancellationException if it shall not go on */
	GramRidge(final double[][] inputs, final double[] labels, final BooleanSupplier goOn) {
		this.inputs = inputs;
		ofSamples = inputs.length <= inputs[0].length;
		form = TridiagonalForm.of(outerProducts(ofSamples ? columns(inputs) : inputs, goOn), goOn);
		rotated = form.toTridiagonal(ofSamples ? labels.clone() : combined(inputs, labels));
	}

	/** Whether it is accurate from a penalty on. */
	boolean serves(final double penalty) {
		return form.isAbove(CONDITION * form.bound() - penalty);
	}

	@Override
	public RidgeRegression.Solution at(final double penalty) {
		final double[] solution = form.fromTridiagonal(form.solve(penalty, rotated));
		double errors = ofSamples ? 0 : Double.NaN;
		for (final double part : solution) // the errors of the samples are penalty times what the weights are made of
			errors += penalty * part * (penalty * part);
		return new RidgeRegression.Solution(ofSamples ? combined(inputs, solution) : solution, solution.length, penalty * form
			.inverseTrace(penalty), errors);
	}

	private static double[] combined(final double[][] rows, final double[] factors) {
		final double[] sum = new double[rows[0].length];
		VectorLoops.addAll(factors, rows, 0, rows.length, sum, sum.length);
		return sum;
	}

	private static double[][] columns(final double[][] rows) {
		final double[][] columns = new double[rows[0].length][rows.length];
		for (int p = 0; p < rows.length; p++)
			for (int i = 0; i < columns.length; i++)
				columns[i][p] = rows[p][i];
		return columns;
	}

	/** The sum of x x' over all rows x. */
	private static double[][] outerProducts(final double[][] rows, final BooleanSupplier goOn) {
		final double[][] gram = new double[rows[0].length][rows[0].length];
		final double[] ones = new double[rows.length];
		Arrays.fill(ones, 1);
		VectorLoops.outerProducts(gram, 0, 1, rows, ones, goOn);
		VectorLoops.mirror(gram);
		return gram;
	}
}
