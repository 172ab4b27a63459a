package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.phases.EscapeRate;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.retrieval.phases.PowerLawTail;
import org.scalinglaws.retrieval.phases.SpectralTail;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The scaling laws that the integrated flow must show. */
@Tag("slow")
class FlowScalingTest {

	private static double[] times(final double first, final double last, final int count) {
		final double[] times = new double[count];
		for (int k = 0; k < count; k++)
			times[k] = first * Math.pow(last / first, k / (count - 1.0));
		return times;
	}

	private static Columns solve(final SpectralMeasure measure, final double... times) {
		return new GradientFlow(measure, 1e-8).solve(times, 1, false, Progress.NONE).trajectory();
	}

	/** 1 - MSE(t)/MSE(0). */
	private static double[] drop(final Columns trajectory, final double start) {
		return Arrays.stream(trajectory.column("meanSquaredError")).map(error -> 1 - error / start).toArray();
	}

	private static void assertExponents(final SpectralMeasure measure, final double exponent, final double end) {
		final double[] times = times(10, end, 200);
		final Columns trajectory = solve(measure, times);
		final double start = solve(measure, 0).get("meanSquaredError", 0);
		final double gap = -(exponent - 1) / exponent;
		assertEquals(1, PowerLawFit.of(times, trajectory.column("overlapGap")).exponent() / gap, 0.02, "gap");
		assertEquals(1, PowerLawFit.of(times, trajectory.column("loss")).exponent() / gap, 0.02, "loss");
		assertEquals(1, PowerLawFit.of(times, drop(trajectory, start)).exponent() * exponent, 0.02, "drop");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 2, 3, 4 })
	void constantModulusTeacherShowsTheAsymptoticExponents(final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(100_000, exponent);
		final SpectralMeasure measure = Binning.of(spectrum, Teachers.alternating(spectrum, "energy"), StartingWeights
			.onSphere(100_000, 1, 1, Streams.of(1)), 512);
		// the window closes at about d^a H/8
		assertExponents(measure, exponent, Math.pow(1e5, exponent) / 1000);
	}

	@Test
	void slowSpectrumNeedsAHundredMillionCoordinates() {
		assertExponents(Binning.expected(1e8, 1.5, 1, 512), 1.5, 1e9);
	}

	/** For a random teacher the exponents scatter; the sums over the coordinates know how. */
	@ParameterizedTest
	@CsvSource({ "1.5, 1", "2, 2", "4, 3" })
	void randomTeacherShowsTheExponentsOfItsOwnSums(final double exponent, final long seed) {
		final double[] spectrum = PowerLaw.spectrum(10_000, exponent);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(seed));
		final double[] start = StartingWeights.onSphere(10_000, 1, 1, Streams.of(seed));
		final double[] times = times(3e3, 3e5, 60);
		final FlowSolution flow = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-8).solve(times, 1, false,
			Progress.NONE);
		final Columns theory = SpectralTail.of(new RetrievalProblem(spectrum, teacher), start, flow.sign()).trajectory(times,
			Progress.NONE);
		for (final String column : new String[] { "overlapGap", "loss" }) {
			final double measured = PowerLawFit.of(times, flow.trajectory().column(column), times[0], times[59]).exponent();
			final double predicted = PowerLawFit.of(times, theory.column(column), times[0], times[59]).exponent();
			assertEquals(1, measured / predicted, 0.01, column);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1.5, 2, 4 })
	void convergenceTimeGrowsLikeEpsilonToTheMinusAOverAMinus1(final double exponent) {
		// epsilon well above the finite-size gap d^-(a-1), T2 well above the escape
		final SpectralMeasure measure = Binning.expected(exponent < 2 ? 1e12 : 1e9, exponent, 1, 512);
		final PowerLawTail law = new PowerLawTail(1e9, exponent);
		final double last = 1e7;
		final Columns trajectory = solve(measure, times(1, last, 300));
		final double[] epsilons = new double[12], convergence = new double[12];
		for (int k = 0; k < 12; k++) {
			epsilons[k] = law.overlapGap(1e6 * Math.pow(100, -k / 11.0)); // ascending
			convergence[k] = Phases.find(trajectory, 0.1, epsilons[k]).convergenceTime();
		}
		final double fitted = PowerLawFit.of(epsilons, convergence, epsilons[0], epsilons[11]).exponent();
		assertEquals(1, -fitted * (exponent - 1) / exponent, 0.03);
	}

	/** T1 = O(log d): per unit of log d it grows by 1/(2 rho) for u(0) ~ d^-1/2, on the mean over starts. */
	@Test
	void escapeTimeGrowsWithTheLogarithmOfTheDimension() {
		final double[] mean = new double[2];
		final int[] dimensions = { 1000, 100_000 };
		double rate = 0;
		for (int i = 0; i < 2; i++)
			for (int seed = 1; seed <= 20; seed++) {
				final SpectralMeasure measure = Binning.expected(dimensions[i], 2, 1, 512);
				final double[] overlap = new double[measure.nodes()];
				final java.util.random.RandomGenerator random = Streams.of(seed).stream("signs", 0);
				for (int j = 0; j < overlap.length; j++) // E w*^2 = 1
					overlap[j] = random.nextGaussian() * Math.sqrt(measure.startSquared()[j]);
				final SpectralMeasure drawn = new SpectralMeasure(measure.eigenvalue(), measure.multiplicity(), measure
					.startSquared(), overlap, measure.teacherSquared());
				mean[i] += Phases.find(solve(drawn, times(0.1, 1e3, 200)), 0.1, 0.05).escapeTime() / 20;
				rate = EscapeRate.of(measure.eigenvalue(), measure.teacherSquared()).rate();
			}
		final double perLog = (mean[1] - mean[0]) / Math.log(100);
		assertTrue(Math.abs(perLog * 2 * rate - 1) < 0.15, "per unit of log d " + perLog + " against " + 1 / (2 * rate));
	}
}
