package org.scalinglaws.diffusion.orbit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

class OrbitGradientsTest {

	private static Columns run(final Orbit orbit, final int samples, final double... levels) {
		return OrbitGradients.of(orbit, levels, 0.3, samples, 4, Progress.NONE);
	}

	/** Those of a program of its own, in Python, from 2e6 samples; 3 % as the samples allow. */
	@Test
	void reflectionOfOneNumberIsKnown() {
		final double[][] known = { { 0.5, 0.2046, 0.1831, 0.0217 }, { 1, 1.358, 0.2957, 1.0644 }, { 2, 14.12, 3.583, 10.51 } };
		final Columns table = run(Orbit.of("reflection", new double[] { 1 }), 400_000, 0.5, 1, 2);
		for (int i = 0; i < 3; i++) {
			assertEquals(known[i][1], table.get("plainVariance", i), 4 * table.get("plainVarianceStandardError", i));
			assertEquals(known[i][2], table.get("orbitVariance", i), 4 * table.get("orbitVarianceStandardError", i));
			assertEquals(known[i][3], table.get("predictedGap", i), 5e-4 * known[i][3] + 5e-5);
			assertTrue(table.get("plainVarianceStandardError", i) < 0.01 * known[i][1]);
		}
	}

	/** The plain gradient is a polynomial in normal numbers: 4 (1 - 2w)^2 r^2 s^2 + 8 w^2 d s^4. */
	@Test
	void plainVarianceIsThatOfAPolynomial() {
		final double[] template = { 1, 0.5, -2, 0.3 };
		for (final String group : new String[] { "reflection", "cyclic", "rotations" })
			for (final Row row : run(Orbit.of(group, template), 200_000, 0.8, 1, 3)) {
				final double s2 = row.get("noiseLevel") * row.get("noiseLevel"), r2 = 1 + 0.25 + 4 + 0.09;
				final double variance = 4 * 0.4 * 0.4 * r2 * s2 + 8 * 0.09 * 4 * s2 * s2, mean = 2 * (0.3 * (r2 + 4 * s2) - r2);
				assertEquals(variance, row.get("predictedPlainVariance"), 1e-12 * variance);
				assertEquals(variance, row.get("plainVariance"), 3.5 * row.get("plainVarianceStandardError"));
				assertEquals(mean, row.get("plainMean"), 3.5 * row.get("plainMeanStandardError"));
				assertEquals(mean, row.get("orbitMean"), 3.5 * row.get("orbitMeanStandardError"));
				assertEquals(row.get("predictedGap"), row.get("gap"), 3.5 * Math.hypot(row.get("gapStandardError"), row.get(
					"predictedGapStandardError")));
				assertEquals(row.get("predictedTargetGap"), row.get("targetGap"), 3.5 * Math.hypot(row.get(
					"targetGapStandardError"), row.get("predictedTargetGapStandardError")));
				assertTrue(row.get("gap") > 0);
			}
	}

	/** Also of noise far below the template, where x0 + sigma z rounds it away; the orbit is then told exactly. */
	@Test
	void varianceOfLittleNoiseKeepsItsDigits() {
		for (final double weight : new double[] { 0.3, 0.5, 0 })
			for (final Row row : OrbitGradients.of(Orbit.of("cyclic", new double[] { 1, 2, 3 }), new double[] { 1e-4, 1e-8, 1e-12,
				1e-20 }, weight, 20_000, 4, Progress.NONE)) {
				assertEquals(row.get("predictedPlainVariance"), row.get("plainVariance"), 3.5 * row.get("plainVarianceStandardError"));
				assertTrue(row.get("plainVarianceStandardError") < 0.03 * row.get("plainVariance"));
				assertEquals(row.get("plainVariance"), row.get("orbitVariance"));
			}
	}

	/** The law of total variance at each x, from the densities themselves, on the same samples and without any shortcut. */
	@Test
	void predictionIsTheVarianceGivenTheInput() {
		final double[] template = { 1, 0.5, -2, 0.3, 0, 0, 1, 1, -0.4 };
		for (final String group : new String[] { "cyclic", "rotations" }) {
			final Orbit orbit = Orbit.of(group, template);
			final double sigma = 0.8;
			final int samples = 400;
			final RandomStream random = Streams.of(4).stream("orbitNoise", 0);
			double predicted = 0, removed = 0;
			for (int s = 0; s < samples; s++) {
				final double[] x = new double[9];
				random.fillGaussian(x, 0, 9);
				for (int i = 0; i < 9; i++)
					x[i] = template[i] + sigma * x[i];
				double all = 0, first = 0, second = 0;
				final double[] target = new double[9];
				for (int g = 0; g < orbit.size(); g++) {
					double distance = 0, product = 0;
					for (int i = 0; i < 9; i++) {
						distance += Math.pow(x[i] - orbit.element(g)[i], 2);
						product += 2 * x[i] * orbit.element(g)[i];
					}
					final double density = Math.exp(-distance / (2 * sigma * sigma));
					all += density;
					first += density * product;
					second += density * product * product;
					for (int i = 0; i < 9; i++)
						target[i] += density * orbit.element(g)[i];
				}
				predicted += (second / all - first * first / all / all) / samples;
				for (int i = 0; i < 9; i++)
					removed += Math.pow(template[i] - target[i] / all, 2) / samples / 9;
			}
			final Columns table = run(orbit, samples, sigma);
			assertEquals(predicted, table.first("predictedGap"), 1e-10 * predicted);
			assertEquals(removed, table.first("targetGap"), 1e-10);
		}
	}

	/** The mean of 4 y^2/cosh^2 by a plain sum over a fine grid, where it does not lose digits. */
	@Test
	void reflectionGapIsItsIntegral() {
		for (final double norm : new double[] { 0.3, 1, 2.5 })
			for (final double sigma : new double[] { 0.3, 0.5, 1, 2, 20, 1000 }) {
				double sum = 0;
				final double h = Math.min(0.002, 0.02 * sigma / norm);
				for (double t = -40; t < 40; t += h) {
					final double y = norm + sigma * t, cosh = Math.cosh(norm * y / sigma / sigma);
					if (cosh < 1e150) sum += h * 4 * norm * norm * y * y / cosh / cosh * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
				}
				assertEquals(sum, ReflectionGap.of(norm, sigma), 2e-13 * sum, norm + " " + sigma);
			}
		assertEquals(0, ReflectionGap.of(1, 1e-20));
	}

	@Test
	void turnsAndShifts() {
		final Orbit turned = Orbit.of("rotations", new double[] { 1, 2, 3, 4 }); // rows 1 2 and 3 4
		assertArrayEquals(new double[] { 1, 2, 3, 4 }, turned.element(0));
		assertArrayEquals(new double[] { 2, 4, 1, 3 }, turned.element(1)); // counterclockwise
		assertArrayEquals(new double[] { 4, 3, 2, 1 }, turned.element(2));
		assertArrayEquals(new double[] { 3, 1, 4, 2 }, turned.element(3));
		final Orbit shifted = Orbit.of("cyclic", new double[] { 1, 2, 3 });
		assertArrayEquals(new double[] { 2, 3, 1 }, shifted.element(1));
		assertArrayEquals(new double[] { 3, 1, 2 }, shifted.element(2));
		assertArrayEquals(new double[] { -1, 2 }, Orbit.of("reflection", new double[] { 1, -2 }).element(1));
	}

	/** A template that its group leaves as it is gains nothing. */
	@Test
	void symmetricTemplatesGainNothing() {
		for (final String group : new String[] { "cyclic", "rotations" }) {
			final Columns table = run(Orbit.of(group, new double[] { 2, 2, 2, 2 }), 500, 1);
			assertEquals(0, table.first("predictedGap"), 1e-25);
			assertEquals(table.first("plainVariance"), table.first("orbitVariance"), 1e-12);
		}
		assertEquals(0, run(Orbit.of("cyclic", new double[] { 3 }), 100, 1).first("gap"), 0);
	}

	/** Of 16 numbers each a unit vector: what the noise hides at last are all of them. */
	@Test
	void targetsOfSixteenShifts() {
		final double[] template = new double[16];
		template[3] = 2;
		final Columns table = run(Orbit.of("cyclic", template), 20_000, 0.05, 100);
		assertEquals(0, table.first("targetGap"), 1e-12);
		assertEquals((4 - 4 / 16.0) / 16, table.last("targetGap"), 1e-3);
	}

	/** What is tied to each other in a row, and how the standard errors go with the samples. */
	@Test
	void differencesAndErrorsFitTheirNumbers() {
		final Orbit orbit = Orbit.of("cyclic", new double[] { 1, -0.5, 0.2 });
		final Columns few = run(orbit, 5000, 1), many = run(orbit, 80_000, 1);
		for (final Row row : few)
			assertEquals(row.get("plainVariance") - row.get("orbitVariance"), row.get("gap"), 1e-12);
		for (final String name : List.of("plainVariance", "orbitVariance", "predictedGap", "gap", "plainMean", "orbitMean",
			"targetGap", "predictedTargetGap"))
			assertEquals(4, few.first(name + "StandardError") / many.first(name + "StandardError"), 0.8, name);
		// the gap is that of common noise: its error is below that of independent variances
		assertTrue(few.first("gapStandardError") < Math.hypot(few.first("plainVarianceStandardError"), few.first(
			"orbitVarianceStandardError")));
		assertEquals(Math.sqrt(few.first("plainVariance") / 5000), few.first("plainMeanStandardError"), 1e-12);
		assertEquals(3, ((Number) few.metadata().get("groupSize")).intValue());
		assertEquals("samples", few.metadata().get("predictedBy"));
		final Columns reflected = run(Orbit.of("reflection", new double[] { 1 }), 100, 1);
		assertEquals("quadrature", reflected.metadata().get("predictedBy"));
		assertEquals(0, reflected.first("predictedGapStandardError"));
	}

	/** Each level has noise of its own, and so has each piece of samples: twice as many are not the same ones twice. */
	@Test
	void levelsHaveNoiseOfTheirOwn() {
		final Orbit orbit = Orbit.of("reflection", new double[] { 1, 2 });
		final Columns two = run(orbit, 5000, 1, 1);
		assertTrue(two.get("plainMean", 0) != two.get("plainMean", 1));
		assertEquals(two.get("plainMean", 0), two.get("plainMean", 1), 5 * two.get("plainMeanStandardError", 0));
		assertTrue(Math.abs(run(orbit, 4096, 1).first("plainMean") - run(orbit, 8192, 1).first("plainMean")) > 0);
	}

	/** Products and averages with an odd number of coordinates, too. */
	@Test
	void sizesAreThoseOfTheGroups() {
		final double[] template = { 1, 2, 3, 4 };
		assertEquals(2, Orbit.of("reflection", template).size());
		assertEquals(4, Orbit.of("cyclic", template).size());
		assertEquals(4, Orbit.of("rotations", template).size());
		for (final String group : new String[] { "reflection", "cyclic", "rotations" }) {
			assertEquals(group, Orbit.of(group, template).group());
			assertEquals(4, Orbit.of(group, template).dimension());
			assertEquals(30, Orbit.of(group, template).energy());
		}
		refuses("template must have a norm of at least 1e-30, was 1.0E-31", "reflection", 1e-31);
		assertEquals(1e-29, Math.sqrt(Orbit.of("reflection", new double[] { 1e-29 }).energy()), 1e-42);
		final Orbit long5 = Orbit.of("cyclic", new double[] { 1, 2, 3, 4, 5 });
		final double[] products = new double[5], average = new double[5];
		long5.project(new double[] { 1, 0, 0, 0, 2 }, products);
		assertArrayEquals(new double[] { 11, 4, 7, 10, 13 }, products);
		long5.average(new double[] { 0.5, 0.25, 0, 0, 0.25 }, average);
		assertArrayEquals(new double[] { 2.25, 2, 3, 4, 3.75 }, average, 1e-15);
	}

	@Test
	void endsWhenCanceled() {
		final Orbit orbit = Orbit.of("reflection", new double[] { 1 });
		assertThrows(CancellationException.class, () -> OrbitGradients.of(orbit, new double[] { 1, 2 }, 0.3, 1_000_000_000, 1,
			new Looks(3)));
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		final Orbit orbit = Orbit.of("rotations", new double[] { 1, 2, 3, 4 });
		final Columns[] one = new Columns[1];
		Parallel.workers(1, i -> one[0] = run(orbit, 20_000, 1, 2));
		final Columns many = run(orbit, 20_000, 1, 2);
		for (final String name : many.names())
			assertArrayEquals(one[0].column(name), many.column(name));
	}

	@Test
	void refusesWhatHasNoOrbit() {
		refuses("template must not be all zero", "cyclic", 0, 0);
		refuses("template must be a square image, or a vector of its rows whose length is a square, was of length 3",
			"rotations", 1, 2, 3);
		refuses("template at 1 must be in", "reflection", 1, Double.NaN);
		refuses("template at 0 must be in", "reflection", 1e40);
		refuses("length of template must be in [1, 4096], was 5000", "cyclic", new double[5000]);
		refuses("group must be one of [reflection, cyclic, rotations], was mirror", "mirror", 1);
		final Orbit orbit = Orbit.of("reflection", new double[] { 1 });
		assertThrows(IllegalArgumentException.class, () -> run(orbit, 99, 1));
		final Exception thrown = assertThrows(IllegalArgumentException.class, () -> run(orbit, 100, 1, 0));
		assertEquals("each of noiseLevel must be finite and greater than 0, was 0", thrown.getMessage());
	}

	private static void refuses(final String message, final String group, final double... template) {
		final Exception thrown = assertThrows(IllegalArgumentException.class, () -> Orbit.of(group, template));
		assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
	}
}
