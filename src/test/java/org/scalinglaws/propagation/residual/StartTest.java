package org.scalinglaws.propagation.residual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.integration.RombergIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.linear.SampleMean;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** What chance and a finite depth do to the outputs at the start. */
class StartTest {

	private static ResidualShape square(final int size) {
		return new ResidualShape(size, size, 20, 6, 400, 4);
	}

	/** From plain networks, two passes over their outputs. */
	@Test
	void fluctuationIsThatOfPlainNetworks() {
		final ResidualShape shape = new ResidualShape(2, 3, 4, 2, 5, 1.3);
		final double[][] inputs = shape.drawInputs(9), outputs = new double[8][4];
		for (int run = 0; run < 8; run++)
			for (int i = 0; i < 4; i++)
				outputs[run][i] = new PlainResidualNet(shape.draw(9, run), shape).output(inputs[i]);
		double sum = 0;
		for (int i = 0; i < 4; i++)
			for (int run = 0; run < 8; run++)
				for (int other = 0; other < run; other++) // pairs have twice the variance
					sum += (outputs[run][i] - outputs[other][i]) * (outputs[run][i] - outputs[other][i]) / 2 / 28 / 4;
		assertEquals(Math.sqrt(sum), StartFluctuation.of(shape, 8, 9, Progress.NONE).deviation(), 1e-12);
	}

	/** Exponent -1/2 in depth x width, and the closed form, which holds to first order. */
	@Test
	void fluctuationFallsAsTheRootOfAllUnits() {
		for (final int size : new int[] { 8, 16, 32 }) {
			final StartFluctuation found = StartFluctuation.of(square(size), 200, 2, Progress.NONE);
			assertEquals(found.predicted(), found.deviation(), 3.5 * found.standardError() + found.predicted() / (size * size),
				"size " + size);
			assertTrue(found.standardError() < 0.04 * found.deviation());
			assertEquals(StartFluctuation.of(square(8), 1, 2, Progress.NONE).predicted() * 8 / size, found.predicted(), 1e-14);
		}
	}

	/** The error is that by which independent estimates for the same inputs and last layer scatter. */
	@Test
	void standardErrorIsTheScatter() {
		final ResidualShape shape = new ResidualShape(3, 4, 5, 3, 20, 2);
		final double[][] inputs = shape.drawInputs(4);
		final int groups = 200, runs = 24;
		double sum = 0, squares = 0, errors = 0;
		for (int group = 0; group < groups; group++) {
			final double[][] outputs = new double[runs][];
			for (int run = 0; run < runs; run++)
				outputs[run] = shape.draw(4, group * runs + run).outputs(inputs).clone();
			final StartFluctuation found = StartFluctuation.of(outputs, 0);
			sum += found.deviation() / groups;
			squares += found.deviation() * found.deviation() / groups;
			errors += found.standardError() * found.standardError() / groups;
		}
		// a deviation over 200 groups is known to 5 % (1/sqrt(400))
		assertEquals(1, Math.sqrt(errors / (squares - sum * sum)), 0.2);
	}

	/** Of the variance, which few runs have without a bias, and so its error: in the mean it is the scatter of independent estimates. */
	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 8 })
	void standardErrorOfFewNetworksIsTheScatter(final int runs) {
		final ResidualShape shape = new ResidualShape(20, 20, 2, 2, 20, 2);
		final double[][] inputs = shape.drawInputs(4);
		final int groups = 2000;
		final double[] variances = new double[groups];
		double errors = 0;
		for (int group = 0; group < groups; group++) {
			final double[][] outputs = new double[runs][];
			for (int run = 0; run < runs; run++)
				outputs[run] = shape.draw(4, group * runs + run).outputs(inputs).clone();
			final StartFluctuation found = StartFluctuation.of(outputs, 0);
			variances[group] = found.deviation() * found.deviation();
			errors += Math.pow(2 * found.deviation() * found.standardError(), 2) / groups;
		}
		final double scatter = SampleMean.of(variances).standardError();
		// squares of normals have heavy tails: both are known to some 6 %
		assertEquals(1, errors / (scatter * scatter * groups), 0.2);
	}

	@Test
	void oneNetworkHasNoFluctuationAndTwoNoError() {
		final StartFluctuation found = StartFluctuation.of(square(4), 1, 1, Progress.NONE);
		assertTrue(Double.isNaN(found.deviation()) && Double.isNaN(found.standardError()));
		final StartFluctuation two = StartFluctuation.of(square(4), 2, 1, Progress.NONE); // are as far from their mean
		assertTrue(two.deviation() > 0 && Double.isNaN(two.standardError()));
	}

	@Test
	void threadsMakeNoDifference() {
		final StartFluctuation[] one = new StartFluctuation[1];
		Parallel.workers(1, i -> one[0] = StartFluctuation.of(square(4), 20, 1, Progress.NONE));
		assertEquals(one[0], StartFluctuation.of(square(4), 20, 1, Progress.NONE));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 1, 2.5, 20 })
	void meanSquaredTanhIsTheIntegral(final double r) {
		final double expected = new RombergIntegrator(1e-13, 1e-13, 8, 20).integrate(1_000_000, x -> Math.pow(StrictMath.tanh(r *
			x), 2) * Math.exp(-x * x / 2), 0, 10) * Math.sqrt(2 / Math.PI);
		assertEquals(expected, StartFluctuation.meanSquaredTanh(r), 1e-12);
	}

	/** Where nearly all is 1: E tanh^2(r g) = 1 - sqrt(2/pi)/r (1 + O(1/r^2)). */
	@Test
	void meanSquaredTanhOfLargeStates() {
		assertEquals(0, StartFluctuation.meanSquaredTanh(0), 0);
		final double gap = 1 - StartFluctuation.meanSquaredTanh(1000);
		assertEquals(Math.sqrt(2 / Math.PI) / 1000, gap, 1e-6 * gap);
	}

	/** bias x depth is constant, and what the first order says, with a gap of order 1/depth. */
	@Test
	void biasFallsAsTheDepth() {
		double before = Double.NaN;
		for (final int depth : new int[] { 64, 128, 256, 512 }) {
			final DepthBias bias = DepthBias.of(new ResidualShape(depth, 16, 20, 6, 400, 4), 1, Progress.NONE);
			final double gap = bias.bias() / bias.predicted() - 1;
			assertEquals(0, gap, 1. / depth);
			if (depth > 64) assertEquals(2, before / gap, 0.1);
			before = gap;
		}
	}

	/** The limit against many layers, extrapolated twice to endless depth: errors of order depth^-3. */
	@Test
	void limitIsThatOfManyLayers() {
		final double[] bias = new double[3];
		final ResidualShape one = new ResidualShape(1, 4, 1, 3, 10, 2); // one sample: the bias has a sign, lost, but not at 0
		for (int i = 0; i < 3; i++)
			bias[i] = DepthBias.of(new ResidualShape(200 << i, 4, 1, 3, 10, 2), 2, Progress.NONE).bias();
		final double once = 2 * bias[1] - bias[0], twice = 2 * bias[2] - bias[1]; // of 0
		assertEquals(0, (4 * twice - once) / 3, 1e-5 * bias[0]);
		assertTrue(DepthBias.of(one, 2, Progress.NONE).bias() > bias[0]);
	}

	@Test
	void endWhenCanceled() {
		assertThrows(CancellationException.class, () -> DepthBias.of(square(4), 1, new Looks(1)));
		assertThrows(CancellationException.class, () -> StartFluctuation.of(square(4), 5, 1, new Looks(1)));
		assertThrows(IllegalArgumentException.class, () -> StartFluctuation.of(square(4), 0, 1, Progress.NONE));
	}
}
