package org.scalinglaws.descent.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Singular value by singular value: closed form, steps, and integration by another library. */
class LayerModesTest {

	/** 3 i^-0.7, and so on. */
	private static double[] values(final int count) {
		return IntStream.rangeClosed(1, count).mapToDouble(i -> 3 * Math.pow(i, -0.7)).toArray();
	}

	private static Columns theory(final LayerProblem problem, final double rate, final long steps, final int records) {
		return LayerRun.of(new LogisticModes(problem, rate), steps, records, Progress.NONE);
	}

	private static Columns descent(final LayerProblem problem, final double rate, final long steps, final int records) {
		return LayerRun.of(new DescentModes(problem, rate), steps, records, Progress.NONE);
	}

	/** The flow of both layers' weights u, v: u' = v (s - u v) - mu u, and alike, plus a term of order rate of descent. */
	private static double[] integrated(final LayerProblem problem, final double time, final double rate) {
		final int n = problem.values().length;
		final double[] y = new double[n];
		Arrays.fill(y, problem.startScale());
		new DormandPrince853Integrator(1e-9, 1, 1e-14, 1e-13).integrate(new FirstOrderDifferentialEquations() {

			@Override
			public int getDimension() {
				return n;
			}

			@Override
			public void computeDerivatives(final double t, final double[] w, final double[] slopes) {
				for (int k = 0; k < n; k++) {
					final double limit = problem.values()[k] - problem.weightDecay(), slope = w[k] * (limit - w[k] * w[k]);
					slopes[k] = slope * (1 - rate / 2 * (limit - 3 * w[k] * w[k])); // f - rate/2 f' f
				}
			}
		}, 0, y, time, y);
		return Arrays.stream(y).map(w -> w * w).toArray();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 3, 4 })
	void theoryIsTheFlow(final double weightDecay) {
		final LayerProblem problem = new LayerProblem(new double[] { 0.2, 3, 0, 1, 0.5 }, weightDecay, 0.05);
		final Columns curve = theory(problem, 0.1, 80, 5);
		for (int row = 1; row < curve.rows(); row++) {
			final double[] expected = integrated(problem, curve.get("time", row), 0);
			double loss = 0;
			for (int k = 0; k < 5; k++) {
				assertEquals(expected[k], curve.get("value" + (k + 1), row), 1e-9 * Math.max(expected[k], 1e-4));
				loss += Math.pow(problem.values()[k] - expected[k], 2) / 2;
			}
			assertEquals(loss, curve.get("loss", row), 1e-9 * Math.max(loss, 0.1));
		}
	}

	/** Halving the rate halves the distance from the flow, and quarters that from the flow with its first correction. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5 })
	void descentApproachesTheFlowAtFirstOrder(final double weightDecay) {
		final LayerProblem problem = new LayerProblem(values(6), weightDecay, 0.1);
		final double[] distance = new double[3], corrected = new double[3];
		for (int i = 0; i < 3; i++) {
			final double rate = 0.02 / (1 << i);
			for (final double time : new double[] { 0.6, 1, 2, 4 }) {
				final double[] flow = integrated(problem, time, 0), better = integrated(problem, time, rate);
				final Columns curve = descent(problem, rate, Math.round(time / rate), 2);
				for (int k = 0; k < 6; k++) {
					final double value = curve.last("value" + (k + 1));
					distance[i] = Math.max(distance[i], Math.abs(value - flow[k]));
					corrected[i] = Math.max(corrected[i], Math.abs(value - better[k]));
				}
			}
		}
		for (int i = 1; i < 3; i++) {
			assertEquals(2, distance[i - 1] / distance[i], 0.15);
			assertEquals(4, corrected[i - 1] / corrected[i], 0.4);
		}
		assertTrue(distance[0] > 0.01 && corrected[0] < 0.1 * distance[0]);
	}

	/** Numbers of another implementation; its effective ranks are those of a layer. */
	@ParameterizedTest
	@CsvSource({ "0,60,4.03", "0.2,47,3.61", "0.5,12,2.31", "1,4,1.28" })
	void weightDecayLeavesFewValues(final double weightDecay, final int rank, final double layerRank) {
		final LayerProblem problem = new LayerProblem(values(60), weightDecay, 0.1);
		assertEquals(rank, problem.survivingRank());
		assertEquals(weightDecay == 0 ? 60 : (int) Math.pow(3 / weightDecay, 1 / 0.7), rank);
		final Columns curve = theory(problem, 0.02, 100_000_000, 3), steps = descent(problem, 0.02, 6000, 3);
		assertEquals(layerRank, curve.last("layerEffectiveRank"), 0.005);
		assertEquals(layerRank, steps.last("layerEffectiveRank"), 0.12);
		for (int k = 0; k < 60; k++) {
			assertEquals(Math.max(problem.values()[k] - weightDecay, 0), problem.finalValues()[k], 1e-15);
			assertEquals(problem.finalValues()[k], curve.last("value" + (k + 1)), 1e-9);
			final boolean allHaveGrown = weightDecay == 0 || weightDecay == 1;
			assertEquals(problem.finalValues()[k], steps.last("value" + (k + 1)), allHaveGrown ? 1e-4 : 0.02);
		}
	}

	/** A loss of 1e-40 has digits, where the values themselves differ from their limits by nothing. */
	@Test
	void aSmallLossKeepsItsDigits() {
		final LayerProblem problem = new LayerProblem(new double[] { 1 }, 0, 0.1);
		final double time = 30, gap = (1 / 0.01 - 1) * Math.exp(-2 * time) / (1 + (1 / 0.01 - 1) * Math.exp(-2 * time));
		assertEquals(1, theory(problem, 0.01, 3000, 2).last("loss") / (gap * gap / 2), 1e-12);
		final double late = descent(problem, 0.01, 3000, 2).last("loss"), later = descent(problem, 0.01, 3001, 2).last("loss");
		assertEquals(Math.pow(1 - 0.01 * 2, 2), later / late, 1e-9); // each step leaves 1 - 2 rate of the error
		assertTrue(late < 1e-40);
	}

	/** Of values below the weight decay all is left: the loss of a matrix of 1e-20 is 5e-41, that of 0 the square of what dies. */
	@Test
	void theLossOfWhatDiesKeepsItsDigits() {
		for (final double value : new double[] { 0, 1e-20 }) {
			final DescentModes motion = new DescentModes(new LayerProblem(new double[] { value }, 1, 0.1), 0.05);
			motion.moveTo(600, () -> true);
			final double gap = value - motion.values()[0];
			assertEquals(gap * gap / 2, motion.loss(), 1e-12 * motion.loss());
			assertTrue(motion.values()[0] < 1e-25);
		}
	}

	@Test
	void effectiveRankIsAnEntropy() {
		assertEquals(Math.log(7), EffectiveRank.of(new double[] { 2, 2, 2, 2, 2, 2, 2 }), 1e-15);
		assertEquals(0, EffectiveRank.of(new double[] { 0, 5, 0 }), 0);
		assertEquals(Math.log(2), EffectiveRank.of(new double[] { 0, 1e-310, 1e-310 }), 1e-12);
		assertEquals(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), EffectiveRank.of(new double[] { 1, 3 }), 1e-15);
		assertTrue(Double.isNaN(EffectiveRank.of(new double[2])));
	}

	@Test
	void divergenceIsAResult() {
		final LayerProblem problem = new LayerProblem(new double[] { 1, 30 }, 0, 0.1);
		final Columns curve = descent(problem, 0.2, 10_000, 100);
		assertEquals(1, curve.last("diverged"));
		assertEquals(0, curve.get("diverged", curve.rows() - 2));
		for (final double value : curve.row(curve.rows() - 1))
			assertTrue(Double.isFinite(value));
		assertEquals(true, curve.metadata().get("diverged"));
	}

	/** The first of many values have columns; all are counted. */
	@Test
	void columnsAreInTheGivenOrderAndNotEndless() {
		final Columns few = theory(new LayerProblem(new double[] { 1, 3, 2 }, 0, 0.1), 1, 100, 2);
		assertEquals(java.util.List.of("time", "step", "loss", "effectiveRank", "layerEffectiveRank", "alignment", "diverged",
			"value1", "value2", "value3"), few.names());
		assertArrayEquals(new double[] { 1, 3, 2 }, Arrays.copyOfRange(few.row(1), 7, 10), 1e-12);
		final double[] ones = new double[1500];
		Arrays.fill(ones, 1);
		final Columns many = theory(new LayerProblem(ones, 0, 0.1), 1, 100, 2);
		assertTrue(many.has("value1000") && !many.has("value1001"));
		assertEquals(Math.log(1500), many.last("effectiveRank"), 1e-12);
	}

	@Test
	void refusesWhatIsOutOfRange() {
		refused("each of values must be in [0, 1.0E100], was -1", () -> new LayerProblem(new double[] { 1, -1 }, 0, 1));
		refused("values must be finite, was NaN at 0", () -> new LayerProblem(new double[] { Double.NaN }, 0, 1));
		refused("values must be at least one, were none", () -> new LayerProblem(new double[0], 0, 1));
		refused("weightDecay must be in [0, 1.0E100], was -1", () -> new LayerProblem(new double[1], -1, 1));
		refused("startScale must be in [1.0E-100, 1000000], was 0", () -> new LayerProblem(new double[1], 0, 0));
		refused("learningRate must be finite and greater than 0, was 0", () -> new LogisticModes(new LayerProblem(
			new double[1], 0, 1), 0));
		refused("steps must be in [1, 1000000000000], was 0", () -> theory(new LayerProblem(new double[1], 0, 1), 1, 0, 2));
		refused("records must be in [2, 50000], was 50001", () -> theory(new LayerProblem(new double[1000], 0, 1), 1, 100_000,
			50_001));
	}

	private static void refused(final String message, final Runnable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}
}
