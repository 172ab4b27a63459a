package org.scalinglaws.command.support;

import java.util.Arrays;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.spectrum.nodes.NodeMoments;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Students and teachers of an index problem on nodes, and the way from there back to coordinates.
 *
 * @param problem whose units they are
 * @param moments of the students and then the teachers
 * @param binned where the moments come from; null if each node is a coordinate, or there are none
 * @param units students and then teachers, one value per coordinate; null without single coordinates
 */
public record ReducedUnits(IndexProblem problem, NodeMoments moments, BinnedSpectrum binned, double[][] units) {

	ReducedUnits(final IndexProblem problem, final BinnedSpectrum binned, final double[][] units) {
		this(problem, binned.moments(), binned, units);
	}

	/**
	 * Students and then teachers.
	 *
	 * @throws IllegalArgumentException if an array is missing, of another shape than the problem says, or has a number that is not in
	 *           [-1e100, 1e100]
	 */
	static double[][] units(final IndexProblem problem, final int dimension,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights)
	{
		final double[] students = Require.moderate("weights", ImageArrays.array("weights", weights, "dimension x students",
			dimension, problem.students()));
		final double[] teachers = Require.moderate("teacher", ImageArrays.array("teacher", teacher, "dimension x teachers",
			dimension, problem.teachers()));
		requireOne("weights", students, dimension * problem.students());
		requireOne("teacher", teachers, dimension * problem.teachers());
		final double[][] units = new double[problem.projections()][];
		for (int a = 0; a < units.length; a++)
			units[a] = a < problem.students() ? part(students, a, dimension) : part(teachers, a - problem.students(), dimension);
		return units;
	}

	private static void requireOne(final String name, final double[] values, final int length) {
		if (values.length != length) throw new IllegalArgumentException(name + " must be those of one run, " + length +
			" numbers, was " + values.length);
	}

	private static double[] part(final double[] all, final int index, final int length) {
		return Arrays.copyOfRange(all, index * length, (index + 1) * length);
	}

	/**
	 * The students' weights, student after student.
	 *
	 * @param propagator [student][unit][node]: the part of each unit in each student
	 */
	public double[] weights(final double[][][] propagator) {
		final int dimension = units[0].length;
		final double[] weights = new double[problem.students() * dimension];
		for (int k = 0; k < problem.students(); k++)
			for (int a = 0; a < units.length; a++) {
				final double[] part = binned == null ? propagator[k][a] : binned.interpolate(propagator[k][a]);
				for (int i = 0; i < dimension; i++)
					weights[k * dimension + i] += part[i] * units[a][i];
			}
		return weights;
	}
}
