package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Phases of curves whose crossing times are known, and of the flow with few and many records. */
class PhasesTest {

	private static final double DELTA = 0.1;
	private static final double EPSILON = 0.05;

	/** Logistic growth 1/(1 + exp(-rate (t - middle))). */
	private static double logistic(final double t, final double rate, final double middle) {
		return 1 / (1 + Math.exp(-rate * (t - middle)));
	}

	private static double logisticTime(final double level, final double rate, final double middle) {
		return middle + Math.log(level / (1 - level)) / rate;
	}

	private static Columns curve(final int records, final double end, final DoubleUnaryOperator overlap,
		final DoubleUnaryOperator energy, final double teacherEnergy)
	{
		final Columns.Builder rows = Columns.builder("time", "overlap", "energy", "overlapGap", "energyGap", "overlapRate",
			"energyRate");
		for (int k = 0; k < records; k++) {
			final double t = k == 0 ? 0 : 0.01 * Math.pow(end / 0.01, (k - 1) / (records - 2.0)), h = 1e-4 * t + 1e-9;
			final double u = overlap.applyAsDouble(t), s = energy.applyAsDouble(t);
			rows.row(t, -u * teacherEnergy, s * teacherEnergy, 1 - u, 1 - s, -teacherEnergy * (overlap.applyAsDouble(t + h) -
				overlap.applyAsDouble(t - h)) / (2 * h), teacherEnergy * (energy.applyAsDouble(t + h) - energy.applyAsDouble(t -
					h)) / (2 * h));
		}
		return rows.build();
	}

	/** Without the columns of rates. */
	private static Columns plain(final Columns trajectory) {
		final Columns.Builder rows = Columns.builder("time", "overlapGap", "energyGap");
		for (int k = 0; k < trajectory.rows(); k++)
			rows.row(trajectory.get("time", k), trajectory.get("overlapGap", k), trajectory.get("energyGap", k));
		return rows.build();
	}

	@Test
	void logisticGrowthCrossesWhereItsFormulaSays() {
		final double rate = 1.5, middle = 6, later = 7;
		final Columns curve = curve(100, 1000, t -> logistic(t, rate, middle), t -> logistic(t, rate, later), 2.5);
		final Phases phases = Phases.find(curve, DELTA, EPSILON);
		// both must have got there: the later one, s
		assertEquals(logisticTime(DELTA, rate, later), phases.escapeTime(), 1e-5);
		assertEquals(logisticTime(1.0 / 3, rate, later), phases.crossingTime(), 1e-5);
		assertEquals(logisticTime(1 - EPSILON, rate, later), phases.convergenceTime(), 1e-4);
		final Phases other = Phases.find(curve(100, 1000, t -> logistic(t, rate, later), t -> logistic(t, rate, middle), 1),
			0.3, 0.01);
		assertEquals(logisticTime(0.3, rate, later), other.escapeTime(), 1e-5);
		assertEquals(logisticTime(1.0 / 3, rate, middle), other.crossingTime(), 1e-5);
		assertEquals(logisticTime(0.99, rate, later), other.convergenceTime(), 1e-3);
	}

	@Test
	void withoutRatesMoreRecordsAreNeeded() {
		final Columns curve = plain(curve(400, 1000, t -> logistic(t, 1.5, 6), t -> logistic(t, 1.5, 7), 1));
		final Phases phases = Phases.find(curve, DELTA, EPSILON);
		assertEquals(logisticTime(DELTA, 1.5, 7), phases.escapeTime(), 1e-4);
		assertEquals(logisticTime(1.0 / 3, 1.5, 7), phases.crossingTime(), 1e-4);
		assertEquals(logisticTime(1 - EPSILON, 1.5, 7), phases.convergenceTime(), 1e-4);
	}

	@Test
	void convergenceByAPowerLaw() {
		final DoubleUnaryOperator curve = t -> 1 - 1 / (1 + Math.pow(t / 3, 0.5)); // odds (t/3)^(1/2)
		final Phases phases = Phases.find(curve(40, 1e7, curve, curve, 1), DELTA, EPSILON);
		assertEquals(3 * Math.pow(DELTA / (1 - DELTA), 2), phases.escapeTime(), 1e-3);
		assertEquals(3 * Math.pow(0.5, 2), phases.crossingTime(), 1e-3);
		assertEquals(3 * 19 * 19, phases.convergenceTime(), 1e-6 * 3 * 19 * 19); // straight in the interpolation's scales
	}

	@Test
	void overshootSettlesFromAbove() {
		// s rises to 1.4 and falls to 1 again as 1 + 4/t: settled at t = 4 / epsilon
		final DoubleUnaryOperator energy = t -> t < 10 ? 0.14 * t : 1 + 4 / t;
		final Phases phases = Phases.find(plain(curve(300, 1e4, t -> Math.min(1, t), energy, 1)), DELTA, EPSILON);
		assertEquals(4 / EPSILON, phases.convergenceTime(), 1e-4 * 80);
	}

	@Test
	void crossingCountsTheLastTime() {
		// a first excursion above 1/3 does not count, its escape does
		final DoubleUnaryOperator energy = t -> logistic(t, 2, 20) + 0.5 * Math.exp(-(t - 5) * (t - 5));
		final Phases phases = Phases.find(curve(300, 1000, energy, energy, 1), DELTA, EPSILON);
		assertEquals(logisticTime(1.0 / 3, 2, 20), phases.crossingTime(), 1e-4);
		assertEquals(5 - Math.sqrt(Math.log(5)), phases.escapeTime(), 1e-3);
	}

	@Test
	void whatIsNotReachedIsNotANumber() {
		final Phases none = Phases.find(curve(50, 3, t -> 0.01, t -> 0.02, 1), DELTA, EPSILON);
		assertTrue(Double.isNaN(none.escapeTime()) && Double.isNaN(none.crossingTime()) && Double.isNaN(none
			.convergenceTime()));
		final Phases escaped = Phases.find(curve(50, 100, t -> 0.2, t -> 0.5 * logistic(t, 2, 5), 1), DELTA, EPSILON);
		assertTrue(escaped.escapeTime() > 0 && escaped.crossingTime() > 0);
		assertTrue(Double.isNaN(escaped.convergenceTime()));
		final Phases falls = Phases.find(curve(50, 100, t -> 0.9, t -> 0.9 * Math.exp(-t), 1), DELTA, EPSILON);
		assertEquals(0, falls.escapeTime(), 0);
		assertTrue(Double.isNaN(falls.crossingTime()));
		final Phases empty = Phases.find(Columns.builder("time", "overlap", "energy", "overlapGap", "energyGap",
			"overlapRate", "energyRate").build(), DELTA, EPSILON);
		assertTrue(Double.isNaN(empty.escapeTime()));
		assertTrue(Double.isNaN(Phases.find(curve(50, 3, t -> 0, t -> 0, 1), DELTA, EPSILON).escapeTime()));
	}

	@Test
	void aStartPastALevelCountsFromItsTime() {
		final Phases phases = Phases.find(curve(50, 100, t -> 1 - 0.01 * Math.exp(-t), t -> 1 - 0.02 * Math.exp(-t), 1),
			DELTA, EPSILON);
		assertEquals(new Phases(0, 0, 0), phases);
		final Columns late = Columns.builder("time", "overlapGap", "energyGap").row(7, 0.01, 0.01).row(8, 0.005, 0.005)
			.build();
		assertEquals(new Phases(7, 7, 7), Phases.find(late, DELTA, EPSILON));
	}

	@ParameterizedTest
	@CsvSource({ "100, 0, 1", "100, 1, 3", "100, 1.5, 1", "300, 1.5, 2", "300, 2, 1", "300, 2, 3", "300, 4, 2",
		"1000, 2, 4" })
	void fiftyRecordsGiveTheTimesOfFiveHundred(final int dimension, final double exponent, final long seed) {
		final double end = exponent == 0 ? 100 * dimension : 1e6;
		final GradientFlow flow = new GradientFlow(measure(dimension, exponent, seed), 1e-8);
		final SpectralMeasure measure = measure(dimension, exponent, seed);
		final Phases few = Phases.find(flow.solve(GradientFlow.logarithmicTimes(measure, end, 50), 1, false, Progress.NONE)
			.trajectory(), DELTA, EPSILON);
		final Phases many = Phases.find(flow.solve(GradientFlow.logarithmicTimes(measure, end, 500), 1, false, Progress.NONE)
			.trajectory(), DELTA, EPSILON);
		assertTrue(many.escapeTime() > 0 && many.crossingTime() > 0 && many.convergenceTime() > many.crossingTime());
		assertEquals(1, few.escapeTime() / many.escapeTime(), 1e-3);
		assertEquals(1, few.crossingTime() / many.crossingTime(), 1e-3);
		assertEquals(1, few.convergenceTime() / many.convergenceTime(), 1e-3);
	}

	/** The flow asked for just the times that were found is at the levels there. */
	@Test
	void flowIsAtTheLevelsAtTheTimesFound() {
		final SpectralMeasure measure = measure(300, 1.5, 5);
		final GradientFlow flow = new GradientFlow(measure, 1e-8);
		final Phases phases = Phases.find(flow.solve(GradientFlow.logarithmicTimes(measure, 1e6, 300), 1, false,
			Progress.NONE).trajectory(), DELTA, EPSILON);
		final Columns at = flow.solve(new double[] { phases.escapeTime(), phases.crossingTime(), phases.convergenceTime() },
			1, false, Progress.NONE).trajectory();
		assertEquals(1 - DELTA, Math.max(at.get("overlapGap", 0), at.get("energyGap", 0)), 1e-5);
		assertEquals(2.0 / 3, at.get("energyGap", 1), 1e-5);
		assertEquals(EPSILON, Math.max(Math.abs(at.get("overlapGap", 2)), Math.abs(at.get("energyGap", 2))), 1e-5);
	}

	private static SpectralMeasure measure(final int dimension, final double exponent, final long seed) {
		final Random random = new Random(seed);
		final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
		final double[] teacher = random.doubles(dimension).map(x -> random.nextGaussian()).toArray();
		final double[] start = random.doubles(dimension).map(x -> random.nextGaussian() / Math.sqrt(dimension)).toArray();
		return SpectralMeasure.full(spectrum, teacher, start);
	}

	@Test
	void severalRunsAreAveragedAndDivergedOnesLeftOut() {
		final Columns.Builder rows = Columns.builder("time", "run", "overlapGap", "energyGap", "diverged");
		final Columns.Builder mean = Columns.builder("time", "overlapGap", "energyGap");
		final Columns.Builder oneLeft = Columns.builder("time", "run", "overlapGap", "energyGap", "diverged");
		final Columns.Builder noneLeft = Columns.builder("time", "run", "overlapGap", "energyGap", "diverged");
		for (int k = 0; k <= 200; k++) {
			final double t = 0.1 * k, a = 1 - logistic(t, 1, 5), b = 1 - logistic(t, 1, 7);
			mean.row(t, (a + b) / 2, (a + b) / 2);
		}
		for (int run = 0; run < 3; run++)
			for (int k = 0; k <= (run == 2 ? 30 : 200); k++) {
				final double t = 0.1 * k, gap = 1 - logistic(t, 1, run == 0 ? 5 : 7);
				rows.row(t, run, gap, gap, run == 2 && k == 30 ? 1 : 0);
				if (run != 1) oneLeft.row(t, run, gap, gap, run == 2 && k == 30 ? 1 : 0);
				if (run == 2) noneLeft.row(t, run, gap, gap, k == 30 ? 1 : 0);
			}
		assertEquals(Phases.find(mean.build(), DELTA, EPSILON), Phases.find(rows.build(), DELTA, EPSILON));
		assertEquals(logisticTime(DELTA, 1, 5), Phases.find(oneLeft.build(), DELTA, EPSILON).escapeTime(), 1e-4);
		assertTrue(Double.isNaN(Phases.find(noneLeft.build(), DELTA, EPSILON).escapeTime()));
	}

	@Test
	void badInputIsNamed() {
		final Columns good = curve(50, 100, t -> logistic(t, 1, 5), t -> logistic(t, 1, 5), 1);
		for (final double bad : new double[] { 0, 1, -0.1, 2, Double.NaN, Double.POSITIVE_INFINITY }) {
			refuses("delta must be in (0, 1), was " + bad, () -> Phases.find(good, bad, EPSILON));
			refuses("epsilon must be in (0, 1), was " + bad, () -> Phases.find(good, DELTA, bad));
		}
		refuses("trajectory is required", () -> Phases.find(null, DELTA, EPSILON));
		refuses("column must be one of [time, loss], was overlapGap", () -> Phases.find(Columns.builder("time", "loss").row(1,
			2).build(), DELTA, EPSILON));
		for (final double second : new double[] { 1, 0.5, Double.NaN })
			refuses("trajectory must be one curve with ascending times", () -> Phases.find(Columns.builder("time",
				"overlapGap", "energyGap").row(1, 0.5, 0.5).row(second, 0.4, 0.4).build(), DELTA, EPSILON));
	}

	private static void refuses(final String start, final Executable finding) {
		final String message = assertThrows(IllegalArgumentException.class, finding).getMessage();
		assertTrue(message.startsWith(start), message);
	}
}
