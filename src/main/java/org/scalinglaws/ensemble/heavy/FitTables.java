package org.scalinglaws.ensemble.heavy;

import org.scalinglaws.table.Columns;

/** A fit beside the eigenvalues, as tables to draw: densities of the logarithm of eigenvalues divided by their mean. */
public final class FitTables {

	/** The column of the values, divided by their mean (features: by the harmonic one). */
	public static final String VALUE = "value";

	/** The column of the histogram. */
	public static final String MEASURED = "measured";

	/** The column of the fitted law. */
	public static final String FITTED = "fitted";

	/** The column of the nearest law of Marchenko and Pastur. */
	public static final String RIVAL = "marchenkoPastur";

	private static final int POINTS = 300;

	private FitTables() {
		// static functions only
	}

	/** Columns value (the middle of a bin, on the log scale) and measured; bins grow in number as the eigenvalues' cube root. */
	public static Columns histogram(final HeavyTailFit fit, final SpectrumKind kind) {
		final double[] values = fit.scaled();
		final double low = Math.log(values[0]), high = Math.log(values[values.length - 1]);
		final int bins = (int) Math.max(8, Math.min(60, 2 * StrictMath.cbrt(values.length)));
		final double width = (high - low) / bins;
		final int[] counts = new int[bins];
		for (final double value : values)
			counts[Math.min(bins - 1, (int) ((Math.log(value) - low) / width))]++;
		final Columns.Builder rows = Columns.builder(VALUE, MEASURED);
		for (int bin = 0; bin < bins; bin++)
			rows.row(value(low + (bin + 0.5) * width, kind), counts[bin] / (width * values.length));
		return rows.build().sorted(VALUE);
	}

	/** Columns value, fitted and marchenkoPastur, a little beyond the eigenvalues on both sides. */
	public static Columns laws(final HeavyTailFit fit, final SpectrumKind kind) {
		final double[] values = fit.scaled();
		final double low = Math.log(values[0]) - 0.1, high = Math.log(values[values.length - 1]) + 0.1;
		final LogDensity density = new LogDensity(fit.law());
		final MarchenkoPastur rival = new MarchenkoPastur(fit.marchenkoPastur());
		final Columns.Builder rows = Columns.builder(VALUE, FITTED, RIVAL);
		for (int i = 0; i < POINTS; i++) {
			final double log = low + (high - low) * i / (POINTS - 1), value = Math.exp(log);
			rows.row(value(log, kind), Math.exp(density.at(log)), value * rival.density(value));
		}
		return rows.build().sorted(VALUE);
	}

	private static double value(final double log, final SpectrumKind kind) {
		return Math.exp(kind == SpectrumKind.FEATURES ? -log : log);
	}
}
