package org.scalinglaws.ensemble.heavy;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;

/** The law of the ensemble as a table of values, densities and probabilities. */
public final class HeavyTailTable {

	/** Probability left of the first row and right of the last. */
	public static final double TAIL = 1e-3;

	private HeavyTailTable() {
		// static functions only
	}

	/**
	 * Columns value (log-spaced between the quantiles 0.001 and 0.999), density and distribution (the probability of less).
	 *
	 * @param points rows, at least 2
	 */
	public static Columns of(final HeavyTailLaw law, final SpectrumKind kind, final int points) {
		Require.inRange("points", points, 2, Integer.MAX_VALUE);
		final LogDensity density = new LogDensity(law);
		final boolean turned = kind == SpectrumKind.FEATURES;
		final double from = density.quantile(turned ? 1 - TAIL : TAIL), to = density.quantile(turned ? TAIL : 1 - TAIL);
		final Columns.Builder rows = Columns.builder("value", "density", "distribution");
		for (int i = 0; i < points; i++) {
			final double log = i < points - 1 ? from + (to - from) * i / (points - 1) : to;
			final double below = density.distribution(log), sign = turned ? -1 : 1;
			rows.row(Math.exp(sign * log), Math.exp(density.at(log) - sign * log), turned ? 1 - below : below);
		}
		return rows.build();
	}
}
