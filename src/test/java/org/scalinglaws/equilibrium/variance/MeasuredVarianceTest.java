package org.scalinglaws.equilibrium.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.task.Progress;

/** The standard error beside the sum over all pairs of readings, and the numbers that a process has beside its variance. */
class MeasuredVarianceTest {

	/** Var(mean of squares) = spread/(runs readings^2) sum over pairs of memory^|k - l|; spread unbiased by what the mean takes. */
	@ParameterizedTest
	@CsvSource({ "1, 7, 0.5", "12, 3, 0", "12, 3, 0.8", "300, 1, 0.9", "2, 5, 0.3", "2, 1, 0.999" })
	void standardErrorCountsAllPairs(final int readings, final int runs, final double memory) {
		double pairs = 0;
		for (int k = 0; k < readings; k++)
			for (int l = 0; l < readings; l++)
				pairs += Math.pow(memory, Math.abs(k - l)) / readings / readings / runs;
		final double count = (double) readings * runs, squares = 2.5 * count, fourths = 16 * count;
		final MeasuredVariance found = MeasuredVariance.of(squares, fourths, readings, runs, memory, 9);
		assertEquals(2.5, found.variance(), 1e-15);
		assertEquals(Math.sqrt((16 - 2.5 * 2.5) / (1 - pairs) * pairs), found.standardError(), 1e-10);
		assertEquals(9, found.burnIn());
	}

	@Test
	void rounding() {
		assertEquals(0, MeasuredVariance.of(30, 89.99999, 10, 1, 0.5, 1).standardError()); // fourths a little below squares^2
		assertTrue(Double.isNaN(MeasuredVariance.of(3, 9, 1, 1, 0.5, 1).standardError()));
	}

	/** An epoch leaves (1 - share)^2T of a variance, on either side of 1. */
	@ParameterizedTest
	@CsvSource({ "40, 7, 0.3, 6", "40, 4, 0.5, 10", "41, 4, 1.25, 11", "39, 40, 1.75, 1" })
	void memoryIsThatOfTheStepsOfAnEpoch(final int samples, final int batch, final double share, final int steps) {
		final NoisyQuadratic process = new NoisyQuadratic(2, samples, 1, batch, share / 2, true, false);
		assertEquals(share, process.share());
		assertEquals(steps, process.stepsPerEpoch());
		assertEquals(2 * steps * Math.log(Math.abs(1 - share)), process.logEpochMemory(), 1e-13);
		assertEquals(1 / (2.0 * samples), process.posteriorVariance(), 1e-16);
		assertEquals(share, new NoisyQuadratic(2, samples, 1, batch, share / 2 / samples, true, true).share(), 1e-15);
	}

	/** The first reading comes where what lacks has fallen below a millionth, one epoch at least. */
	@ParameterizedTest
	@CsvSource({ "0.1, 7", "0.01, 69", "0.9, 1", "0.001, 691" })
	void burnsInToAMillionth(final double rate, final int epochs) {
		final NoisyQuadratic process = new NoisyQuadratic(1, 40, 1, 4, rate, true, false);
		assertEquals(epochs, StationaryRuns.of(process, 1, 2, 1, Progress.NONE).burnIn());
		assertTrue(Math.pow(1 - rate, 20 * epochs) < 1e-6 && (epochs == 1 || Math.pow(1 - rate, 20 * (epochs - 1)) > 1e-6));
		assertEquals("stationary", process.state());
	}
}
