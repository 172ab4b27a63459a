package org.scalinglaws.regression.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.scalinglaws.linear.ridge.RidgeRegression;
import org.scalinglaws.properties.Tasks;
import org.scalinglaws.properties.Tasks.Task;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any ridge regression, in theory and of given samples: units, symmetries, noise, the limit without ridge. */
class RidgePropertiesTest {

	private static RidgeTheory theory(final Task task, final double samples, final double ridge, final double noise) {
		return RidgeTheory.of(task.spectrum(), task.teacher(), new RidgeProblem(samples, 0, ridge, noise), Progress.NONE);
	}

	@Property
	void unitsAndOrderDoNotMatter(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 1, max = 60) final double samples, @ForAll @DoubleRange(min = -6, max = 2) final double ridge,
		@ForAll @DoubleRange(min = -4, max = 4) final double unit)
	{
		final double lambda = Math.pow(10, ridge), c = Math.pow(10, unit);
		final double risk = theory(task, samples, lambda, 0.1).risk();
		assertEquals(risk, theory(task.turned(), samples, lambda, 0.1).risk(), 1e-9 * risk); // equations are solved to 1e-12
		assertEquals(risk, theory(task.scaled(c, 1 / Math.sqrt(c), 1), samples, c * lambda, 0.1).risk(), 1e-9 * risk);
		assertEquals(risk * c, theory(task.scaled(1, Math.sqrt(c), 1), samples, lambda, 0.1 * c).risk(), 1e-9 * risk * c);
	}

	/** The variance is noise times something; nothing else depends on it. */
	@Property
	void riskIsAStraightLineInTheNoise(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 1, max = 60) final double samples, @ForAll @DoubleRange(min = -6, max = 2) final double ridge)
	{
		final double lambda = Math.pow(10, ridge), zero = theory(task, samples, lambda, 0).risk(), one = theory(task, samples,
			lambda, 1).risk(), five = theory(task, samples, lambda, 5).risk();
		assertTrue(one > zero);
		assertEquals(zero + 5 * (one - zero), five, 1e-9 * five);
	}

	@Property
	void moreSamplesHelpAtTheBestRidge(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 1, max = 40) final double samples)
	{
		assertTrue(best(task, samples + 2) <= best(task, samples) * 1.01); // of ridges that differ by a quarter of a decade
	}

	private static double best(final Task task, final double samples) {
		double best = Double.POSITIVE_INFINITY;
		for (double power = -6; power < 3; power += 0.25)
			best = Math.min(best, theory(task, samples, Math.pow(10, power), 0.1).risk());
		return best;
	}

	/** An isotropic spectrum without ridge: 1 - P/d of the target and P/(d - P) of the noise remain, or d/(P - d) of it. */
	@Property
	void isotropicInputsHaveAClosedForm(@ForAll @IntRange(min = 2, max = 60) final int d,
		@ForAll @DoubleRange(min = 0.05, max = 3) final double ratio, @ForAll @DoubleRange(min = 0, max = 2) final double noise)
	{
		final double samples = Math.max(1, ratio * d);
		if (Math.abs(samples - d) < 0.05 * d) return; // the peak
		final double[] ones = new double[d], target = new double[d];
		Arrays.fill(ones, 1);
		target[0] = 1;
		final double expected = samples < d ? 1 - samples / d + noise * samples / (d - samples) : noise * d / (samples - d);
		assertEquals(expected, RidgeTheory.of(ones, target, new RidgeProblem(samples, 0, 0, noise), Progress.NONE).risk(), 1e-8 *
			(1 + expected));
	}

	/** Against the pseudo-inverse by another library; a ridge of 1e-10 changes singular values from 0.03 on by 1e-7 at most. */
	@Property
	void withoutRidgeTheWeightsAreThoseOfLeastNorm(@ForAll @IntRange(min = 1, max = 12) final int samples,
		@ForAll @IntRange(min = 1, max = 12) final int dimension, @ForAll final long seed)
	{
		final java.util.Random random = new java.util.Random(seed);
		final double[][] inputs = new double[samples][dimension];
		final double[] labels = new double[samples];
		for (int i = 0; i < samples; i++) {
			labels[i] = random.nextGaussian();
			for (int j = 0; j < dimension; j++)
				inputs[i][j] = random.nextGaussian();
		}
		final RealMatrix x = new Array2DRowRealMatrix(inputs);
		final SingularValueDecomposition svd = new SingularValueDecomposition(x);
		if (svd.getSingularValues()[Math.min(samples, dimension) - 1] < 0.03) return;
		final double[] pseudo = svd.getSolver().getInverse().operate(labels);
		final RidgeRegression regression = RidgeRegression.of(inputs, labels, 0);
		final double size = Math.sqrt(Arrays.stream(pseudo).map(v -> v * v).sum());
		for (int j = 0; j < dimension; j++) {
			assertEquals(pseudo[j], regression.at(0).weights()[j], 1e-11 * size);
			assertEquals(pseudo[j], regression.at(1e-10).weights()[j], 1e-5 * size); // n ridge/0.03^2
		}
	}
}
