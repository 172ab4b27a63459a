package org.scalinglaws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.properties.Tasks.times;

import java.util.Random;

import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.properties.Tasks;
import org.scalinglaws.properties.Tasks.Task;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any shallow network: units, order and signs, noise that never helps, degrees of freedom, a true minimum. */
class NetworkPropertiesTest {

	/** theta -> k theta, Delta -> k^2 Delta, lambda -> k lambda: R -> k^2 R; equations are solved to 1e-10. */
	@Property
	void stateEvolutionsHaveNoUnits(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 1, max = 100) final double samples, @ForAll @DoubleRange(min = -2, max = 2) final double decay,
		@ForAll @DoubleRange(min = -3, max = 3) final double power)
	{
		final double k = Math.pow(10, power), lambda = Math.pow(10, decay);
		final State one = StateEvolution.diagonal(task.teacher()).solve(new Setting(samples, lambda, 0.3));
		final State other = StateEvolution.diagonal(times(task.turned().teacher(), k)).solve(new Setting(samples, k * lambda, 0.3 * k *
			k));
		assertEquals(k * k * one.risk(), other.risk(), 1e-7 * k * k * one.risk());
		assertEquals(one.degreesOfFreedom(), other.degreesOfFreedom(), 1e-7 * samples);
	}

	@Property
	void noiseNeverHelpsAndFreedomIsThatOfTheSamples(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 1, max = 100) final double samples, @ForAll @DoubleRange(min = -2, max = 2) final double decay,
		@ForAll @DoubleRange(min = 0.01, max = 2) final double noise)
	{
		final StateEvolution evolution = StateEvolution.diagonal(task.teacher());
		final State one = evolution.solve(new Setting(samples, Math.pow(10, decay), noise)), other = evolution.solve(new Setting(
			samples, Math.pow(10, decay), noise * 1.5));
		assertTrue(one.degreesOfFreedom() <= Math.min(samples, task.teacher().length) * (1 + 1e-9));
		assertTrue(other.noiseLevel() >= one.noiseLevel() * (1 - 1e-7), one + " " + other);
	}

	/** Coordinates in another order with other signs have these weights; nothing near has a smaller objective. */
	@Property
	void lassoIsAMinimumInAnyOrder(@ForAll @IntRange(min = 2, max = 12) final int dimension,
		@ForAll @IntRange(min = 2, max = 20) final int samples, @ForAll @DoubleRange(min = 0.02, max = 0.9) final double share,
		@ForAll final long seed)
	{
		final Random random = new Random(seed);
		final double[] inputs = new double[dimension * samples], turned = new double[dimension * samples], labels = new double[samples];
		for (int k = 0; k < samples; k++) {
			labels[k] = random.nextGaussian();
			for (int i = 0; i < dimension; i++) {
				inputs[k * dimension + i] = random.nextGaussian();
				turned[k * dimension + dimension - 1 - i] = (i % 2 == 0 ? 1 : -1) * inputs[k * dimension + i];
			}
		}
		final Lasso lasso = new Lasso(inputs, labels);
		final double penalty = share * lasso.penaltyMax();
		final LassoSolution one = lasso.solve(penalty, 1e-12, Progress.NONE), other = new Lasso(turned, labels).solve(penalty, 1e-12,
			Progress.NONE);
		final double[] back = new double[dimension];
		for (int i = 0; i < dimension; i++)
			back[i] = (i % 2 == 0 ? 1 : -1) * other.weights()[dimension - 1 - i];
		final double here = objective(inputs, labels, one.weights(), penalty);
		assertEquals(here, one.objective(), 1e-12 * here);
		assertEquals(here, objective(inputs, labels, back, penalty), 1e-11 * here); // the gap is 1e-12
		for (int trial = 0; trial < 10; trial++) {
			final double[] near = one.weights().clone();
			for (int i = 0; i < dimension; i++)
				near[i] += 1e-3 * random.nextGaussian();
			assertTrue(objective(inputs, labels, near, penalty) >= here * (1 - 1e-11));
		}
	}

	private static double objective(final double[] inputs, final double[] labels, final double[] weights, final double penalty) {
		double sum = 0;
		for (int k = 0; k < labels.length; k++) {
			double residual = labels[k];
			for (int i = 0; i < weights.length; i++)
				residual -= inputs[k * weights.length + i] * weights[i];
			sum += residual * residual / 2;
		}
		for (final double weight : weights)
			sum += penalty * Math.abs(weight);
		return sum;
	}
}
