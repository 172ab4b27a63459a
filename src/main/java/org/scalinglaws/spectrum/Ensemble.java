package org.scalinglaws.spectrum;

import org.scalinglaws.ground.Require;

/**
 * The scale of a normal teacher and of a start that is uniform on a sphere.
 *
 * @param norm of the start, in (0, 1e150]
 * @param unitEnergy whether the teacher has the energy w*'Qw* = 1; otherwise its
 *          squared length is the dimension
 */
public record Ensemble(double norm, boolean unitEnergy) {

	/** @throws IllegalArgumentException if the norm is out of range */
	public Ensemble {
		Require.inRange("norm", Require.positive("norm", norm), 0, 1e150);
	}

	/** The measure with teacher and start multiplied so that they have this scale. */
	SpectralMeasure scaled(final SpectralMeasure measure) {
		double startSquare = 0, teacherSquare = 0;
		for (int j = 0; j < measure.nodes(); j++) {
			startSquare += measure.startSquared()[j];
			teacherSquare += measure.teacherSquared()[j];
		}
		final double ofStart = norm / Math.sqrt(startSquare);
		final double ofTeacher = unitEnergy ? 1 / Math.sqrt(measure.teacherEnergy()) : Math.sqrt(measure.dimension() /
			teacherSquare);
		return new SpectralMeasure(measure.eigenvalue(), measure.multiplicity(), times(ofStart * ofStart, measure
			.startSquared()), times(ofStart * ofTeacher, measure.startTeacher()), times(ofTeacher * ofTeacher, measure
				.teacherSquared()));
	}

	/**
	 * The means over teachers and starts for a measure of which only eigenvalues and
	 * multiplicities matter; start x teacher, of mean zero, by its root mean square on
	 * each node.
	 */
	SpectralMeasure expected(final SpectralMeasure measure) {
		final double[] multiplicity = measure.multiplicity(), cross = multiplicity.clone();
		for (int j = 0; j < cross.length; j++)
			cross[j] = Math.sqrt(Math.max(0, cross[j])); // quadrature weights may be negative
		return scaledMoments(measure, multiplicity, cross);
	}

	private SpectralMeasure scaledMoments(final SpectralMeasure measure, final double[] square, final double[] cross) {
		return scaled(new SpectralMeasure(measure.eigenvalue(), measure.multiplicity(), square, cross, square));
	}

	private static double[] times(final double factor, final double[] values) {
		final double[] product = values.clone();
		for (int j = 0; j < product.length; j++)
			product[j] *= factor;
		return product;
	}
}
