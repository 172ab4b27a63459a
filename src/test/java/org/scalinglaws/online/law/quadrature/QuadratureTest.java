package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

/** The trapezoidal rule as fine as is needed, by the number of its points. */
class QuadratureTest {

	private static final int MOST = 20_000_000;

	/** A function of one projection that counts. */
	private static final class Counted implements Integrand {

		private final DoubleUnaryOperator function;
		private final double deviation;
		private double z;
		private int count;

		Counted(final double deviation, final DoubleUnaryOperator function) {
			this.deviation = deviation;
			this.function = function;
		}

		@Override
		public int count() {
			return 1;
		}

		@Override
		public void set(final int normal, final double x) {
			z = deviation * x;
		}

		@Override
		public void values(final double[] target) {
			if (++count > MOST) throw new IllegalStateException("goes on");
			target[0] = function.applyAsDouble(z);
		}

		@Override
		public void breaks(final int normal, final DoubleConsumer target) {
			// smooth
		}

		@Override
		public int parity(final int function) {
			return 0;
		}

		@Override
		public double speed(final int normal) {
			return deviation;
		}

		double mean() {
			final Projections projections = new Projections(1, 0);
			projections.set(new double[] { deviation * deviation });
			return new Quadrature(this, true).sums(projections).moments()[0][0];
		}
	}

	/** What looks like rounding, which no halving takes away, ends, and leaves the mean as it is. */
	@Test
	void panelsOfRoundingAreBounded() {
		final Counted rough = new Counted(1, z -> 1 + Math.sin(1e12 * z));
		final PanelSums sums = new PanelSums(2, 1);
		sums.sum(rough);
		assertEquals(1, sums.moments()[0][0], 0.01);
	}

	/** Points go with the deviation; a function that needs no more gets no more, one that turns faster does. */
	@Test
	void pointsAreThoseThatAreNeeded() {
		final Counted one = new Counted(1, Math::cos), two = new Counted(2, z -> z * z), four = new Counted(4, z -> z * z);
		assertEquals(Math.exp(-0.5), one.mean(), 1e-13);
		assertEquals(4, two.mean(), 1e-12);
		assertEquals(16, four.mean(), 1e-12);
		assertEquals(2, (double) four.count / two.count, 0.05);
		assertEquals(2, (double) two.count / one.count, 0.05);
		final Counted fast = new Counted(1, z -> 2 + Math.cos(12 * z));
		assertEquals(2 + Math.exp(-72), fast.mean(), 1e-10);
		assertTrue(fast.count > 1.5 * one.count && fast.count < 10 * one.count, fast.count + " " + one.count);
		final Counted narrow = new Counted(1, z -> 1 / (1 + 100 * z * z)); // a pole at i/10
		final double tail = Erf.erfc(0.1 / Math.sqrt(2));
		assertEquals(0.1 * Math.sqrt(Math.PI / 2) * Math.exp(0.005) * tail, narrow.mean(), 1e-10);
		assertTrue(narrow.count > 3 * one.count);
	}
}
