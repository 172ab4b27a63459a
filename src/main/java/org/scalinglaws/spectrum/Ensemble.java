package org.scalinglaws.spectrum;

import org.scalinglaws.ground.Require;

/**
 * The scale of a normal teacher and of a start that is uniform on a sphere.
 *
 * @param norm of the start, in [1e-100, 1e50]
 * @param unitEnergy whether the teacher has the energy w*'Qw* = 1; otherwise its
 *          squared length is the dimension
 */
public record Ensemble(double norm, boolean unitEnergy) {

	/** @throws IllegalArgumentException if the norm is out of range */
	public Ensemble {
		Require.inRange("norm", norm, 1e-100, 1e50);
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
	 * multiplicities matter; start x teacher, whose mean is zero, under the condition that
	 * the overlap is its root mean square. The regression of w_i w*_i on u = sum lambda_i
	 * w_i w*_i, all independent and of variance 1, is lambda_i u / sum lambda^2.
	 */
	SpectralMeasure expected(final SpectralMeasure measure) {
		final double[] multiplicity = measure.multiplicity(), cross = multiplicity.clone();
		final double largest = measure.largestEigenvalue(); // the squares of small ones would be zero
		double squares = 0;
		for (int j = 0; j < cross.length; j++) {
			final double relative = measure.eigenvalue()[j] / largest;
			cross[j] *= relative;
			squares += cross[j] * relative;
		}
		final double weight = unitWeight(largest), unit = weight * weight;
		final double[] square = times(unit, multiplicity);
		return scaled(new SpectralMeasure(measure.eigenvalue(), multiplicity, square, times(unit / Math.sqrt(squares), cross),
			square));
	}

	/**
	 * A weight whose energy on an eigenvalue is about 1, so that before scaling, too, sums over a spectrum of any unit are
	 * numbers; a power of two, which costs no digits.
	 */
	static double unitWeight(final double eigenvalue) {
		return Math.scalb(1.0, -Math.getExponent(eigenvalue) / 2);
	}

	private static double[] times(final double factor, final double[] values) {
		final double[] product = values.clone();
		for (int j = 0; j < product.length; j++)
			product[j] *= factor;
		return product;
	}
}
