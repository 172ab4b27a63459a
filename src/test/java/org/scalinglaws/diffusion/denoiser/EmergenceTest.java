package org.scalinglaws.diffusion.denoiser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

class EmergenceTest {

	private static final double[] SPECTRUM = IntStream.range(0, 12).mapToDouble(k -> Math.pow(2, 3 - k)).toArray();

	private static Denoiser denoiser(final int layers, final double start) {
		return new Denoiser(layers, start, 1, 0.002, 80);
	}

	/** Those of a program of its own, in Python, to their digits. */
	@Test
	void exponentsAreKnown() {
		final double[][] known = { { 1, 0, -0.986 }, { 1, 0.01, -0.989 }, { 1, 0.1, -1.019 }, { 2, 0.01, -0.998 }, { 2, 0.1,
			-1.012 } };
		for (final double[] one : known)
			assertEquals(one[2], Emergence.of(denoiser((int) one[0], one[1]), SPECTRUM, Progress.NONE).exponent(), 5.1e-4);
	}

	/** On a fine grid of times the variance is on one side of the geometric mean before, on the other after. */
	@Test
	void isTheOnePassage() {
		for (int layers = 1; layers <= 2; layers++)
			for (final double start : new double[] { 0.01, 0.1, 0.5, 1, 2 })
				for (final double eigenvalue : new double[] { 8, 0.1, 1e-4, 1e-6, 1e-9, 0 }) {
					final Denoiser denoiser = denoiser(layers, start);
					final double first = denoiser.logVariance(eigenvalue, 0), last = denoiser.finalLogVariance(eigenvalue);
					final double time = Emergence.time(denoiser, eigenvalue), middle = (first + last) / 2;
					assertEquals(middle, denoiser.logVariance(eigenvalue, time), 1e-12);
					for (double t = time * 1e-8; t < time * 1e8; t *= 1.01) {
						if (Math.abs(t / time - 1) < 1e-9) continue;
						assertEquals(t < time, Math.signum(last - first) * (denoiser.logVariance(eigenvalue, t) - middle) < 0, "time " + t);
					}
				}
	}

	@Test
	void saysWhereThereIsNoTime() {
		final Emergence emergence = Emergence.of(denoiser(1, 0), new double[] { 1, 0.1, 0 }, Progress.NONE);
		assertTrue(Double.isNaN(emergence.table().last("time")));
		assertEquals(1L, ((Number) emergence.table().metadata().get("modesWithoutTime")).longValue());
		assertTrue(emergence.table().metadata().get("withoutTime").toString().contains("the same"));
		assertEquals(-1, emergence.exponent(), 0.1);
	}

	/** Both ends of the second mode lie within a factor 4, the third falls: one mode alone has no slope. */
	@Test
	void fitsOnlyModesThatRise() {
		final Denoiser denoiser = denoiser(1, 0.1);
		final Emergence emergence = Emergence.of(denoiser, new double[] { 1, 1e-4, 1e-7 }, Progress.NONE);
		assertTrue(denoiser.rise(1e-4) < Math.log(4) && denoiser.rise(1e-7) < -Math.log(4));
		assertEquals(1L, ((Number) emergence.table().metadata().get("modesFitted")).longValue());
		assertTrue(Double.isNaN(emergence.exponent()));
		for (final Row row : emergence.table())
			assertTrue(row.get("time") > 0);
	}

	@Test
	void curvesBeginAtZeroAndHoldEachMode() {
		final Denoiser denoiser = denoiser(2, 0.1);
		final double[] times = TrainingCurves.times(1000, 9);
		final Columns curves = TrainingCurves.of(denoiser, SPECTRUM, times, Progress.NONE);
		assertEquals(9 * 12, curves.rows());
		assertEquals(0, curves.first("time"));
		assertEquals(1e-3, times[1], 1e-15);
		assertEquals(1000, curves.last("time"));
		for (int i = 0; i < curves.rows(); i++) {
			assertEquals(times[i / 12], curves.get("time", i));
			assertEquals(i % 12 + 1, curves.get("mode", i));
			assertEquals(denoiser.weight(SPECTRUM[i % 12], times[i / 12]), curves.get("weight", i));
			assertEquals(denoiser.variance(SPECTRUM[i % 12], times[i / 12]), curves.get("variance", i));
		}
		assertEquals(5, TrainingCurves.times(5, 2)[1]);
		assertThrows(IllegalArgumentException.class, () -> TrainingCurves.times(0, 2));
		assertThrows(IllegalArgumentException.class, () -> TrainingCurves.times(1, 1));
		assertThrows(IllegalArgumentException.class, () -> TrainingCurves.of(denoiser, new double[100_000], TrainingCurves.times(
			1, 101), Progress.NONE));
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> Emergence.of(denoiser(1, 0.1), SPECTRUM, canceled));
		assertThrows(CancellationException.class, () -> TrainingCurves.of(denoiser(1, 0.1), SPECTRUM, TrainingCurves.times(1,
			2), canceled));
	}
}
