package org.scalinglaws.retrieval.prediction;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.floor.Curvatures;
import org.scalinglaws.sgd.floor.LinearisedSteps;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * Stochastic gradient descent of phase retrieval linearised about an optimum: noise floors
 * and the learning rate above which there is no finite variance.
 * <p>
 * In units in which s* = 1, with m = Qw*, R = Q - mm' and G = Q + 2mm', S = E[ee'] of
 * e = w - w* obeys at the learning rate eta and the noise variance v
 * </p>
 *
 * <pre>
 * S &lt;- S - 8 eta (GS + SG) + 64 eta^2 [M(S)/b + (1 - 1/b) GSG] + 16 eta^2 v G/b
 * M(S) = 105 (m'Sm) mm' + 15 (m'Sm) R + 30 (mm'SR + RSmm') + 15 tr(SR) mm' + 3 tr(SR) R + 6 RSR
 * </pre>
 *
 * with b samples per batch: {@link LinearisedSteps} for the curvature 8 s* t^2 and the noise 16 v s* t^2.
 */
public final class LinearisedSgd {

	private final LinearisedSteps steps;

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
		final double energy = Require.given("measure", measure).teacherEnergy(), square = 64 * energy * energy;
		steps = new LinearisedSteps(measure, new Curvatures(new double[] { 8 * energy, 24 * energy }, new double[] { 3 *
			square, 15 * square, 105 * square }, new double[] { 16 * energy, 48 * energy }, new double[] { 8 * energy, 24 *
				energy }), batchSize, progress);
	}

	/** {@return the steps for a noise variance of 1} */
	public LinearisedSteps steps() {
		return steps;
	}

	/**
	 * The floor after an infinite time, as {@link LinearisedSteps#floor(double, double)}.
	 *
	 * @param learningRate positive
	 * @param noiseVariance of the labels, from 0
	 * @return zeros without noise, infinities from the critical rate on
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public NoiseFloor floor(final double learningRate, final double noiseVariance) {
		return steps.floor(learningRate, checked(noiseVariance));
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
		return steps.leadingFloor(learningRate, checked(noiseVariance));
	}

	private static double checked(final double noiseVariance) {
		return Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
	}

	/** The learning rate from which on there is no finite variance, as {@link LinearisedSteps#criticalLearningRate()}. */
	public double criticalLearningRate() {
		return steps.criticalLearningRate();
	}
}
