package org.scalinglaws.sgd.floor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** Floors and critical rates that can be written down, and the nodes that they are computed on. */
class FloorClosedFormsTest {

	private static LinearisedSteps steps(final double[] spectrum, final double[] teacher, final Curvatures curvatures,
		final int batch)
	{
		return new LinearisedSteps(SpectralMeasure.full(spectrum, teacher, new double[teacher.length]), curvatures, batch,
			Progress.NONE);
	}

	/** A constant curvature p and noise v of linear regression: means with t^2k of normal t are 1, 1 and 3. */
	private static Curvatures constant(final double p, final double v) {
		return new Curvatures(new double[] { p, p }, new double[] { p * p, p * p, 3 * p * p }, new double[] { v, v },
			new double[] { p, p });
	}

	/** S_ii = eta (p^2 T + v)/(b (2 p - eta p^2 lambda (1 + 1/b))) with T = sum lambda S; infinite where T meets itself. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void regressionHasItsClosedForm(final int batch) {
		final double[] spectrum = PowerLaw.spectrum(12, 1.3), teacher = new double[12];
		Arrays.setAll(teacher, i -> Math.cos(i));
		final double p = 1.5, v = 0.4;
		final LinearisedSteps steps = steps(spectrum, teacher, constant(p, v), batch);
		final double critical = steps.criticalLearningRate(), rate = critical / 3;
		assertEquals(1, feedback(spectrum, p, critical, batch), 1e-9);
		final double part = feedback(spectrum, p, rate, batch), excess = part / (p * p) * v / (1 - part);
		double square = 0;
		for (final double lambda : spectrum)
			square += rate * (p * p * excess + v) / batch / (2 * p - rate * p * p * lambda * (1 + 1. / batch));
		final NoiseFloor floor = steps.floor(rate, 1), twice = steps.floor(rate, 2), none = steps.floor(rate, 0);
		assertEquals(p * excess / 2, floor.loss(), 1e-11);
		assertEquals(square / 12, floor.meanSquaredError(), 1e-11);
		assertEquals(2 * floor.loss(), twice.loss(), 1e-14);
		assertEquals(new NoiseFloor(0, 0), none);
		assertEquals(new NoiseFloor(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY), steps.floor(critical, 1));
		assertEquals(new NoiseFloor(Double.NaN, Double.NaN), steps.floor(rate, 1, Double.NaN));
		final NoiseFloor leading = steps.leadingFloor(0.01, 3);
		assertEquals(0.03 * v / batch / 4, leading.loss(), 1e-13); // sum lambda S = eta v/(2 p b) for a trace of 1
		assertEquals(0.03 * v / (2 * p * batch), leading.meanSquaredError(), 1e-13);
	}

	private static double feedback(final double[] spectrum, final double p, final double rate, final int batch) {
		return Arrays.stream(spectrum).map(l -> rate * p * p * l / batch / (2 * p - rate * p * p * l * (1 + 1. / batch))).sum();
	}

	/** One coordinate is the teacher's own: S = eta v_2/(b (2 p_2 - eta (q_4/b + (1 - 1/b) p_2^2))). */
	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void aSingleCoordinateHasItsClosedForm(final int batch) {
		final Curvatures square = new Curvatures(new double[] { 8, 24 }, new double[] { 192, 960, 6720 }, new double[] { 16,
			48 }, new double[] { 8, 24 });
		final LinearisedSteps steps = steps(new double[] { 1 }, new double[] { 1 }, square, batch);
		final double both = 6720. / batch + (1 - 1. / batch) * 576, rate = 1e-3;
		assertEquals(48 / both, steps.criticalLearningRate(), 1e-11);
		final double s = rate * 48 / batch / (48 - rate * both);
		assertEquals(s, steps.floor(rate, 1).meanSquaredError(), 1e-14);
		assertEquals(12 * s, steps.floor(rate, 1).loss(), 1e-13);
		assertEquals(rate / batch, steps.leadingFloor(rate, 1).meanSquaredError(), 1e-15);
		final double scaled = steps(new double[] { 4 }, new double[] { 3 }, square, batch).criticalLearningRate();
		assertEquals(48 / both / 4, scaled, 1e-11, "of inputs four times as large");
	}

	/** Nodes fall, equal ones are one, those of eigenvalue 0 are none; eigenvalues in any order. */
	@Test
	void nodesAreDistinctAndPositive() {
		final MovingNodes nodes = MovingNodes.of(SpectralMeasure.full(new double[] { 0.2, 0, 0.5, 0.2, 0.1 }, new double[] { 1, 9,
			2, 3, 4 }, new double[5]), 32, Progress.NONE);
		assertArrayEquals(new double[] { 0.5, 0.2, 0.1 }, nodes.eigenvalue());
		assertArrayEquals(new double[] { 1, 2, 1 }, nodes.multiplicity());
		assertArrayEquals(new double[] { 4, 10, 16 }, nodes.teacherSquared());
	}

	/** Many nodes become few that have the same sums, also of weights of both signs; as many as allowed stay as they are. */
	@Test
	void manyNodesAreBinnedWithTheirSums() {
		final int n = 300;
		final double[] lambda = new double[n], multiplicity = new double[n], teacher = new double[n], zero = new double[n];
		for (int i = 0; i < n; i++) {
			lambda[i] = Math.pow(i + 1, -1.5);
			multiplicity[i] = 2 + Math.cos(i / 40.) + (i % 50 == 7 ? -3.5 : 0);
			teacher[i] = 1 + 0.5 * Math.sin(i / 30.) - (i % 60 == 11 ? 2 : 0);
		}
		final SpectralMeasure measure = new SpectralMeasure(lambda, multiplicity, zero, zero.clone(), teacher);
		final MovingNodes few = MovingNodes.of(measure, 64, Progress.NONE);
		assertTrue(few.eigenvalue().length <= 64);
		for (int power = 0; power < 4; power++) {
			final double[] all = new double[2], binned = new double[2];
			for (int i = 0; i < n; i++) {
				all[0] += multiplicity[i] * Math.pow(lambda[i], power);
				all[1] += teacher[i] * Math.pow(lambda[i], power);
			}
			for (int j = 0; j < few.eigenvalue().length; j++) {
				binned[0] += few.multiplicity()[j] * Math.pow(few.eigenvalue()[j], power);
				binned[1] += few.teacherSquared()[j] * Math.pow(few.eigenvalue()[j], power);
			}
			assertEquals(1, binned[0] / all[0], 1e-8);
			assertEquals(1, binned[1] / all[1], 1e-8);
		}
		assertArrayEquals(lambda, MovingNodes.of(measure, n, Progress.NONE).eigenvalue());
		assertTrue(MovingNodes.of(measure, n - 1, Progress.NONE).eigenvalue().length < n);
	}

	@Test
	void whatMakesNoSenseIsNamed() {
		final LinearisedSteps steps = steps(new double[] { 1 }, new double[] { 1 }, constant(1, 1), 1);
		for (final double rate : new double[] { 0, -1, Double.NaN })
			for (final boolean leading : new boolean[] { true, false })
				assertTrue(assertThrows(IllegalArgumentException.class, () -> {
					if (leading) steps.leadingFloor(rate, 1);
					else steps.floor(rate, 1);
				}).getMessage().startsWith("learningRate "));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> steps.floor(0.1, -1)).getMessage().startsWith("noise "));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> steps.leadingFloor(0.1, -1)).getMessage().startsWith(
			"noise "));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> steps(new double[] { 1 }, new double[] { 1 }, constant(1,
			1), 0)).getMessage().startsWith("batchSize "));
		final Curvatures two = new Curvatures(new double[] { 1, 1 }, new double[3], new double[2], new double[2]);
		assertTrue(two.isOptimum());
		assertTrue(!new Curvatures(new double[] { 1, 1 }, new double[] { 1, 1, Double.POSITIVE_INFINITY }, new double[2],
			new double[2]).isOptimum());
		assertTrue(!new Curvatures(new double[] { 1, 0 }, new double[3], new double[2], new double[2]).isOptimum());
	}
}
