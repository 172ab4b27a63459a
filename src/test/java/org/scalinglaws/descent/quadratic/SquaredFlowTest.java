package org.scalinglaws.descent.quadratic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.integrate.LogisticLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Flow of squared weights: closed form against the weights' own equation, exponents, digits, threads. */
class SquaredFlowTest {

	/** The paper's problem: lambda_i = i^-a, lambda_i w*_i^2 = i^-b. */
	static SquaredRegression powerLaws(final int d, final double a, final double b, final double startScale) {
		return new SquaredRegression(powers(d, -a), powers(d, (a - b) / 2), startScale);
	}

	static double[] powers(final int d, final double exponent) {
		return IntStream.rangeClosed(1, d).mapToDouble(i -> Math.pow(i, exponent)).toArray();
	}

	/** Integrates v' = -2 lambda (v^2 - w*) v and w' = -lambda (w - w*) as they stand. */
	@Test
	void risksAreThoseOfTheWeightsEquations() {
		final double[] spectrum = { 1, 0.3, 2, 0.05, 0 }, target = { 0.7, 2, 1e-3, 0.9, 1 }; // the third starts above it
		final SquaredRegression problem = new SquaredRegression(spectrum, target, 0.2);
		final double[] times = { 0, 0.3, 1, 4, 9 };
		final Columns flow = SquaredFlow.of(problem, times, Progress.NONE);
		final double[] state = new double[2 * spectrum.length];
		Arrays.fill(state, 0, spectrum.length, 0.2);
		for (int k = 1; k < times.length; k++) {
			new DormandPrince853Integrator(1e-12, 1, 1e-14, 1e-13).integrate(weights(spectrum, target), times[k - 1], state,
				times[k], state);
			double squared = 0, linear = 0, width = 0;
			for (int i = 0; i < spectrum.length; i++) {
				final double q = state[i] * state[i], w = state[spectrum.length + i];
				squared += spectrum[i] * Math.pow(q - target[i], 2);
				linear += spectrum[i] * Math.pow(w - target[i], 2);
				width += q >= target[i] / 2 ? 1 : 0;
			}
			assertEquals(squared, flow.get("risk", k), 1e-10 * squared);
			assertEquals(linear, flow.get("linearRisk", k), 1e-10 * linear);
			assertEquals(width, flow.get("learnedWidth", k));
		}
	}

	private static FirstOrderDifferentialEquations weights(final double[] spectrum, final double[] target) {
		return new FirstOrderDifferentialEquations() {

			@Override
			public int getDimension() {
				return 2 * spectrum.length;
			}

			@Override
			public void computeDerivatives(final double t, final double[] y, final double[] slopes) {
				for (int i = 0; i < spectrum.length; i++) {
					slopes[i] = -2 * spectrum[i] * (y[i] * y[i] - target[i]) * y[i];
					slopes[spectrum.length + i] = -spectrum[i] * (y[spectrum.length + i] - target[i]);
				}
			}
		};
	}

	@Test
	void eachCoordinateFollowsTheLogisticLaw() {
		for (final double time : new double[] { 1e-3, 0.4, 3, 30 }) {
			final Columns flow = SquaredFlow.of(new SquaredRegression(new double[] { 0.8 }, new double[] { 1.5 }, 0.03),
				new double[] { 0, time }, Progress.NONE);
			final double q = LogisticLaw.at(1.5, 0.03 * 0.03, 4 * 0.8 * time);
			assertEquals(0.8 * (q - 1.5) * (q - 1.5), flow.get("risk", 1), 1e-12);
		}
	}

	/** Late, q and w* agree in all digits, and the error is still w*^2/q_0 e^-z. */
	@Test
	void theLastErrorsKeepTheirDigits() {
		final SquaredRegression problem = new SquaredRegression(new double[] { 1 }, new double[] { 1 }, 0.1);
		final Columns flow = SquaredFlow.of(problem, new double[] { 0, 50 }, Progress.NONE);
		final double expected = Math.pow((0.01 - 1) / 0.01, 2) * Math.exp(-2 * 4 * 50);
		assertEquals(expected, flow.get("risk", 1), 1e-12 * expected); // 1 + q_0 (e^z - 1) = q_0 e^z to 1e-85
		assertEquals(Math.exp(-100), flow.get("linearRisk", 1), 1e-13 * Math.exp(-100));
	}

	/** Where a block goes from the series to exponentials, nothing jumps: the time of a block's largest exponent 1/4. */
	@Test
	void seriesAndExponentialsMeet() {
		final SquaredRegression problem = new SquaredRegression(powers(50, -0.5), powers(50, 0.2), 0.3);
		final double time = 0.25 / 4;
		final Columns flow = SquaredFlow.of(problem, new double[] { 0, Math.nextDown(time), Math.nextUp(time) }, Progress.NONE);
		assertEquals(1, flow.get("risk", 1) / flow.get("risk", 2), 4e-15);
		assertEquals(1, flow.get("linearRisk", 1) / flow.get("linearRisk", 2), 4e-15);
	}

	/** Over five decades at d = 2e4, with the frozen tail beyond d; of the noiseless flow for a below b, too. */
	@Test
	void slopesAreTheTheorys() {
		final double[][] exponents = { { 3, 2 }, { 3, 1.5 }, { 4, 2 }, { 2.5, 1.5 } };
		for (final double[] ab : exponents) {
			final double a = ab[0], b = ab[1], tail = Math.pow(2e4 + 0.5, 1 - b) / (b - 1);
			final Columns flow = SquaredFlow.of(powerLaws(20_000, a, b, 0.01), 1e7, 200, Progress.NONE);
			assertEquals(-2 * (b - 1) / (a + b), slope(flow, "risk", 100, tail), 0.02);
			assertEquals(-(b - 1) / a, slope(flow, "linearRisk", 100, tail), 0.002);
		}
		final double tail = Math.pow(1e5 + 0.5, -1.3) / 1.3;
		assertEquals(-2.6 / 3.7, slope(SquaredFlow.of(powerLaws(100_000, 1.4, 2.3, 1e-3), 1e7, 200, Progress.NONE), "risk",
			1e4, tail), 0.02);
	}

	private static double slope(final Columns flow, final String column, final double from, final double tail) {
		final Columns late = flow.where("time", time -> time >= from);
		final double[] x = Arrays.stream(late.column("time")).map(Math::log).toArray();
		final double[] y = Arrays.stream(late.column(column)).map(risk -> Math.log(risk + tail)).toArray();
		return Line.through(x, y, 0, x.length).slope();
	}

	/** A new unit of the inputs is one of time; one of the target is one of both. */
	@Test
	void unitsOnlyScale() {
		final Columns plain = SquaredFlow.of(powerLaws(30, 2, 1.5, 0.1), new double[] { 0, 1, 5 }, Progress.NONE);
		final double[] spectrum = Arrays.stream(powers(30, -2)).map(value -> 4 * value).toArray();
		final Columns faster = SquaredFlow.of(new SquaredRegression(spectrum, powers(30, 0.25), 0.1), new double[] { 0, 0.25,
			1.25 }, Progress.NONE);
		for (int k = 0; k < 3; k++)
			assertEquals(4 * plain.get("risk", k), faster.get("risk", k), 1e-14 * faster.get("risk", k));
	}

	@Test
	void timesAreLogSpacedToTheEnd() {
		final Columns flow = SquaredFlow.of(powerLaws(10, 2, 1.5, 0.1), 1000, 30, Progress.NONE);
		assertEquals(30, flow.rows());
		assertEquals(0, flow.first("time"));
		assertEquals(1000, flow.last("time"));
		final double ratio = flow.get("time", 2) / flow.get("time", 1);
		for (int k = 2; k < 30; k++)
			assertEquals(ratio, flow.get("time", k) / flow.get("time", k - 1), 1e-12 * ratio);
		assertEquals(2, SquaredFlow.of(powerLaws(10, 2, 1.5, 0.1), 1000, 2, Progress.NONE).rows());
	}

	/** The first is a hundredth of the fastest coordinate's, lambda times 4 w* or 4 q or, of the linear student, 2. */
	@Test
	void timesBeginWithTheFastestCoordinate() {
		final double[][] problems = { { 3, 0.2, 0.1, 3 * 2 }, { 3, 5, 0.1, 3 * 4 * 5 }, { 3, 0.2, 2, 3 * 4 * 4 } };
		for (final double[] one : problems) {
			final SquaredRegression problem = new SquaredRegression(new double[] { 0.1, one[0] }, new double[] { 0.3, one[1] },
				one[2]);
			assertEquals(0.01 / one[3], SquaredFlow.of(problem, 1e4, 20, Progress.NONE).get("time", 1), 1e-15);
			assertEquals(1e-7, SquaredFlow.of(problem, 1e-4, 20, Progress.NONE).get("time", 1), 1e-20);
		}
	}

	/** Several blocks, on one thread and on as many as there are. */
	@Test
	void threadsDoNotChangeBits() {
		final SquaredRegression problem = powerLaws(20_000, 1.2, 1.5, 0.1);
		final double[] many = SquaredFlow.of(problem, 1e4, 20, Progress.NONE).column("risk"), alone = new double[20];
		Parallel.workers(1, worker -> System.arraycopy(SquaredFlow.of(problem, 1e4, 20, Progress.NONE).column("risk"), 0, alone,
			0, 20));
		assertTrue(Arrays.equals(many, alone));
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> SquaredFlow.of(powerLaws(10, 2, 1.5, 0.1), 1, 10, canceled));
	}

	@Test
	void wrongInputsAreRefusedByName() {
		refused("target must be greater than 0, to 1e100, was -1.0 at 1", new double[] { 1, 1 }, new double[] { 1, -1 }, 0.1);
		refused("target must be greater than 0, to 1e100, was 0.0 at 0", new double[] { 1, 1 }, new double[] { 0, 1 }, 0.1);
		refused("target must be finite, was NaN at 0", new double[] { 1 }, new double[] { Double.NaN }, 0.1);
		refused("target must have length 2, was 1", new double[] { 1, 1 }, new double[] { 1 }, 0.1);
		refused("spectrum must not be negative, was -1.0 at 0", new double[] { -1 }, new double[] { 1 }, 0.1);
		refused("startScale must be finite and greater than 0, was 0", new double[] { 1 }, new double[] { 1 }, 0);
		refused("startScale must be finite and greater than 0, was NaN", new double[] { 1 }, new double[] { 1 }, Double.NaN);
		refused("risk of spectrum, target and startScale at the start must be in [0, 1.0E300], was 2.0E300", new double[] { 1e100 }, new double[] { 1e100 }, 0.1);
		assertEquals("endTime must be finite and greater than 0, was -1", assertThrows(IllegalArgumentException.class,
			() -> SquaredFlow.of(powerLaws(10, 2, 1.5, 0.1), -1, 10, Progress.NONE)).getMessage());
		assertEquals("records must be in [2, 1000000], was 1", assertThrows(IllegalArgumentException.class, () -> SquaredFlow.of(
			powerLaws(10, 2, 1.5, 0.1), 1, 1, Progress.NONE)).getMessage());
	}

	private static void refused(final String message, final double[] spectrum, final double[] target, final double scale) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new SquaredRegression(spectrum, target, scale))
			.getMessage());
	}
}
