package org.scalinglaws.sgd.leap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;

/** What leaps are put together from: the sorted spectrum, samples drawn ahead, and the tale of the windows. */
class LeapingPartsTest {

	private static final double[] SPECTRUM = { 0.3, 0.5, 0.3, 0, 0.2 }, TEACHER = { 1, 2, 3, 4, 5 };

	/** Coordinates fall and equal ones keep their order; what is restored is what was sorted. */
	@Test
	void theSpectrumFallsAndIsRestored() {
		final LeapingSpectrum spectrum = new LeapingSpectrum(SPECTRUM, TEACHER);
		assertArrayEquals(new double[] { 0.5, 0.3, 0.3, 0.2, 0 }, spectrum.eigenvalues());
		assertArrayEquals(new double[] { 2, 1, 3, 5, 4 }, spectrum.teacher());
		final double[] back = new double[5];
		spectrum.restore(spectrum.sorted(TEACHER), back);
		assertArrayEquals(TEACHER, back);
		final LeapingSpectrum falling = new LeapingSpectrum(spectrum.eigenvalues(), spectrum.teacher());
		assertArrayEquals(spectrum.teacher(), falling.teacher());
		assertEquals(0.3, spectrum.largestBehind(2));
		assertEquals(0, spectrum.largestBehind(5));
	}

	/** w*'Q^k w* and tr Q^2 of the coordinates behind each head. */
	@Test
	void tailsHaveTheirMoments() {
		final LeapingSpectrum spectrum = new LeapingSpectrum(SPECTRUM, TEACHER);
		for (int head = 0; head <= 5; head++) {
			final double[] moments = new double[4];
			for (int i = head; i < 5; i++) {
				final double l = spectrum.eigenvalues()[i], t = spectrum.teacher()[i];
				moments[0] += l * t * t;
				moments[1] += l * l * t * t;
				moments[2] += l * l * l * t * t;
				moments[3] += l * l;
			}
			assertArrayEquals(moments, new double[] { spectrum.teacherEnergy(head), spectrum.teacherSecond(head), spectrum
				.teacherThird(head), spectrum.squares(head) }, 1e-14);
		}
	}

	/** A sample's inputs, its two normals and its noise are the next numbers of the stream; none is used twice. */
	@Test
	void samplesUseTheStreamInOrder() {
		final LeapingSpectrum spectrum = new LeapingSpectrum(SPECTRUM, TEACHER);
		for (final double noise : new double[] { 0, 0.25 })
			for (final int head : new int[] { 0, 2, 5 }) {
				final int width = head + (noise > 0 ? 3 : 2);
				final double[] normals = new double[7 * width];
				Streams.of(3).stream("test", 0).fillGaussian(normals, 0, normals.length);
				final LeapingSamples samples = new LeapingSamples(spectrum, noise, Streams.of(3).stream("test", 0));
				samples.open(head);
				assertTrue(samples.isEmpty());
				assertEquals(7 * width, samples.draw(7));
				for (int sample = 0; sample < 7; sample++) {
					assertFalse(samples.isEmpty());
					final int at = samples.next();
					double response = 0;
					for (int i = 0; i < head; i++) {
						final double x = spectrum.deviations()[i] * normals[sample * width + i];
						assertEquals(x, samples.values()[at + i]);
						response += x * spectrum.teacher()[i];
					}
					assertEquals(response, samples.teacherResponse(), 1e-14);
					assertEquals(normals[sample * width + head], samples.values()[at + head]);
					assertEquals(normals[sample * width + head + 1], samples.values()[at + head + 1]);
					assertEquals(noise == 0 ? 0 : 0.5 * normals[sample * width + width - 1], samples.noise());
				}
				assertTrue(samples.isEmpty());
				samples.draw(1);
				samples.open(head);
				assertTrue(samples.isEmpty(), "what was drawn is forgotten");
			}
	}

	/** A block is 2048 numbers, or one sample if that is longer; never more samples than are of use. */
	@Test
	void blocksHoldWholeSamples() {
		final double[] many = new double[3000];
		java.util.Arrays.fill(many, 1);
		final LeapingSamples samples = new LeapingSamples(new LeapingSpectrum(many, many), 0, Streams.of(3).stream("test",
			0));
		samples.open(98);
		assertEquals(2000, samples.draw(1e9));
		samples.open(2500);
		assertEquals(2502, samples.draw(10));
		samples.next();
		assertTrue(samples.isEmpty());
		samples.open(98);
		assertEquals(300, samples.draw(3));
	}

	/** Several runs: sums, extremes, and no kappa of single steps, which are exact. */
	@Test
	void windowsAreSummedUp() {
		final LeapingWindows one = new LeapingWindows(), two = new LeapingWindows();
		one.count(5, 1, 0.5);
		one.count(4, 10, 0.003);
		one.count(6, 3, 0.004);
		two.count(2, 7, 0.001);
		final Columns.Builder table = Columns.builder("x"), none = Columns.builder("x");
		LeapingWindows.sum(List.of(one, two, new LeapingWindows())).describe(table);
		assertEquals(Map.of("kappa", 0.03, "windows", 4L, "smallestHead", 2L, "largestHead", 6L, "shortestWindow", 1L,
			"longestWindow", 10L), table.build().metadata());
		LeapingWindows.sum(List.of(two, one)).describe(none);
		assertEquals(table.build().metadata(), none.build().metadata());
		final Columns.Builder canceled = Columns.builder("x");
		new LeapingWindows().describe(canceled);
		assertEquals(Map.of("kappa", 0.0, "windows", 0L), canceled.build().metadata());
	}
}
