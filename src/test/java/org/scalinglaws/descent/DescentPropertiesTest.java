package org.scalinglaws.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.properties.Tasks.times;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.scalinglaws.descent.bias.BiasSolution;
import org.scalinglaws.descent.bias.DiagonalRegression;
import org.scalinglaws.descent.quadratic.SquaredFlow;
import org.scalinglaws.descent.quadratic.SquaredRegression;
import org.scalinglaws.properties.Tasks;
import org.scalinglaws.properties.Tasks.Task;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any reparametrized model: two ways to one end, units, symmetries, the limit of large starts. */
class DescentPropertiesTest {

	/** Inputs of standard normals, sample by sample, fewer samples than dimensions, and labels. */
	private record Samples(double[] inputs, double[] labels, int dimension) {

		static Samples of(final int samples, final int more, final long seed) {
			final Random random = new Random(seed);
			return new Samples(random.doubles((long) samples * (samples + more)).map(p -> 2 * p - 1).toArray(), random.doubles(samples)
				.map(p -> 2 * p - 1).toArray(), samples + more);
		}

		/** By another library. */
		double[] leastNorm() {
			final double[][] rows = new double[labels.length][];
			for (int i = 0; i < rows.length; i++)
				rows[i] = Arrays.copyOfRange(inputs, i * dimension, (i + 1) * dimension);
			return new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSolver().getInverse().operate(labels);
		}
	}

	/** The flow in its dual form, and Newton's method for its end. */
	@Property
	void theFlowEndsAtTheMinimum(@ForAll @IntRange(min = 1, max = 6) final int samples,
		@ForAll @IntRange(min = 2, max = 10) final int more, @ForAll final long seed,
		@ForAll @DoubleRange(min = -2, max = 1) final double power, @ForAll @IntRange(min = 2, max = 4) final int depth)
	{
		final Samples s = Samples.of(samples, more, seed);
		final DiagonalRegression regression = new DiagonalRegression(s.inputs, s.labels, Math.pow(10, power), depth);
		final BiasSolution flow = regression.flow(Progress.NONE), minimum = regression.minimum(Progress.NONE);
		assertClose(minimum.weights(), flow.weights(), 1e-7); // residuals of 1e-10 through inverses of up to 1e3
		assertClose(minimum.weights(), times(new DiagonalRegression(s.inputs, times(s.labels, -1), Math.pow(10, power), depth)
			.minimum(Progress.NONE).weights(), -1), 1e-9);
	}

	/** beta = alpha^D times a function of y/alpha^D: k y from k^(1/D) alpha is k beta. */
	@Property
	void unitsOfLabelsAreThoseOfWeights(@ForAll @IntRange(min = 1, max = 6) final int samples,
		@ForAll @IntRange(min = 2, max = 10) final int more, @ForAll final long seed,
		@ForAll @DoubleRange(min = -5, max = 5) final double power, @ForAll @IntRange(min = 2, max = 4) final int depth)
	{
		final Samples s = Samples.of(samples, more, seed);
		final double k = Math.pow(10, power);
		assertClose(times(new DiagonalRegression(s.inputs, s.labels, 0.3, depth).minimum(Progress.NONE).weights(), k),
			new DiagonalRegression(s.inputs, times(s.labels, k), 0.3 * Math.pow(k, 1.0 / depth), depth).minimum(Progress.NONE)
				.weights(), 1e-7);
	}

	/** At large starts the weights grow as those of a linear model: relative deviations are (beta/alpha^2)^2. */
	@Property
	void fromLargeStartsTheNormIsLeast(@ForAll @IntRange(min = 1, max = 6) final int samples,
		@ForAll @IntRange(min = 2, max = 10) final int more, @ForAll final long seed)
	{
		final Samples s = Samples.of(samples, more, seed);
		final double[] least = s.leastNorm();
		final double largest = DoubleStream.of(least).map(Math::abs).max().getAsDouble();
		assertClose(least, new DiagonalRegression(s.inputs, s.labels, Math.sqrt(1e4 * largest), 2).minimum(Progress.NONE)
			.weights(), 1e-6);
	}

	/** lambda -> c lambda is t -> t/c; the risk falls, and learned coordinates stay so. */
	@Property
	void squaresFallInTheTimeOfTheirSpectrum(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = -5, max = 5) final double power)
	{
		final double c = Math.pow(10, power);
		final double[] target = Arrays.stream(task.teacher()).map(v -> Math.abs(v) + 0.01).toArray();
		final double[] times = { 0, 0.1, 1, 10, 100, 1e3 };
		final Columns one = SquaredFlow.of(new SquaredRegression(task.spectrum(), target, 0.1), times, Progress.NONE), other =
			SquaredFlow.of(new SquaredRegression(times(task.spectrum(), c), target, 0.1), times(times, 1 / c), Progress.NONE);
		for (int i = 0; i < times.length; i++) {
			assertEquals(c * one.get("risk", i), other.get("risk", i), 1e-11 * c * one.get("risk", 0));
			if (i > 0) assertTrue(one.get("risk", i) <= one.get("risk", i - 1));
			if (i > 0) assertTrue(one.get("linearRisk", i) <= one.get("linearRisk", i - 1));
		}
	}

	private static void assertClose(final double[] expected, final double[] actual, final double tolerance) {
		final double size = DoubleStream.of(expected).map(Math::abs).max().getAsDouble();
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], actual[i], tolerance * size);
	}
}
