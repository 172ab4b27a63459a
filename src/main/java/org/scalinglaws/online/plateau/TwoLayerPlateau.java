package org.scalinglaws.online.plateau;

import org.scalinglaws.ground.Require;

/**
 * The plateau on which a soft committee machine with the link erf waits before its units become different: each of M
 * students has learned the same of each of M teachers (arXiv 2410.09005).
 * <p>
 * Student and teacher are 1/sqrt(M) times the sum of M units erf(x.w/sqrt 2), inputs are normal, the loss is half the
 * square, the learning rate small. The teachers have energies w*'Qw* = 1 and overlaps 0, and the same share in all
 * directions of the inputs (w*_i^2 equal in the mean), so that lambda w*^2 is distributed like lambda.
 * </p>
 *
 * @param units M of students and of teachers, from 2: a single student has no other to become different from
 */
public record TwoLayerPlateau(int units) {

	/**
	 * Checks.
	 *
	 * @throws IllegalArgumentException if there are not at least two units
	 */
	public TwoLayerPlateau {
		Require.inRange("units", units, 2, 1_000_000);
	}

	/** {@return w'Qw* of each student and each teacher} */
	public double overlap() {
		return 1 / Math.sqrt(units * (2.0 * units - 1));
	}

	/** {@return w'Qw of any two students, also of a student with itself} */
	public double energy() {
		return 1 / (2.0 * units - 1);
	}

	/**
	 * The rate at which the units become different: the largest eigenvalue of the linearised gradient flow,
	 * (2/pi) (sum lambda^2/sum lambda)/(sqrt(2M-1) (2M+1)^(3/2)). Equal eigenvalues make the longest plateau; a few
	 * large ones end it.
	 *
	 * @param spectrum of the inputs, none negative, of any sum
	 * @return per time of the flow, which is learning rate x steps
	 * @throws IllegalArgumentException if the spectrum is none
	 */
	public double rate(final double[] spectrum) {
		Require.finite("spectrum", Require.given("spectrum", spectrum));
		double sum = 0, squares = 0;
		for (int i = 0; i < spectrum.length; i++) {
			if (spectrum[i] < 0) throw new IllegalArgumentException("spectrum must not be negative, was " + spectrum[i] +
				" at " + i);
			sum += spectrum[i];
			squares += spectrum[i] * spectrum[i];
		}
		Require.positive("sum of the spectrum", sum);
		final double m = units;
		return 2 / Math.PI * (squares / sum) / (Math.sqrt(2 * m - 1) * Math.pow(2 * m + 1, 1.5));
	}
}
