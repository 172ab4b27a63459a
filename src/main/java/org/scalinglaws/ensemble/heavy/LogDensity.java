package org.scalinglaws.ensemble.heavy;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.complex.Complex;

/**
 * The law of ln x, x weights of mean 1: log density, distribution and quantiles, from a table of Taylor series that is made
 * once for a pair of parameters.
 * <p>
 * The table starts at the mean, where an integral of Tricomi's function has all its digits ({@link CentralValue}), and
 * goes outwards by a differential equation, which is stable that way ({@link TaylorPiece}). Beyond the ends of the table, where
 * the law is its power or its density less than e^-500, it goes on as its power and its exponential. About 100 pieces for a
 * repulsion of 1, of 30 terms each; their number grows with the repulsion. That the mass sums to 1 is a result ({@link #totalMass}).
 * </p>
 */
public final class LogDensity {

	private static final double NEGLIGIBLE = 1e-20;

	/** Log density to which the table goes. */
	private static final double LOWEST = -500;

	private final HeavyTailLaw law;
	private final double shift;
	private final TaylorPiece[] pieces;
	private final double[] low;
	/** Of the mass left of each piece. */
	private final double[] before;
	private final double total;

	/** Makes the table. */
	public LogDensity(final HeavyTailLaw law) {
		this.law = law;
		shift = Math.log(law.unscaledMean());
		final Complex central = CentralValue.of(law);
		final double start = Math.log(central.getImaginary() / Math.PI), slope = -law.b() * (1 + 2 * central.getReal());
		final List<TaylorPiece> left = side(start, slope, -1), right = side(start, slope, 1);
		pieces = new TaylorPiece[left.size() + right.size()];
		for (int i = 0; i < pieces.length; i++)
			pieces[i] = i < left.size() ? left.get(left.size() - 1 - i) : right.get(i - left.size());
		low = new double[pieces.length];
		before = new double[pieces.length];
		double sum = leftTail(pieces[0].low());
		for (int i = 0; i < pieces.length; i++) {
			low[i] = pieces[i].low();
			before[i] = sum;
			sum += pieces[i].mass();
		}
		total = sum;
	}

	private List<TaylorPiece> side(final double logDensity, final double slope, final int direction) {
		final List<TaylorPiece> side = new ArrayList<>();
		TaylorPiece piece = new TaylorPiece(law, shift, logDensity, slope, direction);
		side.add(piece);
		while (true) {
			final double end = piece.end(), height = piece.logDensity(end), steepness = piece.slopeAtEnd();
			if (direction * steepness < 0 && Math.exp(height) < NEGLIGIBLE * Math.abs(steepness) && isAtEnd(direction, height,
				steepness)) return side;
			piece = new TaylorPiece(law, end, height, steepness, direction);
			side.add(piece);
		}
	}

	/** Where the law goes on as a power, or far enough for any likelihood. */
	private boolean isAtEnd(final int direction, final double height, final double steepness) {
		return height < LOWEST || direction < 0 && Math.abs(steepness - law.index()) < 1e-12 * law.index();
	}

	private double leftTail(final double end) {
		return Math.exp(pieces[0].logDensity(end)) / law.index();
	}

	/** {@return the law} */
	public HeavyTailLaw law() {
		return law;
	}

	/** {@return how many series the table has} */
	public int size() {
		return pieces.length;
	}

	/** {@return the mass of the whole table: 1 but for rounding} */
	public double totalMass() {
		return total;
	}

	/** The natural logarithm of the density of ln x at a value of ln x. */
	public double at(final double logValue) {
		final double x = logValue + shift;
		final int i = find(x);
		if (i < 0) return pieces[0].logDensity(low[0]) + law.index() * (x - low[0]);
		final double inside = Math.min(x, pieces[i].high()), value = pieces[i].logDensity(inside);
		return x <= inside ? value : value - Math.exp(x) + Math.exp(inside) + (law.index() + 2 * law.b()) * (x - inside);
	}

	/** The probability that ln x is less than a value, in [0, 1]. */
	public double distribution(final double logValue) {
		final double x = logValue + shift;
		final int i = find(x);
		if (i < 0) return before[0] * Math.exp(law.index() * (x - low[0]));
		final double inside = Math.min(x, pieces[i].high());
		return Math.max(0, Math.min(1, before[i] + pieces[i].mass(inside) - pieces[i].mass(low[i])));
	}

	/** The value of ln x below which a part of the probability lies, in (0, 1). */
	public double quantile(final double part) {
		if (part <= before[0]) return low[0] - shift + Math.log(part / before[0]) / law.index();
		int i = 0;
		while (i + 1 < pieces.length && before[i + 1] <= part)
			i++;
		double left = low[i], right = pieces[i].high();
		while (true) {
			final double middle = left + (right - left) / 2;
			if (middle <= left || middle >= right) return middle - shift;
			if (distribution(middle - shift) < part) left = middle;
			else right = middle;
		}
	}

	/** The last piece that begins at or left of a point, -1 if there is none. */
	private int find(final double x) {
		int from = -1, to = low.length;
		while (to - from > 1) {
			final int middle = (from + to) >>> 1;
			if (low[middle] <= x) from = middle;
			else to = middle;
		}
		return from;
	}
}
