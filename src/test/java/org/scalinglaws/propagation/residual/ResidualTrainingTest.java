package org.scalinglaws.propagation.residual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Compares with a plain second implementation, and tests the floor as the inequality that it is. */
@Tag("slow")
class ResidualTrainingTest {

	private static final ResidualShape SMALL = new ResidualShape(3, 5, 4, 2, 7, 1.7);

	/** The gradient of the plain one is right, by fourth-order differences of its loss in each weight. */
	@Test
	void plainGradientIsThatOfThePlainOutput() {
		final PlainResidualNet plain = new PlainResidualNet(SMALL.draw(3, 0), SMALL);
		final double[] input = SMALL.drawInputs(3)[1];
		final double[][][][] gradient = plain.gradient(input), weights = { plain.w, plain.u };
		for (int kind = 0; kind < 2; kind++)
			for (int l = 0; l < gradient[kind].length; l++)
				for (int m = 0; m < gradient[kind][l].length; m++)
					for (int k = 0; k < gradient[kind][l][m].length; k++) {
						final double[] row = weights[kind][l][m];
						final double weight = row[k], h = 1e-3;
						final double[] at = new double[5];
						for (int j = 0; j < 5; j++) {
							row[k] = weight + (j - 2) * h;
							at[j] = plain.output(input);
						}
						row[k] = weight;
						assertEquals((8 * (at[3] - at[1]) - (at[4] - at[0])) / (12 * h), gradient[kind][l][m][k], 1e-11);
					}
	}

	@ParameterizedTest
	@CsvSource({ "3, 5, 4, 2, 7, 1.7", "1, 1, 1, 1, 1, 1", "2, 4, 9, 3, 6, 0.5", "4, 3, 2, 5, 3, 3" })
	void trainsAsThePlainOne(final int depth, final int width, final int samples, final int inputs, final int lastWidth,
		final double scale)
	{
		final ResidualShape shape = new ResidualShape(depth, width, samples, inputs, lastWidth, scale);
		final double rate = 0.03;
		final Columns table = ResidualTraining.of(shape, 30, rate, 31, 3, Progress.NONE).table();
		final PlainResidualNet plain = new PlainResidualNet(shape.draw(3, 0), shape);
		final double[][] points = shape.drawInputs(3);
		final double[] labels = shape.drawLabels(3);
		for (int step = 0; step <= 30; step++) {
			final double loss = plain.loss(points, labels);
			assertEquals(loss, table.get("loss", step), 1e-12 * loss);
			final double[] decrease = descend(plain, points, labels, rate);
			assertEquals((decrease[0] + decrease[1]) / loss, table.get("rate", step), 1e-11 * (decrease[0] + decrease[1]) / loss);
			assertEquals(decrease[1] / loss, table.get("lastRate", step), 1e-11 * (decrease[0] + decrease[1]) / loss);
		}
	}

	/** A step; what blocks and last layer take off the loss in a unit of time. */
	private static double[] descend(final PlainResidualNet plain, final double[][] points, final double[] labels,
		final double rate)
	{
		final double[][][][] sum = plain.gradient(points[0]);
		for (int i = 0; i < points.length; i++) {
			final double error = (plain.output(points[i]) - labels[i]) / points.length;
			final double[][][][] gradient = plain.gradient(points[i]);
			for (int kind = 0; kind < 2; kind++)
				for (int l = 0; l < sum[kind].length; l++)
					for (int m = 0; m < sum[kind][l].length; m++)
						for (int k = 0; k < sum[kind][l][m].length; k++)
							sum[kind][l][m][k] = (i == 0 ? 0 : sum[kind][l][m][k]) + error * gradient[kind][l][m][k];
		}
		final double[] decrease = new double[2];
		final int depth = plain.w.length - 1;
		for (int kind = 0; kind < 2; kind++)
			for (int l = 0; l <= depth; l++) {
				final double[][] weights[] = kind == 0 ? plain.w : plain.u;
				final double times = (l < depth ? depth : 1) * weights[l].length;
				for (int m = 0; m < weights[l].length; m++)
					for (int k = 0; k < weights[l][m].length; k++) {
						weights[l][m][k] -= rate * times * sum[kind][l][m][k];
						decrease[l < depth ? 0 : 1] += times * sum[kind][l][m][k] * sum[kind][l][m][k];
					}
			}
		return decrease;
	}

	/** The kernel is K times the products of the last layer's gradients of single samples. */
	@Test
	void kernelIsThatOfTheLastLayer() {
		final ResidualNet net = SMALL.draw(5, 0);
		net.outputs(SMALL.drawInputs(5));
		final PlainResidualNet plain = new PlainResidualNet(net, SMALL);
		final double[][] points = SMALL.drawInputs(5), expected = new double[4][4];
		for (int i = 0; i < 4; i++)
			for (int j = 0; j < 4; j++)
				for (int kind = 0; kind < 2; kind++)
					for (int m = 0; m < 7; m++)
						for (int k = 0; k < plain.gradient(points[i])[kind][3][m].length; k++)
							expected[i][j] += 7 * plain.gradient(points[i])[kind][3][m][k] * plain.gradient(points[j])[kind][3][m][k];
		final double[][] kernel = LastKernel.of(net, SMALL.scale());
		for (int i = 0; i < 4; i++)
			assertArrayEquals(expected[i], kernel[i], 1e-13);
		assertEquals(new SymmetricEigen(expected, false).value(0), LastKernel.smallestEigenvalue(net, SMALL.scale()), 1e-13);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 1, 4 })
	void floorIsNeverCrossed(final double scale) {
		final ResidualShape shape = new ResidualShape(8, 16, 20, 6, 400, scale);
		final ResidualTraining training = ResidualTraining.of(shape, 2000, 0.02, 200, 1, Progress.NONE);
		assertEquals("all steps", training.reason());
		double floors = 0; // their integral, by trapezoids
		Row before = null;
		for (final Row row : training.table()) {
			if (before != null) floors += (row.get("time") - before.get("time")) * (row.get("floor") + before.get("floor")) / 2;
			assertEquals(training.table().get("loss", 0) * Math.exp(-floors), row.get("ceiling"), 1e-12 * row.get("ceiling"));
			before = row;
			assertEquals(2 * row.get("smallestEigenvalue") / 20, row.get("floor"), 0);
			assertTrue(row.get("smallestEigenvalue") > 0);
			assertTrue(row.get("lastRate") >= row.get("floor") * (1 - 1e-9), row::toString);
			assertTrue(row.get("rate") >= row.get("lastRate"), row::toString);
			assertTrue(row.get("loss") <= row.get("ceiling"), row::toString);
		}
	}

	/** -d ln loss/dt between two records that are a step apart is the rate, to first order in the step. */
	@Test
	void rateIsThatOfTheLoss() {
		final double[] gaps = new double[2];
		for (int i = 0; i < 2; i++) {
			final double rate = 1e-4 / (1 + i);
			final Columns table = ResidualTraining.of(SMALL, 1, rate, 2, 2, Progress.NONE).table();
			gaps[i] = Math.log(table.get("loss", 0) / table.get("loss", 1)) / rate - table.get("rate", 0);
		}
		assertTrue(Math.abs(gaps[0]) < 1e-3, () -> gaps[0] + "");
		assertEquals(2, gaps[0] / gaps[1], 0.01);
	}

	/** More samples than parameters of the last layer: the kernel has no rank for a floor. */
	@Test
	void floorIsZeroWithoutRank() {
		final Columns table = ResidualTraining.of(new ResidualShape(2, 3, 12, 2, 3, 1), 5, 0.01, 6, 1, Progress.NONE).table();
		for (final Row row : table)
			assertEquals(0, row.get("smallestEigenvalue"), 1e-14);
	}

	@Test
	void divergenceIsAResult() {
		final ResidualTraining training = ResidualTraining.of(SMALL, 100_000, 50, 50, 1, Progress.NONE);
		final Columns table = training.table();
		assertTrue(training.reason().startsWith("diverged at step "), training.reason());
		assertEquals(1, table.last("diverged"));
		for (final Row row : table)
			assertTrue(Double.isFinite(row.get("loss")) && Double.isFinite(row.get("floor")), row::toString);
	}

	@Test
	void recordsLeaveTheRestAsItIs() {
		final Columns few = ResidualTraining.of(SMALL, 64, 0.02, 3, 1, Progress.NONE).table();
		final Columns many = ResidualTraining.of(SMALL, 64, 0.02, 65, 1, Progress.NONE).table();
		assertEquals(many.last("loss"), few.last("loss"), 0);
		assertEquals(3, few.rows());
		assertEquals(65, many.rows());
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 1, 1, 1, 1, depth", "1, 0, 1, 1, 1, 1, width", "1, 1, 0, 1, 1, 1, samples", "1, 1, 1, 0, 1, 1, inputs",
		"1, 1, 1, 1, 0, 1, lastWidth", "1, 1, 1, 1, 1, 0, scale", "1, 1, 1, 1, 1, NaN, scale",
		"10000, 100000, 1, 1, 1, 1, depth x width" })
	void refusesByName(final int depth, final int width, final int samples, final int inputs, final int lastWidth,
		final double scale, final String name)
	{
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new ResidualShape(depth,
			width, samples, inputs, lastWidth, scale));
		assertTrue(refused.getMessage().contains(name), refused::getMessage);
	}

	/** 1e6 units on four samples of two coordinates: a million steps are 8e12 multiplications, more than 1e13 would take hours. */
	@Test
	void refusesHoursOfWork() {
		final ResidualShape large = new ResidualShape(1000, 1000, 4, 2, 1, 1);
		ResidualTraining.check(large, 1_000_000, 0.01, 10);
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ResidualTraining.check(large,
			2_000_000, 0.01, 10));
		assertTrue(refused.getMessage().startsWith("steps x samples x inputs x "), refused::getMessage);
	}

	@Test
	void endsWhenCanceled() {
		final Looks looks = new Looks(20);
		assertThrows(CancellationException.class, () -> ResidualTraining.of(SMALL, 1_000_000_000, 0.01, 10, 1, looks));
		assertEquals(20, looks.count());
	}
}
