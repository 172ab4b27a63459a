package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Gradient flow at infinite size, beside other methods. */
@Tag("slow")
class FlowTheoryTest {

	private static final double[] TIMES = { 1e-3, 0.03, 0.8, 5, 40, 1e3, 1.6e4, 1e6, 1e9, 1e12 };

	private static BlockMoments at(final TwoScales problem, final double time) {
		return new FlowTheory(problem).at(time);
	}

	private static double risk(final TwoScales problem, final double time) {
		return at(problem, time).row(time, 0)[3];
	}

	/**
	 * Overlaps and risks of both blocks by Gaver and Stehfest's inversion, in both times, with 44 terms and 130 digits: only
	 * real ridges, their roots by bisection. The last of its digits here differ between 36 and 44 terms in the 13th place.
	 */
	@ParameterizedTest
	@CsvSource({ "150,100,60,50,0,0.8,0.37049692911643,0.00016278161141238,0.092672341978215,0.19983726619097",
		"150,100,60,50,0,40,0.59989340365444,0.0058043178028028,0.12959629020986,0.19425560860446",
		"150,100,60,50,0,16000,0.59999279871582,0.37301018732436,0.0023299315759461,0.0034933940004675",
		"600,400,280,100,.49,0.8,0.42350729395783,2.9715095259837e-5,0.14980955364254,0.14997028748929",
		"600,400,280,100,.49,40,0.69995906675692,0.00098397748086935,0.34470259610675,0.14901914789001",
		"600,400,280,100,.49,16000,0.69999058607795,0.19243789972791,0.27361578607255,0.067721324278062",
		"240,400,160,100,.09,0.8,0.13492910724803,2.517119154051e-5,0.12459258709966,0.29997483019364",
		"240,400,160,100,.09,40,0.39238930470213,0.00058716996828568,0.57055503848063,0.29941382262718",
		"240,400,160,100,.09,16000,0.39990252222293,0.11237696177196,0.54602221687389,0.22838982181495",
		"400,400,280,30,.2,0.8,0.32232736151999,0.00021545136565557,0.16824140518888,0.14978469642714",
		"400,400,280,30,.2,40,0.69284293539316,0.0046591283726965,0.50955042237416,0.14542185375665",
		"400,400,280,30,.2,16000,0.69981244205834,0.22768060112528,0.54036085026484,0.13209486838144" })
	void agreesWithAnInversionOnTheRealAxis(final int samples, final int dimension, final int fast,
		final double condition, final double noise, final double time, final double overlapFast, final double overlapSlow,
		final double riskFast, final double riskSlow)
	{
		final BlockMoments found = at(new TwoScales(samples, dimension, fast, condition, noise), time);
		assertArrayEquals(new double[] { overlapFast, overlapSlow }, found.overlap(), 1e-11);
		assertArrayEquals(new double[] { riskFast, riskSlow }, found.risk(), 1e-11);
	}

	/** With one scale all follows from Marchenko and Pastur's density by quadrature, whatever is called fast. */
	@ParameterizedTest
	@CsvSource({ "300,200,80", "200,300,300", "100,1000,0", "1000,100,70" })
	void isMarchenkoPasturWithOneScale(final int samples, final int dimension, final int fast) {
		final TwoScales problem = new TwoScales(samples, dimension, fast, 1, 0.3);
		for (final double time : new double[] { 1e-3, 0.1, 1, 7, 60 }) {
			final double rest = Math.max(0, 1 - problem.load());
			final double overlap = density(problem, l -> -Math.expm1(-l * time));
			final double twice = rest + density(problem, l -> Math.exp(-2 * l * time) + 0.3 * Math.pow(Math.expm1(-l * time),
				2) / l);
			final BlockMoments found = at(problem, time);
			for (int b = 0; b < 2; b++) {
				assertEquals(overlap * problem.share(b), found.overlap()[b], 1e-12);
				assertEquals(twice / 2 * problem.share(b), found.risk()[b], 1e-12);
			}
		}
	}

	/** The mean over the eigenvalues of X'X that are not 0, per coordinate: smooth and periodic in the angle. */
	private static double density(final TwoScales problem, final DoubleUnaryOperator function) {
		final double load = problem.load(), middle = 1 + load, half = 2 * Math.sqrt(load);
		final int points = 1000;
		double sum = 0;
		for (int i = 0; i < points; i++) {
			final double angle = Math.PI * (i + 0.5) / points, l = middle - half * Math.cos(angle);
			sum += Math.pow(half * Math.sin(angle), 2) / (2 * l) * function.applyAsDouble(l) / points;
		}
		return sum;
	}

	/** Overlap, energy and risk come from transforms of their own. */
	@Test
	void riskIsOneLessTwiceTheOverlapAndTheEnergy() {
		for (final int samples : new int[] { 1, 37, 99, 100, 101, 3000 })
			for (final double condition : new double[] { 1, 3, 1e5 })
				for (final double time : TIMES) {
					final TwoScales problem = new TwoScales(samples, 100, 60, condition, 0.2);
					final BlockMoments found = at(problem, time);
					for (int b = 0; b < 2; b++)
						assertEquals((problem.share(b) - 2 * found.overlap()[b] + found.energy()[b]) / 2, found.risk()[b], 1e-13 *
							(1 + found.energy()[b]), () -> problem + " at " + time);
				}
	}

	/** More nodes, a parabola nearer or farther: rounding remains. */
	@Test
	void doesNotDependOnTheContour() {
		for (final int samples : new int[] { 40, 60, 61, 99, 100, 101, 150 })
			for (final double condition : new double[] { 1, 30, 1e5 })
				for (final double time : TIMES) {
					final TwoScales problem = new TwoScales(samples, 100, 60, condition, 0.1);
					final double[] row = at(problem, time).row(time, 0), other = new FlowTheory(problem, new LaplaceContour(1.5,
						0.14, 32)).at(time).row(time, 0);
					for (int i = 1; i < row.length; i++)
						assertEquals(row[i], other[i], 1e-12 + 3e-12 * row[i], problem + " at " + time);
				}
	}

	/** After all time the flow has found the interpolating student of least norm, as ridge regression without ridge has. */
	@Test
	void endsWhereTheRidgePathEnds() {
		for (final int samples : new int[] { 30, 80, 130, 300 }) {
			final TwoScales problem = new TwoScales(samples, 100, 60, 5, 0.3);
			assertEquals(new RidgePath(problem).risk(1e12), risk(problem, 1e12), 2e-9);
		}
		assertEquals(0.3 / 2 * 100 / (300 - 100), risk(new TwoScales(300, 100, 60, 5, 0.3), 1e12), 1e-9);
	}

	/** Where as many samples as coordinates make singular values down to 0, noise goes on adding. */
	@Test
	void isFiniteWithAsManySamplesAsCoordinates() {
		assertTrue(risk(new TwoScales(100, 100, 60, 5, 0), 1e9) < 1e-3);
		final double early = risk(new TwoScales(100, 100, 60, 5, 0.1), 1e6), late = risk(new TwoScales(100, 100, 60, 5, 0.1),
			1e8);
		assertEquals(10, late / early, 0.1); // like the root of the time
	}

	/** Without noise, and with more samples than coordinates, the risk falls to 0 like an exponential, and never below. */
	@ParameterizedTest
	@ValueSource(ints = { 150, 400, 3000 })
	void riskWithoutNoiseEndsAtZero(final int samples) {
		final TwoScales problem = new TwoScales(samples, 100, 60, 3, 0);
		for (int i = 0; i < 10; i++) {
			final double time = 100 * Math.pow(4, i);
			for (final double risk : at(problem, time).risk())
				assertTrue(risk >= 0 && risk <= (time > 1e4 ? 1e-12 : 0.5), "risk " + risk + " at " + time);
		}
	}

	@Test
	void startsWithAPowerSeries() {
		final TwoScales problem = new TwoScales(150, 100, 60, 50, 0);
		final double time = 1e-5;
		final BlockMoments found = at(problem, time);
		assertEquals(0.6 * 1.5 * time, found.overlap()[0], 1e-4 * time); // of X'X a diagonal element is n/d F^2 on average
		assertEquals(0.4 * 1.5 / 2500 * time, found.overlap()[1], 1e-7 * time);
		assertArrayEquals(new double[] { 0.3, 0.2 }, at(problem, 0).risk(), 0);
	}

	/** The published description: one valley with one scale, two with two of them, the second at condition^2. */
	@Test
	void hasASecondValleyAtTheSquareOfTheCondition() {
		final double[] times = EpochwiseCurves.times(1e7, 201);
		final double[] first = new double[3], second = new double[3];
		final double[] conditions = { 30, 100, 300 };
		for (int i = 0; i < 3; i++) {
			final Columns extrema = RiskExtrema.of(EpochwiseCurves.theory(new TwoScales(600, 400, 280, conditions[i], 0.49), times,
				Progress.NONE));
			assertArrayEquals(new double[] { -1, 1, -1 }, extrema.column("kind"), 0);
			first[i] = extrema.get("time", 0);
			second[i] = extrema.get("time", 2) / Math.pow(conditions[i], 2);
		}
		assertArrayEquals(new double[] { 0.789, 0.786, 0.786 }, first, 1e-3);
		assertArrayEquals(new double[] { 1.287, 1.288, 1.288 }, second, 1e-3);
		final Columns one = RiskExtrema.of(EpochwiseCurves.theory(new TwoScales(600, 400, 280, 1, 0), times,
			Progress.NONE));
		assertEquals(0, one.rows(), one::toString);
	}
}
