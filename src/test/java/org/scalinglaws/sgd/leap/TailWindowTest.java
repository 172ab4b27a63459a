package org.scalinglaws.sgd.leap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;

class TailWindowTest {

	private static final int HEAD = 3;

	/** What a step takes from the tail has the responses that it was drawn with, whatever else is random in it. */
	@Test
	void theMoveHasTheResponsesDrawn() {
		final Problem problem = problem(PowerLaw.spectrum(40, 1.2));
		final double[] start = normals(40, 1), w = start.clone();
		final TailWindow tail = window(problem, w, 5);
		tail.open(HEAD);
		final double[] factors = { 0.3, -0.2, 0.05 }, first = { 1.1, -0.4, 2 }, second = { -0.7, 1.3, 0.2 };
		double response = 0, teacherResponse = 0;
		for (int k = 0; k < factors.length; k++) { // the samples of one step
			response += factors[k] * tail.response(first[k], second[k]);
			teacherResponse += factors[k] * tail.teacherResponse(first[k]);
			tail.add(factors[k], first[k], second[k]);
		}
		tail.step();
		tail.close();
		double moved = 0, teacherMoved = 0;
		for (int i = HEAD; i < 40; i++) {
			moved += start[i] * (start[i] - w[i]);
			teacherMoved += problem.teacher()[i] * (start[i] - w[i]);
		}
		assertEquals(response, moved, 1e-12);
		assertEquals(teacherResponse, teacherMoved, 1e-12);
		assertArrayEquals(Arrays.copyOf(start, HEAD), Arrays.copyOf(w, HEAD), 0); // not of the tail
	}

	/** The rest of the move is chi-squared with two degrees of freedom less than the tail has coordinates. */
	@Test
	void theRemainderHasTheVarianceLeft() {
		final int d = 303, repeats = 400;
		final Problem problem = problem(PowerLaw.spectrum(d, 1));
		final double[] start = normals(d, 1), w = start.clone();
		final TailWindow tail = window(problem, w, 6);
		double squares = 0;
		for (int k = 0; k < repeats; k++) {
			System.arraycopy(start, 0, w, 0, d);
			tail.open(HEAD);
			tail.add(2, 0, 0); // nothing explained
			tail.step();
			tail.close();
			for (int i = HEAD; i < d; i++)
				squares += (w[i] - start[i]) * (w[i] - start[i]) / problem.spectrum()[i] / 4;
		}
		final double freedom = (double) repeats * (d - HEAD - 2);
		assertEquals(freedom, squares, 5 * Math.sqrt(2 * freedom));
	}

	/** The variances and the covariance of the responses are the energies and the overlap of the tail. */
	@Test
	void responsesHaveTheMomentsOfTheWeights() {
		final Problem problem = problem(PowerLaw.spectrum(40, 1.2));
		final double[] w = normals(40, 1);
		final TailWindow tail = window(problem, w, 7);
		for (int head = 0; head <= 40; head++) {
			tail.open(head);
			double s = 0, u = 0, t = 0;
			for (int i = head; i < 40; i++) {
				s += problem.spectrum()[i] * w[i] * w[i];
				u += problem.spectrum()[i] * w[i] * problem.teacher()[i];
				t += problem.spectrum()[i] * problem.teacher()[i] * problem.teacher()[i];
			}
			assertEquals(s, tail.energy(), 1e-12);
			assertEquals(u, tail.overlap(), 1e-12);
			final double along = tail.response(1, 0), across = tail.response(0, 1);
			assertEquals(s, along * along + across * across, 1e-12);
			assertEquals(u, along * tail.teacherResponse(1), 1e-12);
			assertEquals(t, tail.teacherResponse(1) * tail.teacherResponse(1), 1e-12);
		}
	}

	/** u and s move by the mean m of x given its responses: -g m'Qw*, -2 g m'Qw, and s by g^2 E y'Qy besides. */
	@Test
	void followsTheMeanStep() {
		final Problem problem = problem(PowerLaw.spectrum(40, 1.2));
		final double[] w = normals(40, 1);
		final TailWindow tail = window(problem, w, 7);
		tail.open(HEAD);
		final double s = tail.energy(), u = tail.overlap(), t = Math.pow(tail.teacherResponse(1), 2), g = 1e-4;
		double meanTeacher = 0, meanWeights = 0, left = 0;
		for (int i = HEAD; i < 40; i++) {
			final double l = problem.spectrum()[i], a = problem.teacher()[i], v = w[i] - u / t * a;
			final double mean = l * a * tail.teacherResponse(1.5) / t + l * v * tail.response(0, -0.8) / (s - u * u / t);
			meanTeacher += mean * l * a;
			meanWeights += mean * l * w[i];
			left += l * (l - l * a * l * a / t - l * v * l * v / (s - u * u / t));
		}
		final double[] up = stepped(tail, g, 1.5, -0.8), down = stepped(tail, -g, 1.5, -0.8);
		assertEquals(-meanTeacher, (up[0] - down[0]) / (2 * g), 1e-6);
		assertEquals(-2 * meanWeights, (up[1] - down[1]) / (2 * g), 1e-6);
		assertEquals(left, (stepped(tail, 0.1, 0, 0)[1] - s) / 0.01, 1e-10);
	}

	/** u and s after one step in a new window, which is not closed. */
	private static double[] stepped(final TailWindow tail, final double factor, final double first, final double second) {
		tail.open(HEAD);
		tail.add(factor, first, second);
		tail.step();
		return new double[] { tail.overlap(), tail.energy() };
	}

	/**
	 * Where all eigenvalues are equal the overlap that is followed has no error but
	 * that of the window's end, of third order in the steps: 8 times less for steps
	 * half as large.
	 */
	@Test
	void followsTheOverlapToSecondOrder() {
		final double coarse = overlapError(0.2), fine = overlapError(0.1);
		assertEquals(8, coarse / fine, 1.5);
		assertTrue(Math.abs(fine) < 1e-2 && Math.abs(fine) > 1e-9, "was " + fine);
	}

	private static double overlapError(final double factor) {
		final double[] spectrum = new double[30];
		Arrays.fill(spectrum, 0.5);
		final Problem problem = problem(spectrum);
		final double[] w = normals(30, 1);
		final TailWindow tail = window(problem, w, 8);
		tail.open(0);
		for (int k = 0; k < 6; k++) {
			tail.add(factor, 1 + k % 2, 2 - k % 3);
			tail.step();
		}
		final double followed = tail.overlap();
		tail.close();
		tail.open(0);
		return tail.overlap() - followed;
	}

	/** The energy as well, but for the fluctuations of |x|^2, here averaged over 2000 windows. */
	@Test
	void followsTheEnergy() {
		final double[] spectrum = new double[30];
		Arrays.fill(spectrum, 0.5);
		final Problem problem = problem(spectrum);
		final double[] start = normals(30, 1), w = start.clone();
		final TailWindow tail = window(problem, w, 9);
		double sum = 0, squares = 0, followed = 0;
		final int repeats = 2000;
		for (int repeat = 0; repeat < repeats; repeat++) {
			System.arraycopy(start, 0, w, 0, 30);
			tail.open(0);
			for (int k = 0; k < 5; k++) {
				tail.add(0.1, 1, 0.5);
				tail.step();
			}
			followed = tail.energy();
			tail.close();
			tail.open(0);
			sum += tail.energy();
			squares += tail.energy() * tail.energy();
		}
		final double mean = sum / repeats;
		final double error = Math.sqrt((squares / repeats - mean * mean) / repeats);
		assertEquals(mean, followed, 5 * error + 1e-3); // 1e-3: of third order
		assertTrue(error < 0.005);
	}

	@Test
	void aWindowIsSpentWhenTheTailHasChanged() {
		final Problem problem = problem(PowerLaw.spectrum(40, 1.2));
		final TailWindow tail = window(problem, normals(40, 1), 10);
		tail.open(HEAD);
		tail.add(1e-3, 1, 1);
		tail.step();
		assertFalse(tail.isSpent());
		tail.add(1e3, 1, 1);
		tail.step();
		assertTrue(tail.isSpent());
	}

	private static TailWindow window(final Problem problem, final double[] weights, final long seed) {
		return new TailWindow(new LeapingSpectrum(problem.spectrum(), problem.teacher()), weights, stream(seed));
	}

	/** In the units of leaps. */
	private static Problem problem(final double[] spectrum) {
		final LeapingSpectrum units = new LeapingSpectrum(spectrum, normals(spectrum.length, 2));
		return new Problem(units.eigenvalues(), units.teacher());
	}

	private record Problem(double[] spectrum, double[] teacher) {
	}

	private static double[] normals(final int count, final long seed) {
		final double[] normals = new double[count];
		stream(seed).fillGaussian(normals, 0, count);
		return normals;
	}

	private static RandomStream stream(final long seed) {
		return Streams.of(seed).stream("test", 0);
	}
}
