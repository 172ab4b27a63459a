package org.scalinglaws.equilibrium.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The histogram of entropies counted by hand, and the limits of what is drawn. */
class FluctuationsTest {

	/** Backward 0.05, 0.15, ..., 3.95: the fifth from the end, 3.55, is where two bins end. */
	private static double[] entropies(final int inFirst, final int inSecond) {
		final double[] entropies = new double[40 + inFirst + inSecond];
		for (int k = 0; k < 40; k++)
			entropies[k] = -(k + 0.5) / 10;
		Arrays.fill(entropies, 40, 40 + inFirst, 1);
		Arrays.fill(entropies, 40 + inFirst, entropies.length, 3);
		return entropies;
	}

	@Test
	void binsAreCountedOnBothSides() {
		final Fluctuations found = Fluctuations.of(entropies(54, 85), false);
		assertEquals("out of equilibrium", found.state());
		assertEquals(2, found.table().rows());
		final double[][] expected = { { 0.25 * 3.55, Math.log(54 / 18.0), Math.sqrt(1 / 54.0 + 1 / 18.0), 54, 18 }, { 0.75 * 3.55,
			Math.log(85 / 17.0), Math.sqrt(1 / 85.0 + 1 / 17.0), 85, 17 } };
		for (int i = 0; i < 2; i++)
			for (int k = 0; k < 5; k++)
				assertEquals(expected[i][k], found.table().row(i)[k], 1e-14);
	}

	@Test
	void binsOfFewPathsAreLeftOut() {
		assertEquals(1, Fluctuations.of(entropies(54, 4), false).table().rows());
		assertEquals(2, Fluctuations.of(entropies(5, 5), false).table().rows());
		final Fluctuations none = Fluctuations.of(entropies(4, 4), false);
		assertEquals(0, none.table().rows());
		assertEquals("too few paths go backward for a histogram", none.state());
		assertEquals(0, Fluctuations.of(new double[] { -1, -1, -1, -1, 1, 1, 1, 1, 1 }, false).table().rows());
		// five each way make one bin, of all that are nearer to 0 than the nearest of them
		assertEquals(5, Fluctuations.of(new double[] { -2, -2, -2, -2, -2, -1, -1, -1, -1, -1, 1, 1, 1, 1, 1 }, false).table()
			.first("backward"));
	}

	/** At most 20 bins, however many paths. */
	@Test
	void binsAreTwentyAtMost() {
		final double[] entropies = IntStream.range(0, 4000).mapToDouble(k -> (k % 2 == 0 ? 1 : -1) * (k / 2 + 0.5)).toArray();
		final Fluctuations found = Fluctuations.of(entropies, false);
		assertEquals(20, found.table().rows());
		assertEquals(1995.5 / 40, found.table().first("entropy"), 1e-12);
		assertTrue(Arrays.stream(found.table().column("logRatio")).allMatch(ratio -> Math.abs(ratio) < 0.02));
	}

	@Test
	void meansAreThoseOfThePaths() {
		final Fluctuations found = Fluctuations.of(new double[] { 0, Math.log(2), Math.log(4) }, true);
		assertEquals(7 / 12.0, found.mean(), 1e-15);
		assertEquals(Math.sqrt((25 + 1 + 16) / 144.0 / 6), found.standardError(), 1e-15);
		assertEquals(Math.log(2), found.meanEntropy(), 1e-15);
		assertEquals(Math.log(2) / Math.sqrt(3), found.meanEntropyStandardError(), 1e-15);
		assertEquals(0, found.table().rows());
	}

	@Test
	void refusesTooManyPathsAndEndsWhenCanceled() {
		final PathEntropy entropy = new LinearDiffusion(LinearDiffusionTest.HESSIAN, LinearDiffusionTest.NOISE, 0.1, 1).every(0.1);
		assertEquals(0.1, entropy.spacing());
		refused("steps must be in [1, 1000000000], was 0", entropy, 0, 2);
		refused("paths must be in [2, 10000000], was 1", entropy, 1, 1);
		refused("paths x steps x dimension^2 must be at most 5e13, was 8.0E13", entropy, 10_000_000, 2_000_000);
		assertThrows(CancellationException.class, () -> EntropyPaths.draw(entropy, 100, 1_000_000_000, 5, 1, new Looks(1)),
			"as much as may be"); // 5e13
		final Looks looks = new Looks(3); // one path is 2 x 4 x 1e6 multiplications, more than between two looks
		assertThrows(CancellationException.class, () -> EntropyPaths.draw(entropy, 2, 1_000_000, 1000, 1, looks));
		assertThrows(CancellationException.class, () -> EntropyPaths.draw(entropy, 2, 20_000_000, 2, 1, new Looks(20)),
			"within a path");
	}

	private static void refused(final String message, final PathEntropy entropy, final long steps, final int paths) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> EntropyPaths.draw(entropy, 2, steps, paths, 1,
			Progress.NONE)).getMessage());
	}

	/** Blocks of paths have streams of their own: more paths are the same and others. */
	@Test
	void morePathsAreTheSameAndOthers() {
		final PathEntropy entropy = new LinearDiffusion(LinearDiffusionTest.HESSIAN, LinearDiffusionTest.NOISE, 0.1, 1).every(0.1);
		final double[] few = EntropyPaths.draw(entropy, 2, 3, 100, 1, Progress.NONE), many = EntropyPaths.draw(entropy, 2, 3, 200,
			1, Progress.NONE);
		assertTrue(Arrays.equals(few, Arrays.copyOf(many, 100)));
		assertEquals(200, Arrays.stream(many).distinct().count());
	}
}
