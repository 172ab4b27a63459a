package org.scalinglaws.network.risk;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;

/** How far a diagram of the risk agrees with the exponents of theory, phase by phase. */
public final class PhaseAgreement {

	/** Decades around a pixel that are of its phase, if it is in the interior. */
	private static final double DEPTH = 0.5;

	private final CalibratedImage phase;
	private final double[] distance;
	private final boolean[] interior;

	private PhaseAgreement(final RiskDiagram diagram) {
		phase = diagram.phase();
		distance = diagram.disagreement().values();
		interior = interior(phase);
	}

	/**
	 * The shares of the pixels of each phase whose two exponents are both that near to
	 * the theory's, of all and of those half a decade or more inside of the phase.
	 *
	 * @return columns phase (0: all), pixels, within0.1, within0.2, interiorPixels,
	 *         interiorWithin0.1, interiorWithin0.2; shares are of pixels that have exponents, NaN where there are none
	 */
	public static Columns of(final RiskDiagram diagram) {
		final PhaseAgreement agreement = new PhaseAgreement(diagram);
		final Columns.Builder table = Columns.builder("phase", "pixels", "within0.1", "within0.2", "interiorPixels",
			"interiorWithin0.1", "interiorWithin0.2");
		final double[] codes = diagram.phase().values();
		for (final RiskPhase one : RiskPhase.values())
			if (IntStream.range(0, codes.length).anyMatch(pixel -> codes[pixel] == one.code())) table.row(agreement.row(one
				.code(), pixel -> codes[pixel] == one.code()));
		return table.row(agreement.row(0, pixel -> true)).build();
	}

	private double[] row(final int code, final IntPredicate belongs) {
		final int[] all = IntStream.range(0, distance.length).filter(belongs).toArray();
		final int[] inside = IntStream.of(all).filter(pixel -> interior[pixel]).toArray();
		return new double[] { code, all.length, share(all, 0.1), share(all, 0.2), inside.length, share(inside, 0.1), share(
			inside, 0.2) };
	}

	private double share(final int[] pixels, final double within) {
		return IntStream.of(pixels).filter(pixel -> !Double.isNaN(distance[pixel])).mapToDouble(pixel -> distance[pixel] <= within
			? 1 : 0).average().orElse(Double.NaN);
	}

	/** The pixels so far inside their phase that all in a box around them are of the same. */
	private static boolean[] interior(final CalibratedImage phase) {
		final int width = phase.width(), height = phase.height(), reachX = reach(phase, 0), reachY = reach(phase, 1);
		final boolean[] inside = new boolean[width * height];
		for (int pixel = 0; pixel < inside.length; pixel++) {
			final int column = pixel % width, row = pixel / width;
			boolean same = true;
			for (int x = Math.max(0, column - reachX); same && x <= Math.min(width - 1, column + reachX); x++)
				for (int y = Math.max(0, row - reachY); same && y <= Math.min(height - 1, row + reachY); y++)
					same = phase.get(x, y) == phase.get(column, row);
			inside[pixel] = same;
		}
		return inside;
	}

	private static int reach(final CalibratedImage phase, final int axis) {
		return (int) Math.ceil(DEPTH * (phase.dimension(axis) - 1) / Math.log10(phase.axis(axis).to() / phase.axis(axis)
			.from()));
	}
}
