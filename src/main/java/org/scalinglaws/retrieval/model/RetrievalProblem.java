package org.scalinglaws.retrieval.model;

import org.scalinglaws.ground.Require;

/**
 * Phase retrieval: inputs x ~ N(0, Q) with Q = diag(spectrum), labels
 * y = (x.w*)^2 + noise with the teacher w*, and the model (x.w)^2.
 *
 * @param spectrum the eigenvalues of the inputs' covariance, not negative, at
 *          least one positive; the theory takes their sum as 1, which is not
 *          required
 * @param teacher w*, as long as the spectrum
 * @see <a href="https://arxiv.org/abs/2511.18661">Braun, Loureiro, Minh,
 *      Imaizumi, arXiv 2511.18661</a>
 */
public record RetrievalProblem(double[] spectrum, double[] teacher) {

	/**
	 * @throws IllegalArgumentException if {@link Require#spectrum} refuses the spectrum, a weight of the teacher is not in
	 *           [-1e100, 1e100], the lengths differ, or the teacher has no energy
	 */
	public RetrievalProblem {
		requireSpectrum(spectrum);
		Require.moderate("teacher", Require.length("teacher", Require.given("teacher", teacher), spectrum.length));
		if (!(energy(spectrum, teacher) > 0)) throw new IllegalArgumentException(
			"teacher must have an energy w*'Qw* greater than 0, was " + energy(spectrum, teacher));
	}

	/** {@return the number of coordinates, d} */
	public int dimension() {
		return spectrum.length;
	}

	/** s* = w*'Qw*. */
	public double teacherEnergy() {
		return energy(spectrum, teacher);
	}

	/** {@link Require#spectrum}. */
	public static double[] requireSpectrum(final double[] spectrum) {
		return Require.spectrum("spectrum", spectrum);
	}

	/** w'Qw. */
	static double energy(final double[] spectrum, final double[] weights) {
		double sum = 0;
		for (int i = 0; i < spectrum.length; i++)
			sum += spectrum[i] * weights[i] * weights[i];
		return sum;
	}
}
