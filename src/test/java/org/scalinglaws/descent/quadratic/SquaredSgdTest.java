package org.scalinglaws.descent.quadratic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

/** SGD with squared weights: against a plain loop on the same normals, exact second moments, the flow; schedule, divergence. */
class SquaredSgdTest {

	private static final SquaredRegression PROBLEM = SquaredFlowTest.powerLaws(7, 1.5, 2, 0.2);

	private static SgdResult run(final double learningRate, final double noise, final long steps, final int runs,
		final int threads)
	{
		return SquaredSgd.run(PROBLEM, learningRate, noise, steps, 8, runs, 5, threads, Progress.NONE);
	}

	/** Written down once more, straight from the equations. */
	@Test
	void stepsAreTheEquations() {
		final int d = PROBLEM.dimension(), steps = 100;
		final double[] v = new double[d], w = new double[d], x = new double[d];
		for (int i = 0; i < d; i++)
			v[i] = 0.2;
		final RandomStream inputs = Streams.of(5).stream("inputs", 1), noise = Streams.of(5).stream("labelNoise", 1);
		double time = 0;
		for (int step = 0; step < steps; step++) {
			double squared = 0, linear = 0, label = 0;
			for (int i = 0; i < d; i++) {
				x[i] = Math.sqrt(PROBLEM.spectrum()[i]) * inputs.nextGaussian();
				squared += x[i] * v[i] * v[i];
				linear += x[i] * w[i];
				label += x[i] * PROBLEM.target()[i];
			}
			label += Math.sqrt(0.3) * noise.nextGaussian();
			final double rate = step < 50 ? 0.05 : 0.05 * Math.pow(2, -((step - 50) / 8)); // 50/log2(50) = 8.86
			time += rate;
			for (int i = 0; i < d; i++) {
				v[i] -= 2 * rate * (squared - label) * x[i] * v[i];
				w[i] -= rate * (linear - label) * x[i];
			}
		}
		double squared = 0, linear = 0;
		for (int i = 0; i < d; i++) {
			squared += PROBLEM.spectrum()[i] * Math.pow(v[i] * v[i] - PROBLEM.target()[i], 2);
			linear += PROBLEM.spectrum()[i] * Math.pow(w[i] - PROBLEM.target()[i], 2);
		}
		final Columns second = run(0.05, 0.3, steps, 2, 1).trajectory().where("run = 1");
		assertEquals(squared, second.last("risk"), 1e-12);
		assertEquals(linear, second.last("linearRisk"), 1e-12);
		assertEquals(time, second.last("time"), 1e-12);
		assertEquals(100, second.last("step"));
		assertEquals(0, second.max("diverged"));
	}

	/** M_i <- M_i (1 - 2 eta lambda_i + 2 eta^2 lambda_i^2) + eta^2 lambda_i (sum lambda M + noise), exact for Gaussian inputs. */
	@Test
	void theLinearStudentHasItsExactMean() {
		final double[] lambda = PROBLEM.spectrum(), moments = new double[lambda.length];
		for (int i = 0; i < lambda.length; i++)
			moments[i] = PROBLEM.target()[i] * PROBLEM.target()[i];
		final HalvingSchedule schedule = HalvingSchedule.of(0.1, 200);
		for (int step = 0; step < 200; step++) {
			final double eta = schedule.rate(step), all = risk(lambda, moments) + 0.3;
			for (int i = 0; i < lambda.length; i++)
				moments[i] = moments[i] * (1 - 2 * eta * lambda[i] + 2 * Math.pow(eta * lambda[i], 2)) + eta * eta * lambda[i] *
					all;
		}
		final Columns summary = RunSummary.of(run(0.1, 0.3, 200, 2000, 2).trajectory(), "step").table();
		assertEquals(risk(lambda, moments), summary.last("linearRiskMean"), 3 * summary.last("linearRiskStandardError"));
	}

	private static double risk(final double[] lambda, final double[] moments) {
		double sum = 0;
		for (int i = 0; i < lambda.length; i++)
			sum += lambda[i] * moments[i];
		return sum;
	}

	/** Without noise and with ever smaller rates, SGD goes over to the flow of the same time, linearly in the rate. */
	@Test
	void smallRatesGiveTheFlow() {
		final double coarse = distanceToFlow(0.02, 400), fine = distanceToFlow(0.0025, 3200);
		assertTrue(coarse > 0.01, "coarse " + coarse); // else nothing would be seen to shrink
		assertTrue(fine < coarse / 4, "coarse " + coarse + ", fine " + fine);
	}

	private static double distanceToFlow(final double rate, final long steps) {
		final Columns sgd = RunSummary.of(run(rate, 0, steps, 400, 2).trajectory(), "step").table();
		final double time = sgd.last("timeMean");
		final Columns flow = SquaredFlow.of(PROBLEM, new double[] { 0, time }, Progress.NONE);
		return Math.abs(sgd.last("riskMean") / flow.last("risk") - 1);
	}

	/** The sum of learning rates over many halvings, which a float would round to 24 bits. */
	@Test
	void timeOfManyHalvingsIsThatOfItsStretches() {
		final long steps = 1L << 40;
		final HalvingSchedule schedule = HalvingSchedule.of(1, steps);
		final double half = steps / 2, period = Math.floor(half / 39);
		double time = half;
		for (int k = 0; k < 39; k++)
			time += period * Math.pow(0.5, k);
		assertEquals(time, schedule.time(half + 39 * period), 1e-14 * time); // rounding of forty sums
	}

	@Test
	void theRateIsHalvedInTheSecondHalf() {
		final HalvingSchedule schedule = HalvingSchedule.of(0.4, 1000); // floor(500/log2(500)) = 55
		assertEquals(0.4, schedule.rate(0));
		assertEquals(0.4, schedule.rate(554));
		assertEquals(0.2, schedule.rate(555));
		assertEquals(0.4 / 512, schedule.rate(999));
		double time = 0;
		for (int step = 0; step < 1000; step++) {
			assertEquals(time, schedule.time(step), 1e-12 * time);
			time += schedule.rate(step);
		}
		assertEquals(time, schedule.time(1000), 1e-12 * time);
		for (int steps = 1; steps < 9; steps++)
			assertTrue(HalvingSchedule.of(0.4, steps).rate(steps - 1) > 0.01, "steps " + steps);
	}

	/** None of the coordinates at the start, all of them once they are learned; and those that begin above half of theirs. */
	@Test
	void learnedWidthCountsCoordinates() {
		final Columns curve = run(0.05, 0, 20_000, 1, 1).trajectory();
		assertEquals(0, curve.first("learnedWidth"));
		assertEquals(7, curve.last("learnedWidth"));
		final SquaredRegression high = new SquaredRegression(new double[] { 1, 1, 1 }, new double[] { 0.4, 0.5, 0.6 }, 0.5);
		assertEquals(2, SquaredSgd.run(high, 0.1, 0, 10, 2, 1, 5, 1, Progress.NONE).trajectory().first("learnedWidth"));
	}

	@Test
	void threadsDoNotChangeBits() {
		final SgdResult one = run(0.05, 0.3, 300, 6, 1), many = run(0.05, 0.3, 300, 6, 4);
		for (final String name : one.trajectory().names())
			assertArrayEquals(one.trajectory().column(name), many.trajectory().column(name), 0, name);
	}

	/** The largest step of the linear student for stable second moments is below 2/trace. */
	@Test
	void divergenceIsAResult() {
		final SgdResult result = run(20, 0.3, 5000, 3, 1);
		assertEquals(3, result.divergedRuns());
		result.trajectory().groups("run").values().forEach(rows -> {
			assertEquals(1, rows.last("diverged"));
			assertTrue(rows.last("step") < 5000);
			assertTrue(rows.max("risk") < Double.POSITIVE_INFINITY);
		});
	}

	@Test
	void wrongInputsAreRefusedByName() {
		assertEquals("learningRate must be finite and greater than 0, was 0", assertThrows(IllegalArgumentException.class,
			() -> run(0, 0, 10, 1, 1)).getMessage());
		assertEquals("noiseVariance must be in [0, " + 1e300 + "], was -1", assertThrows(IllegalArgumentException.class, () -> run(
			0.1, -1, 10, 1, 1)).getMessage());
		assertEquals("steps must be in [1, 1000000000000000], was 0", assertThrows(IllegalArgumentException.class, () -> run(0.1,
			0, 0, 1, 1)).getMessage());
	}
}
