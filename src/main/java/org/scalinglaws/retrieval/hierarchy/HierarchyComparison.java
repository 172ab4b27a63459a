package org.scalinglaws.retrieval.hierarchy;

import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The truncated hierarchy of moments beside the gradient flow that it stands for. */
public final class HierarchyComparison {

	private static final double TOLERANCE = 1e-10;

	private HierarchyComparison() {
		// static function only
	}

	/**
	 * One row per time, evenly spaced to the last one reached or, before a peak or blow-up that ended it, up
	 * to one spacing before it.
	 *
	 * @param records at least 2
	 * @return columns time, overlap, energy, overlapGap = 1 - |u|/s*, energyGap = 1 -
	 *         s/s*, loss (of u and s; no truncated moments need be those of weights, so
	 *         that it may be negative), flowOverlap, flowEnergy, overlapError = |overlap
	 *         - flowOverlap|/s*, energyError
	 * @throws IllegalArgumentException if records is out of range
	 */
	public static Columns of(final SpectralMeasure measure, final HierarchySolution solution, final int records,
		final Progress progress)
	{
		final double[] times = solution.times(records);
		final Columns.Builder rows = Columns.builder("time", "overlap", "energy", "overlapGap", "energyGap", "loss",
			"flowOverlap", "flowEnergy", "overlapError", "energyError");
		if (times.length > 0) {
			final FlowSolution flow = new GradientFlow(measure, TOLERANCE).solve(times, 1, false, progress);
			for (int n = 0; n < flow.trajectory().rows(); n++)
				rows.row(row(times[n], solution, flow.trajectory().get("overlap", n), flow.trajectory().get("energy", n)));
		}
		rows.metadata("roundOff", times.length == 0 ? 0 : solution.roundOff(times[times.length - 1]));
		rows.metadata("peakEnergyLog10", solution.peak().log10Energy());
		return rows.metadata("steps", solution.pieces().size()).metadata("reason", solution.reason().toString()).metadata(
			"canceled", progress.isCanceled()).build();
	}

	private static double[] row(final double time, final HierarchySolution solution, final double flowOverlap,
		final double flowEnergy)
	{
		final double scale = solution.teacherEnergy(), u = solution.overlap(time), s = solution.energy(time);
		final double loss = 3 * (s - scale) * (s - scale) + 4 * (scale * s - u * u);
		return new double[] { time, u, s, 1 - Math.abs(u) / scale, 1 - s / scale, loss, flowOverlap, flowEnergy, Math.abs(u -
			flowOverlap) / scale, Math.abs(s - flowEnergy) / scale };
	}
}
