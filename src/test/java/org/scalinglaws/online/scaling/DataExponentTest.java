package org.scalinglaws.online.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

/** Predicted exponents beside those of curves at the best learning rate for each number of steps. */
@Tag("slow")
class DataExponentTest {

	private static final String WSD = "warm-up-stable-decay";

	private static LearningRateSchedule schedule(final String name, final double rate, final long steps) {
		return switch (name) {
			case "constant" -> LearningRateSchedule.constant(rate);
			case "exponential" -> LearningRateSchedule.exponential(rate, rate / steps, steps);
			default -> LearningRateSchedule.warmupStableDecay(rate, rate / steps, steps, 0, steps / 5);
		};
	}

	/** The least of the risks at some of the rates, evenly spaced in the logarithm. */
	private static double least(final double from, final double to, final int count, final DoubleUnaryOperator risk) {
		return IntStream.range(0, count).mapToDouble(i -> risk.applyAsDouble(from * Math.pow(to / from, i / (count - 1.0)))).min()
			.getAsDouble();
	}

	/** The slope of D^-p (ln D)^q at D is p - q/ln D; what is left of it at these D is of the order of 0.01 to 0.03. */
	@ParameterizedTest
	@CsvSource({ "1, 2, constant, 0.497, 0", "1, 2, exponential, 0.600, 0.6667", "1, 2, warm-up-stable-decay, 0.599, 0.3333",
		"0.3, 2, constant, 0.243, 0", "0.3, 2, exponential, 0.270, 0.3", "0.3, 2, warm-up-stable-decay, 0.320, 0",
		"1, 1.5, constant, 0.490, 0", "1, 1.5, exponential, 0.549, 0.6" })
	void exactRisksFallAsPredicted(final double s, final double b, final String schedule, final double measured,
		final double logarithms)
	{
		final SourceProblem problem = new SourceProblem(b, s, 400, 1, 1);
		final double most = 0.3 / PowerLaw.harmonic(400, b), few = 1000, many = 16_000;
		final DoubleUnaryOperator end = steps -> least(most / 1000, most, 18, rate -> ExactMoments.risks(problem, schedule(
			schedule, rate, (long) steps), new long[] { 0, (long) steps }, ModeLeaps.SHORTEST_LEAP, Progress.NONE)[1]);
		final double slope = Math.log(end.applyAsDouble(many) / end.applyAsDouble(few)) / Math.log(many / few);
		assertEquals(-measured, slope, 1e-3);
		final double predicted = DataExponent.of(problem, schedule).inData();
		assertEquals(predicted + logarithms / Math.log(Math.sqrt(few * many)), slope, 0.03);
	}

	/** Beyond b = 2 the linear end of warm-up-stable-decay is too abrupt: -2/3 as at b = 2, not -3/4. */
	@Test
	void aLinearDecayIsWorseThanAnExponentialOne() {
		final SourceProblem problem = new SourceProblem(3, 1, 150, 1, 1);
		final double few = 1e5, many = 1e7;
		for (final String schedule : new String[] { WSD, "exponential" }) {
			final DoubleUnaryOperator end = steps -> least(0.05 * Math.cbrt(1e5 / steps), 0.25 * Math.cbrt(1e5 / steps), 7,
				rate -> new ContinuousCurve(problem, true).risks(schedule(schedule, rate, (long) steps), new long[] {
					(long) steps }, Progress.NONE)[0]);
			final double slope = Math.log(end.applyAsDouble(many) / end.applyAsDouble(few)) / Math.log(many / few);
			final double logarithm = schedule.equals(WSD) ? 0 : 0.75 / Math.log(Math.sqrt(few * many));
			assertEquals(DataExponent.of(problem, schedule).inData() + logarithm, slope, 0.02, schedule);
		}
	}

	/** With endless data M features leave M^-sb; of a linear network with lambda_k ~ k^-(1 + beta) and equal weights M^-beta. */
	@ParameterizedTest
	@CsvSource({ "1", "0.5" })
	void fewFeaturesLeaveAPowerLaw(final double beta) {
		final double[] left = new double[2];
		for (int i = 0; i < 2; i++)
			left[i] = ScalingCurves.of(new SourceProblem(1 + beta, beta / (1 + beta), i == 0 ? 10 : 40, 0, 1), LearningRateSchedule
				.linear(0.1, 1e-7, 2_000_000), 2_000_000, 2, Progress.NONE).last("exact");
		assertEquals(-beta, Math.log(left[1] / left[0]) / Math.log(4), 0.05 * beta);
	}

	@ParameterizedTest
	@CsvSource({ "1, 2, constant, -0.5, -0.4", "0.3, 2, constant, -0.230769230769, -0.166666666667",
		"1, 2, exponential, -0.666666666667, -0.5", "1, 2, warm-up-stable-decay, -0.666666666667, -0.5",
		"0.3, 2, exponential, -0.3, -0.2", "0.3, 2, warm-up-stable-decay, -0.3, -0.2", "1, 3, exponential, -0.75, -0.6",
		"1, 3, warm-up-stable-decay, -0.666666666667, -0.545454545455", "0.6, 3, exponential, -0.6, -0.45" })
	void predictions(final double s, final double b, final String schedule, final double data, final double compute) {
		// compute: sb/(1 + sb + b), easy sb/(2 + sb), hard sb/(1 + b)
		final DataExponent exponent = DataExponent.of(new SourceProblem(b, s, 10, 1, 1), schedule);
		assertEquals(data, exponent.inData(), 1e-11);
		assertEquals(compute, exponent.inCompute(), 1e-11);
	}

	@Test
	void easyBeginsAtOneLessOneOverTheExponent() {
		assertTrue(DataExponent.isEasy(new SourceProblem(2, 0.5, 1, 1, 1)));
		assertFalse(DataExponent.isEasy(new SourceProblem(2, 0.499, 1, 1, 1)));
	}

	@ParameterizedTest
	@CsvSource({ "linear, 1, none is known for the schedule linear", "cosine, 1, none is known for the schedule cosine",
		"power, 1, none is known for the schedule power", "constant, 0, none without noise" })
	void othersHaveNone(final String schedule, final double noise, final String why) {
		final DataExponent exponent = DataExponent.of(new SourceProblem(2, 1, 10, noise, 1), schedule);
		assertTrue(Double.isNaN(exponent.inData()) && Double.isNaN(exponent.inCompute()));
		assertTrue(exponent.note().startsWith(why), exponent.note());
	}
}
