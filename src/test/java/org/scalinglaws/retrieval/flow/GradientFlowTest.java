package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.LossLandscape;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.phases.EscapeRate;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** The flow against closed forms, two other integrators, and its invariants. */
@Tag("slow")
class GradientFlowTest {

	/** Promised at the default tolerance. */
	private static final double VALUES = 1e-8, GAPS = 1e-6;

	private static final double DEFAULT = 1e-8;

	private record Case(double[] spectrum, double[] teacher, double[] start) {

		static Case of(final int dimension, final double exponent, final double norm, final int sign, final long seed) {
			final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
			final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(seed));
			final double[] start = StartingWeights.onSphere(dimension, norm, 1, Streams.of(seed));
			double overlap = 0;
			for (int i = 0; i < dimension; i++)
				overlap += spectrum[i] * start[i] * teacher[i];
			if (overlap * sign < 0) for (int i = 0; i < dimension; i++)
				start[i] = -start[i];
			return new Case(spectrum, teacher, start);
		}

		SpectralMeasure measure() {
			return SpectralMeasure.full(spectrum, teacher, start);
		}

		FlowSolution solve(final double... times) {
			return new GradientFlow(measure(), DEFAULT).solve(times, 1, false, Progress.NONE);
		}
	}

	private static double[] times(final double first, final double last, final int count) {
		final double[] times = new double[count];
		for (int k = 0; k < count; k++)
			times[k] = first * Math.pow(last / first, k / (count - 1.0));
		times[count - 1] = last;
		return times;
	}

	private static void assertRelative(final double expected, final double actual, final double tolerance,
		final String what)
	{
		assertEquals(expected, actual, tolerance * Math.abs(expected), what);
	}

	/** A row against weights that another integrator found, gaps where these still have digits. */
	private static void assertRow(final Case problem, final double[] weights, final Columns trajectory, final int row,
		final String what)
	{
		final Observables expected = Observables.of(new RetrievalProblem(problem.spectrum(), problem.teacher()), weights, 0);
		assertRelative(expected.overlap(), trajectory.get("overlap", row), VALUES, what + " overlap");
		assertRelative(expected.energy(), trajectory.get("energy", row), VALUES, what + " energy");
		final double digits = 1e-10; // of the reference
		if (expected.loss() > 1e-4) assertRelative(expected.loss(), trajectory.get("loss", row), VALUES, what + " loss");
		if (expected.meanSquaredError() > 1e-4) assertRelative(expected.meanSquaredError(), trajectory.get("meanSquaredError",
			row), VALUES, what + " mean squared error");
		assertEquals(expected.overlapGap(), trajectory.get("overlapGap", row), GAPS * expected.overlapGap() + digits, what +
			" overlap gap");
		assertEquals(expected.energyGap(), trajectory.get("energyGap", row), GAPS * Math.abs(expected.energyGap()) + digits,
			what + " energy gap");
	}

	/** For Q = I/d the overlap and the energy obey two equations of their own. */
	@ParameterizedTest
	@CsvSource({ "10, 1, 1", "50, -1, 1", "50, 1, 30" })
	void isotropicFlowFollowsItsTwoEquations(final int dimension, final int sign, final double norm) {
		final Case problem = Case.of(dimension, 0, norm, sign, 3);
		final double[] times = times(0.01 * dimension, 1.5 * dimension, 40);
		final Columns trajectory = problem.solve(times).trajectory();
		final Observables start = Observables.of(new RetrievalProblem(problem.spectrum(), problem.teacher()), problem
			.start(), 0);
		final OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {

			@Override
			public int getDimension() {
				return 2;
			}

			@Override
			public double[] computeDerivatives(final double t, final double[] y) {
				final double u = y[0], s = y[1];
				return new double[] { (4 * (1 - 3 * s) * u + 8 * u) / dimension, (8 * (1 - 3 * s) * s + 16 * u * u) / dimension };
			}
		};
		ODEState state = new ODEState(0, new double[] { start.overlap(), start.energy() });
		for (int k = 0; k < times.length; k++) {
			state = new DormandPrince853Integrator(1e-12, dimension, 1e-15, 1e-13).integrate(equations, state, times[k]);
			final double u = state.getPrimaryState()[0], s = state.getPrimaryState()[1];
			assertRelative(u, trajectory.get("overlap", k), VALUES, "u at " + times[k]);
			assertRelative(s, trajectory.get("energy", k), VALUES, "s at " + times[k]);
			assertEquals(1 - Math.abs(u), trajectory.get("overlapGap", k), GAPS * (1 - Math.abs(u)) + 1e-12);
		}
	}

	@ParameterizedTest
	@CsvSource({ "10, 1, 1, 1", "10, 2, -1, 2", "30, 1.5, 1, 3", "30, 4, -1, 4", "30, 3, 1, 5" })
	void agreesWithDormandPrinceOnTheWeights(final int dimension, final double exponent, final int sign, final long seed) {
		final Case problem = Case.of(dimension, exponent, 1, sign, seed);
		final double[] times = times(0.05, 20, 30);
		final Columns trajectory = problem.solve(times).trajectory();
		final RetrievalProblem retrieval = new RetrievalProblem(problem.spectrum(), problem.teacher());
		final OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {

			@Override
			public int getDimension() {
				return dimension;
			}

			@Override
			public double[] computeDerivatives(final double t, final double[] w) {
				final double[] gradient = new LossLandscape(retrieval, w).gradient();
				for (int i = 0; i < gradient.length; i++)
					gradient[i] = -gradient[i];
				return gradient;
			}
		};
		ODEState state = new ODEState(0, problem.start());
		for (int k = 0; k < times.length; k++) {
			state = new DormandPrince853Integrator(1e-12, 1, 1e-14, 1e-13).integrate(equations, state, times[k]);
			assertRow(problem, state.getPrimaryState(), trajectory, k, "t = " + times[k]);
		}
	}

	/**
	 * Where the teacher lies in slow coordinates the error decays faster than the start in any of them, of which it is the
	 * small rest: beside the equations of the error itself, which lose nothing.
	 */
	@ParameterizedTest
	@CsvSource({ "1e-7", "1e-8", "1e-12" })
	void theErrorKeepsItsDigitsWhereTheStartDecaysSlowly(final double tolerance) {
		final double[] spectrum = { 0.85, 0.15 }, teacher = { 0.12, 2.6 }, start = { 0.14, 0.07 };
		double target = 0;
		for (int i = 0; i < 2; i++)
			target += spectrum[i] * teacher[i] * teacher[i];
		final double s = target;
		final OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {

			@Override
			public int getDimension() {
				return 2;
			}

			@Override
			public double[] computeDerivatives(final double t, final double[] e) {
				final double c = spectrum[0] * e[0] * teacher[0] + spectrum[1] * e[1] * teacher[1], q = spectrum[0] * e[0] * e[0] +
					spectrum[1] * e[1] * e[1];
				final double[] slopes = new double[2];
				Arrays.setAll(slopes, i -> spectrum[i] * ((-8 * s - 24 * c - 12 * q) * e[i] + (-16 * c - 12 * q) * teacher[i]));
				return slopes;
			}
		};
		final double[] times = times(1, 14, 20);
		final Columns trajectory = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), tolerance).solve(times, 1,
			false, Progress.NONE).trajectory();
		ODEState state = new ODEState(0, new double[] { start[0] - teacher[0], start[1] - teacher[1] });
		for (int k = 0; k < times.length; k++) {
			state = new DormandPrince853Integrator(1e-12, 1, 0, 1e-13).integrate(equations, state, times[k]);
			final double[] e = state.getPrimaryState();
			final double q = spectrum[0] * e[0] * e[0] + spectrum[1] * e[1] * e[1];
			final double c = spectrum[0] * e[0] * teacher[0] + spectrum[1] * e[1] * teacher[1];
			final double gap = 100 * tolerance, loss = 4 * s * q + 8 * c * c + 12 * c * q + 3 * q * q;
			assertRelative(-c / s, trajectory.get("overlapGap", k), gap, "gap at " + times[k]);
			assertRelative(loss, trajectory.get("loss", k), 2 * gap, "loss at " + times[k]);
		}
		assertTrue(trajectory.last("overlapGap") < 1e-18);
		assertTrue(((Number) trajectory.metadata().get("steps")).longValue() < 400);
	}

	/** In times so short that nothing but rounding tells the values apart, rates are still those of the equation. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-4, 1e-6, 1e-8, 1e-9, 1e-12, 1e-20, 1e-100 })
	void ratesOfShortTimes(final double end) {
		final SpectralMeasure measure = SpectralMeasure.full(new double[] { 0.5, 0.3, 0.2 }, new double[] { 1, 1, -1 },
			new double[] { 0.2, -0.1, 0.3 });
		final Columns trajectory = new GradientFlow(measure, 1e-8).solve(GradientFlow.logarithmicTimes(measure, end, 6), 1, false,
			Progress.NONE).trajectory();
		for (int k = 1; k < 6; k++) {
			final double[] values = { trajectory.get("overlapRate", k), trajectory.get("energyRate", k) };
			assertRelative(trajectory.get("overlapRate", 0), values[0], 6 * end + 1e-12, "overlapRate at " + k);
			assertRelative(trajectory.get("energyRate", 0), values[1], 6 * end + 1e-12, "energyRate at " + k);
		}
	}

	/** All of the slow convergence, by a stiff method on the weights with the dense Hessian. */
	@ParameterizedTest
	@CsvSource({ "10, 1, 1e3, 1, 6", "12, 2, 1e4, -1, 7", "40, 2, 1e4, 1, 8", "20, 3, 1e7, 1, 9", "12, 4, 1e7, -1, 10",
		"40, 4, 1e7, 1, 11" })
	void agreesWithAStiffMethodToTheEnd(final int dimension, final double exponent, final double end, final int sign,
		final long seed)
	{
		final Case problem = Case.of(dimension, exponent, 1, sign, seed);
		final double[] times = times(0.1, end, 30);
		final Columns trajectory = problem.solve(times).trajectory();
		final double[][] weights = new StiffReference(problem.spectrum(), problem.teacher()).solve(problem.start(), times);
		for (int k = 0; k < times.length; k++)
			assertRow(problem, weights[k], trajectory, k, "t = " + times[k]);
	}

	/** The tolerance is obeyed down to 1e-20 of the start: against the same method at 1e-12, at all sizes. */
	@ParameterizedTest
	@CsvSource({ "10, 0, 26", "10, 1, 60", "10, 4, 3e4", "1000, 1.5, 1e5", "1000, 2, 1e6", "1000, 4, 1e7", "5000, 2, 1e7" })
	void errorsStayBelowTheToleranceAtAllSizes(final int dimension, final double exponent, final double end) {
		final Case problem = Case.of(dimension, exponent, 1, 1, 12);
		final double[] times = times(0.05, end, 60);
		final Columns coarse = problem.solve(times).trajectory();
		final Columns fine = new GradientFlow(problem.measure(), 1e-12).solve(times, 1, false, Progress.NONE).trajectory();
		for (final String column : Observables.COLUMNS) {
			final double floor = column.equals("overlap") || column.equals("energy") ? 0 : 1e-20 * Math.abs(fine.get(column, 0));
			final double tolerance = column.endsWith("Gap") ? GAPS : VALUES;
			for (int k = 0; k < times.length; k++) {
				final double expected = fine.get(column, k), actual = coarse.get(column, k);
				if (Math.abs(expected) > floor) assertRelative(expected, actual, tolerance, column + " at " + times[k]);
				else assertEquals(expected, actual, floor, column + " at " + times[k]);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1.5, 2, 4 })
	void reachesATimeOf1e8InAtMost120Steps(final double exponent) {
		Parallel.forEach(40, seed -> {
			final long steps = Case.of(1000, exponent, 1, 1, seed + 1).solve(1e8).steps();
			assertTrue(steps <= 120, "steps " + steps + " from seed " + (seed + 1));
		});
	}

	/** u grows like exp(rho t) as long as it is tiny: its rate against the root of the dispersion relation. */
	@ParameterizedTest
	@CsvSource({ "10, 0", "300, 1.5", "1000, 2", "5000, 4" })
	void tinyStartsEscapeAtTheRateOfTheory(final int dimension, final double exponent) {
		final double[] norms = { 1e-12, 1e-60 };
		for (final double norm : norms) {
			final Case problem = Case.of(dimension, exponent, norm, 1, 2);
			final double rate = EscapeRate.of(new RetrievalProblem(problem.spectrum(), problem.teacher())).rate();
			// e-folds in which u stays tiny, less some; the other modes die out on the way
			final double last = (-Math.log(norm) - 7) / rate, lag = 2 / rate;
			final Columns trajectory = problem.solve(last - 4 * lag, last - 3 * lag, last - 2 * lag, last - lag, last)
				.trajectory();
			double[] local = new double[5];
			for (int k = 0; k < 5; k++)
				local[k] = trajectory.get("overlapRate", k) / trajectory.get("overlap", k);
			// what two further modes leave is a sum of geometric sequences: Shanks' transformation takes them off
			while (local.length > 1)
				local = shanks(local);
			assertEquals(1, local[0] / rate, 1e-6, "from a start of norm " + norm);
		}
	}

	private static double[] shanks(final double[] sequence) {
		final double[] limits = new double[sequence.length - 2];
		for (int k = 0; k < limits.length; k++) {
			final double bend = sequence[k] + sequence[k + 2] - 2 * sequence[k + 1];
			limits[k] = Math.abs(bend) < 1e-9 * sequence[k] ? sequence[k + 2] : (sequence[k] * sequence[k + 2] - sequence[k +
				1] * sequence[k + 1]) / bend;
		}
		return limits;
	}

	@Test
	void recordsDoNotChangeTheFlow() {
		final Case problem = Case.of(200, 2, 1, 1, 4);
		final FlowSolution few = problem.solve(3, 1e5), many = problem.solve(times(0.1, 1e5, 400));
		assertEquals(few.steps(), many.steps());
		assertEquals(few.trajectory().get("loss", 1), many.trajectory().get("loss", 399), 0);
	}

	@Test
	void rescaledSpectrumIsRescaledTime() {
		final Case problem = Case.of(50, 2, 1, 1, 5);
		final double scale = 1024; // exact in binary
		final double[] spectrum = Arrays.stream(problem.spectrum()).map(v -> v * scale).toArray();
		// w -> w stays; s, u, s* grow by the scale, and the rate is lambda x s*: time falls by scale^2
		final double[] times = times(0.1, 1e4, 20), scaled = Arrays.stream(times).map(t -> t / scale / scale).toArray();
		final Columns original = problem.solve(times).trajectory();
		final Columns other = new Case(spectrum, problem.teacher(), problem.start()).solve(scaled).trajectory();
		for (int k = 0; k < times.length; k++) {
			assertRelative(original.get("overlap", k) * scale, other.get("overlap", k), VALUES, "u");
			assertRelative(original.get("meanSquaredError", k), other.get("meanSquaredError", k), VALUES, "mse");
		}
	}

	@Test
	void signOfTheTeacherOnlyTurnsTheOverlap() {
		final Case problem = Case.of(60, 1.5, 1, 1, 6);
		final double[] negative = Arrays.stream(problem.teacher()).map(v -> -v).toArray();
		final FlowSolution one = problem.solve(1, 1e3), other = new Case(problem.spectrum(), negative, problem.start()).solve(1,
			1e3);
		assertEquals(one.sign(), -other.sign());
		for (int k = 0; k < 2; k++) {
			assertRelative(-one.trajectory().get("overlap", k), other.trajectory().get("overlap", k), 1e-12, "u");
			assertRelative(one.trajectory().get("loss", k), other.trajectory().get("loss", k), 1e-12, "loss");
		}
	}

	@Test
	void lossFallsAndCauchySchwarzHolds() {
		for (int seed = 1; seed < 5; seed++) {
			final Columns trajectory = Case.of(100, seed * 0.8, 1, seed % 2 == 0 ? 1 : -1, seed).solve(times(0.01, 1e6, 300))
				.trajectory();
			for (int k = 0; k < trajectory.rows() && trajectory.get("loss", k) > 1e-20; k++) {
				final double u = trajectory.get("overlap", k), s = trajectory.get("energy", k);
				assertTrue(u * u <= s * (1 + 1e-14));
				assertTrue(k == 0 || trajectory.get("loss", k) <= trajectory.get("loss", k - 1) * (1 + 1e-12));
				assertTrue(trajectory.get("meanSquaredError", k) >= 0 && trajectory.get("loss", k) >= 0);
			}
		}
	}

	@Test
	void ratesAreTheDerivatives() {
		final Case problem = Case.of(80, 2, 1, -1, 7);
		for (final double t : new double[] { 0, 0.7, 5, 1e3 }) {
			final double h = 1e-4 * (t + 0.1);
			final Columns trajectory = problem.solve(t == 0 ? new double[] { 0, h, 2 * h } : new double[] { t - h, t, t + h })
				.trajectory();
			final double[] u = trajectory.column("overlap"), s = trajectory.column("energy");
			// differences of second order: relative error about h^2, digits lost about 1e-15/h
			final double du = t == 0 ? (4 * u[1] - 3 * u[0] - u[2]) / (2 * h) : (u[2] - u[0]) / (2 * h);
			final double ds = t == 0 ? (4 * s[1] - 3 * s[0] - s[2]) / (2 * h) : (s[2] - s[0]) / (2 * h);
			final int row = t == 0 ? 0 : 1;
			assertRelative(du, trajectory.get("overlapRate", row), 1e-4, "du/dt at " + t);
			assertRelative(ds, trajectory.get("energyRate", row), 1e-4, "ds/dt at " + t);
		}
	}

	@Test
	void binnedMeasureGivesTheFullFlow() {
		final Case problem = Case.of(100_000, 2, 1, 1, 8);
		final double[] times = times(0.5, 1e7, 30);
		final Columns full = problem.solve(times).trajectory();
		final Columns binned = new GradientFlow(Binning.of(problem.spectrum(), problem.teacher(), problem.start(), 512),
			DEFAULT).solve(times, 1, false, Progress.NONE).trajectory();
		for (final String column : Observables.COLUMNS)
			for (int k = 0; k < times.length; k++)
				assertRelative(full.get(column, k), binned.get(column, k), 1e-8, column + " at " + times[k]);
	}

	@Test
	void cancelLeavesTheRecordsSoFar() {
		final Progress impatient = new Progress() {

			private double reached;

			@Override
			public void update(final double fraction) {
				reached = fraction;
			}

			@Override
			public boolean isCanceled() {
				return reached > 0.3;
			}
		};
		final FlowSolution solution = new GradientFlow(Case.of(50, 2, 1, 1, 9).measure(), DEFAULT).solve(times(0.1, 1e6, 50),
			1, false, impatient);
		assertFalse(solution.complete());
		assertTrue(solution.trajectory().rows() > 5 && solution.trajectory().rows() < 49);
		assertEquals(true, solution.trajectory().metadata().get("canceled"));
	}

	@Test
	void refusesWhatMakesNoSense() {
		final SpectralMeasure measure = Case.of(5, 1, 1, 1, 1).measure();
		assertThrows(IllegalArgumentException.class, () -> new GradientFlow(measure, 0));
		assertThrows(IllegalArgumentException.class, () -> new GradientFlow(measure, Double.NaN));
		final GradientFlow flow = new GradientFlow(measure, DEFAULT);
		for (final double[] times : new double[][] { {}, { -1 }, { 2, 1 }, { Double.NaN }, { Double.POSITIVE_INFINITY } })
			assertThrows(IllegalArgumentException.class, () -> flow.solve(times, 1, false, Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> flow.solve(new double[] { 1 }, 0, false, Progress.NONE));
	}
}
