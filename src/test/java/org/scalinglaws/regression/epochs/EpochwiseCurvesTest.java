package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

@Tag("slow")
class EpochwiseCurvesTest {

	private static Columns simulation(final TwoScales problem, final double[] times, final int runs) {
		return EpochwiseCurves.simulation(problem, times, runs, 1, Progress.NONE);
	}

	private static Columns theory(final TwoScales problem, final double[] times) {
		return EpochwiseCurves.theory(problem, times, Progress.NONE);
	}

	/** Within three standard errors, and 1/d of the theory's value for the finite size, which falls like 1/d. */
	@ParameterizedTest
	@CsvSource({ "300,200,140,100,.49", "160,200,80,30,.09", "240,160,96,50,0", "150,150,75,10,.3" })
	void simulationAgreesWithTheory(final int samples, final int dimension, final int fast, final double condition,
		final double noise)
	{
		final TwoScales problem = new TwoScales(samples, dimension, fast, condition, noise);
		final double[] times = EpochwiseCurves.times(condition * condition, 25);
		final Columns found = simulation(problem, times, 10), predicted = theory(problem, times);
		for (int i = 0; i < times.length; i++)
			for (final String name : new String[] { "overlap", "energy", "risk", "ridgeRisk", "overlapFast", "overlapSlow",
				"energyFast", "energySlow", "riskFast", "riskSlow" })
			{
				final double gap = Math.abs(found.get(name, i) - predicted.get(name, i));
				assertTrue(gap <= 3 * found.get(name + "StandardError", i) + 1.5 * predicted.get(name, i) / dimension + 1e-12, name +
					" at " + times[i] + ": " + gap);
			}
	}

	/** At the maximum the risk of a draw is above theory by 0.87/d of it, measured from d = 40 to 160; here three errors more. */
	@Test
	void theGapToTheoryShrinksWithTheSize() {
		final double[] times = { 3, 40, 300 };
		for (int size = 1; size <= 4; size *= 2) {
			final TwoScales problem = new TwoScales(30 * size, 20 * size, 14 * size, 100, 0.49);
			final Columns found = simulation(problem, times, 3200 / (size * size));
			final double theory = theory(problem, times).get("risk", 1), scale = 20 * size / theory;
			assertEquals(0.87, scale * (found.get("risk", 1) - theory), 3 * scale * found.get("riskStandardError", 1) + 0.1);
		}
	}

	@Test
	void beginsAtZeroWithNothingLearned() {
		final double[] times = EpochwiseCurves.times(100, 6);
		assertArrayEquals(new double[] { 0, 1e-3, Math.pow(10, -1.75), Math.pow(10, -0.5), Math.pow(10, 0.75), 100 }, times,
			1e-14);
		assertArrayEquals(new double[] { 0, 0.02 }, EpochwiseCurves.times(0.02, 2), 0);
		assertEquals(2e-5, EpochwiseCurves.times(0.02, 4)[1], 1e-18);
		final TwoScales problem = new TwoScales(8, 10, 4, 3, 1);
		for (final Columns table : new Columns[] { theory(problem, times), simulation(problem, times, 2) }) {
			assertEquals(0.5, table.get("risk", 0), 1e-15);
			assertEquals(0.5, table.get("ridgeRisk", 0), 1e-15);
			assertEquals(0.2, table.get("riskFast", 0), 1e-15);
			assertEquals(0, table.get("overlap", 0) + table.get("energy", 0), 0);
			assertEquals(6, table.rows());
		}
		assertEquals(theory(problem, times).names(), simulation(problem, times, 2).names());
	}

	/** The measured numbers of the description of this system, from other code. */
	@ParameterizedTest
	@CsvSource({ "150,100,60,50,0,1.6,.285,16,.329,1e6,0", "600,400,280,100,.49,.8,.302,40,.495,1.6e4,.342",
		"240,400,160,100,.09,.8,.423,160,.986,4e4,.748" })
	void agreesWithNumbersKnown(final int samples, final int dimension, final int fast, final double condition,
		final double noise, final double t1, final double r1, final double t2, final double r2, final double t3,
		final double r3)
	{
		final Columns found = theory(new TwoScales(samples, dimension, fast, condition, noise), new double[] { t1, t2, t3 });
		assertArrayEquals(new double[] { r1, r2, r3 }, found.column("risk"), 0.01);
	}

	@Test
	void threadsAndMoreRunsChangeNothing() {
		final TwoScales problem = new TwoScales(20, 15, 6, 30, 0.2);
		final double[] times = EpochwiseCurves.times(1e4, 9);
		final Columns found = simulation(problem, times, 5), flow = theory(problem, times);
		Parallel.workers(1, i -> {
			assertArrayEquals(found.column("risk"), simulation(problem, times, 5).column("risk"), 0);
			assertArrayEquals(flow.column("risk"), theory(problem, times).column("risk"), 0);
		});
		assertTrue(Double.isNaN(simulation(problem, times, 1).get("riskStandardError", 3)));
		assertTrue(Math.abs(found.get("risk", 3) - EpochwiseCurves.simulation(problem, times, 5, 2, Progress.NONE).get("risk",
			3)) > 1e-6);
	}

	@Test
	void refusesWhatIsOutOfRange() {
		refused("fast must be in [0, 10], was 11", () -> new TwoScales(5, 10, 11, 2, 0));
		refused("condition must be in [1, 1000000], was 0.5", () -> new TwoScales(5, 10, 3, 0.5, 0));
		refused("noiseVariance must be in", () -> new TwoScales(5, 10, 3, 2, -1));
		refused("endTime must be finite and greater than 0, was 0", () -> EpochwiseCurves.times(0, 5));
		refused("records must be in [2, 10000], was 1", () -> EpochwiseCurves.times(1, 1));
		refused("samples must be in [1, 2000], was 2001", () -> simulation(new TwoScales(2001, 10, 3, 2, 0), new double[1],
			1));
		refused("runs must be in", () -> simulation(new TwoScales(5, 10, 3, 2, 0), new double[1], 0));
	}

	private static void refused(final String message, final Runnable work) {
		final String found = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(found.startsWith(message), found);
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Looks(1);
		final TwoScales problem = new TwoScales(5, 10, 3, 2, 0);
		assertThrows(CancellationException.class, () -> EpochwiseCurves.theory(problem, new double[3], canceled));
		assertThrows(CancellationException.class, () -> EpochwiseCurves.simulation(problem, new double[3], 2, 1, canceled));
	}

	/** At first the flow is along the gradient: R = n/d x time x eigenvalue in each block, from the least time that is taken. */
	@ParameterizedTest
	@CsvSource({ "600, 400", "1, 1000000000", "1000000000, 1" })
	void earliestTimesHaveNumbers(final int samples, final int dimension) {
		final TwoScales problem = new TwoScales(samples, dimension, dimension / 2, 1e6, 0.1);
		final double[] times = EpochwiseCurves.times(1e-100, 3);
		final Columns curves = EpochwiseCurves.theory(problem, times, Progress.NONE);
		for (int i = 1; i < 3; i++)
			for (int b = 0; b < 2; b++) {
				final double first = problem.share(b) * problem.load() * times[i] * problem.eigenvalue(b);
				assertEquals(first, curves.get(b == 0 ? "overlapFast" : "overlapSlow", i), 1e-11 * first);
			}
		for (final String name : curves.names())
			assertTrue(Double.isFinite(curves.last(name)), name);
		final String refused = assertThrows(IllegalArgumentException.class, () -> EpochwiseCurves.times(1e-150, 3)).getMessage();
		assertEquals("endTime must be in [1.0E-100, 1000000000000], was 1.0E-150", refused);
	}
}
