package org.scalinglaws.retrieval.hierarchy;

import org.scalinglaws.task.Progress;

/**
 * The way of the moments up to a top of s so high and narrow that the time stands still in doubles.
 * <p>
 * The moments themselves are followed as elsewhere, step by step, in units that grow with them. On the way s grows as the
 * inverse of the time that is left, and |u| as a somewhat higher power of it; where |u| has caught up, s turns.
 * </p>
 */
final class NarrowTop {

	private static final int MAX_STEPS = 30_000;
	private static final double PART_OF_RADIUS = 0.25; // truncation error 0.25^30 of the state
	private static final int HIGHEST = 20_000; // powers of two: no top of 128 moments comes near

	private NarrowTop() {
		// static function only
	}

	/**
	 * Goes on until s turns.
	 *
	 * @param time at which the series stands, in its unit of time
	 * @return the top, or null if none was found: canceled, or beyond all bounds
	 */
	static HierarchyPeak over(final MomentSeries series, final double time, final Progress progress) {
		double passed = 0;
		for (int step = 0; step < MAX_STEPS && series.amplitude() < HIGHEST && !progress.isCanceled(); step++) {
			series.rescale();
			series.expand();
			final double part = PART_OF_RADIUS * series.reach();
			final HierarchySolution.Piece piece = new HierarchySolution.Piece(0, 1, 0, series.overlap(), series.energy());
			final double top = piece.top(part);
			if (!Double.isNaN(top)) return HierarchyPeak.of(time + passed + series.time(top), piece.energy(top), series
				.amplitude());
			passed += series.time(part);
			series.advance(part);
			progress.update((double) step / MAX_STEPS);
		}
		return null;
	}
}
