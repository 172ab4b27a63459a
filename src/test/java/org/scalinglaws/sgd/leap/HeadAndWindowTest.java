package org.scalinglaws.sgd.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod.Leaping;

class HeadAndWindowTest {

	/** Window = kappa / (speed lambda_{head+1} learningRate), whole, at least 1. */
	@Test
	void windowsShrinkWhereTheTailIsFast() {
		final HeadAndWindow choice = new HeadAndWindow(new LeapingSpectrum(new double[] { 0.15, 0.5, 0.05, 0.3 },
			new double[4]), new Constant(), Optimizer.plain(LearningRateSchedule.constant(1e-3), 1), new Leaping(0.05, 1,
				Leaping.AUTOMATIC));
		for (final double speed : new double[] { 1, 3, 20 })
			assertEquals((long) (0.05 / (speed * 0.3 * 1e-3)), choice.window(1, speed * 1e-3));
		assertEquals(1, choice.window(1, 1));
		assertEquals(0.3, choice.kappa(1, 1));
		assertEquals(0, choice.kappa(4, 1));
	}

	private static final double[] FALLING = { 0.5, 0.3, 0.15, 0.04, 0.01 };

	private static HeadAndWindow choice(final int head, final long window, final double kappa, final double rate,
		final int batch)
	{
		return choice(FALLING, head, window, kappa, rate, batch);
	}

	private static HeadAndWindow choice(final double[] spectrum, final int head, final long window, final double kappa,
		final double rate, final int batch)
	{
		return new HeadAndWindow(new LeapingSpectrum(spectrum, new double[spectrum.length]), new Constant(), Optimizer.plain(
			LearningRateSchedule.constant(rate), batch), new Leaping(kappa, head, window));
	}

	/** A step costs batch x head and, shared by the steps of a window, 1.3 per coordinate at its end: no head costs less. */
	@Test
	void theAutomaticHeadCostsLeast() {
		final double[] falling = new double[15];
		Arrays.setAll(falling, i -> i < FALLING.length ? FALLING[i] : FALLING[FALLING.length - 1] / i);
		final Set<Integer> heads = new TreeSet<>();
		for (final int batch : new int[] { 1, 2, 20 })
			for (final long remaining : new long[] { 1, 2, 10, 100_000 })
				for (double drift = 1e-5; drift < 10; drift *= 1.7) {
					final HeadAndWindow choice = choice(falling, Leaping.AUTOMATIC, Leaping.AUTOMATIC, 0.05, 1e-3, batch);
					final int head = choice.head(drift, remaining);
					final double least = cost(choice, head, drift, remaining, batch);
					for (int other = 0; other <= 5; other++)
						assertTrue(least <= cost(choice, other, drift, remaining, batch) * (1 + 1e-12), head + ", better " + other);
					assertTrue(least <= cost(choice, 15, drift, remaining, batch), "exact steps cost less than " + head);
					heads.add(head);
				}
		assertTrue(heads.size() >= 4, "all the same: " + heads);
		assertTrue(heads.stream().allMatch(head -> head <= 5 || head == 15), "a short tail: " + heads);
	}

	private static double cost(final HeadAndWindow choice, final int head, final double drift, final long remaining,
		final int batch)
	{
		return batch * head + (head == 15 ? 0 : 1.3 * 15 / Math.min(remaining, choice.window(head, drift)));
	}

	/** With a window given, the smallest head that meets kappa = rate lambda_{head+1} window at the largest rate. */
	@Test
	void theHeadBehindAGivenWindowIsTheSmallest() {
		for (final double rate : new double[] { 1e-4, 3e-3, 0.01, 0.1, 1, 20 }) {
			final int head = choice(Leaping.AUTOMATIC, 10, 0.1, rate, 1).head(7, 3);
			assertTrue(head == 5 || 10 * rate * FALLING[head] <= 0.1 * (1 + 1e-12), "head " + head);
			assertTrue(head == 0 || 10 * rate * FALLING[head - 1] > 0.1, "head " + head);
		}
		assertEquals(1, choice(Leaping.AUTOMATIC, 10, 0.03, 0.01, 1).head(1, 1), "at the bound but for rounding");
		assertEquals(3, choice(3, Leaping.AUTOMATIC, 0.1, 1, 1).head(1, 1), "as given");
	}

	/** Windows: the one given at most, the one that meets kappa at most, a thousand without a tail. */
	@Test
	void windowsAreTheLongestAllowed() {
		final HeadAndWindow given = choice(2, 10, 0.1, 1e-3, 1), automatic = choice(2, Leaping.AUTOMATIC, 0.1, 1e-3, 1);
		assertEquals(10, given.window(2, 1e-3));
		assertEquals((long) (0.1 / 0.15 / 0.1), given.window(2, 0.1));
		assertEquals((long) (0.1 / 0.15 / 1e-3), automatic.window(2, 1e-3));
		assertEquals(1, automatic.window(2, 3));
		assertEquals(1, automatic.window(2, 0.1 / 0.15));
		assertEquals(1000, automatic.window(5, 3));
		assertEquals(LearningRateSchedule.MAX_STEPS, automatic.window(2, 1e-20));
	}

	/** What a refusal proposes meets kappa, and one step more, or one coordinate less, does not. */
	@Test
	void refusalsProposeWhatIsAllowed() {
		final String message = refused(() -> choice(1, 10, 0.1, 0.1, 1));
		assertEquals("kappa = 1 lambda_{head+1} learningRate window must be at most 0.1, was " + 0.1 * 0.3 * 10 +
			" with head 1 and window 10: use a window of at most 3, a head of at least 3, or a kappa of at least 0.3",
			message.replace("0.30000000000000004", "0.3"));
		choice(1, 3, 0.1, 0.1, 1);
		choice(3, 10, 0.1, 0.1, 1);
		choice(1, 10, 0.3, 0.1, 1);
		assertTrue(refused(() -> choice(1, 4, 0.1, 0.1, 1)).endsWith("kappa of at least 0.12"));
		assertTrue(refused(() -> choice(2, 10, 0.1, 0.1, 1)).contains("use a window of at most 6, a head of at least 3"));
		assertTrue(refused(() -> choice(1, 2, 0.1, 100, 1)).endsWith("use a window of at most 1, a head of at least 5"));
		choice(1, 1, 0.1, 100, 1);
		choice(5, 10, 0.1, 100, 1);
		assertTrue(refused(() -> choice(6, 1, 0.1, 0.1, 1)).startsWith("head must be in [0, 5]"));
		final Leaping any = Leaping.automatic();
		final LearningRateSchedule rate = LearningRateSchedule.constant(0.1);
		final LeapingSpectrum spectrum = new LeapingSpectrum(FALLING, new double[5]);
		assertTrue(refused(() -> new HeadAndWindow(spectrum, new Constant(), new Optimizer(rate, 1, 0.1, -1), any)).startsWith(
			"momentum must be 0"));
		assertTrue(refused(() -> new HeadAndWindow(spectrum, new Constant(), new Optimizer(rate, 1, 0, 0), any)).startsWith(
			"averageFrom must be -1"));
	}

	private static String refused(final Runnable work) {
		return assertThrows(IllegalArgumentException.class, work::run).getMessage();
	}

	private record Constant() implements LeapLaw {

		@Override
		public Rule rule(final long run) {
			throw new UnsupportedOperationException();
		}

		@Override
		public double leastSpeed() {
			return 1;
		}

		@Override
		public String leastSpeedName() {
			return "1";
		}
	}
}
