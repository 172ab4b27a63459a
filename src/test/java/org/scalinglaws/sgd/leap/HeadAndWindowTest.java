package org.scalinglaws.sgd.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
