package org.scalinglaws.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;

/** Lengths of steps, progress inside them, and the times at which a flow is recorded. */
class StepsTest {

	private static final int ORDER = StageValues.STAGES + 1;

	/** An error that goes as the length to the order is brought to 0.92^6 of what is allowed. */
	@Test
	void theNextStepAimsBelowTheTolerance() {
		final StepControl control = new StepControl(10);
		for (final double error : new double[] { 1e-3, 0.1, 0.9 }) {
			final double longer = control.longer(2, error);
			assertEquals(Math.pow(0.92, ORDER), error * Math.pow(longer / 2, ORDER), 1e-12);
		}
		for (final double error : new double[] { 3, 1e4 }) {
			final double shorter = control.shorter(2, error);
			assertEquals(Math.pow(0.92, ORDER), error * Math.pow(shorter / 2, ORDER), 1e-12);
		}
	}

	@Test
	void lengthsChangeWithinBounds() {
		final StepControl control = new StepControl(4);
		assertEquals(8, control.longer(2, 0), 0);
		assertEquals(1.8, control.shorter(2, 1.01), 1e-15);
		assertEquals(0.2, control.shorter(2, 1e30), 1e-15);
		assertEquals(0.2, control.shorter(2, Double.POSITIVE_INFINITY), 1e-15);
	}

	/** An error that stayed while the length did is no trend; one that grew makes the next step shorter, up to 0.7. */
	@Test
	void theTrendOfErrorsCounts() {
		final StepControl control = new StepControl(10);
		final double plain = control.longer(1, 0.01);
		control.accept(1, 0.01);
		assertEquals(1, control.lastLength(), 0);
		assertEquals(plain, control.longer(1, 0.01), 1e-12);
		control.accept(1, 0.01 / Math.pow(1.25, ORDER));
		assertEquals(plain / 1.25, control.longer(1, 0.01), 1e-12);
		control.accept(1, 0.01 * Math.pow(1.25, ORDER));
		assertEquals(plain * 1.25, control.longer(1, 0.01), 1e-12);
		control.accept(1, 1e-9);
		assertEquals(plain * 0.7, control.longer(1, 0.01), 1e-12);
		control.accept(1, 1);
		assertEquals(plain * 1.4, control.longer(1, 0.01), 1e-12);
		control.accept(0.5, 0.01); // twice the length with the same error
		assertEquals(2 * plain * 1.4, control.longer(2, 0.01), 1e-12);
		control.begin();
		assertEquals(plain, control.longer(1, 0.01), 1e-12);
	}

	@Test
	void sweepsComeEverNearerToTheEndOfTheStep() {
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final StepProgress progress = new StepProgress(looks);
		progress.nextStep(0.2, 0.6);
		assertEquals(0.2, looks.last(), 1e-15);
		for (int sweep = 0; sweep < 4; sweep++)
			progress.sweepDone();
		progress.poll(0);
		assertEquals(0.4, looks.last(), 1e-15); // half of the step after four sweeps
		progress.poll(0.5);
		assertEquals(0.2 + 0.4 * 4.5 / 8.5, looks.last(), 1e-15);
		progress.nextStep(0.3, 0.5); // shorter than it was tried: it does not fall
		assertEquals(0.2 + 0.4 * 4.5 / 8.5, looks.last(), 1e-15);
		progress.nextStep(0.9, 3);
		progress.sweepDone();
		progress.poll(0.9);
		assertEquals(1, looks.last(), 0);
		progress.complete();
		assertEquals(1, looks.last(), 0);
		assertEquals(6, looks.count());
		final StepProgress canceled = new StepProgress(new Looks(2));
		canceled.nextStep(0, 1);
		assertThrows(CancellationException.class, () -> canceled.poll(0));
	}

	@Test
	void recordedTimesAreEvenInTheLogarithm() {
		assertArrayEquals(new double[] { 0, 0.01, 0.1, 1, 10, 100 }, ModeFlow.times(0.01, 100, 6), 1e-13);
		assertArrayEquals(new double[] { 0, 0.1, Math.sqrt(10), 100 }, ModeFlow.times(50, 100, 4), 1e-13); // a thousandth at most
		assertArrayEquals(new double[] { 0, 7 }, ModeFlow.times(1e-5, 7, 2), 0);
		assertEquals("endTime must be in [1.0E-290, 1.7976931348623157E308], was 0", assertThrows(
			IllegalArgumentException.class, () -> ModeFlow.times(1, 0, 5)).getMessage());
		assertEquals("records must be in [2, 1000000], was 1", assertThrows(IllegalArgumentException.class, () -> ModeFlow
			.times(1, 1, 1)).getMessage());
	}

	@Test
	void timesAscendFromZeroOn() {
		ModeFlow.requireTimes(new double[] { 0, 0, 1, 1, 3 });
		ModeFlow.requireTimes(new double[] { 2 });
		for (final double[] wrong : new double[][] { { -1 }, { 0, 2, 1 }, {}, { 0, Double.NaN }, { 0, 1e-300 }, null })
			assertThrows(IllegalArgumentException.class, () -> ModeFlow.requireTimes(wrong));
		assertEquals("times must be ascending from 0 on, was 1.0 at 2", assertThrows(IllegalArgumentException.class,
			() -> ModeFlow.requireTimes(new double[] { 0, 2, 1 })).getMessage());
	}

	/** Indices of components, known values and coefficients fill their ranges without overlap. */
	@Test
	void everyMomentHasAPlaceOfItsOwn() {
		final int moving = 3, fixed = 2, all = moving + fixed;
		final VectorMoments moments = new VectorMoments(moving, fixed, true, true);
		final int[] components = new int[moments.equation().components()], known = new int[moments.known()];
		final int[] coefficients = new int[moments.equation().coefficients()];
		known[0]++; // multiplicity
		known[known.length - 1]++; // the one of the propagator
		for (int k = 0; k < moving; k++) {
			for (int m = 0; m < fixed; m++)
				components[moments.cross(k, m)]++;
			for (int a = 0; a < all; a++) {
				components[moments.propagator(k, a)]++;
				coefficients[moments.drift(k, a)]++;
			}
			for (int l = k; l < moving; l++) {
				components[moments.square(k, l)]++;
				coefficients[moments.noise(k, l)]++;
				assertEquals(moments.square(k, l), moments.square(l, k));
				for (int a = 0; a < all; a++)
					for (int b = a; b < all; b++) {
						coefficients[moments.curvature(k, l, a, b)]++;
						assertEquals(moments.curvature(k, l, a, b), moments.curvature(l, k, b, a));
					}
			}
		}
		for (int m = 0; m < fixed; m++)
			for (int l = m; l < fixed; l++)
				known[moments.fixed(l, m)]++;
		for (final int[] times : new int[][] { components, known, coefficients })
			for (final int count : times)
				assertEquals(1, count);
		assertEquals(all, moments.vectors());
		assertEquals(moving * fixed + 6, moments.equation().scalars());
	}
}
