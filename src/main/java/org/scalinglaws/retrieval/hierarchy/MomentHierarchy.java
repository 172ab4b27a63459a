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
 * degree K and so fails at a time that grows in proportion to K. In all cases tried,
 * s becomes infinite there for even K (K = 2 and 6 apart), while odd K leave the flow
 * at about the same time with an s that stays bounded and a u that drifts, so stiffly
 * that the integration gives up.
 * </p>
 * <p>
 * It is integrated by Taylor series of order 30 with steps of a fixed part of their
 * radius of convergence, which is the distance to the blow-up once that is the nearest
 * singularity. The moments feel their own rounding errors multiplied by up to about
 * exp(50) for K = 128, therefore the double-double arithmetic: in double precision the
 * blow-up of 128 moments is wrong by 5 to 10 per cent.
 * </p>
 */
public final class MomentHierarchy {

	/** The most moments that double-double arithmetic carries to their blow-up. */
	public static final int MAX_MOMENTS = 128;

	private static final int MAX_STEPS = 500; // three times what a blow-up takes, and more where steps are cheap
	private static final int MAX_WORK = 20_000; // steps x moments
	private static final double PART_OF_RADIUS = 0.15; // truncation error 0.15^30 of the state
	private static final double LARGEST = 1e100;

	/** A blow-up: s or u of 1e9 s* and a singularity nearer than 1e-7 of the time. */
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
		this.moments = Require.inRange("moments", moments, 1, MAX_MOMENTS);
	}

	/**
	 * Integrates to a time or to the blow-up before it.
	 *
	 * @param endTime positive
	 * @return the solution, to where it came
	 * @throws IllegalArgumentException if the end time is not finite and positive
	 */
	public HierarchySolution solve(final double endTime, final Progress progress) {
		Require.positive("endTime", endTime);
		final HierarchyMoments start = HierarchyMoments.of(measure, moments, progress.part(0, 0.3));
		return progress.isCanceled() ? canceled(start) : new Run(start, endTime / start.timeUnit()).solve(progress.part(0.3,
			1));
	}

	private static HierarchySolution canceled(final HierarchyMoments start) {
		return new HierarchySolution(List.of(), start.timeUnit(), start.teacherEnergy(), 0, Double.NaN,
			StopReason.CANCELED, 0);
	}

	/** One integration, in the units of the series. */
	private static final class Run {

		private final HierarchyMoments start;
		private final MomentSeries series;
		private final double end;
		private final List<HierarchySolution.Piece> pieces = new ArrayList<>();
		private double time;
		private double growth;

		Run(final HierarchyMoments start, final double end) {
			this.start = start;
			this.end = end;
			series = new MomentSeries(start);
		}

		HierarchySolution solve(final Progress progress) {
			final int limit = MAX_STEPS + MAX_WORK / start.count();
			while (time < end) {
				series.expand();
				final double radius = series.radius();
				if (series.leading() > LARGE && radius < CLOSE * time) return solution(time + radius, StopReason.BLOW_UP);
				if (series.largest() > LARGEST) return solution(Double.POSITIVE_INFINITY, StopReason.OVERFLOW);
				if (pieces.size() == limit) return solution(Double.NaN, StopReason.STEPS);
				if (progress.isCanceled()) return solution(Double.NaN, StopReason.CANCELED);
				step(Math.min(PART_OF_RADIUS * radius, end - time));
				progress.update(Math.max(time / end, (double) pieces.size() / limit));
			}
			return solution(Double.POSITIVE_INFINITY, StopReason.END_TIME);
		}

		private void step(final double length) {
			final HierarchySolution.Piece piece = new HierarchySolution.Piece(time, series.unit(), growth, series.overlap(),
				series.energy());
			pieces.add(piece);
			series.advance(length);
			// of a perturbation of the moments by exp(8 int (3 s - s*))
			growth += 4 * length * (Math.max(0, 3 * piece.energy(time) - 1) + Math.max(0, 3 * piece.energy(time + length) - 1));
			time = length == end - time ? end : time + length;
		}

		private HierarchySolution solution(final double blowUp, final StopReason reason) {
			return new HierarchySolution(List.copyOf(pieces), start.timeUnit(), start.teacherEnergy(), time * start.timeUnit(), blowUp *
				start.timeUnit(), reason, start.count());
		}
	}
}
