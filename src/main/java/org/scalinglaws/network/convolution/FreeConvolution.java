package org.scalinglaws.network.convolution;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.network.convolution.Subordination.Preimage;

/**
 * The free convolution mu_delta of an atomic measure with the semicircle of
 * radius 2 delta: the limiting spectrum of S + delta GOE when S has these atoms
 * as its eigenvalues, the noise level delta being given anew with each question.
 * <p>
 * Everything goes through the real preimages of Biane's parametrisation; no
 * density is integrated where a contour integral does (state evolution of the
 * quadratic network, arXiv 2509.24882). All positions are in the units of the
 * atoms. A preimage is held as one double: the bulk of a spike keeps about 1e-16
 * s / width of its digits. Immutable.
 * </p>
 */
public final class FreeConvolution {

	/** Of the largest atom: noise that a bulk can be resolved at. */
	private static final double SMALLEST_BULK = 1e-11;

	/** Of a density's curve in all, and on one panel. */
	private static final int POINTS = 20_000, FEWEST_POINTS = 48, MOST_POINTS = 200;

	private final Atoms atoms;

	/**
	 * A weighted measure.
	 *
	 * @param atoms not negative, in any order; equal ones are allowed
	 * @param weights positive, of any sum
	 * @throws IllegalArgumentException if an atom is negative or not finite, a
	 *           weight is not positive, the lengths differ or are 0
	 */
	public FreeConvolution(final double[] atoms, final double[] weights) {
		this.atoms = new Atoms(Require.given("atoms", atoms), Require.given("weights", weights));
	}

	/**
	 * The spectral measure of one matrix: weights 1/d each.
	 *
	 * @throws IllegalArgumentException if an atom is negative or not finite, or
	 *           there is none
	 */
	public static FreeConvolution of(final double[] atoms) {
		final double[] weights = new double[Require.given("atoms", atoms).length];
		Arrays.fill(weights, 1);
		return new FreeConvolution(atoms, weights);
	}

	/** {@return the distinct atoms, descending} */
	public double[] atoms() {
		final double[] values = new double[atoms.size()];
		Arrays.setAll(values, atoms::value);
		return values;
	}

	/** Their weights, of sum 1. */
	public double[] weights() {
		final double[] weights = new double[atoms.size()];
		Arrays.setAll(weights, atoms::weight);
		return weights;
	}

	/** {@return the mean square of the atoms, Q* of the quadratic network} */
	public double meanSquare() {
		return atoms.variance() + atoms.mean() * atoms.mean();
	}

	/** {@return the variance of the atoms, above which no minimum mean squared error lies} */
	public double variance() {
		return atoms.variance();
	}

	/** 1 - sum of the squared weights: the minimum mean squared error over delta^2 as delta vanishes. */
	public double simplicity() {
		double sum = 0;
		for (int k = 0; k < atoms.size(); k++)
			sum += atoms.weight(k) * (1 - atoms.weight(k));
		return sum;
	}

	/**
	 * The upper tail and its derivatives.
	 *
	 * @param noiseLevel delta, positive
	 * @param threshold t, finite
	 * @throws IllegalArgumentException if one of them is not so
	 */
	public Tail tail(final double noiseLevel, final double threshold) {
		return tail(noiseLevel, threshold, Double.NaN);
	}

	/**
	 * The same, faster.
	 *
	 * @param hint {@link Tail#hint()} of a neighbouring point
	 */
	public Tail tail(final double noiseLevel, final double threshold, final double hint) {
		return tail(noiseLevel, threshold, hint, GaussRule.STANDARD);
	}

	Tail tail(final double noiseLevel, final double threshold, final double hint, final GaussRule rule) {
		final Preimage preimage = preimage(noiseLevel, threshold, hint);
		final double all = meanSquareFrom(threshold);
		final double above = atoms.squareAbove(threshold);
		final int side = above <= all - above ? 1 : -1;
		final double[] integrals = new TailContour(atoms, noiseLevel, threshold, preimage, side, rule).integrals();
		final double factor = -side / Math.PI;
		final double value = factor * integrals[2];
		final double byThreshold = -2 * factor * integrals[1];
		final double byNoise = 2 * noiseLevel * factor * integrals[4];
		final double byBoth = -2 * noiseLevel * factor * integrals[3];
		final double byNoiseTwice = (2 * integrals[4] + 8. / 3 * noiseLevel * noiseLevel * integrals[5]) * factor;
		final double noise = noiseLevel * noiseLevel;
		final double massAbove = side > 0 ? factor * integrals[0] : 1 - factor * integrals[0];
		// the means of s^2 below t and of (s - x + t)^2 above; nothing as large as the largest s^2 comes in
		final double squares = factor * integrals[6];
		final double lost = side > 0 ? meanSquare() - squares : squares;
		final double error = lost + (threshold * threshold + noise) * massAbove + side * factor * noise * (noise *
			integrals[5] - 2 * threshold * integrals[3]);
		if (side > 0) return new Tail(value, byThreshold, byNoise, 2 * massAbove, byBoth, byNoiseTwice, error, 1 - byNoise /
			(2 * noiseLevel), preimage.real());
		return new Tail(all + noise - value, 2 * (threshold - atoms.mean()) - byThreshold, 2 * noiseLevel - byNoise, 2 *
			massAbove, -byBoth, 2 - byNoiseTwice, error, byNoise / (2 * noiseLevel), preimage.real());
	}

	private double meanSquareFrom(final double threshold) {
		final double off = atoms.mean() - threshold;
		return atoms.variance() + off * off;
	}

	/**
	 * The mass at or below a threshold, in closed form at its preimage.
	 *
	 * @param noiseLevel delta, positive
	 * @param threshold t, finite
	 * @throws IllegalArgumentException if one of them is not so
	 */
	public double distribution(final double noiseLevel, final double threshold) {
		final Preimage w = preimage(noiseLevel, threshold, Double.NaN);
		if (w.imaginary() == 0) return massBelow(w.real());
		final double[] sums = new double[4];
		atoms.sum(w.real(), w.imaginary() * w.imaginary(), sums);
		double angle = 0;
		for (int k = 0; k < atoms.size(); k++)
			angle += atoms.weight(k) * Math.atan2(w.imaginary(), atoms.value(k) - w.real());
		return (angle + noiseLevel * noiseLevel * w.imaginary() * sums[0] * sums[1]) / Math.PI;
	}

	private double massBelow(final double u) {
		double mass = 0;
		for (int k = atoms.size() - 1; k >= 0 && atoms.value(k) < u; k--)
			mass += atoms.weight(k);
		return Math.min(1, mass);
	}

	private Preimage preimage(final double noiseLevel, final double threshold, final double hint) {
		Require.positive("noiseLevel", noiseLevel);
		Require.inRange("threshold", threshold, -Double.MAX_VALUE, Double.MAX_VALUE);
		return new Subordination(atoms, noiseLevel).preimage(threshold, hint);
	}

	/**
	 * The edges of the support's components, ascending.
	 *
	 * @param noiseLevel delta, positive
	 * @return an array [component][lower, upper]
	 * @throws IllegalArgumentException if delta is not positive
	 */
	public double[][] edges(final double noiseLevel) {
		final double[] ends = Support.intervals(atoms, Require.positive("noiseLevel", noiseLevel));
		final double[][] edges = new double[ends.length / 2][2];
		final double[] sums = new double[4];
		for (int i = 0; i < ends.length; i++) {
			atoms.sum(ends[i], 0, sums);
			edges[i / 2][i % 2] = ends[i] + noiseLevel * noiseLevel * sums[1];
		}
		return edges;
	}

	/** A density as a curve: values ascending, each component beginning and ending with density 0. */
	public record Density(double[] values, double[] density) {}

	/**
	 * The density, sampled so that every component, spikes' small bulks and
	 * square-root edges included, is resolved.
	 *
	 * @param noiseLevel delta, positive
	 * @param pointsPerPanel in [2, 1000]; a semicircle is one panel
	 * @throws IllegalArgumentException if one of them is not so
	 */
	public Density density(final double noiseLevel, final int pointsPerPanel) {
		Require.inRange("pointsPerPanel", pointsPerPanel, 2, 1000);
		final List<Bulk.Panel> panels = new Bulk(atoms, Require.positive("noiseLevel", noiseLevel)).panels();
		return new DensityCurve(new Subordination(atoms, noiseLevel), noiseLevel).along(panels, pointsPerPanel);
	}

	/**
	 * The density at and above a lower cut, where the curve begins.
	 *
	 * @param noiseLevel delta, positive
	 * @param cut finite
	 * @throws IllegalArgumentException if one of them is not so
	 */
	public Density densityAbove(final double noiseLevel, final double cut) {
		final Preimage from = preimage(noiseLevel, cut, Double.NaN);
		final List<Bulk.Panel> panels = new Bulk(atoms, noiseLevel).panels();
		final int points = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, POINTS / panels.size()));
		return new DensityCurve(new Subordination(atoms, noiseLevel), noiseLevel).from(cut, from).along(panels, points);
	}

	/**
	 * The minimum of (1/d) E |S - estimate|^2 over all estimators from S + delta
	 * GOE that treat every rotation alike, delta^2 [1 - (4 pi^2 / 3) delta^2 int
	 * rho^3]; integrated as a sum of positive terms, so that its error, about 1e-10, is
	 * relative to itself. Takes some milliseconds at d = 200 and grows with d times
	 * the number of spikes; at d = 1e5 the tail of a power law is better binned.
	 *
	 * @param noiseLevel delta, positive
	 * @throws IllegalArgumentException if it is not so
	 */
	public double minimumMeanSquaredError(final double noiseLevel) {
		// below, every atom stands alone and the error is as delta^2; its bulk would have no digits
		final double least = Math.max(SMALLEST_BULK * atoms.value(0), Double.MIN_NORMAL);
		if (Require.positive("noiseLevel", noiseLevel) >= least) return massAndError(noiseLevel)[1];
		return massAndError(least)[1] * (noiseLevel / least) * (noiseLevel / least);
	}

	/** The mass by the same quadrature as the error: its distance from 1 is evidence. */
	double[] massAndError(final double noiseLevel) {
		return new BulkIntegral(atoms, Require.positive("noiseLevel", noiseLevel)).massAndVariance();
	}
}
