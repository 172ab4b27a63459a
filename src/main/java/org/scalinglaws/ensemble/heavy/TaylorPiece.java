package org.scalinglaws.ensemble.heavy;

/**
 * The law of x = ln y on a short interval as Taylor series: its log density and its distribution.
 * <p>
 * With the density f of x, G = (ln f)' and K = 2 pi b f, the equation of Riccati that the Stieltjes transform fulfils is
 * G' = (G^2 - K^2)/2 + V, V = -((1 + a - y)^2 - (4b - 2) y)/2, and K' = G K. Both have only products, so that the series
 * follow from one another term by term. Going outwards from the mean an error of G falls as f does.
 * </p>
 */
final class TaylorPiece {

	/** Terms of the series. */
	private static final int ORDER = 30;

	/** Absolute error of the log density for which the length is chosen. */
	private static final double TOLERANCE = 1e-15;

	/** Of length times rate: a series of this order damps up to here, and that of y = e^x falls from its last term on. */
	private static final double MOST_DECAY = 8;

	private final double start;
	private final double length;
	private final double[] logDensity = new double[ORDER + 2];
	private final double[] mass = new double[ORDER + 2];
	private final double slopeAtEnd;

	/**
	 * A piece from a point outwards.
	 *
	 * @param start x of its inner end
	 * @param logDensity ln f there
	 * @param slope G there
	 * @param direction 1 towards large values, -1 towards small ones
	 */
	TaylorPiece(final HeavyTailLaw law, final double start, final double logDensity, final double slope,
		final int direction)
	{
		this.start = start;
		this.logDensity[0] = logDensity;
		final double[] g = new double[ORDER + 2], k = new double[ORDER + 2];
		g[0] = slope;
		k[0] = 2 * Math.PI * law.b() * Math.exp(logDensity);
		series(law, g, k);
		for (int i = 0; i <= ORDER; i++) {
			this.logDensity[i + 1] = g[i] / (i + 1);
			mass[i + 1] = k[i] / (2 * Math.PI * law.b() * (i + 1));
		}
		length = direction * length(g, k[0]);
		slopeAtEnd = value(g, length);
	}

	private void series(final HeavyTailLaw law, final double[] g, final double[] k) {
		final double y = Math.exp(start), index = law.index(), u = index - y;
		double linear = (index - 1 + 2 * law.b()) * y, quadratic = y * y / 2;
		for (int n = 0; n <= ORDER; n++) {
			double squares = 0, products = 0;
			for (int j = 0; j <= n; j++) {
				squares += g[j] * g[n - j] - k[j] * k[n - j];
				products += g[j] * k[n - j];
			}
			final double potential = n == 0 ? (2 * law.b() - 1) * y - u * u / 2 : linear - quadratic;
			g[n + 1] = (squares / 2 + potential) / (n + 1);
			k[n + 1] = products / (n + 1);
			linear /= n + 1;
			quadratic *= 2. / (n + 1);
		}
	}

	private static double length(final double[] g, final double k) {
		double length = MOST_DECAY / Math.max(1, Math.abs(g[0]) + k);
		for (int n = ORDER - 1; n <= ORDER + 1; n++)
			length = Math.min(length, Math.pow(TOLERANCE / Math.max(Math.abs(g[n]), Double.MIN_NORMAL), 1. / (n + 1)));
		return length;
	}

	double start() {
		return start;
	}

	double end() {
		return start + length;
	}

	double low() {
		return Math.min(start, end());
	}

	double high() {
		return Math.max(start, end());
	}

	double slopeAtEnd() {
		return slopeAtEnd;
	}

	/** ln f. */
	double logDensity(final double x) {
		return value(logDensity, x - start);
	}

	/** The probability between the piece's start and a point, negative to the left. */
	double mass(final double x) {
		return value(mass, x - start);
	}

	/** {@return how much is in the whole piece} */
	double mass() {
		return Math.abs(mass(end()));
	}

	private static double value(final double[] series, final double h) {
		double value = 0;
		for (int n = ORDER; n >= 0; n--)
			value = value * h + series[n];
		return value;
	}
}
