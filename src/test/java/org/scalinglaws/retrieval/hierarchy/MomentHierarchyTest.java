package org.scalinglaws.retrieval.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DoubleDouble;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The truncated hierarchy beside closed forms, a second integrator, 60 digits, and the flow itself. */
@Tag("slow")
class MomentHierarchyTest {

	/** Signs instead of random numbers, so that other programs can have the same problem. */
	private static SpectralMeasure signs(final int dimension, final double exponent, final double norm) {
		final double[] teacher = new double[dimension], start = new double[dimension];
		for (int i = 0; i < dimension; i++) {
			teacher[i] = i % 2 == 0 ? 1 : -1;
			start[i] = (i % 3 == 0 ? norm : -norm) / Math.sqrt(dimension);
		}
		return SpectralMeasure.full(PowerLaw.spectrum(dimension, exponent), teacher, start);
	}

	private static SpectralMeasure random(final double exponent, final long seed) {
		final double[] spectrum = PowerLaw.spectrum(1000, exponent);
		return SpectralMeasure.full(spectrum, Teachers.random(spectrum, "energy", Streams.of(seed)), StartingWeights.onSphere(
			1000, 1, 1, Streams.of(seed)));
	}

	private static HierarchySolution solve(final SpectralMeasure measure, final int moments, final double endTime) {
		return new MomentHierarchy(measure, moments).solve(endTime, Progress.NONE);
	}

	/** Taylor series of order 26 in 60-digit arithmetic, by another program, up to 1e-10 before the top. */
	@ParameterizedTest
	@CsvSource({ "8, 1.287331255964171", "16, 1.7101500973802597", "32, 2.498458482682735", "64, 3.963880274514235", "128, 6.731675665669162" })
	void peaksWhereSixtyDigitsDo(final int moments, final double time) {
		final HierarchySolution solution = solve(signs(1000, 2, 1), moments, 25);
		assertEquals(StopReason.PEAK, solution.reason());
		assertEquals(time, solution.peak().time(), 3e-10 * time);
		assertEquals(Double.NaN, solution.blowUpTime());
		assertTrue(solution.roundOff(0.995 * time) < 1e-9, () -> solution.roundOff(0.995 * time) + "");
	}

	/**
	 * By another program, Taylor series of order 40 with a sixth of the radius in 210-digit arithmetic, which goes over the
	 * top and on: no singularity is on the real axis. For K = 4 it is the second top, behind one of 188 s*.
	 */
	@ParameterizedTest
	@CsvSource({ "4, 1.3699348002075209, 10.450026056421866", "8, 1.2873312560390393, 12.328910961992477", "12, 1.5016270673104402, 29.037406127681283", "16, 1.7101500974705424, 51.398806194117263", "32, 2.4984584828121257, 155.14695382043951" })
	void theTopIsFiniteAndAsHighAsManyDigitsHaveIt(final int moments, final double time, final double log10) {
		final SpectralMeasure measure = signs(1000, 2, 1);
		final HierarchyPeak peak = solve(measure, moments, 25).peak();
		assertEquals(time, peak.time(), 1e-14 * time);
		assertEquals(log10, peak.log10Energy() - Math.log10(measure.teacherEnergy()), 1e-9);
		assertEquals(1, peak.energy() / Math.pow(10, peak.log10Energy()), 1e-12);
	}

	/** A top that time resolves is no reason to stop. */
	@Test
	void aLowTopIsFollowedByMore() {
		final SpectralMeasure measure = signs(1000, 2, 1);
		final HierarchySolution solution = solve(measure, 4, 1.2);
		assertEquals(StopReason.END_TIME, solution.reason());
		assertEquals(1.091485492784807, solution.peak().time(), 1e-12);
		assertEquals(Math.pow(10, 2.273813897076344), solution.peak().energy() / measure.teacherEnergy(), 1e-9);
		assertTrue(solution.energy(1.2) < 0.1 * solution.peak().energy());
	}

	/** Without any overlap s is a polynomial in Theta, here of degree 2, and the time to infinity an integral in closed form. */
	@Test
	void aBlowUpIsSaidWhereItIsShown() {
		final double[] eigenvalue = { 1, 0.5 }, one = { 1, 1 }, start = { 3, 2 };
		final SpectralMeasure measure = new SpectralMeasure(eigenvalue, one, start, new double[2], one);
		final double star = 1.5, s1 = 3 + 0.5 * 2, s2 = 3 + 0.25 * 2, s3 = 3 + 0.125 * 2;
		// d Theta / dt = s* - 3 (s1 + 8 s2 Theta + 32 s3 Theta^2), from 0 to minus infinity
		final double c = 3 * s1 - star, b = 24 * s2, a = 96 * s3, root = Math.sqrt(4 * a * c - b * b);
		final double time = 2 / root * (Math.PI / 2 + Math.atan(b / root));
		final HierarchySolution solution = solve(measure, 3, 10);
		assertEquals(StopReason.BLOW_UP, solution.reason());
		// less than 1e-7 of the time is left where it is said, and known to a tenth
		assertEquals(time, solution.blowUpTime(), 2e-8 * time);
		assertEquals(Double.POSITIVE_INFINITY, solution.peak().energy());
		// s falls to s*/3 and stays there, pulled back from both sides, where the highest power is odd
		final HierarchySolution even = solve(measure, 4, 10);
		assertEquals(StopReason.END_TIME, even.reason());
		assertEquals(star / 3, even.energy(10), 1e-9);
	}

	/** Proposition 3 as it stands, unscaled, by an explicit Runge-Kutta method with time as a function of arc length. */
	@ParameterizedTest
	@CsvSource({ "8, 2, 1", "12, 1, 3", "24, 1.5, 2" })
	void anotherIntegratorFindsTheSameSolution(final int moments, final double exponent, final long seed) {
		final SpectralMeasure measure = random(exponent, seed);
		final HierarchySolution solution = solve(measure, moments, 100);
		final double last = 0.99 * solution.peak().time();
		final double[] state = new double[2 * moments], end = new DormandPrince853Integrator(1e-12, 1, 1e-14, 1e-12).integrate(
			new Proposition3(measure, moments), new ODEState(0, initial(measure, moments, state)), last)
			.getPrimaryState();
		// the integrator's tolerance times the growth of errors, and another 100 as the top is 1 % of the time away
		final double tolerance = 1e-10 + 1e-12 / DoubleDouble.EPSILON * solution.roundOff(last);
		assertEquals(end[0], solution.energy(last), tolerance * (1 + Math.abs(end[0])));
		assertEquals(end[moments], solution.overlap(last), tolerance * (1 + Math.abs(end[moments])));
		assertTrue(tolerance < 1e-5, "the test tells nothing: " + tolerance);
	}

	private static double[] initial(final SpectralMeasure measure, final int moments, final double[] state) {
		for (int k = 0; k < moments; k++) {
			state[k] = moment(measure, measure.startSquared(), k + 1);
			state[moments + k] = moment(measure, measure.startTeacher(), k + 1);
		}
		return state;
	}

	private static double moment(final SpectralMeasure measure, final double[] weight, final int power) {
		double sum = 0;
		for (int i = 0; i < weight.length; i++)
			sum += Math.pow(measure.eigenvalue()[i], power) * weight[i];
		return sum;
	}

	private record Proposition3(SpectralMeasure measure, int moments) implements OrdinaryDifferentialEquation {

		@Override
		public int getDimension() {
			return 2 * moments;
		}

		@Override
		public double[] computeDerivatives(final double t, final double[] y) {
			final double[] rate = new double[2 * moments];
			final double s = y[0], u = y[moments], free = measure.teacherEnergy() - 3 * s;
			for (int k = 0; k < moments; k++) {
				final double nextS = k + 1 < moments ? y[k + 1] : 0, nextU = k + 1 < moments ? y[moments + k + 1] : 0;
				rate[k] = 8 * free * nextS + 16 * u * nextU;
				rate[moments + k] = 4 * free * nextU + 8 * u * moment(measure, measure.teacherSquared(), k + 2);
			}
			return rate;
		}
	}

	/** The coordinates' own flow: before the breakdown every further moment takes away part of the error. */
	@ParameterizedTest
	@CsvSource({ "0, 3.2, 60", "1, 2.2, 500", "2, 1.1, 1000" })
	void approachesTheFlowAsMomentsAreAdded(final double exponent, final double time, final int dimension) {
		final SpectralMeasure measure = signs(dimension, exponent, 1);
		final double scaled = exponent == 0 ? time * dimension / 12 : time; // the isotropic flow is slower by d
		final Columns flow = new GradientFlow(measure, 1e-12).solve(new double[] { scaled }, 1, false, Progress.NONE)
			.trajectory();
		double before = Double.POSITIVE_INFINITY;
		for (final int moments : new int[] { 12, 16, 20, 24, 32 }) {
			final HierarchySolution solution = solve(measure, moments, scaled);
			final double error = Math.abs(solution.overlap(scaled) - flow.get("overlap", 0)) + Math.abs(solution.energy(scaled) -
				flow.get("energy", 0));
			assertTrue(error < Math.max(1e-11, before / 5), moments + " moments: " + error + " after " + before);
			before = error;
		}
		assertTrue(before < 1e-8, "32 moments: " + before);
	}

	/** s ~ (8 Theta)^(K-1) with Theta to minus infinity pulls back if K - 1 is even. */
	@Test
	void oddNumbersOfMomentsLeaveTheFlowWithoutATop() {
		final SpectralMeasure measure = random(2, 1);
		final HierarchySolution solution = solve(measure, 15, 25);
		assertEquals(StopReason.STEPS, solution.reason());
		assertEquals(Double.NaN, solution.blowUpTime());
		final double[] times = solution.times(400);
		assertEquals(solution.reached(), times[399], 0);
		for (final double time : times)
			assertTrue(Math.abs(solution.energy(time)) < 1, "s stays bounded");
		assertTrue(Math.abs(solution.overlap(solution.reached())) > 10, "u has left the flow");
	}

	@Test
	void theBreakdownMovesOutInProportionToTheMoments() {
		final SpectralMeasure measure = random(2, 1);
		double before = 0;
		for (final int moments : new int[] { 16, 32, 64 }) {
			final double time = solve(measure, moments, 50).peak().time();
			assertTrue(time > before, moments + ": " + time);
			// theory: about 0.04 to 0.06 K in this case, after the escape
			if (moments > 32) assertEquals(moments / 2 * 0.041, time - before, 0.15 * moments / 2 * 0.041);
			before = time;
		}
	}

	/** s^(2) = u^(2) = 0: s stands still and u' = 8 u s*^(2). */
	@Test
	void oneMomentGrowsExponentially() {
		final SpectralMeasure measure = signs(20, 1.5, 1);
		final HierarchySolution solution = solve(measure, 1, 4);
		final double u = moment(measure, measure.startTeacher(), 1), rate = 8 * moment(measure, measure.teacherSquared(), 2);
		assertEquals(StopReason.END_TIME, solution.reason());
		assertEquals(Double.NaN, solution.blowUpTime());
		for (final double t : solution.times(7)) {
			assertEquals(u * Math.exp(rate * t), solution.overlap(t), 1e-12 * Math.abs(u) * Math.exp(rate * t));
			assertEquals(moment(measure, measure.startSquared(), 1), solution.energy(t), 1e-14);
		}
		final HierarchySolution longer = solve(measure, 1, 1e9);
		assertEquals(StopReason.OVERFLOW, longer.reason());
		assertTrue(longer.reached() < 1e3, "" + longer.reached());
	}

	/** lambda -> c lambda, w -> b w, w* -> b w*: times are divided by (b c)^2 / c^0, lengths as s is. */
	@Test
	void scalesAsTheFlowDoes() {
		final SpectralMeasure measure = random(2, 2);
		final double c = 1e-90, b = 1e40; // 128 powers of c would underflow
		final double[] small = measure.eigenvalue().clone();
		for (int i = 0; i < small.length; i++)
			small[i] *= c;
		final SpectralMeasure scaled = new SpectralMeasure(small, measure.multiplicity(), times(b * b, measure
			.startSquared()), times(b * b, measure.startTeacher()), times(b * b, measure.teacherSquared()));
		final HierarchySolution one = solve(measure, 40, 30), other = solve(scaled, 40, 30 / (c * c * b * b));
		assertEquals(one.peak().time(), other.peak().time() * c * c * b * b, 1e-9 * one.peak().time());
		assertEquals(one.peak().log10Energy(), other.peak().log10Energy() - Math.log10(c) - 2 * Math.log10(b), 1e-6);
		final double t = 0.5 * one.peak().time();
		assertEquals(one.overlap(t), other.overlap(t / (c * c * b * b)) / (c * b * b), 1e-12);
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(v -> factor * v).toArray();
	}

	@Test
	void nothingMovesFromZeroAndAtTheTeacher() {
		final SpectralMeasure measure = signs(30, 2, 1);
		final SpectralMeasure zero = new SpectralMeasure(measure.eigenvalue(), measure.multiplicity(), new double[30],
			new double[30], measure.teacherSquared());
		final HierarchySolution still = solve(zero, 8, 100);
		assertEquals(StopReason.END_TIME, still.reason());
		assertEquals(0, still.overlap(99), 0);
		assertEquals(0, still.energy(99), 0);
	}

	/** In the unit of time, 1e200 here, the end is below all numbers: the records are those of the start. */
	@Test
	void endsTooShortForNumbersAreTheStart() {
		final double unit = 1e-200, root = 1e100;
		final SpectralMeasure measure = SpectralMeasure.full(new double[] { unit, unit / 2 }, new double[] { root, root },
			new double[] { 0.1 * root, 0.2 * root });
		final HierarchySolution solution = solve(measure, 8, 1e-280);
		assertEquals(StopReason.END_TIME, solution.reason());
		final Columns table = HierarchyComparison.of(measure, solution, 3, Progress.NONE);
		assertEquals(3, table.rows());
		for (int row = 0; row < 3; row++) {
			assertEquals(0.2, table.get("overlap", row), 1e-15); // 0.1 + 0.2/2
			assertEquals(0.03, table.get("energy", row), 1e-15); // 0.01 + 0.04/2
			assertEquals(0, table.get("overlapError", row) + table.get("energyError", row), 1e-15);
		}
	}

	/** Signs of the breakdown in the table: s or u beyond the scale of the problem at the last of many records. */
	@Test
	void recordsGoUpToThePeak() {
		final SpectralMeasure measure = random(2, 1);
		final HierarchySolution solution = solve(measure, 16, 10);
		final Columns table = HierarchyComparison.of(measure, solution, 2000, Progress.NONE);
		assertEquals(2000, table.rows());
		assertEquals(solution.peak().time() * 1999 / 2000, table.get("time", 1999), 1e-12);
		assertTrue(table.get("energyError", 1999) > 10, "" + table.get("energyError", 1999));
		for (int row = 0; table.get("time", row) < 0.8 * solution.peak().time(); row++)
			assertTrue(table.get("overlapError", row) < 1e-3, "error at " + table.get("time", row));
		assertEquals("peak", table.metadata().get("reason"));
	}

	@Test
	void aBinnedMeasureHasTheSameMoments() {
		final double[] spectrum = PowerLaw.spectrum(20_000, 1.5);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(4)), start = StartingWeights.onSphere(20_000,
			1, 1, Streams.of(4));
		final double full = solve(SpectralMeasure.full(spectrum, teacher, start), 32, 30).peak().time();
		assertEquals(full, solve(Binning.of(spectrum, teacher, start, 512), 32, 30).peak().time(), 1e-8 * full);
	}

	@Test
	void cancelLeavesThePartThatIsDone() {
		final int[] polls = { 0 };
		final HierarchySolution solution = new MomentHierarchy(random(2, 1), 16).solve(10, new Progress() {

			@Override
			public void update(final double fraction) {
				assertTrue(fraction >= 0 && fraction <= 1);
			}

			@Override
			public boolean isCanceled() {
				return ++polls[0] > 40;
			}
		});
		assertEquals(StopReason.CANCELED, solution.reason());
		assertEquals(Double.NaN, solution.blowUpTime());
		assertTrue(solution.pieces().size() > 10 && solution.pieces().size() < 40);
	}

	@Test
	void badInputIsNamed() {
		final SpectralMeasure measure = signs(10, 2, 1);
		for (final int moments : new int[] { -1, 0, 129, Integer.MAX_VALUE })
			refuses("moments must be in [1, 128], was " + moments, () -> new MomentHierarchy(measure, moments));
		refuses("measure", () -> new MomentHierarchy(null, 8));
		for (final double end : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
			refuses("endTime", () -> solve(measure, 8, end));
		refuses("records", () -> solve(measure, 8, 1).times(1));
	}

	private static void refuses(final String message, final Executable call) {
		final String was = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
