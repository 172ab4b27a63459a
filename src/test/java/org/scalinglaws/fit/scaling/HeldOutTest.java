package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Tests {@link HeldOut}. */
class HeldOutTest {

	private static HeldOut of(final LossPoints points, final ScalingForm form, final int[] groups) {
		return HeldOut.of(ScalingFit.of(points, form, 1e-3), groups, Streams.of(1).stream("folds", 0), Progress.NONE);
	}

	/** Rows of one law are predicted worse by forms that do not contain it, by many standard errors. */
	@ParameterizedTest
	@EnumSource(names = { "KAPLAN", "WITHOUT_FLOOR", "FLOOR_ONLY", "DATA_ONLY" })
	void wrongFormsPredictWorse(final ScalingForm form) {
		final LossPoints points = LossTables.points(LossTables.SUM, 0.005, 1);
		final HeldOut.Score score = of(points, form, null).against(of(points, ScalingForm.SUM, null));
		assertTrue(score.difference() > 4 * score.standardError(), form + " " + score);
	}

	/** The mean of Huber's function of normal errors, which 900 rows know to 2 %. */
	@Test
	void lossIsThatOfTheNoise() {
		final LossPoints points = LossTables.points(LossTables.SUM, 30, 30, 0.005, false, Streams.of(2).stream("noise", 0));
		final HeldOut own = of(points, ScalingForm.SUM, null);
		final HeldOut.Score score = own.against(own);
		// delta (E|r| - delta/2) + P(|r| < delta) delta^2/6 for normal r, E|r| = sqrt(2/pi) s, P about 2 delta density(0)
		final double delta = 1e-3, density = 1 / (0.005 * Math.sqrt(2 * Math.PI));
		final double expected = delta * (0.005 * Math.sqrt(2 / Math.PI) - delta / 2) + 2 * delta * density * delta * delta / 6;
		assertEquals(expected, score.mean(), 0.06 * expected);
		assertEquals(0, score.difference(), 0);
	}

	/** Groups of one row each are rows by themselves; fewer larger ones are held out whole. */
	@Test
	void groupsAreHeldOutWhole() {
		final LossPoints points = LossTables.points(LossTables.SUM, 0.01, 3);
		final HeldOut rows = of(points, ScalingForm.SUM, null);
		final HeldOut single = of(points, ScalingForm.SUM, IntStream.range(0, points.count()).toArray());
		assertEquals(0, single.against(rows).difference(), 0);
		final int[] halves = new int[points.count()];
		Arrays.setAll(halves, i -> i % 10 < 5 ? 0 : 1); // by size: each half is predicted from the other
		assertTrue(of(points, ScalingForm.SUM, halves).against(rows).difference() > 0);
	}

	@Test
	void withoutEnoughThereIsNoScore() {
		final LossPoints points = LossTables.points(LossTables.SUM, 3, 12, 0.01, false, Streams.of(2).stream("noise", 0));
		final int[] bySize = new int[points.count()];
		Arrays.setAll(bySize, i -> i % 3);
		final HeldOut none = of(points, ScalingForm.SUM, bySize);
		assertTrue(Double.isNaN(none.against(none).mean()));
	}
}
