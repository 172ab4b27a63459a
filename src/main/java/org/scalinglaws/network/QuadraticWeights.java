package org.scalinglaws.network;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.table.Columns;

/** The law of the weights of a quadratic network: the free convolution of the target's eigenvalues, cut softly at t. */
final class QuadraticWeights implements WeightDistribution {

	private static final int MAX_ATOMS = 3000;
	private static final double CELL = 1. / 256;
	private static final double NARROWEST = 0x1p-36;
	private static final int POINTS = 20_000, FEWEST = 48, MOST = 200;

	/** Descending. */
	private final double[] eigenvalues;
	private final double noiseLevel, threshold, noiseEdge;
	private final FreeConvolution convolution;

	QuadraticWeights(final double[] values, final double noiseLevel, final double threshold) {
		Arrays.sort(values);
		eigenvalues = new double[values.length];
		for (int i = 0; i < values.length; i++)
			eigenvalues[i] = values[values.length - 1 - i];
		this.noiseLevel = noiseLevel;
		this.threshold = threshold;
		noiseEdge = Network.QUADRATIC.noiseEdge(noiseLevel, values.length);
		convolution = merged();
	}

	/**
	 * Of more than 3000 eigenvalues, neighbours within delta/256 (or more, until 3000
	 * are left) are taken for their mean.
	 */
	private FreeConvolution merged() {
		double[] means = eigenvalues, counts = new double[means.length];
		Arrays.fill(counts, 1);
		for (double cell = CELL * noiseLevel; means.length > MAX_ATOMS; cell *= 2) {
			final double[] sums = new double[means.length], total = new double[means.length];
			int cells = -1;
			double first = Double.POSITIVE_INFINITY;
			for (int i = 0; i < means.length; i++) {
				if (cells < 0 || first - means[i] > cell) {
					first = means[i];
					cells++;
				}
				sums[cells] += counts[i] * means[i];
				total[cells] += counts[i];
			}
			for (int k = 0; k <= cells; k++)
				sums[k] /= total[k];
			means = Arrays.copyOf(sums, cells + 1);
			counts = Arrays.copyOf(total, cells + 1);
		}
		return new FreeConvolution(means, counts);
	}

	@Override
	public double noiseLevel() {
		return noiseLevel;
	}

	@Override
	public double threshold() {
		return threshold;
	}

	@Override
	public double distribution(final double value) {
		return value < 0 ? 0 : convolution.distribution(noiseLevel, threshold + value);
	}

	@Override
	public double massAtZero() {
		return distribution(0);
	}

	@Override
	public double bulkEdge() {
		return Math.max(0, noiseEdge - threshold);
	}

	/**
	 * The curve; a noise level too small beside the largest eigenvalue for the digits
	 * of the bulks' positions is raised, and t with it.
	 */
	@Override
	public Columns density() {
		final double raised = Math.max(1, NARROWEST * eigenvalues[0] / noiseLevel);
		return density(noiseLevel * raised, threshold * raised);
	}

	private Columns density(final double level, final double cutAt) {
		final Atoms atoms = new Atoms(convolution.atoms(), convolution.weights());
		final Subordination curve = new Subordination(atoms, level);
		final Subordination.Preimage cut = curve.preimage(cutAt, Double.NaN);
		final double scale = 1 / (Math.PI * level * level);
		final Columns.Builder table = Columns.builder("value", "density").row(0, cut.imaginary() * scale);
		final List<Bulk.Panel> panels = new Bulk(atoms, level).panels();
		final int points = Math.max(FEWEST, Math.min(MOST, POINTS / panels.size()));
		for (final Bulk.Panel panel : panels) {
			final double from = from(panel, cut.real());
			if (from >= panel.to()) continue;
			double guess = 0;
			for (int j = from == 0 ? 0 : 1; j <= points; j++) {
				final double u = panel.u(from + (panel.to() - from) * j / points);
				guess = curve.heightSquared(u, guess);
				final boolean edge = j == 0 || j == points && panel.to() == Math.PI;
				table.row(Math.max(0, curve.position(u) - cutAt), edge ? 0 : Math.sqrt(guess) * scale);
			}
		}
		return table.build();
	}

	/** Where in a panel the part above t begins, whose preimage has the real part u: X(u) increases. */
	private static double from(final Bulk.Panel panel, final double u) {
		if (u <= panel.u(panel.from())) return panel.from();
		if (u >= panel.u(panel.to())) return panel.to();
		return 2 * Math.asin(Math.sqrt((u - panel.a()) / panel.width()));
	}

	@Override
	public Columns spikes() {
		final Columns.Builder table = Columns.builder("value", "target", "overlap");
		for (int i = 0; i < outliers() && spike(eigenvalues[i]) > 0; i++)
			table.row(spike(eigenvalues[i]), eigenvalues[i], 1 - noiseLevel / eigenvalues[i] * (noiseLevel /
				eigenvalues[i]));
		return table.build();
	}

	/** Where an eigenvalue above delta is found, 0 if it is cut off. */
	private double spike(final double s) {
		return Math.max(0, s + noiseLevel * noiseLevel / s - threshold);
	}

	/** How many eigenvalues are above delta. */
	private int outliers() {
		int count = 0;
		while (count < eigenvalues.length && eigenvalues[count] > noiseLevel)
			count++;
		return count;
	}

	@Override
	public RiskParts riskParts() {
		final int outliers = outliers();
		double underfitting = 0, approximation = 0;
		for (int i = 0; i < eigenvalues.length; i++) {
			final double s = eigenvalues[i];
			if (i >= outliers) {
				underfitting += s * s;
				continue;
			}
			final double weight = spike(s);
			approximation += (weight - s) * (weight - s) + 2 * weight * noiseLevel * noiseLevel / s;
		}
		final double perDimension = 2. / eigenvalues.length;
		return new RiskParts(2 * noiseLevel * noiseLevel * semicircleTail(threshold / noiseLevel), perDimension *
			underfitting, perDimension * approximation);
	}

	/** int_a^2 (x - a)^2 sqrt(4 - x^2) / (2 pi) dx, with x = 2 cos phi. */
	private static double semicircleTail(final double a) {
		if (a >= 2) return 0;
		final double end = Math.acos(a / 2);
		double sum = 0;
		for (int i = 0; i < GaussRule.STANDARD.size(); i++) {
			final double phi = end * GaussRule.STANDARD.point(i), sine = Math.sin(phi);
			final double excess = 4 * Math.sin((end + phi) / 2) * Math.sin((end - phi) / 2); // 2 cos phi - a
			sum += GaussRule.STANDARD.weight(i) * excess * excess * sine * sine;
		}
		return 2 / Math.PI * end * sum;
	}
}
