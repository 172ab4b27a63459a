package org.scalinglaws.online.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sgd.LearningRateSchedule;

/** The learning rate as a function of the sum of the rates. */
class IntrinsicRateTest {

	/** At the time in a step's middle it is that step's rate, and the integral of 1/rate over the times is the number of steps. */
	@Test
	void middlesOfStepsHaveTheirRate() {
		final LearningRateSchedule rates = LearningRateSchedule.exponential(0.1, 0.001, 200);
		final IntrinsicRate rate = new IntrinsicRate(rates, 200);
		for (int step = 0; step < 200; step += 13)
			assertEquals(rates.rate(step), rate.at(rates.time(step + 0.5)), 1e-9 * rates.rate(step));
		assertEquals(rates.rate(0), rate.at(0), 0);
		final int pieces = 20_000;
		double steps = 0;
		for (int i = 0; i < pieces; i++)
			steps += rate.end() / pieces / rate.at(rate.end() * (i + 0.5) / pieces);
		assertEquals(200, steps, 0.01);
		assertEquals(rates.time(200), rate.end(), 0);
	}

	/** Warm-up to step 5 and decay from step 30 on: the rate has kinks there, and half a step later as a function of time. */
	@Test
	void smoothPartsEndAtKinks() {
		final LearningRateSchedule rates = LearningRateSchedule.warmupStableDecay(0.1, 0.01, 50, 5, 20);
		final double[] steps = { 0.5, 5, 5.5, 30, 30.5, 50 }, times = new double[6];
		for (int i = 0; i < 6; i++)
			times[i] = rates.time(steps[i]);
		assertArrayEquals(times, new IntrinsicRate(rates, 50).smoothParts(), 1e-15);
		final IntrinsicRate constant = new IntrinsicRate(LearningRateSchedule.constant(0.1), 50);
		assertArrayEquals(new double[] { 5 }, constant.smoothParts(), 1e-14);
		assertEquals(0.1, constant.at(3.3), 0);
		assertArrayEquals(new double[] { rates.time(0.5), rates.time(3) }, new IntrinsicRate(rates, 3).smoothParts(), 1e-15);
	}
}
