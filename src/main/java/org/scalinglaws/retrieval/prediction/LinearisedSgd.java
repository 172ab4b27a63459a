package org.scalinglaws.retrieval.prediction;

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
 * In units in which s* = 1, with m = Qw*, R = Q - mm' and G = Q + 2mm', S = E[ee'] of
 * e = w - w* obeys at the learning rate eta and the noise variance v
 * </p>
 *
 * <pre>
 * S &lt;- S - 8 eta (GS + SG) + 64 eta^2 [M(S)/b + (1 - 1/b) GSG] + 16 eta^2 v G/b
 * M(S) = 105 (m'Sm) mm' + 15 (m'Sm) R + 30 (mm'SR + RSmm') + 15 tr(SR) mm' + 3 tr(SR) R + 6 RSR
 * </pre>
 * <p>
 * with b samples per batch. There is no mean field in it, but nothing beyond first
 * order in e and in e beside the noise either. A solution is solved for element by
 * element, S_ij = w*_i w*_j sigma(lambda_i, lambda_j) + delta_ij rho(lambda_i), given
 * the vector Sm and the numbers m'Sm and tr(SQ), on which it depends linearly: one
 * dense system with as many unknowns as there are eigenvalues. All sums over
 * coordinates are sums over a measure, of smooth functions of the eigenvalue: nodes of
 * a quadrature serve, of any sign.
 * </p>
 */
public final class LinearisedSgd {

	/** Measures of more nodes are binned to as many: floors and critical rates then are to 1e-8 or so. */
	public static final int MOST_NODES = 256;

	/** The critical rate is looked for from this part of 1/(s* tr Q) on. */
	private static final double FIRST = 1.0 / 200;

	/** A measure that has no stable rate above this part of what its eigenvalues allow is none of a spectrum. */
	private static final double LEAST = 1e-15;

	/** Relative width of its bracket from which on it is solved for. */
	private static final double WIDTH = 1e-3;

	private final double[] eigenvalue;
	private final double[] multiplicity;

	/** sum w*^2 over the coordinates of a node, for s* = 1. */
	private final double[] teacherSquared;
	private final double teacherEnergy;
	private final double dimension;
	private final double trace;
	private final int batchSize;

	/**
	 * @param measure spectrum and teacher; its start plays no part
	 * @param batchSize samples per step, in [1, 10^9]
	 * @throws IllegalArgumentException if a parameter is missing or out of range
	 */
	public LinearisedSgd(final SpectralMeasure measure, final int batchSize) {
		this(measure, batchSize, Progress.NONE);
	}

	/**
	 * As above, for numbers of nodes that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public LinearisedSgd(final SpectralMeasure measure, final int batchSize, final Progress progress) {
		Require.given("measure", measure);
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		final MovingNodes nodes = MovingNodes.of(measure, MOST_NODES, progress);
		eigenvalue = nodes.eigenvalue();
		multiplicity = nodes.multiplicity();
		teacherEnergy = measure.teacherEnergy();
		dimension = measure.dimension();
		teacherSquared = nodes.teacherSquared();
		double sum = 0;
		for (int i = 0; i < eigenvalue.length; i++) {
			teacherSquared[i] /= teacherEnergy;
			sum += eigenvalue[i] * multiplicity[i];
		}
		trace = sum;
	}

	/**
	 * The floor of the linearised recursion.
	 * <p>
	 * It is that of an infinite time: a coordinate of eigenvalue lambda has reached its
	 * part of it after 1/(16 learningRate lambda s*) steps, and those of eigenvalue 0,
	 * which never move, are left out.
	 * </p>
	 *
	 * @param learningRate positive
	 * @param noiseVariance of the labels, from 0
	 * @return zeros without noise, infinities from the critical rate on
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public NoiseFloor floor(final double learningRate, final double noiseVariance) {
		Require.positive("learningRate", learningRate);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		return floor(learningRate, noiseVariance, criticalLearningRate());
	}

	/** As above, with the critical rate known. */
	public NoiseFloor floor(final double learningRate, final double noiseVariance, final double critical) {
		if (Double.isNaN(critical)) return new NoiseFloor(Double.NaN, Double.NaN);
		if (learningRate >= critical) return new NoiseFloor(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
		if (noiseVariance == 0) return new NoiseFloor(0, 0);
		final StationaryMoments moments = solved(learningRate);
		final double[] perNoise = moments.lossAndSquare(); // of the problem with s* = 1, whose noise variance is 1
		return new NoiseFloor(noiseVariance * perNoise[0], noiseVariance * perNoise[1] / (teacherEnergy * dimension));
	}

	/**
	 * The floor to leading order in the learning rate, where S = learningRate x
	 * noiseVariance / b on every coordinate that moves.
	 *
	 * @param learningRate positive
	 * @param noiseVariance from 0
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public NoiseFloor leadingFloor(final double learningRate, final double noiseVariance) {
		final double variance = Require.positive("learningRate", learningRate) * Require.inRange("noiseVariance",
			noiseVariance, 0, Double.MAX_VALUE) / batchSize;
		double moving = 0, square = 0;
		for (int i = 0; i < eigenvalue.length; i++) {
			moving += multiplicity[i];
			square += eigenvalue[i] * eigenvalue[i] * teacherSquared[i];
		}
		return new NoiseFloor(variance * teacherEnergy * (4 * trace + 8 * square), variance * moving / dimension);
	}

	/**
	 * The learning rate from which on the linearised recursion has no finite variance:
	 * where its operator on S first has the spectral radius 1. Noise plays no part.
	 *
	 * @return NaN if there is none, which can be with weights of a quadrature only
	 */
	public double criticalLearningRate() {
		final double last = last();
		double low = Math.min(FIRST / (teacherEnergy * trace), last / 2);
		while (!solved(low).isPositive()) {
			if (low < LEAST * last) return Double.NaN;
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

	/** Where the variance of a single coordinate alone becomes infinite: the critical rate is below. */
	private double last() {
		double largest = 0;
		for (int i = 0; i < eigenvalue.length; i++)
			if (multiplicity[i] != 0) largest = Math.max(largest, eigenvalue[i]);
		return 1 / (4 * (1 + 5.0 / batchSize) * largest * teacherEnergy);
	}

	private double determinant(final double learningRate) {
		return solved(learningRate).determinant();
	}

	private StationaryMoments solved(final double learningRate) {
		return new StationaryMoments(eigenvalue, multiplicity, teacherSquared, learningRate * teacherEnergy, batchSize);
	}
}
