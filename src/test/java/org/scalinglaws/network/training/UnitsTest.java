package org.scalinglaws.network.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.Network;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** One problem in many units: the same weights, whatever the start of order 1 is beside the data. */
class UnitsTest {

	private static final double[] INPUTS = { 1, 2, 0.5, 2, -1, 0.2, 3, 0.5, -1, -1, 1, 0.3, 0.5, 0.7, -0.2 };
	private static final double[] LABELS = { 1, 2, 3, -1, 0.5 };

	@ParameterizedTest
	@CsvSource({ "diagonal, 1e-10", "diagonal, 1e-3", "diagonal, 7", "diagonal, 1e9", "diagonal, 1e60", "diagonal, 1e-60",
		"quadratic, 1e-10", "quadratic, 1e-3", "quadratic, 7", "quadratic, 1e9", "quadratic, 1e60", "quadratic, 1e-60" })
	void labelsInAnyUnit(final String network, final double unit) {
		final TrainedNetwork one = train(network, INPUTS, LABELS, 0.5), other = train(network, INPUTS, times(unit, LABELS),
			0.5 * unit);
		assertSame(StopReason.CONVERGED, other.reason());
		assertEquals(one.loss(), other.loss() / unit / unit, 1e-9 * one.loss());
		assertTrue(other.gap() <= 1e-10 * other.loss());
		assertArrayEquals(one.weights(), times(1 / unit, other.weights()), 1e-4); // root of the gap
		assertEquals(other.loss(), other.history().last("loss"), 0);
		assertEquals(other.lowerBound(), (double) other.history().metadata().get("lowerBound"), 0);
	}

	/** A step of 1024 changes no bit. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void unitsOfTrainingAreExact(final String network) {
		final TrainedNetwork one = train(network, INPUTS, LABELS, 0.5), other = train(network, INPUTS, times(0x1p40, LABELS),
			0x1p39);
		assertArrayEquals(times(0x1p40, one.weights()), other.weights(), 0);
		assertArrayEquals(times(0x1p80, one.history().column("loss")), other.history().column("loss"), 0);
		assertArrayEquals(times(0x1p60, one.history().column("gradientNorm")), other.history().column("gradientNorm"), 0);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-9, 1e4, 3e8 })
	void inputsOfTheDiagonalNetworkInAnyUnit(final double unit) {
		final TrainedNetwork one = train("diagonal", INPUTS, LABELS, 0.5), other = train("diagonal", times(unit, INPUTS),
			LABELS, 0.5 * unit);
		assertSame(StopReason.CONVERGED, other.reason());
		assertEquals(one.loss(), other.loss(), 1e-9 * one.loss());
		assertArrayEquals(one.weights(), times(unit, other.weights()), 1e-4);
	}

	/** Gray values: against the convex problem, which starts from zero weights. */
	@ParameterizedTest
	@CsvSource({ "1e5, 1e-8", "1e3, 1e-6", "65535, 1e-8" })
	void inputsOfTheQuadraticNetworkLikeGrayValues(final double unit, final double tolerance) {
		final double[] inputs = times(unit, INPUTS);
		final TrainedNetwork trained = new QuadraticTraining(inputs, LABELS, 0.5 * unit * unit).run(Streams.of(1).stream(
			"networkStart", 0), tolerance, 100_000, Progress.NONE);
		assertSame(StopReason.CONVERGED, trained.reason());
		assertTrue(trained.loss() < 15.25);
		final NuclearNorm.Solution convex = new NuclearNorm(inputs, LABELS, 0.5 * unit * unit * 3).solve(tolerance, 100_000,
			Progress.NONE);
		assertEquals(convex.objective(), trained.loss(), 2 * tolerance * trained.loss());
		// the weights are those of this loss, in the data's units; p = d, so that |W|^2 = d Tr S
		assertEquals(trained.loss(), new NuclearNorm(inputs, LABELS, 0.5 * unit * unit * 3).certify(trained.weights())
			.objective(), 1e-9 * trained.loss());
	}

	/** The gap counts beside the loss of zero weights, here the optimum. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void zeroLabelsAreLearnedAtOnce(final String network) {
		for (final double decay : new double[] { 0, 0.5 }) {
			final TrainedNetwork zero = train(network, INPUTS, new double[5], decay);
			assertSame(StopReason.CONVERGED, zero.reason());
			assertEquals(0, zero.loss(), 0);
			assertEquals(0, zero.gap(), 0);
			assertEquals(0, Arrays.stream(zero.weights()).map(Math::abs).sum(), 0);
		}
		final NuclearNorm.Solution convex = new NuclearNorm(INPUTS, new double[5], 1).solve(1e-10, 100, Progress.NONE);
		assertSame(StopReason.CONVERGED, convex.reason());
		assertEquals(0, convex.slackness(), 0);
		final TrainedNetwork heavy = train(network, INPUTS, LABELS, 1e6);
		assertSame(StopReason.CONVERGED, heavy.reason());
		assertEquals(15.25, heavy.loss(), 1e-8);
	}

	/** Root mean squares make the unit, not the largest: here 30, beside 3000. */
	@Test
	void outliersMakeNoUnit() {
		final double[] inputs = new double[10_001];
		Arrays.fill(inputs, 1);
		inputs[77] = 3000;
		assertEquals(new Units(1, 1), Units.of(inputs, LABELS, 1));
		assertEquals(new Units(0x1p-10, 1024), Units.of(times(1000, INPUTS), times(1e-3, LABELS), 2));
	}

	private static TrainedNetwork train(final String network, final double[] inputs, final double[] labels,
		final double decay)
	{
		return Network.of(network).training(inputs, labels, decay, null).run(Streams.of(1).stream("networkStart", 0), 1e-10,
			100_000, Progress.NONE);
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}
}
