package org.scalinglaws.sgd.leap;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;

/**
 * The tail of the weights in one run of {@link LeapingSteps}, from one window to the
 * next. In its formulas w, w*, Q and all sums mean the tail alone.
 * <p>
 * Split w = c w* + v with v'Qw* = 0. Of an input x a step needs only q = x.w* and
 * r = x.v, independent normals of variances w*'Qw* and v'Qv. Given these,
 *
 * <pre>
 * x = Q w* q / w*'Qw* + Q v r / v'Qv + y
 * </pre>
 *
 * with y normal, independent of both, and of the covariance Q less what the other two
 * terms explain. A step w &lt;- w - g x is thus known but for y: to each coordinate it
 * does
 *
 * <pre>
 * w &lt;- w - lambda (alpha w + beta w*) - g y,   alpha = g r / v'Qv,   beta = g q / w*'Qw* - c alpha
 * </pre>
 * <p>
 * and the steps of a window are put together to second order in lambda when it ends,
 * with one y for them all, of the variance sum g^2, damped by the steps after it.
 * Meanwhile c and v'Qv follow the steps through the mean of x given q and r, so that a
 * step feels those before it; v'Q^2 w* and the ratio of v'Q^2 v to v'Qv stay as at the
 * window's start. A window of one step is exact in law. What q and r left open of the
 * steps before does not decide when a window ends, so that it may end at any step.
 * </p>
 */
final class TailWindow {

	/** A v with a part of the energy of c w* as small as this is rounding. */
	private static final double ROUNDING = 1e-24;

	/** A part of the trace of Q^2 as small as this is rounding, of differences. */
	private static final double ROUNDING_OF_SPREAD = 1e-12;

	private final LeapingSpectrum spectrum;
	private final double[] weights;
	private final RandomStream stream;
	private final double[] remainder;
	private final DotProducts products = new DotProducts();
	private int head;

	// the tail at the start of the window
	private double teacherEnergy, teacherRoot, teacherSecond;
	private double startAlong, startAcross, mixedSecond, acrossRate, spread, negligible;

	// the tail now: c, v'Qv and its root
	private double along, across, acrossRoot;

	// the present step
	private double stepAlpha, stepGamma, stepSquares;

	// the window
	private double sumAlpha, sumBeta, sumAlphaAlpha, sumBetaAlpha, sumSquares, sumSquaresAlpha;

	/** @param weights of head and tail, sorted; the tail moves when a window closes */
	TailWindow(final LeapingSpectrum spectrum, final double[] weights, final RandomStream stream) {
		this.spectrum = spectrum;
		this.weights = weights;
		this.stream = stream;
		remainder = new double[weights.length];
	}

	/** Opens a window on the coordinates behind a head. */
	void open(final int newHead) {
		head = newHead;
		teacherEnergy = spectrum.teacherEnergy(head);
		teacherRoot = Math.sqrt(teacherEnergy);
		teacherSecond = spectrum.teacherSecond(head);
		startAlong = teacherEnergy > 0 ? weightedProduct() / teacherEnergy : 0;
		measureAcross();
		along = startAlong;
		across = startAcross;
		acrossRoot = Math.sqrt(across);
		sumAlpha = sumBeta = sumAlphaAlpha = sumBetaAlpha = sumSquares = sumSquaresAlpha = 0;
		forgetStep();
	}

	/** w'Qw*. */
	private double weightedProduct() {
		final double[] eigenvalues = spectrum.eigenvalues(), teacher = spectrum.teacher();
		double even = 0, odd = 0;
		int i = head;
		for (; i < weights.length - 1; i += 2) {
			even += eigenvalues[i] * teacher[i] * weights[i];
			odd += eigenvalues[i + 1] * teacher[i + 1] * weights[i + 1];
		}
		return i < weights.length ? even + odd + eigenvalues[i] * teacher[i] * weights[i] : even + odd;
	}

	/** From v itself: near the optimum it is far smaller than w. */
	private void measureAcross() {
		final double[] eigenvalues = spectrum.eigenvalues(), teacher = spectrum.teacher();
		double first = 0, second = 0, third = 0, mixed = 0;
		for (int i = head; i < weights.length; i++) {
			final double v = weights[i] - startAlong * teacher[i];
			final double once = eigenvalues[i] * v, twice = eigenvalues[i] * once;
			first += once * v;
			second += once * once;
			third += once * twice;
			mixed += twice * teacher[i];
		}
		negligible = ROUNDING * startAlong * startAlong * teacherEnergy;
		final boolean rounding = !(first > negligible);
		startAcross = rounding ? 0 : first;
		acrossRate = rounding ? 0 : second / first;
		mixedSecond = rounding ? 0 : mixed;
		spread = spectrum.squares(head);
		if (!rounding) spread -= third / first;
		if (teacherEnergy > 0) spread -= spectrum.teacherThird(head) / teacherEnergy;
		if (spread < ROUNDING_OF_SPREAD * spectrum.squares(head)) spread = 0;
	}

	/** q from a standard normal. */
	double teacherResponse(final double normal) {
		return teacherRoot * normal;
	}

	/** x.w from the normals of q and r. */
	double response(final double teacherNormal, final double acrossNormal) {
		return along * teacherRoot * teacherNormal + acrossRoot * acrossNormal;
	}

	/** Adds a sample to the present step: its x times a factor is to be subtracted. */
	void add(final double factor, final double teacherNormal, final double acrossNormal) {
		if (startAcross > 0 && across > 0) stepAlpha += factor * acrossNormal / acrossRoot; // else there is no v to move
		if (teacherEnergy > 0) stepGamma += factor * teacherNormal / teacherRoot;
		stepSquares += factor * factor;
	}

	private void forgetStep() {
		stepAlpha = stepGamma = stepSquares = 0;
	}

	/** Makes the present step. */
	void step() {
		final double beta = stepGamma - along * stepAlpha;
		sumAlphaAlpha += sumAlpha * stepAlpha;
		sumBetaAlpha += sumBeta * stepAlpha;
		sumSquaresAlpha += sumSquares * stepAlpha;
		sumAlpha += stepAlpha;
		sumBeta += beta;
		sumSquares += stepSquares;
		follow();
		forgetStep();
	}

	/** c and v'Qv after the step, at the mean of x given q and r; the second is a sum of squares. */
	private void follow() {
		if (teacherEnergy > 0) along -= (teacherSecond * stepGamma + mixedSecond * stepAlpha) / teacherEnergy;
		if (across > 0) {
			final double moved = mixedSecond * stepGamma + acrossRate * across * stepAlpha; // x'Qv
			across += moved * (moved / across - 2);
		}
		across = Math.max(0, across) + spread * stepSquares;
		acrossRoot = Math.sqrt(across);
	}

	/** Whether the tail has changed so much that the window should end. */
	boolean isSpent() {
		final double turned = along - startAlong;
		final double startEnergy = startAcross + startAlong * startAlong * teacherEnergy;
		return across > 2 * startAcross + negligible || across < 0.5 * startAcross || 4 * turned * turned *
			teacherEnergy > startEnergy;
	}

	/** s of the tail, as followed. */
	double energy() {
		return across + along * along * teacherEnergy;
	}

	/** u of the tail, as followed. */
	double overlap() {
		return along * teacherEnergy;
	}

	/** Ends the window: moves the tail by the steps made in it. */
	void close() {
		if (sumSquares == 0 || head == weights.length) return;
		drawRemainder();
		products.compute(remainder, weights, spectrum.teacher());
		final double deviation = Math.sqrt(sumSquares);
		final double damping = sumSquaresAlpha / sumSquares;
		final double ofAcross = startAcross > 0 ? (products.first() - startAlong * products.second()) / startAcross : 0;
		final double ofTeacher = teacherEnergy > 0 ? products.second() / teacherEnergy : 0;
		final double explainedWeights = deviation * ofAcross;
		final double explainedTeacher = deviation * (ofTeacher - startAlong * ofAcross);
		System.arraycopy(weights, 0, remainder, 0, head);
		move(weights, spectrum.eigenvalues(), spectrum.teacher(), remainder, sumAlpha - explainedWeights, sumAlphaAlpha -
			damping * explainedWeights, sumBeta - explainedTeacher, sumBetaAlpha - damping * explainedTeacher, deviation,
			deviation * damping);
		System.arraycopy(remainder, 0, weights, 0, head); // as before
	}

	/** Normals of the covariance Q, 0 in the head. */
	private void drawRemainder() {
		Arrays.fill(remainder, 0, head, 0);
		stream.fillGaussian(remainder, head, remainder.length);
		VectorLoops.multiply(spectrum.deviations(), remainder);
	}

	/**
	 * Over all coordinates, from index 0, so that it becomes vector code; the head is
	 * put right afterwards. Of each pair of factors the second is of second order.
	 */
	private static void move(final double[] w, final double[] lambda, final double[] teacher, final double[] remainder,
		final double w1, final double w2, final double t1, final double t2, final double r1, final double r2)
	{
		for (int i = 0; i < w.length; i++)
			w[i] -= lambda[i] * (w[i] * (w1 - lambda[i] * w2) + teacher[i] * (t1 - lambda[i] * t2)) + remainder[i] * (r1 -
				lambda[i] * r2);
	}
}
