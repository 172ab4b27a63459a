package org.scalinglaws.descent.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Two layers of all weights, followed here step by step with another library's matrices; and how runs end. */
class LayerStateTest {

	private static final double[] VALUES = { 1.2, 3, 0.7, 2 };

	private static MatrixLayers layers(final double weightDecay, final double rate) {
		return new MatrixLayers(new LayerProblem(VALUES, weightDecay, 0.6), rate, Streams.of(4).stream("test", 0));
	}

	/** Normals of deviation startScale/sqrt(n), row by row. */
	private static RealMatrix start(final RandomStream random) {
		final double[] row = new double[4];
		final RealMatrix layer = new Array2DRowRealMatrix(4, 4);
		for (int i = 0; i < 4; i++) {
			random.fillGaussian(row, 0, 4);
			layer.setRow(i, row);
		}
		return layer.scalarMultiply(0.6 / 2);
	}

	@Test
	void stepsAreTheGradientsOfBothLayers() {
		final double decay = 0.3, rate = 0.02;
		final RandomStream random = Streams.of(4).stream("test", 0);
		RealMatrix first = start(random), second = start(random);
		final MatrixLayers layers = layers(decay, rate);
		final RealMatrix target = MatrixUtils.createRealDiagonalMatrix(VALUES);
		for (int step = 0; step <= 40; step++) {
			layers.moveTo(step, () -> true);
			final RealMatrix error = second.multiply(first).subtract(target);
			if (step % 20 == 0) assertState(first, second, error, layers);
			final RealMatrix ofFirst = second.transpose().multiply(error).add(first.scalarMultiply(decay));
			second = second.subtract(error.multiply(first.transpose()).add(second.scalarMultiply(decay)).scalarMultiply(rate));
			first = first.subtract(ofFirst.scalarMultiply(rate));
		}
	}

	private static void assertState(final RealMatrix first, final RealMatrix second, final RealMatrix error,
		final MatrixLayers layers)
	{
		final SingularValueDecomposition product = new SingularValueDecomposition(second.multiply(first));
		final double[] values = product.getSingularValues();
		final RealMatrix left = new SingularValueDecomposition(first).getU(), right = new SingularValueDecomposition(second)
			.getV();
		double sum = 0;
		for (int k = 0; k < 4; k++)
			sum += values[k] * Math.abs(left.getColumnVector(k).dotProduct(right.getColumnVector(k)));
		assertEquals(sum / Arrays.stream(values).sum(), layers.alignment(), 1e-10);
		assertEquals(Math.pow(error.getFrobeniusNorm(), 2) / 2, layers.loss(), 1e-11);
		assertArrayEquals(new double[] { values[2], values[0], values[3], values[1] }, layers.values(), 1e-11);
		final RealMatrix balance = first.multiply(first.transpose()).subtract(second.transpose().multiply(second));
		for (int i = 0; i < 16; i++)
			assertEquals(balance.getEntry(i / 4, i % 4), layers.balance().data[i], 1e-11);
	}

	@Test
	void divergenceEndsWithTheLastFiniteRecord() {
		final Columns curve = LayerRun.of(layers(0, 5), 10_000, 50, Progress.NONE);
		assertEquals(1, curve.last("diverged"));
		assertTrue(curve.rows() < 50);
		for (int i = 0; i < curve.rows(); i++)
			for (final double value : curve.row(i))
				assertTrue(Double.isFinite(value));
		final int last = curve.rows() - 1;
		assertTrue(curve.get("step", last) > curve.get("step", last - 1));
		assertEquals(5 * curve.get("step", last), curve.get("time", last));
		for (final String name : new String[] { "loss", "alignment", "value2" })
			assertEquals(curve.get(name, last - 1), curve.get(name, last));
	}

	@Test
	void canceledRunsKeepWhatTheyHave() {
		final Columns curve = LayerRun.of(layers(0, 1e-3), 1_000_000_000_000L, 50, new Looks(100));
		assertEquals(true, curve.metadata().get("canceled"));
		assertEquals(false, curve.metadata().get("diverged"));
		assertTrue(curve.rows() >= 1 && curve.rows() < 50);
		final Columns whole = LayerRun.of(layers(0, 1e-3), 100, 5, Progress.NONE);
		assertEquals(false, whole.metadata().get("canceled"));
		assertEquals(100, whole.last("step"));
		assertEquals(0.1, whole.last("time"), 1e-15);
		final double[] values = Arrays.copyOfRange(whole.row(4), 7, 11), roots = Arrays.stream(values).map(Math::sqrt).toArray();
		assertEquals(EffectiveRank.of(values), whole.last("effectiveRank"), 1e-14);
		assertEquals(EffectiveRank.of(roots), whole.last("layerEffectiveRank"), 1e-14);
	}

	/** Modes fit together at all times, and know their problem and rate; they stay where they are told to. */
	@Test
	void modesAreAligned() {
		final LayerProblem problem = new LayerProblem(VALUES, 0.5, 0.6);
		for (final LayerMotion motion : new LayerMotion[] { new DescentModes(problem, 0.01), new LogisticModes(problem, 0.01),
			layers(0.5, 0.01) })
		{
			assertEquals(0.01, motion.learningRate());
			assertArrayEquals(VALUES, motion.problem().values());
			if (!(motion instanceof MatrixLayers)) {
				assertSame(problem, motion.problem());
				assertEquals(1, motion.alignment());
				for (final double value : motion.values())
					assertEquals(0.36, value, 1e-15);
			}
		}
		final DescentModes still = new DescentModes(problem, 0.01);
		still.moveTo(1_000_000_000_000L, () -> false);
		assertEquals(0.36, still.values()[0], 1e-15);
		still.moveTo(1, () -> true); // a step by hand: w (1 + rate (s - mu - w^2))
		assertEquals(Math.pow(0.6 * (1 + 0.01 * (1.2 - 0.5 - 0.36)), 2), still.values()[0], 1e-15);
		double loss = 0;
		for (int k = 0; k < 4; k++)
			loss += Math.pow(VALUES[k] - still.values()[k], 2) / 2;
		assertEquals(loss, still.loss(), 1e-14);
	}
}
