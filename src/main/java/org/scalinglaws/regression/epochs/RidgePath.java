package org.scalinglaws.regression.epochs;

import org.scalinglaws.spectrum.ridge.RenormalizedRidge;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;

/** Ridge regression on a {@link TwoScales} problem of infinite size, with ridge 1/t in place of the time t. */
final class RidgePath {

	private final TwoScales problem;
	private final RidgeSpectrum spectrum;

	RidgePath(final TwoScales problem) {
		this.problem = problem;
		final double[] values = { problem.eigenvalue(0), problem.eigenvalue(1) };
		final double[] sizes = { problem.fast(), problem.dimension() - problem.fast() };
		// what the student has to learn is larger where its inputs are weaker: each coordinate explains the same
		spectrum = RidgeSpectrum.of(values, sizes, sizes);
	}

	/**
	 * The mean of (1/2d) |F v - w|^2.
	 *
	 * @param time from 0
	 */
	double risk(final double time) {
		if (time == 0) return 0.5;
		final double samples = problem.samples();
		final RidgeSums sums = new RidgeSums(spectrum);
		final RenormalizedRidge root = RenormalizedRidge.of(sums, samples, Double.POSITIVE_INFINITY, problem.dimension() /
			(samples * time), 0);
		final double learned = sums.df2() / samples, free = root.freeSamples() + sums.df12() / samples; // 1 - learned
		return (sums.left2() / problem.dimension() + problem.noiseVariance() * learned) / free / 2;
	}
}
