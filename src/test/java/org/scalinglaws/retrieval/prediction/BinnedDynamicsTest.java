package org.scalinglaws.retrieval.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.spectrum.nodes.SpectrumZoo;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Flow and prediction on the nodes of spectra of all kinds beside those on all coordinates. */
@Tag("slow")
class BinnedDynamicsTest {

	private static final double TOLERANCE = 1e-8;

	/** Squares of gaps below which the integrator itself no longer has relative digits. */
	private static final double VANISHED = 1e-20;

	static Set<String> zoo() {
		return SpectrumZoo.spectra().entrySet().stream().filter(entry -> entry.getValue().length <= 2000).map(entry -> entry
			.getKey()).collect(Collectors.toSet());
	}

	private record Problem(double[] spectrum, double[] teacher, double[] start) {

		/** Of trace 1, with a normal teacher of energy 1 and a normal start of length 1. */
		static Problem of(final String name) {
			final double[] given = SpectrumZoo.spectra().get(name);
			final double trace = Arrays.stream(given).sum();
			final double[] spectrum = Arrays.stream(given).map(value -> value / trace).toArray();
			final Random random = new Random(4);
			final double[] teacher = random.doubles(given.length).map(x -> random.nextGaussian()).toArray();
			final double[] start = random.doubles(given.length).map(x -> random.nextGaussian()).toArray();
			double energy = 0, square = 0;
			for (int i = 0; i < given.length; i++) {
				energy += spectrum[i] * teacher[i] * teacher[i];
				square += start[i] * start[i];
			}
			return new Problem(spectrum, times(1 / Math.sqrt(energy), teacher), times(1 / Math.sqrt(square), start));
		}

		private static double[] times(final double factor, final double[] values) {
			return Arrays.stream(values).map(value -> factor * value).toArray();
		}

		SpectralMeasure full() {
			return SpectralMeasure.full(spectrum, teacher, start);
		}

		BinnedSpectrum binned() {
			return BinnedSpectrum.of(spectrum, new double[][] { start, teacher }, TOLERANCE, Progress.NONE);
		}
	}

	@ParameterizedTest
	@MethodSource("zoo")
	void theFlowIsTheSame(final String name) {
		final Problem problem = Problem.of(name);
		final BinnedSpectrum binned = problem.binned();
		final double[] times = GradientFlow.logarithmicTimes(problem.full(), 1e7, 20);
		final FlowSolution all = solve(problem.full(), times), few = solve(SpectralMeasure.of(binned.moments()), times);
		requireSame(all.trajectory(), few.trajectory());
		assertEquals(all.sign(), few.sign());
		final double[] alpha = binned.interpolate(few.startCoefficient()), beta = binned.interpolate(few
			.teacherCoefficient());
		final double[] weights = all.weights(problem.start, problem.teacher), same = weights.clone();
		Arrays.setAll(same, i -> alpha[i] * problem.start[i] + beta[i] * problem.teacher[i]);
		assertArrayEquals(weights, same, TOLERANCE * Arrays.stream(weights).map(Math::abs).max().getAsDouble());
	}

	private static FlowSolution solve(final SpectralMeasure measure, final double[] times) {
		return new GradientFlow(measure, TOLERANCE).solve(times, 1, false, Progress.NONE);
	}

	@ParameterizedTest
	@MethodSource("zoo")
	void thePredictionIsTheSame(final String name) {
		final Problem problem = Problem.of(name);
		requireSame(predict(problem.full()), predict(SpectralMeasure.of(problem.binned().moments())));
	}

	private static Columns predict(final SpectralMeasure measure) {
		return new SgdPrediction(measure, LearningRateSchedule.constant(2e-3), 0.1, 1, TOLERANCE).solve(300_000, 8,
			Progress.NONE).trajectory();
	}

	/** To the tolerance, gaps to a hundred times more; the integrator's own errors are in it, on both sides. */
	private static void requireSame(final Columns all, final Columns few) {
		assertEquals(all.rows(), few.rows());
		for (int row = 0; row < all.rows(); row++) {
			final double gap = Math.abs(all.get("overlapGap", row)) + Math.abs(all.get("energyGap", row));
			for (final String column : new String[] { "overlap", "energy", "meanSquaredError" })
				assertEquals(all.get(column, row), few.get(column, row), 2 * TOLERANCE * Math.abs(all.get(column, row)) + 1e-20,
					column);
			for (final String column : new String[] { "overlapGap", "energyGap" })
				assertEquals(all.get(column, row), few.get(column, row), 200 * TOLERANCE * gap + VANISHED, column);
			assertEquals(all.get("loss", row), few.get("loss", row), 2 * TOLERANCE * all.get("loss", row) + VANISHED);
		}
	}
}
