package org.scalinglaws.network.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.scalinglaws.linear.SoftThresholding;
import org.scalinglaws.network.risk.NoiseEdge;
import org.scalinglaws.network.risk.SoftThreshold;
import org.scalinglaws.table.Columns;

/** The law of the weights of a diagonal network: normal laws about the target's coordinates, cut softly at t. */
final class DiagonalWeights implements WeightDistribution {

	/** So many delta from a centre the curve of the density ends, at 0. */
	private static final double REACH = 8;

	private static final int POINTS = 50_000;

	private final double[] target;
	private final double noiseLevel, threshold, noiseEdge;
	private final NormalMixture seen;

	DiagonalWeights(final double[] target, final double noiseLevel, final double threshold) {
		this.target = target;
		this.noiseLevel = noiseLevel;
		this.threshold = threshold;
		noiseEdge = NoiseEdge.ofVector(noiseLevel, target.length);
		seen = new NormalMixture(target, noiseLevel);
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
		return seen.distribution(value < 0 ? value - threshold : value + threshold);
	}

	@Override
	public double massAtZero() {
		return seen.distribution(threshold) - seen.distribution(-threshold);
	}

	@Override
	public double bulkEdge() {
		return Math.max(0, noiseEdge - threshold);
	}

	@Override
	public Columns density() {
		final List<double[]> below = curve(-1);
		final Columns.Builder table = Columns.builder("value", "density");
		for (int i = below.size() - 1; i >= 0; i--)
			table.row(0 - below.get(i)[0], below.get(i)[1]);
		for (final double[] point : curve(1))
			table.row(point);
		return table.build();
	}

	/**
	 * Ascending moduli on one side of 0 wherever there is mass, and densities: delta/8
	 * apart (up to delta if they would be more than 50000), closer at 0, where the
	 * tail of the noise may fall faster than over delta.
	 */
	private List<double[]> curve(final int sign) {
		final List<double[]> intervals = intervals(sign);
		double length = 0;
		for (final double[] interval : intervals)
			length += interval[1] - interval[0];
		// even at delta the trapezoidal rule is right to 1e-8 for a normal density of its own
		final double widest = Math.min(noiseLevel, Math.max(noiseLevel / 8, length / POINTS));
		final double narrowest = noiseLevel / 64 * noiseLevel / Math.max(noiseLevel, threshold);
		final List<double[]> points = new ArrayList<>();
		points.add(new double[] { 0, seen.density(sign * threshold) });
		for (final double[] interval : intervals) {
			double x = interval[0];
			if (x > 0) points.add(new double[] { x, 0 });
			for (;;) {
				x += Math.max(Math.ulp(x), Math.min(widest, narrowest + x / 32));
				if (x >= interval[1]) break;
				points.add(new double[] { x, seen.density(sign * (x + threshold)) });
			}
			points.add(new double[] { interval[1], 0 });
		}
		return points;
	}

	/** The reaches of all centres on one side, less t, merged where they meet. */
	private List<double[]> intervals(final int sign) {
		final List<double[]> intervals = new ArrayList<>();
		final double reach = REACH * noiseLevel;
		for (int i = 0; i < seen.size(); i++) {
			final double centre = sign * seen.centre(sign > 0 ? i : seen.size() - 1 - i) - threshold;
			if (centre + reach <= 0) continue;
			final double from = Math.max(0, centre - reach);
			final double[] last = intervals.isEmpty() ? null : intervals.get(intervals.size() - 1);
			if (last != null && from <= last[1]) last[1] = centre + reach;
			else intervals.add(new double[] { from, centre + reach });
		}
		return intervals;
	}

	@Override
	public Columns spikes() {
		final Columns.Builder table = Columns.builder("value", "target", "overlap");
		final double beyond = Math.max(noiseEdge, threshold);
		Arrays.stream(target).filter(theta -> Math.abs(theta) > beyond).boxed().sorted(Comparator.comparingDouble(
			theta -> -Math.abs(theta))).forEach(theta -> table.row(SoftThresholding.of(theta, threshold), theta,
				NormalMixture.below((Math.abs(theta) - threshold) / noiseLevel)));
		return table.build();
	}

	@Override
	public RiskParts riskParts() {
		double overfitting = 0, underfitting = 0;
		for (final double theta : target) {
			if (Math.abs(theta) > noiseEdge) continue;
			final double[] moments = moments(Math.abs(theta));
			overfitting += moments[1] - moments[0] * moments[0];
			underfitting += (Math.abs(theta) - moments[0]) * (Math.abs(theta) - moments[0]);
		}
		final double[] outside = Arrays.stream(target).filter(theta -> Math.abs(theta) > noiseEdge).toArray();
		return new RiskParts(overfitting, underfitting, outside.length == 0 ? 0 : SoftThreshold.of(outside).at(noiseLevel,
			threshold).risk());
	}

	/** E soft(theta + delta z; t) and E soft(theta + delta z; t)^2. */
	private double[] moments(final double theta) {
		final double u = (theta - threshold) / noiseLevel, v = (theta + threshold) / noiseLevel;
		final double atU = NormalMixture.normalDensity(u), atV = NormalMixture.normalDensity(v);
		final double above = NormalMixture.below(u), below = NormalMixture.below(-v);
		return new double[] { noiseLevel * (atU + u * above - (atV - v * below)), noiseLevel * noiseLevel * ((1 + u * u) *
			above + u * atU + (1 + v * v) * below - v * atV) };
	}
}
