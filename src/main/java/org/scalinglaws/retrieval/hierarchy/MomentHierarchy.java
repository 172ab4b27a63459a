package org.scalinglaws.retrieval.hierarchy;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The infinite hierarchy of moments u^(k) = w'Q^k w* and s^(k) = w'Q^k w of the
 * gradient flow (arXiv 2511.18661, Proposition 3), truncated: s^(K+1) and u^(K+1)
 * are taken as zero, the teacher's moments are known.
 * <p>
 * The truncation replaces exponentials exp(4 lambda Theta) by Taylor polynomials of
 * degree K and so leaves the flow at a time that grows in proportion to K. What comes
 * then hangs on K. With even K, s runs up as if to a pole, s ~ 1/(t* - t), and by 10^10
 * to 10^500 it is as good as infinite, but u grows as a higher power and turns it in the
 * end: no singularity lies on the real axis, only a pair beside it. With odd K, s stays
 * bounded and u drifts away, so stiffly that the integration gives up. A blow-up is shown
 * only for starts without any overlap ({@link MomentSeries#isBoundToBlowUp()}).
 * </p>
 * <p>
 * It is integrated by Taylor series of order 30 with steps of a fixed part of their
 * radius of convergence, on the way to a top in units that grow with it. The moments feel
 * their own rounding errors multiplied by up to about exp(50) for K = 128, therefore the
 * double-double arithmetic: in double precision the top of 128 moments is 5 to 10 per
 * cent of the time away from where it is.
 * </p>
 */
public final class MomentHierarchy {

	/** The most moments that double-double arithmetic carries to their top. */
	public static final int MAX_MOMENTS = 128;

	private static final int MAX_STEPS = 500; // three times what the way to a top takes, and more where steps are cheap
	private static final int MAX_WORK = 20_000; // steps x moments
	private static final double PART_OF_RADIUS = 0.15; // truncation error 0.15^30 of the state
	private static final double LARGEST = 1e100;
	private static final double LEAST_END = 1e-280, LAST_END = 1e300;

	/** Of the teacher: its powers, too, are numbers. */
	private static final double LARGEST_ENERGY = 1e60;

	/** A top that the time cannot resolve: s or u of 1e9 s* and a singularity nearer than 1e-7 of the time. */
	private static final double LARGE = 1e9;
	private static final double CLOSE = 1e-7;

	private final SpectralMeasure measure;
	private final int moments;

	/**
	 * @param measure spectrum, teacher and start
	 * @param moments K in [1, 128]
	 * @throws IllegalArgumentException if the number of moments is out of range
	 */
	public MomentHierarchy(final SpectralMeasure measure, final int moments) {
		this.measure = Require.given("measure", measure);
		Require.inRange("energy of teacher", measure.teacherEnergy(), 1 / LARGEST_ENERGY, LARGEST_ENERGY);
		this.moments = Require.inRange("moments", moments, 1, MAX_MOMENTS);
	}

	/**
	 * Integrates to a time, or to a narrow top or a blow-up before it.
	 *
	 * @param endTime 1e-280 to 1e300, so that a millionth of it has finite rates, and times as many records are numbers
	 * @return the solution, to where it came
	 * @throws IllegalArgumentException if the end time is out of range
	 */
	public HierarchySolution solve(final double endTime, final Progress progress) {
		Require.inRange("endTime", Require.positive("endTime", endTime), LEAST_END, LAST_END);
		final HierarchyMoments start = HierarchyMoments.of(measure, moments, progress.part(0, 0.3));
		return progress.isCanceled() ? canceled(start) : new Run(start, endTime / start.timeUnit()).solve(progress.part(0.3,
			1));
	}

	private static HierarchySolution canceled(final HierarchyMoments start) {
		return new HierarchySolution(List.of(), start.timeUnit(), start.teacherEnergy(), 0, Double.NaN, new HierarchyPeak(
			Double.NaN, Double.NaN, Double.NaN), StopReason.CANCELED, 0);
	}

	/** One integration, in the units of the series. */
	private static final class Run {

		private final HierarchyMoments start;
		private final MomentSeries series;
		private final double end;
		private final List<HierarchySolution.Piece> pieces = new ArrayList<>();
		private double time;
		private double growth;
		private HierarchyPeak peak;

		Run(final HierarchyMoments start, final double end) {
			this.start = start;
			this.end = end;
			series = new MomentSeries(start);
			peak = HierarchyPeak.of(0, series.energy()[0], 0);
		}

		HierarchySolution solve(final Progress progress) {
			final int limit = MAX_STEPS + MAX_WORK / start.count();
			do { // once in any case: in the unit of time a short end may be 0
				series.expand();
				final double radius = series.radius();
				if (series.leading() > LARGE && radius < CLOSE * time) return beyondDoubles(radius, progress);
				if (series.largest() > LARGEST) return solution(Double.NaN, StopReason.OVERFLOW);
				if (pieces.size() == limit) return solution(Double.NaN, StopReason.STEPS);
				if (progress.isCanceled()) return solution(Double.NaN, StopReason.CANCELED);
				step(Math.min(PART_OF_RADIUS * radius, end - time));
				progress.update(end > 0 ? Math.max(time / end, (double) pieces.size() / limit) : 1);
			}
			while (time < end);
			return solution(Double.NaN, StopReason.END_TIME);
		}

		/** The time does not move any more that doubles could tell. */
		private HierarchySolution beyondDoubles(final double radius, final Progress progress) {
			if (series.isBoundToBlowUp()) {
				peak = new HierarchyPeak(time + radius, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
				return solution(time + radius, StopReason.BLOW_UP);
			}
			final HierarchyPeak top = NarrowTop.over(series, time, progress.part(Math.min(1, time / end), 1));
			peak = peak.or(top);
			return solution(Double.NaN, top != null ? StopReason.PEAK : progress.isCanceled() ? StopReason.CANCELED
				: StopReason.OVERFLOW);
		}

		private void step(final double length) {
			final HierarchySolution.Piece piece = new HierarchySolution.Piece(time, series.unit(), growth, series.overlap(),
				series.energy());
			pieces.add(piece);
			final double part = length / series.unit(), top = piece.top(part);
			series.advance(part);
			// of a perturbation of the moments by exp(8 int (3 s - s*))
			growth += 4 * length * (Math.max(0, 3 * piece.energy(time) - 1) + Math.max(0, 3 * piece.energy(time + length) - 1));
			if (!Double.isNaN(top)) peak = peak.or(HierarchyPeak.of(time + top * series.unit(), piece.energy(time + top * series
				.unit()), 0));
			time = length == end - time ? end : time + length;
			peak = peak.or(HierarchyPeak.of(time, Math.max(0, series.energy()[0]), 0));
		}

		private HierarchySolution solution(final double blowUp, final StopReason reason) {
			return new HierarchySolution(List.copyOf(pieces), start.timeUnit(), start.teacherEnergy(), time * start.timeUnit(), blowUp *
				start.timeUnit(), peak.inUnits(start.timeUnit(), start.teacherEnergy()), reason, start.count());
		}
	}
}
