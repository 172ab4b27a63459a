package org.scalinglaws.regression.epochs;

/**
 * What there is of overlap, energy and risk in the fast (0) and the slow (1) coordinates.
 *
 * @param overlap (1/d) sum w_i F v_i over the block's coordinates, for the student's v
 * @param energy (1/d) sum (F v_i)^2
 * @param risk (1/2d) sum (F v_i - w_i)^2
 */
record BlockMoments(double[] overlap, double[] energy, double[] risk) {

	/** The columns that {@link #row} fills. */
	static final String[] COLUMNS = { "time", "overlap", "energy", "risk", "ridgeRisk", "overlapFast", "overlapSlow",
		"energyFast", "energySlow", "riskFast", "riskSlow" };

	/** {@return both blocks together, and each} */
	double[] row(final double time, final double ridgeRisk) {
		return new double[] { time, overlap[0] + overlap[1], energy[0] + energy[1], risk[0] + risk[1], ridgeRisk,
			overlap[0], overlap[1], energy[0], energy[1], risk[0], risk[1] };
	}

	/** {@return those of a student that has learned nothing} */
	static BlockMoments start(final TwoScales problem) {
		return new BlockMoments(new double[2], new double[2], new double[] { problem.share(0) / 2, problem.share(1) / 2 });
	}
}
