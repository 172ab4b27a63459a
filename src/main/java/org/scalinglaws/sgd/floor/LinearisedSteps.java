package org.scalinglaws.sgd.floor;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * Stochastic gradient descent linearised about an optimum: its exact second moments,
 * and from these noise floors and the learning rate above which there is no finite
 * variance.
 * <p>
 * A step averages -eta (psi x.e + zeta) x over b samples ({@link Curvatures}). With w*'Qw* =
 * 1, m = Qw*, R = Q - mm', and the means p_0, p_2 of psi, q_0, q_2, q_4 of psi^2 and v_0, v_2
 * of the noise with powers of t, G = p_0 R + p_2 mm', S = E[ee'] of e = w - w* obeys
 * </p>
 *
 * <pre>
 * S &lt;- S - eta (GS + SG) + eta^2 [M(S)/b + (1 - 1/b) GSG] + eta^2 (v_0 R + v_2 mm')/b
 * M(S) = q_4 (m'Sm) mm' + q_2 [(m'Sm) R + 2 (mm'SR + RSmm') + tr(SR) mm'] + q_0 [tr(SR) R + 2 RSR]
 * </pre>
 * <p>
 * There is no mean field in it, but nothing beyond first order in e and in e beside the
 * noise either. A solution is solved for element by
 * element, S_ij = w*_i w*_j sigma(lambda_i, lambda_j) + delta_ij rho(lambda_i), given
 * the vector Sm and the numbers m'Sm and tr(SQ), on which it depends linearly: one
 * dense system with as many unknowns as there are eigenvalues. All sums over
 * coordinates are sums over a measure, of smooth functions of the eigenvalue: nodes of
 * a quadrature serve, of any sign.
 * </p>
 */
public final class LinearisedSteps {

	/** Measures of more nodes are binned to as many: floors and critical rates then are to 1e-8 or so. */
	public static final int MOST_NODES = 256;

	/** The critical rate is looked for from this part of 1/(E psi tr Q) on. */
	private static final double FIRST = 1.0 / 25;

	/** A measure that has no stable rate above this part of where it is looked for is none of a spectrum. */
	private static final double LEAST = 1e-15;

	/** Relative width of its bracket from which on it is solved for. */
	private static final double WIDTH = 1e-3;

	/** In which eigenvalues are counted, and one over it in which rates are: near the largest, so that their squares are numbers. */
	private final double unit;
	private final double[] eigenvalue;
	private final double[] multiplicity;

	/** sum w*^2 over the coordinates of a node, for w*'Qw* = 1. */
	private final double[] teacherSquared;
	private final double dimension;
	private final double trace;
	private final Curvatures curvatures;
	private final int batchSize;

	/**
	 * @param measure spectrum and teacher; its start plays no part
	 * @param curvatures of a sample
	 * @param batchSize samples per step, in [1, 10^9]
	 * @throws IllegalArgumentException if a parameter is missing or out of range
	 * @throws CancellationException if the listener wants it to end, which can take seconds for many nodes
	 */
	public LinearisedSteps(final SpectralMeasure measure, final Curvatures curvatures, final int batchSize,
		final Progress progress)
	{
		Require.given("measure", measure);
		this.curvatures = Require.given("curvatures", curvatures);
		if (!curvatures.isOptimum()) throw new IllegalArgumentException(
			"spectrum and teacher must give a finite curvature, with a positive drift, at the optimum, was " + Arrays
				.toString(curvatures.drift()));
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		final MovingNodes nodes = MovingNodes.of(measure, MOST_NODES, progress);
		eigenvalue = nodes.eigenvalue();
		multiplicity = nodes.multiplicity();
		dimension = measure.dimension();
		teacherSquared = nodes.teacherSquared();
		unit = measure.moments().unit();
		double sum = 0;
		for (int i = 0; i < eigenvalue.length; i++) {
			eigenvalue[i] /= unit; // a power of two, which costs no digits
			teacherSquared[i] *= unit;
			teacherSquared[i] /= measure.teacherEnergy();
			sum += eigenvalue[i] * multiplicity[i];
		}
		trace = sum;
	}

	/**
	 * The floor of the linearised recursion.
	 * <p>
	 * It is that of an infinite time: a coordinate of eigenvalue lambda has reached its
	 * part of it after 1/(2 learningRate lambda E psi) steps, and those of eigenvalue 0,
	 * which never move, are left out.
	 * </p>
	 *
	 * @param learningRate positive
	 * @param noise what the variance of the noise is multiplied by, from 0
	 * @return zeros without noise, infinities from the critical rate on
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public NoiseFloor floor(final double learningRate, final double noise) {
		check(learningRate, noise);
		return floor(learningRate, noise, criticalLearningRate());
	}

	/** As above, with the critical rate known. */
	public NoiseFloor floor(final double learningRate, final double noise, final double critical) {
		if (Double.isNaN(critical)) return new NoiseFloor(Double.NaN, Double.NaN);
		if (learningRate >= critical) return new NoiseFloor(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
		return floor(learningRate * unit * noise, solved(learningRate * unit));
	}

	/**
	 * The floor to leading order in the learning rate, where drift and noise balance.
	 *
	 * @param learningRate positive
	 * @param noise what the variance of the noise is multiplied by, from 0
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public NoiseFloor leadingFloor(final double learningRate, final double noise) {
		check(learningRate, noise);
		return floor(learningRate * unit * noise, solved(0));
	}

	private static void check(final double learningRate, final double noise) {
		Require.positive("learningRate", learningRate);
		Require.inRange("noise", noise, 0, Double.MAX_VALUE);
	}

	private NoiseFloor floor(final double factor, final StationaryMoments moments) {
		final double[] lossAndSquare = moments.lossAndSquare();
		return new NoiseFloor(factor * lossAndSquare[0], factor * lossAndSquare[1] / dimension / unit);
	}

	/**
	 * The learning rate from which on the linearised recursion has no finite variance:
	 * where its operator on S first has the spectral radius 1. Noise plays no part.
	 *
	 * @return NaN if there is none, which can be with weights of a quadrature only
	 */
	public double criticalLearningRate() {
		return critical() / unit;
	}

	private double critical() {
		final double first = FIRST / (curvatures.drift()[0] * trace), last = last();
		double low = Math.min(first, last / 2);
		while (!solved(low).isPositive()) {
			if (low < LEAST * first) return Double.NaN;
			low /= 2;
		}
		double high = 2 * low;
		for (; high < last && solved(high).isPositive(); high *= 2)
			low = high;
		high = Math.min(high, last);
		for (double width = WIDTH; high - low > width * low;) {
			final double middle = low + (high - low) / 2;
			if (solved(middle).isPositive()) low = middle;
			else high = middle;
			if (high - low > WIDTH * low) continue;
			// the determinant may have a pole close by; then halve on
			if (high < last && determinant(low) * determinant(high) < 0) return new BrentSolver(1e-13, 1e-300).solve(1000,
				this::determinant, low, high);
			width = 1e-13;
		}
		return low;
	}

	/**
	 * Where the variance across the teacher of one of several coordinates of the same eigenvalue alone becomes infinite: the
	 * critical rate is below.
	 */
	private double last() {
		double largest = 0;
		for (int i = 0; i < eigenvalue.length; i++)
			if (multiplicity[i] != 0 && !(multiplicity[i] == 1 && teacherSquared[i] > 0)) largest = Math.max(largest,
				eigenvalue[i]);
		final double drift = curvatures.drift()[0], square = curvatures.square()[0], one = 1.0 / batchSize;
		return 2 * drift / ((2 * square * one + drift * drift * (1 - one)) * largest);
	}

	private double determinant(final double learningRate) {
		return solved(learningRate).determinant();
	}

	private StationaryMoments solved(final double learningRate) {
		return new StationaryMoments(eigenvalue, multiplicity, teacherSquared, curvatures, learningRate, batchSize);
	}
}
