package org.scalinglaws.online.mixture;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;
import org.scalinglaws.integrate.GaussRule;

/**
 * The probability that up to three jointly normal variables are all below their bounds, to about 1e-13.
 * <p>
 * By the derivative of the probability along a path of correlations (Plackett), from independence for two variables,
 * from the first variable's independence of the others for three (Genz, Statistics and Computing 14, 251, 2004).
 * </p>
 */
final class NormalOrthant {

	/** Where variables are the same but for rounding the integrand is rounding, too, which does not become less by halving. */
	private static final int MOST_PIECES = 500;
	private static final double ERROR = 1e-14;

	/** Of the bounds of two variables that are one: below, either is the lower one by chance. */
	private static final double TIE = 1e-14;

	private NormalOrthant() {
		// static functions only
	}

	/** {@return the probability that a standard normal is below a bound} */
	static double below(final double bound) {
		return 0.5 * Erf.erfc(-bound / Math.sqrt(2));
	}

	/**
	 * The probability that variables of positive variances are all negative.
	 *
	 * @param mean of 1 to 3 variables
	 * @param covariance row by row
	 */
	static double allNegative(final double[] mean, final double[][] covariance) {
		final int n = mean.length;
		final double[] bound = new double[n];
		for (int i = 0; i < n; i++)
			bound[i] = -mean[i] / Math.sqrt(covariance[i][i]);
		return switch (n) {
			case 1 -> below(bound[0]);
			case 2 -> below(bound[0], bound[1], correlation(covariance, 0, 1));
			default -> below(bound, new double[] { correlation(covariance, 1, 2), correlation(covariance, 0, 2), correlation(
				covariance, 0, 1) });
		};
	}

	private static double correlation(final double[][] covariance, final int i, final int j) {
		final double correlation = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
		return Math.max(-1, Math.min(1, correlation));
	}

	/** {@return the probability that two standard normals of a correlation are below their bounds} */
	static double below(final double h, final double k, final double correlation) {
		return below(h) * below(k) + integral(angle -> density(h, k, Math.sin(angle), Math.cos(angle)), Math.asin(
			correlation)) / (2 * Math.PI);
	}

	/** Of two standard normals, times 2 pi cosine, the square root of 1 - correlation^2. */
	private static double density(final double h, final double k, final double correlation, final double cosine) {
		if (correlation < 0) return density(h, -k, -correlation, cosine);
		final double across = (h - k) / cosine;
		return Math.exp(-(across * across + 2 * h * k / (1 + correlation)) / 2);
	}

	/** Three standard normals; correlation i is that of the two others. The most correlated pair stays so along the path. */
	private static double below(final double[] bound, final double[] correlation) {
		int first = 0;
		for (int i = 1; i < 3; i++)
			if (Math.abs(correlation[i]) > Math.abs(correlation[first])) first = i;
		final double a = bound[first], b = bound[(first + 1) % 3], c = bound[(first + 2) % 3], bc = correlation[first];
		final double ac = correlation[(first + 1) % 3], ab = correlation[(first + 2) % 3];
		final double path = integral(angle -> {
			final double sine = Math.sin(angle), cosine = Math.cos(angle);
			return cosine * (slope(a, b, c, ab, ac, bc, sine, cosine) * ab + slope(a, c, b, ac, ab, bc, sine, cosine) * ac);
		}, Math.PI / 2);
		return below(a) * below(b, c, bc) + path / (2 * Math.PI);
	}

	/**
	 * The derivative by the correlation of a and b, times 2 pi: their density, times the probability of c given both.
	 *
	 * @param ab at the end of the path, where it is a sine of 1, as ac
	 */
	private static double slope(final double a, final double b, final double c, final double ab, final double ac,
		final double bc, final double sine, final double cosine)
	{
		// 1 - correlation^2 sine^2, and what follows, without differences of numbers that may agree
		final double rest = (1 - ab) * (1 + ab) + ab * ab * cosine * cosine;
		if (rest == 0) return 0;
		final double acWithoutB = sine * (bc > 0 ? ac - ab + ab * (1 - bc) : ac + ab - ab * (1 + bc));
		final double bcWithoutA = ab * ac * bc > 0 ? Math.signum(bc) * (cosine * cosine + sine * sine * (1 - Math.abs(ab) + Math
			.abs(ab) * (1 - Math.abs(ac))) - (1 - Math.abs(bc))) : bc - sine * sine * ab * ac;
		final double numerator = c * rest - a * acWithoutB - b * bcWithoutA;
		final double variance = rest * (1 - bc) * (1 + bc) - acWithoutB * acWithoutB, root = Math.sqrt(rest);
		final double given = variance > 0 ? below(numerator / (root * Math.sqrt(variance))) : Math.abs(numerator) <= TIE * rest *
			(1 + Math.abs(b) + Math.abs(c)) ? 0.5 : numerator > 0 ? 1 : 0;
		return density(a, b, sine * ab, root) / root * given;
	}

	/** From 0, by halving where the rule agrees least with itself. */
	private static double integral(final DoubleUnaryOperator integrand, final double end) {
		if (end == 0) return 0;
		final PriorityQueue<Piece> pieces = new PriorityQueue<>(Comparator.comparingDouble(piece -> -piece.error));
		pieces.add(Piece.of(integrand, 0, end, sum(integrand, 0, end)));
		while (pieces.size() < MOST_PIECES && pieces.peek().error >= ERROR) {
			final Piece worst = pieces.poll();
			pieces.add(Piece.of(integrand, worst.from, worst.middle(), worst.left));
			pieces.add(Piece.of(integrand, worst.middle(), worst.to, worst.right));
		}
		return pieces.stream().mapToDouble(piece -> piece.left + piece.right).sum();
	}

	/** What the rule gives on the halves of an interval, and by how much that is not what it gives on the whole. */
	private record Piece(double from, double to, double left, double right, double error) {

		static Piece of(final DoubleUnaryOperator integrand, final double from, final double to, final double whole) {
			final double middle = (from + to) / 2, left = sum(integrand, from, middle), right = sum(integrand, middle, to);
			return new Piece(from, to, left, right, Math.abs(left + right - whole));
		}

		double middle() {
			return (from + to) / 2;
		}
	}

	private static double sum(final DoubleUnaryOperator integrand, final double from, final double to) {
		final GaussRule rule = GaussRule.STANDARD;
		double sum = 0;
		for (int i = 0; i < rule.size(); i++)
			sum += rule.weight(i) * integrand.applyAsDouble(from + (to - from) * rule.point(i));
		return sum * (to - from);
	}
}
