package org.scalinglaws.perceptron.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Loss, gradient and curvature beside their definitions, also at weights so long that the loss itself is 0. */
class LogisticPullsTest {

	private static final SignedInputs INPUTS = new SignedInputs(4, 15, Streams.of(6).stream("test", 1), Progress.NONE);

	private static double[] weights(final double length) {
		final double[] weights = INPUTS.sum();
		final double size = new ArrayRealVector(weights).getNorm();
		for (int i = 0; i < weights.length; i++)
			weights[i] *= length / size;
		return weights;
	}

	/** In units of exp(-2 s), s the least margin if it is positive. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 1, 7, 40, -3 })
	void areThoseOfTheLoss(final double length) {
		final double[] weights = weights(length), direction = { 0.3, -1, 2, 0.7 }, product = new double[4];
		final RealMatrix rows = new Array2DRowRealMatrix(INPUTS.rows());
		final RealVector margins = rows.operate(new ArrayRealVector(weights));
		final double unit = Math.exp(-2 * Math.max(0, margins.getMinValue()));
		double loss = 0;
		for (final double margin : margins.toArray())
			loss += Math.log1p(Math.exp(-2 * margin));
		final RealVector gradient = rows.preMultiply(margins.map(m -> -1 / (1 + Math.exp(2 * m)) / unit));
		final RealVector projections = rows.operate(new ArrayRealVector(direction));
		final RealVector curved = rows.preMultiply(projections.ebeMultiply(margins.map(m -> 1 / (2 * Math.pow(Math.cosh(m),
			2)) / unit)));
		final LogisticPulls pulls = new LogisticPulls(INPUTS.rows(), weights, true);
		assertEquals(Math.log(loss), pulls.logLoss(), 1e-13 * (1 + Math.abs(Math.log(loss))));
		assertArrayEquals(gradient.toArray(), pulls.gradient(), 1e-12 * gradient.getNorm());
		product[2] = 99; // overwritten
		pulls.curve(direction, product);
		assertArrayEquals(curved.toArray(), product, 1e-12 * curved.getNorm());
	}

	/** Where exp(-2 margin) is no number any more, the sample of least margin alone has the loss. */
	@Test
	void keepDigitsAtLongWeights() {
		final double[] weights = weights(1e6);
		final double least = new Array2DRowRealMatrix(INPUTS.rows()).operate(new ArrayRealVector(weights)).getMinValue();
		assertTrue(least > 1e4);
		final LogisticPulls pulls = new LogisticPulls(INPUTS.rows(), weights, false);
		assertEquals(-2 * least, pulls.logLoss(), 1e-12 * least);
		final double size = new ArrayRealVector(pulls.gradient()).getNorm();
		assertTrue(size > 0.01 && size < 100, "size " + size);
	}

	/** All inputs are on the teacher's side, and Hebb's weights are their sum. */
	@Test
	void inputsAreSigned() {
		final SignedInputs inputs = new SignedInputs(4, 15, Streams.of(6).stream("test", 1), Progress.NONE);
		final double[] sum = new double[4];
		for (final double[] row : inputs.rows()) {
			assertTrue(row[0] > 0);
			for (int i = 0; i < 4; i++)
				sum[i] += row[i];
		}
		assertArrayEquals(sum, inputs.sum(), 1e-13);
		assertEquals(4, inputs.dimension());
		double others = 0, squares = 0;
		for (final double[] row : new SignedInputs(3, 20_000, Streams.of(6).stream("test", 2), Progress.NONE).rows()) {
			others += row[1] / 20_000;
			squares += row[0] * row[0] / 20_000;
		}
		assertEquals(0, others, 4 / Math.sqrt(20_000));
		assertEquals(1, squares, 4 * Math.sqrt(2 / 20_000.0));
	}

	/** The residual is the sine of the angle between the weights and the direction of descent. */
	@Test
	void residualIsASine() {
		final FixedNorm path = new FixedNorm(INPUTS, Progress.NONE);
		final double[] weights = path.at(3);
		assertEquals(3, new ArrayRealVector(weights).getNorm(), 1e-14);
		final RealVector gradient = new ArrayRealVector(new LogisticPulls(INPUTS.rows(), weights, false).gradient());
		final double cosine = -gradient.cosine(new ArrayRealVector(weights));
		assertTrue(cosine > 1 - 1e-12);
		final RealVector across = gradient.subtract(gradient.projection(new ArrayRealVector(weights)));
		assertEquals(across.getNorm() / gradient.getNorm(), path.residual(), 1e-15);
	}

	/** Error and overlap say the same, and the samples are told. */
	@Test
	void columnsFitEachOther() {
		for (final String protocol : new String[] { PerceptronRuns.FIXED, PerceptronRuns.FREE }) {
			final Columns table = PerceptronRuns.ofLoad(7, 2.1, protocol).run(new double[] { 2, 0.5 }, 3, 1, Progress.NONE);
			assertEquals(15L, ((Number) table.metadata().get("samples")).longValue());
			assertArrayEquals(new double[] { 0, 0, 1, 1, 2, 2 }, table.column("run"));
			for (int i = 0; i < 6; i++)
				assertEquals(Math.cos(Math.PI * table.get("error", i)), table.get("overlap", i), 1e-14);
		}
	}

	/** Samples are rounded, and both ends of what is allowed are in it. */
	@Test
	void loadsGiveSamples() {
		assertEquals(20, PerceptronRuns.ofLoad(1_000_000, 2e-5, PerceptronRuns.FIXED).samples());
		assertEquals(1, PerceptronRuns.ofLoad(10, 0.1, PerceptronRuns.FIXED).samples());
		assertEquals(14, PerceptronRuns.ofLoad(10, 1.38, PerceptronRuns.FREE).samples());
	}

	/**
	 * Orthogonal inputs a and b on the axes learn each by itself: w' = 2 a/(1 + exp(2 a w)), so that w + (exp(2 a w) - 1)/(2 a)
	 * = 2 a t, with the same time of both at each length; many lengths within a step of the integration, too.
	 */
	@Test
	void freeNormOfOrthogonalInputsIsKnown() {
		final double a = 1.3, b = 0.4;
		final SignedInputs inputs = new SignedInputs(2, 2, Streams.of(6).stream("test", 3), Progress.NONE);
		inputs.rows()[0] = new double[] { a, 0 };
		inputs.rows()[1] = new double[] { 0, b };
		final double[] lengths = { 1e-6, 0.01, 0.3, 0.31, 0.32, 2, 6, 6.001, 20 };
		final double[][] found = new FreeNorm(inputs, Progress.NONE).at(lengths);
		for (int i = 0; i < lengths.length; i++) {
			assertEquals(lengths[i], Math.hypot(found[i][0], found[i][1]), 1e-11 * lengths[i]);
			final double time = time(a, found[i][0]);
			assertEquals(1, time(b, found[i][1]) / time, 1e-6, "length " + lengths[i]);
		}
	}

	private static double time(final double input, final double weight) {
		return (weight + Math.expm1(2 * input * weight) / (2 * input)) / (2 * input);
	}
}
