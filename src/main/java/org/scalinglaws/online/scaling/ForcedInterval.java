package org.scalinglaws.online.scaling;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.linear.LagrangeBasis;

/**
 * The errors over an interval of intrinsic time in which the force is a polynomial: each feature's decay is integrated
 * against it exactly, whatever its rate. The force without feedback is known; with feedback it solves five linear
 * equations.
 */
final class ForcedInterval {

	/** Points after the start. */
	static final int STAGES = 5;

	private static final RadauTableau RULE = RadauTableau.of(STAGES);
	private static final RealMatrix COEFFICIENTS = coefficients();
	private static final double[] FIRST_FROM_OTHERS = firstFromOthers();

	/** Sums over the features at one time: of the errors without force in the interval, and of their answers to its powers. */
	private record Sums(double forced, double free, double[] answers) {}

	private final ForcedErrors start;
	private final double from;
	private final double to;
	private final double[] force; // coefficients of powers
	private final double miss;

	ForcedInterval(final ForcedErrors start, final boolean feedback, final IntrinsicRate rate, final double from,
		final double to)
	{
		this.start = start;
		this.from = from;
		this.to = to;
		final Sums[] sums = new Sums[STAGES + 1];
		final double[] gamma = new double[STAGES + 1], known = new double[STAGES + 1];
		for (int i = 0; i <= STAGES; i++) {
			sums[i] = at(RULE.node(i));
			gamma[i] = rate.at(i == STAGES ? to : from + RULE.node(i) * (to - from));
			known[i] = gamma[i] * ((feedback ? sums[i].forced : sums[i].free) + start.noise());
		}
		if (feedback) solve(sums, gamma, known);
		force = COEFFICIENTS.operate(known);
		final Sums end = sums[STAGES];
		miss = miss(known) * end.answers[0] / (end.forced + product(end.answers, force));
	}

	private Sums at(final double fraction) {
		final double span = fraction * (to - from);
		final double[] moments = new double[STAGES + 1], answers = new double[STAGES + 1];
		double forced = 0, free = 0;
		for (int j = start.size() - 1; j >= 0; j--) {
			final double y = start.decay()[j] * span, stay = Math.exp(-y);
			forced += start.forced()[j] * stay;
			free += start.free()[j] * stay;
			ExponentialMoments.fill(y, moments);
			for (int n = 0; n <= STAGES; n++)
				answers[n] += start.gain()[j] * moments[n];
		}
		double power = span;
		for (int n = 0; n <= STAGES; n++, power *= fraction)
			answers[n] *= power;
		return new Sums(forced, free, answers);
	}

	/** Adds to the forces at the later points what they bring about there themselves. */
	private static void solve(final Sums[] sums, final double[] gamma, final double[] force) {
		final double[] right = new double[STAGES];
		final double[][] matrix = new double[STAGES][STAGES];
		for (int i = 1; i <= STAGES; i++) {
			final double[] answers = COEFFICIENTS.preMultiply(sums[i].answers);
			for (int l = 1; l <= STAGES; l++)
				matrix[i - 1][l - 1] = (i == l ? 1 : 0) - gamma[i] * answers[l];
			right[i - 1] = force[i] + gamma[i] * answers[0] * force[0];
		}
		final double[] later = new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0).getSolver().solve(
			new ArrayRealVector(right, false)).toArray();
		System.arraycopy(later, 0, force, 1, STAGES);
	}

	/** {@return what it does to the sum of the errors, in parts of it, if the force is everywhere as wrong as the polynomial through the later points is at the start} */
	double miss() {
		return miss;
	}

	boolean isFinite() {
		return Double.isFinite(Arrays.stream(force).sum());
	}

	/** {@return the sum of the errors at a time in the interval} */
	double sum(final double time) {
		final Sums sums = at((time - from) / (to - from));
		return sums.forced + product(sums.answers, force);
	}

	/** {@return the errors at the end} */
	ForcedErrors end() {
		final double span = to - from;
		final double[] forced = new double[start.size()], free = new double[start.size()], moments = new double[STAGES + 1];
		for (int j = 0; j < forced.length; j++) {
			final double y = start.decay()[j] * span, stay = Math.exp(-y);
			ExponentialMoments.fill(y, moments);
			forced[j] = start.forced()[j] * stay + span * start.gain()[j] * product(moments, force);
			free[j] = start.free()[j] * stay;
		}
		return start.with(forced, free);
	}

	private static double product(final double[] a, final double[] b) {
		double sum = 0;
		for (int n = 0; n < a.length; n++)
			sum += a[n] * b[n];
		return sum;
	}

	private static double miss(final double[] force) {
		double others = 0;
		for (int i = 1; i <= STAGES; i++)
			others += FIRST_FROM_OTHERS[i - 1] * force[i];
		return Math.abs(others - force[0]);
	}

	/** From values at the points to coefficients of powers. */
	private static RealMatrix coefficients() {
		final double[][] powers = new double[STAGES + 1][STAGES + 1];
		for (int i = 0; i <= STAGES; i++)
			for (int n = 0; n <= STAGES; n++)
				powers[i][n] = Math.pow(RULE.node(i), n);
		return new LUDecomposition(new Array2DRowRealMatrix(powers, false), 0).getSolver().getInverse();
	}

	private static double[] firstFromOthers() {
		final double[] points = new double[STAGES], values = new double[STAGES];
		for (int i = 0; i < STAGES; i++)
			points[i] = RULE.node(i + 1);
		new LagrangeBasis(points).at(0, values);
		return values;
	}
}
