package org.scalinglaws.descent.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The three variables beside numbers of another implementation (NumPy), closed forms and bounds. */
@Tag("slow")
class ReducedDescentTest {

	private static SpikeRun.Result run(final DescentRule rule, final long dimension, final double spike,
		final double learningRate, final long steps)
	{
		return SpikeRun.of(new ReducedDescent(new SpikedRetrieval(dimension, spike), rule, learningRate, 1e-4), steps,
			(int) steps + 1, Progress.NONE);
	}

	/** Growth over the escape and steps to a loss of 1e-3, at a rate of 0.01/(1 + lambda). */
	@ParameterizedTest
	@CsvSource({ "0,-1.95,365", "1,-0.98,", "2,-0.04,", "5,2.84,", "10,7.68,", "30,27.0,12653" })
	void theGradientAmplifiesASpikeAboveTwo(final double spike, final double growth, final Long steps) {
		final double rate = 0.01 / (1 + spike);
		final SpikeRun.Result run = run(DescentRule.GRADIENT, 100, spike, rate, 15_000);
		assertEquals(growth, run.growthExponent(), 0.013, run.reason());
		if (steps != null) assertEquals(steps, (long) run.trajectory().where("loss < 1e-3").first("step"));
		assertEquals("", run.reason());
	}

	/** As the start gets smaller, the growth tends to that at tau = -1: the difference falls like the inverse of the steps. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, 5, 30 })
	void growthTendsToThatOfVanishingWeights(final double spike) {
		final double rate = 1e-3, limit = Math.log((1 + (1 + spike) * rate) / (1 + 3 * rate)) / rate;
		final SpikedRetrieval problem = new SpikedRetrieval(100, spike);
		final double[] gaps = new double[2];
		for (int i = 0; i < 2; i++)
			gaps[i] = SpikeRun.of(new ReducedDescent(problem, DescentRule.GRADIENT, rate, i == 0 ? 1e-40 : 1e-80), 1_000_000, 2,
				Progress.NONE).growthExponent() - limit;
		assertTrue(Math.abs(gaps[0]) < 0.02 * (1 + spike), () -> "gap " + gaps[0]);
		assertEquals(2, gaps[0] / gaps[1], 0.06);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, 2, 5, 10, 30 })
	void theSpectralRuleAmplifiesNoSpike(final double spike) {
		final SpikeRun.Result run = run(DescentRule.SPECTRAL, 100, spike, 0.002, 1000);
		assertEquals(0, run.growthExponent(), 1e-12, run.reason());
		assertEquals(464, run.trajectory().where("loss < 1e-2").first("step"));
	}

	/** The time to a loss of 0.05 hardly depends on the dimension; bulk and spike turn where theory says, up to steps. */
	@ParameterizedTest
	@CsvSource({ "100,0", "100,10", "400,0", "400,10", "1600,0", "1600,10", "6400,0", "6400,10" })
	void theSpectralRuleNeedsAsMuchTimeInAnyDimension(final long dimension, final double spike) {
		final double rate = 5e-4;
		final Columns curve = run(DescentRule.SPECTRAL, dimension, spike, rate, 2000).trajectory();
		final double time = rate * curve.where("loss < 0.05").first("step");
		assertTrue(time >= 0.8269 && time <= 0.8281, () -> "time " + time);
		final double bulkPeak = 1 / Math.sqrt(dimension + 2.0), spikePeak = 1 / Math.sqrt(dimension + 3 * spike + 2);
		assertTrue(curve.max("bulk") <= bulkPeak + rate, () -> "bulk " + curve.max("bulk"));
		assertTrue(curve.max("spike") >= spikePeak && curve.max("spike") < spikePeak + 1.01 * rate, () -> "spike " + curve.max(
			"spike"));
		assertEquals(curve.max("spike"), curve.max("bulk"), spike == 0 ? 1e-15 : Double.POSITIVE_INFINITY);
	}

	/** Coefficients change their signs at the end of spectral descent; norms do not. */
	@Test
	void normsAreNeverNegative() {
		final Columns curve = run(DescentRule.SPECTRAL, 50, 3, 0.01, 500).trajectory();
		for (final String name : new String[] { "signal", "spike", "bulk", "alignment" })
			assertTrue(curve.min(name) >= 0, name);
		assertEquals(1, curve.last("signal"), 0.011);
		assertTrue(curve.last("loss") < 0.05);
		assertEquals(0, curve.max("diverged"));
	}

	@Test
	void divergenceIsAResult() {
		final SpikeRun.Result run = run(DescentRule.GRADIENT, 100, 5, 3, 100);
		final Columns curve = run.trajectory();
		assertEquals(1, curve.last("diverged"));
		assertEquals(0, curve.get("diverged", curve.rows() - 2));
		assertEquals(curve.get("step", curve.rows() - 2) + 1, curve.last("step"));
		for (final String name : curve.names())
			for (final double value : curve.column(name))
				assertTrue(Double.isFinite(value), name);
	}

	@Test
	void saysWhyThereIsNoGrowthExponent() {
		final SpikeRun.Result few = run(DescentRule.GRADIENT, 100, 5, 0.001, 10);
		assertTrue(Double.isNaN(few.growthExponent()));
		assertTrue(few.reason().contains("more steps"), few.reason());
		final SpikeRun.Result large = SpikeRun.of(new ReducedDescent(new SpikedRetrieval(100, 1), DescentRule.GRADIENT, 0.001,
			0.1), 10, 5, Progress.NONE);
		assertTrue(Double.isNaN(large.growthExponent()));
		assertTrue(large.reason().contains("start scale"), large.reason());
		final SpikeRun.Result wild = SpikeRun.of(new ReducedDescent(new SpikedRetrieval(100, 1), DescentRule.GRADIENT, 1e200,
			1e-4), 10, 5, Progress.NONE);
		assertTrue(wild.reason().contains("diverged"), wild.reason());
	}

	/**
	 * With two dimensions there is no bulk. The spike vanishes slowly, since the network has weights to spare: from
	 * tau = -2 (a^2 - 1) follows b' = -8/3 (1 + lambda)^2 b^3, so that 1/b^2 grows by 16/3 (1 + lambda)^2 per time.
	 */
	@Test
	void theSpikeEndsAsAPowerLaw() {
		final Columns curve = run(DescentRule.GRADIENT, 2, 1, 0.01, 100_000).trajectory();
		assertEquals(0, curve.max("bulk"));
		assertEquals(1, curve.last("alignment"), 1e-3);
		final double growth = Math.pow(curve.last("spike"), -2) - Math.pow(curve.get("spike", 50_000), -2);
		assertEquals(16 / 3.0 * 4, growth / 500, 0.01 * 16 / 3 * 4);
	}

	@Test
	void cancelLeavesWhatThereIs() {
		final SpikeRun.Result run = SpikeRun.of(new ReducedDescent(new SpikedRetrieval(100, 1), DescentRule.GRADIENT, 1e-9,
			1e-4), 1_000_000_000_000L, 100, new Looks(1));
		assertTrue(run.canceled());
		assertEquals("canceled", run.reason());
		assertTrue(run.trajectory().rows() > 1);
		assertFalse(run.trajectory().max("diverged") > 0);
	}

	@Test
	void refusesWhatIsOutOfRange() {
		final SpikedRetrieval problem = new SpikedRetrieval(10, 1);
		refused("dimension must be in [2, 1000000000000000], was 1", () -> new SpikedRetrieval(1, 1));
		refused("spike must be in [0, 1000000000], was -1", () -> new SpikedRetrieval(10, -1));
		refused("spike must be in [0, 1000000000], was NaN", () -> new SpikedRetrieval(10, Double.NaN));
		refused("learningRate must be finite and greater than 0, was 0", () -> new ReducedDescent(problem,
			DescentRule.GRADIENT, 0, 1));
		refused("startScale must be finite and greater than 0, was -1", () -> new ReducedDescent(problem,
			DescentRule.GRADIENT, 1, -1));
		refused("startScale must be in [0, 1000000], was 10000000", () -> new ReducedDescent(problem, DescentRule.GRADIENT, 1,
			1e7));
		refused("method must be one of [gradient, spectral], was muon", () -> DescentRule.of("muon"));
	}

	private static void refused(final String message, final Runnable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}
}
