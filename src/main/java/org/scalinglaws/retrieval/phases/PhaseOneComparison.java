package org.scalinglaws.retrieval.phases;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The overlap of the gradient flow beside that of the Volterra equation of phase I
 * and beside the right side of Duhamel's form along the flow.
 *
 * @param table columns time, overlap (of phase I), flowOverlap, error = |overlap -
 *          flowOverlap| relative to the largest |flowOverlap| so far,
 *          duhamelOverlap (the right side), duhamelResidual = |duhamelOverlap -
 *          flowOverlap| / s*
 * @param error the largest one while |u| and s of the flow are below a tenth of s*
 * @param residual the largest one
 */
public record PhaseOneComparison(Columns table, double error, double residual) {

	private static final int STAGES = 5;
	private static final double ESCAPED = 0.1;
	private static final double TOLERANCE = 1e-11;

	/** How far the growing mode may pass s*, so that the flow meets its nonlinearity. */
	private static final double BEYOND = 100;

	/** Growth by exp(300) is far more than any start needs. */
	private static final double LONGEST = 300;
	/** The growth, as a logarithm, that a block of the quadrature may have: its error is then 1e-10. */
	private static final double LARGEST_GROWTH = 1;

	/**
	 * Compares up to the time when u of phase I would be a hundred times s*, or to the
	 * end time before it.
	 *
	 * @param endTime positive
	 * @param records at least 2, evenly spaced from time 0 on
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static PhaseOneComparison of(final SpectralMeasure measure, final double endTime, final int records,
		final Progress progress)
	{
		final int intervals = Require.inRange("records", records, 2, 100_000) - 1;
		final EscapeRate escape = EscapeRate.of(measure.eigenvalue(), measure.teacherSquared());
		final double end = Math.min(Require.positive("endTime", endTime), horizon(measure, escape));
		final int parts = (int) Math.ceil(Math.max(1, end * escape.rate() / LARGEST_GROWTH / intervals));
		final int blocks = intervals * parts;
		final OverlapVolterra volterra = new OverlapVolterra(measure, STAGES);
		final double[] times = volterra.nodeTimes(end, blocks);
		final FlowSolution flow = new GradientFlow(measure, TOLERANCE).solve(times, 1, false, progress.part(0, 0.8));
		if (!flow.complete()) return compare(measure, times, parts, new double[0], new double[0], new double[0], new double[0]);
		final double[] overlap = flow.trajectory().column("overlap"), energy = flow.trajectory().column("energy");
		final double[] linear = volterra.phaseOne(end, blocks, progress.part(0.8, 0.9));
		final double[] right = volterra.rightSide(end, blocks, overlap, energy, progress.part(0.9, 1));
		return compare(measure, times, parts, overlap, energy, linear, right);
	}

	private static double horizon(final SpectralMeasure measure, final EscapeRate escape) {
		final double amplitude = escape.overlapAmplitude(measure.eigenvalue(), measure.teacherSquared(), measure
			.startTeacher());
		return Math.min(LONGEST / escape.rate(), escape.escapeTime(amplitude, 1) + Math.log(BEYOND) / escape.rate());
	}

	/** @param parts how many blocks lie between two rows */
	private static PhaseOneComparison compare(final SpectralMeasure measure, final double[] times, final int parts,
		final double[] overlap, final double[] energy, final double[] linear, final double[] right)
	{
		final Columns.Builder rows = Columns.builder("time", "overlap", "flowOverlap", "error", "duhamelOverlap",
			"duhamelResidual");
		final double scale = measure.teacherEnergy();
		double largest = 0, largestError = 0, largestResidual = 0;
		boolean escaped = false;
		for (int n = 0; n < Math.min(linear.length, right.length); n += parts) {
			final double flow = overlap[n * STAGES];
			largest = Math.max(largest, Math.abs(flow));
			final double error = largest == 0 ? 0 : Math.abs(linear[n] - flow) / largest;
			final double residual = Math.abs(right[n] - flow) / scale;
			rows.row(times[n * STAGES], linear[n], flow, error, right[n], residual);
			escaped |= Math.abs(flow) > ESCAPED * scale || energy[n * STAGES] > ESCAPED * scale;
			if (!escaped) largestError = Math.max(largestError, error);
			largestResidual = Math.max(largestResidual, residual);
		}
		return new PhaseOneComparison(rows.build(), largestError, largestResidual);
	}
}
