package org.scalinglaws.network.weights;

import java.util.Arrays;

import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.network.risk.NoiseEdge;
import org.scalinglaws.table.Columns;

/** The law of the weights of a quadratic network: the free convolution of the target's eigenvalues, cut softly at t. */
final class QuadraticWeights implements WeightDistribution {

	private static final int MAX_ATOMS = 3000;
	private static final double CELL = 1. / 256;
	private static final double NARROWEST = 0x1p-36;

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
		noiseEdge = NoiseEdge.ofMatrix(noiseLevel);
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
		final double cut = threshold * raised;
		final FreeConvolution.Density above = convolution.densityAbove(noiseLevel * raised, cut);
		final Columns.Builder table = Columns.builder("value", "density");
		for (int i = 0; i < above.values().length; i++)
			table.row(Math.max(0, above.values()[i] - cut), above.density()[i]);
		return table.build();
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
