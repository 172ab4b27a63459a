package org.scalinglaws.network.risk;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.network.data.PowerLawExponents;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The exact asymptotic risk of a shallow network trained with weight decay, by
 * state evolution (arXiv 2505.17958; conventions in the project's documentation).
 * <p>
 * A large network learns its target as if seen through normal noise of level
 * delta and shrunk by a threshold t: coordinate by coordinate (diagonal), or
 * eigenvalue by eigenvalue (quadratic). Two equations fix both.
 * </p>
 */
public final class StateEvolution {

	/** Up to this many coordinates or eigenvalues every solve sums over all from its first step. */
	private static final int LARGEST_DIRECT = 2000;
	private static final double LARGEST_QUADRATIC = 1e9;
	private static final double LEAST_DECAY = 1e-190; // with which thresholds are still numbers, whatever the samples
	/** Of the last to the first rank of a bin: at 1.2 risks have errors of 1e-5 at most, their exponents of 0.01. */
	private static final double BIN_RATIO = 1.2;

	private final Shrinkage.Target target, coarse;
	private final double dimension, samplesScale, energyScale, decayScale, penaltyScale;

	/**
	 * @param coarse the target by fewer nodes, for the way to the solution; null if
	 *          there are few enough
	 * @param samplesScale times samples is the c of {@link FixedPoint}
	 * @param energyScale times risk and noise variance are its energies
	 * @param decayScale times weight decay is its penalty
	 * @param penaltyScale times weight decay is the penalty of the convex problem
	 */
	private StateEvolution(final Shrinkage.Target target, final Shrinkage.Target coarse, final double dimension,
		final double samplesScale, final double energyScale, final double decayScale, final double penaltyScale)
	{
		this.target = target;
		this.coarse = coarse;
		this.dimension = dimension;
		this.samplesScale = samplesScale;
		this.energyScale = energyScale;
		this.decayScale = decayScale;
		this.penaltyScale = penaltyScale;
	}

	/**
	 * The diagonal network f = sum a_i w_i x_i / sqrt(d), which is the LASSO.
	 *
	 * @param target theta*, as long as d; finite, of any sign and order
	 * @throws IllegalArgumentException if a value is not allowed
	 */
	public static StateEvolution diagonal(final double[] target) {
		final double[] moduli = moduli("target", target);
		final double[][] coarse = coarse(moduli);
		return diagonal(SoftThreshold.ofDescending(moduli), coarse == null ? null : new SoftThreshold(coarse[0], coarse[1]),
			moduli.length);
	}

	/**
	 * Means of neighbours among many descending values, and how many each stands for: the largest are single, then of as many
	 * ranks more as come before. For a solution by fewer nodes on the way; null if there are few, or all are zero.
	 */
	private static double[][] coarse(final double[] moduli) {
		if (moduli.length <= LARGEST_DIRECT || moduli[0] == 0) return null;
		final int nodes = Binning.DEFAULT_NODES, head = nodes / 2;
		final double[][] coarse = new double[2][nodes];
		for (int k = 0, from = 0; k < nodes; k++) {
			final int to = k < head ? k + 1 : (int) Math.rint(head * Math.pow(moduli.length / (double) head, (k + 1.0 - head) / (nodes -
				head)));
			coarse[0][k] = Arrays.stream(moduli, from, to).map(value -> value / moduli[0]).average().getAsDouble() * moduli[0];
			coarse[1][k] = to - from;
			from = to;
		}
		return coarse;
	}

	/**
	 * The diagonal network on the target of moduli i^-gamma, in any dimension, by
	 * 512 nodes, from d = 1e5 on by up to 2500.
	 *
	 * @param dimension d in [1, 1e15]
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static StateEvolution diagonalPowerLaw(final double dimension, final double exponent) {
		final SpectralMeasure nodes = powerLaw(dimension, exponent);
		return diagonal(softThreshold(nodes, 1 / nodes.eigenvalue()[0]), null, Math.rint(nodes.dimension()));
	}

	private static StateEvolution diagonal(final Shrinkage.Target target, final Shrinkage.Target coarse,
		final double dimension)
	{
		return new StateEvolution(target, coarse, dimension, 1, 1, Math.sqrt(dimension), Math.sqrt(dimension));
	}

	/**
	 * The quadratic network f = Tr[S (xx' - I)] / sqrt(d), S = W'W / sqrt(p d), p = d,
	 * which is least squares with a nuclear norm on positive matrices.
	 *
	 * @param eigenvalues of the target S*, all d of them in any order, not negative
	 * @throws IllegalArgumentException if a value is not allowed
	 */
	public static StateEvolution quadratic(final double[] eigenvalues) {
		for (int i = 0; i < eigenvalues.length; i++)
			if (eigenvalues[i] < 0) throw new IllegalArgumentException(
				"eigenvalues must not be negative (the target is positive semidefinite), was " + eigenvalues[i] + " at " + i);
		final double[] values = moduli("eigenvalues", eigenvalues);
		final double[][] coarse = coarse(values);
		return quadratic(new EigenvalueThreshold(FreeConvolution.of(values)), coarse == null ? null : new EigenvalueThreshold(
			new FreeConvolution(coarse[0], coarse[1])), values.length);
	}

	/**
	 * The quadratic network on a target of eigenvalues sqrt(d) i^-gamma, in any
	 * dimension, by 512 nodes, from d = 1e5 on by up to 2500.
	 *
	 * @param dimension d in [1, 1e9]: a risk of 1/d of the zero estimator's has lost as
	 *          many digits
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static StateEvolution quadraticPowerLaw(final double dimension, final double exponent) {
		Require.inRange("dimension of a quadratic network", dimension, 1, LARGEST_QUADRATIC);
		final SpectralMeasure nodes = powerLaw(dimension, exponent);
		final double d = Math.rint(nodes.dimension());
		return quadratic(eigenvalueThreshold(nodes, Math.sqrt(d) / nodes.eigenvalue()[0]), null, d);
	}

	private static StateEvolution quadratic(final Shrinkage.Target target, final Shrinkage.Target coarse, final double d) {
		return new StateEvolution(target, coarse, d, 2 / (d * d), 0.5, 0.5, d);
	}

	private static Shrinkage.Target eigenvalueThreshold(final SpectralMeasure nodes, final double scale) {
		return new EigenvalueThreshold(new FreeConvolution(scaled(nodes, scale), nodes.multiplicity()));
	}

	private static double[] scaled(final SpectralMeasure nodes, final double scale) {
		return Arrays.stream(nodes.eigenvalue()).map(value -> scale * value).toArray();
	}

	private static Shrinkage.Target softThreshold(final SpectralMeasure nodes, final double scale) {
		return new SoftThreshold(scaled(nodes, scale), nodes.multiplicity());
	}

	static SpectralMeasure powerLaw(final double dimension, final double exponent) {
		PowerLawExponents.require(exponent);
		Require.inRange("dimension", dimension, 1, 1e15);
		// half of the nodes are the tail's, eight to a bin of ranks
		final double bins = Math.log(dimension / Binning.DEFAULT_NODES * 2) / Math.log(BIN_RATIO);
		return Binning.expected(dimension, exponent, 1, Math.max(Binning.DEFAULT_NODES, 16 * (int) Math.ceil(bins)));
	}

	/** {@return the dimension d} */
	public double dimension() {
		return dimension;
	}

	/** {@return the risk of the zero estimator, in the network's units} */
	public double zeroRisk() {
		return target.energy() / energyScale;
	}

	/**
	 * Solves the two equations.
	 *
	 * @throws IllegalArgumentException if the setting is out of range
	 */
	public State solve(final Setting setting) {
		return solve(setting, Progress.NONE);
	}

	/**
	 * As above, for targets so large that it takes seconds.
	 *
	 * @param progress asked a few times per second
	 * @throws CancellationException if it cancels
	 */
	public State solve(final Setting setting, final Progress progress) {
		if (coarse == null) return state(setting, fixedPoint(target, setting, progress).solve());
		final FixedPoint.Solution near = fixedPoint(coarse, setting, progress.silent()).solve();
		return state(setting, fixedPoint(target, setting, progress).solve(near.noiseLevel(), near.threshold()));
	}

	/** As above, from the solution of a neighbouring setting; the result is the same. */
	public State solve(final Setting setting, final State neighbour) {
		return state(setting, fixedPoint(target, setting, Progress.NONE).solve(neighbour.noiseLevel(), neighbour
			.threshold()));
	}

	/**
	 * The risk that a trained network is left with when what noise alone can explain
	 * is pruned from its weights: pruning after training, without another
	 * look at the data. It amounts to the threshold {@link NoiseEdge} in
	 * place of t, at the noise level of the training (arXiv 2509.24882).
	 *
	 * @param state a solution of this problem
	 */
	public double prunedRisk(final State state) {
		final double delta = state.noiseLevel();
		if (delta == 0) return state.risk(); // nothing was learned
		return target.at(delta, Math.max(state.threshold(), target.noiseEdge(delta))).risk() / energyScale;
	}

	private FixedPoint fixedPoint(final Shrinkage.Target of, final Setting setting, final Progress progress) {
		return new FixedPoint(of, setting.samples() * samplesScale, setting.noiseVariance() * energyScale, setting
			.weightDecay() * decayScale, progress);
	}

	private State state(final Setting setting, final FixedPoint.Solution solution) {
		return new State(solution.shrinkage().risk() / energyScale, solution.noiseLevel(), solution.threshold(), solution
			.shrinkage().degreesOfFreedom() / samplesScale, setting.weightDecay() * penaltyScale, solution.riskResidual(),
			solution.thresholdResidual(), solution.exponentInSamples(), solution.exponentInPenalty(), solution
				.evaluations(), solution.converged() ? StopReason.CONVERGED : StopReason.NOT_CONVERGED);
	}

	/** The values' moduli, descending. */
	private static double[] moduli(final String name, final double[] values) {
		if (values.length < 1) throw new IllegalArgumentException(name + " must not be empty");
		final double[] moduli = SoftThreshold.moduli(Require.moderate(name, values));
		if (moduli[0] > 0 && moduli[0] < 1 / Require.LARGEST) throw new IllegalArgumentException("largest of " + name +
			" must be 0 or at least 1e-100, was " + moduli[0]);
		return moduli;
	}

	/**
	 * What a network is trained on, and how.
	 *
	 * @param samples n, at least 1; need not be whole
	 * @param weightDecay lambda of the training loss, positive, to 1e100
	 * @param noiseVariance Delta, at least 0
	 */
	public record Setting(double samples, double weightDecay, double noiseVariance) {

		/** @throws IllegalArgumentException if a value is out of range */
		public Setting {
			Require.inRange("samples", samples, 1, Require.LARGEST);
			Require.inRange("weightDecay", Require.positive("weightDecay", weightDecay), LEAST_DECAY, Require.LARGEST);
			Require.inRange("noiseVariance", noiseVariance, 0, Require.LARGEST);
		}
	}

	/**
	 * The solution, in the network's units.
	 *
	 * @param risk excess risk R
	 * @param noiseLevel delta; 0 only where target and noise are 0, and so are the weights
	 * @param threshold t
	 * @param degreesOfFreedom df: expected number of nonzero coordinates (diagonal),
	 *          divergence of the estimate (quadratic); at most samples
	 * @param penalty of 1/2 sum (y - f)^2 + penalty |theta|_1 (diagonal) or sum (y -
	 *          f)^2 + penalty Tr S (quadratic)
	 * @param riskResidual of the first equation, relative to Delta + R
	 * @param thresholdResidual of the second equation, relative to its right-hand side
	 * @param exponentInSamples d log R / d log n at fixed weight decay; NaN where R is 0
	 * @param exponentInWeightDecay d log R / d log lambda at fixed samples
	 * @param evaluations how often the sums were formed over the whole target
	 * @param reason {@link StopReason#CONVERGED}, if both equations hold as far as doubles
	 *          can tell, or {@link StopReason#NOT_CONVERGED}
	 */
	public record State(double risk, double noiseLevel, double threshold, double degreesOfFreedom, double penalty,
		double riskResidual, double thresholdResidual, double exponentInSamples, double exponentInWeightDecay,
		int evaluations, StopReason reason)
	{

		/** {@return the larger of both residuals} */
		public double residual() {
			return Math.max(riskResidual, thresholdResidual);
		}
	}
}
