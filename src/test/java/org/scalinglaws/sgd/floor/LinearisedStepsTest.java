package org.scalinglaws.sgd.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** Beside the mean over inputs, point by point, of what one step does to all d x d second moments. */
@Tag("slow")
class LinearisedStepsTest {

	/** Curvature, noise variance and curvature of the loss, by the teacher's projection. */
	private record Kind(String name, DoubleUnaryOperator psi, DoubleUnaryOperator noise, DoubleUnaryOperator loss) {

		Curvatures curvatures() {
			return new Curvatures(means(psi, 2), means(t -> psi.applyAsDouble(t) * psi.applyAsDouble(t), 3), means(noise, 2),
				means(loss, 2));
		}

		@Override
		public String toString() {
			return name;
		}
	}

	/** A few points for the teacher's projection, whose means are those of the kind itself. */
	private static final List<double[]> POINTS = points();

	private static List<double[]> points() {
		final List<double[]> points = new ArrayList<>();
		final double h = 0.1;
		for (int i = -80; i < 80; i++) {
			final double t = (i + 0.5) * h;
			points.add(new double[] { t, h * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI) });
		}
		return points;
	}

	private static double[] means(final DoubleUnaryOperator function, final int count) {
		final double[] means = new double[count];
		for (final double[] point : POINTS)
			for (int k = 0; k < count; k++)
				means[k] += point[1] * function.applyAsDouble(point[0]) * Math.pow(point[0], 2 * k);
		return means;
	}

	private static Stream<Kind> kinds() {
		return Stream.of(new Kind("square", t -> 8 * t * t, t -> 0.8 * t * t, t -> 8 * t * t), //
			new Kind("linear", t -> 2, t -> 0.3, t -> 2), //
			new Kind("bump", t -> Math.exp(-4 * t * t), t -> 0.1 * Math.exp(-3 * t * t), t -> 2 * Math.exp(-4 * t * t)), //
			new Kind("narrow", t -> Math.exp(-40 * t * t), t -> Math.exp(-40 * t * t), t -> Math.exp(-40 * t * t)), //
			new Kind("half", t -> t > 0 ? 1 : 0, t -> t > 0 ? 1 : 0, t -> t > 0 ? 1.5 : 0), //
			new Kind("steep", t -> t * t * t * t, t -> 1 + t * t, t -> 1));
	}

	private record Problem(double[] spectrum, double[] teacher, Kind kind, int batch) {

		LinearisedSteps steps() {
			return new LinearisedSteps(SpectralMeasure.full(spectrum, teacher, new double[teacher.length]), kind.curvatures(),
				batch, Progress.NONE);
		}

		int d() {
			return spectrum.length;
		}

		double[] m() {
			double energy = 0;
			for (int i = 0; i < d(); i++)
				energy += spectrum[i] * teacher[i] * teacher[i];
			final double[] m = new double[d()];
			for (int i = 0; i < d(); i++)
				m[i] = spectrum[i] * teacher[i] / Math.sqrt(energy);
			return m;
		}

		/** x = t m + L z: three points for each z, which are exact for polynomials of the fourth degree. */
		void overInputs(final Visitor visitor) {
			final RealMatrix q = MatrixUtils.createRealDiagonalMatrix(spectrum);
			final RealMatrix column = new Array2DRowRealMatrix(m());
			final EigenDecomposition rest = new EigenDecomposition(q.subtract(column.multiply(column.transpose())));
			final int cubes = (int) Math.pow(3, d());
			for (final double[] point : POINTS)
				for (int code = 0; code < cubes; code++) {
					final RealMatrix x = column.scalarMultiply(point[0]);
					double weight = point[1];
					for (int i = 0, left = code; i < d(); i++, left /= 3) {
						weight *= left % 3 == 1 ? 2.0 / 3 : 1.0 / 6;
						final double z = (left % 3 - 1) * Math.sqrt(3) * Math.sqrt(Math.max(0, rest.getRealEigenvalue(i)));
						x.setColumnVector(0, x.getColumnVector(0).add(rest.getEigenvector(i).mapMultiply(z)));
					}
					visitor.at(point[0], weight, x.multiply(x.transpose()));
				}
		}

		RealMatrix mean(final DoubleUnaryOperator function) {
			final RealMatrix[] sum = { new Array2DRowRealMatrix(d(), d()) };
			overInputs((t, weight, xx) -> sum[0] = sum[0].add(xx.scalarMultiply(weight * function.applyAsDouble(t))));
			return sum[0];
		}

		/** Of S written row after row: A S B becomes (A x B'). */
		RealMatrix[] parts() {
			final int d = d();
			final RealMatrix g = mean(kind.psi), one = MatrixUtils.createRealIdentityMatrix(d);
			final RealMatrix[] single = { new Array2DRowRealMatrix(d * d, d * d) };
			overInputs((t, weight, xx) -> single[0] = single[0].add(product(xx, xx).scalarMultiply(weight * Math.pow(kind.psi
				.applyAsDouble(t), 2))));
			return new RealMatrix[] { product(g, one).add(product(one, g)), single[0].scalarMultiply(1.0 / batch).add(product(
				g, g).scalarMultiply(1 - 1.0 / batch)) };
		}

		RealMatrix map(final RealMatrix[] parts, final double rate) {
			return MatrixUtils.createRealIdentityMatrix(d() * d()).subtract(parts[0].scalarMultiply(rate)).add(parts[1]
				.scalarMultiply(rate * rate));
		}

		/** Loss and mean squared error of the solution of (1 - map) S = noise. */
		NoiseFloor floor(final RealMatrix inverse, final double factor) {
			final int d = d();
			final double[] noise = flat(mean(kind.noise).scalarMultiply(factor)), loss = flat(mean(kind.loss));
			final double[] s = new LUDecomposition(inverse).getSolver().solve(new ArrayRealVector(noise)).toArray();
			double excess = 0, trace = 0;
			for (int k = 0; k < d * d; k++) {
				excess += loss[k] * s[k] / 2;
				if (k % (d + 1) == 0) trace += s[k];
			}
			return new NoiseFloor(excess, trace / d);
		}
	}

	private interface Visitor {

		void at(double t, double weight, RealMatrix xx);
	}

	private static double[] flat(final RealMatrix matrix) {
		return Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
	}

	private static RealMatrix product(final RealMatrix a, final RealMatrix b) {
		final int d = a.getRowDimension();
		final RealMatrix product = new Array2DRowRealMatrix(d * d, d * d);
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				product.setSubMatrix(b.scalarMultiply(a.getEntry(i, j)).getData(), i * d, j * d);
		return product;
	}

	/** By squaring it forty times. */
	private static double spectralRadius(final RealMatrix map) {
		RealMatrix power = map;
		double logarithm = 0;
		for (int k = 0; k < 40; k++) {
			final double norm = power.getFrobeniusNorm();
			logarithm += Math.log(norm) / Math.pow(2, k);
			power = power.scalarMultiply(1 / norm);
			power = power.multiply(power);
		}
		return Math.exp(logarithm);
	}

	private static Stream<Problem> problems() {
		return kinds().flatMap(kind -> Stream.of(new Problem(new double[] { 0.6, 0.3, 0.1 }, new double[] { 1, -1, 2 }, kind,
			1), new Problem(new double[] { 0.6, 0.3, 0.1 }, new double[] { 3, 0, 0 }, kind, 1), // its R has no first coordinate
			new Problem(new double[] { 0.6, 0.3, 0.1 }, new double[] { 3, 1e-2, 0 }, kind, 4), new Problem(new double[] { 0.4,
				0.4, 0.2 }, new double[] { 1, 2, -1 }, kind, 3), new Problem(new double[] { 0.9, 0.1 }, new double[] { 0.1,
					1 }, kind, 1000), new Problem(new double[] { 1.5 }, new double[] { 2 }, kind, 2)));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void floorsAreThoseOfTheMap(final Problem problem) {
		final LinearisedSteps steps = problem.steps();
		final RealMatrix[] parts = problem.parts();
		final RealMatrix one = MatrixUtils.createRealIdentityMatrix(problem.d() * problem.d());
		final double critical = steps.criticalLearningRate();
		for (final double part : new double[] { 1e-3, 0.3, 0.9 }) {
			final double rate = part * critical;
			same(problem.floor(one.subtract(problem.map(parts, rate)), 0.7 * rate * rate / problem.batch), steps.floor(rate,
				0.7));
		}
		same(problem.floor(parts[0], 0.01 / problem.batch), steps.leadingFloor(0.01, 1));
	}

	private static void same(final NoiseFloor expected, final NoiseFloor floor) {
		assertEquals(1, floor.loss() / expected.loss(), 1e-9);
		assertEquals(1, floor.meanSquaredError() / expected.meanSquaredError(), 1e-9);
	}

	@ParameterizedTest
	@MethodSource("problems")
	void criticalRateGivesTheMapTheSpectralRadiusOne(final Problem problem) {
		final double critical = problem.steps().criticalLearningRate();
		final RealMatrix[] parts = problem.parts();
		assertTrue(spectralRadius(problem.map(parts, critical * (1 - 1e-6))) < 1);
		assertTrue(spectralRadius(problem.map(parts, critical * (1 + 1e-6))) > 1);
	}

	/** S_ii (2 - 2 h lambda) = h (T + v), T = sum lambda S, h = p eta, has a solution where sum h lambda/(2 - 2 h lambda) < 1. */
	@Test
	void constantCurvatureIsLinearRegression() {
		final double[] spectrum = PowerLaw.spectrum(40, 1.3), teacher = Teachers.random(spectrum, "norm", Streams.of(1));
		final double v = 0.3;
		final LinearisedSteps steps = new Problem(spectrum, teacher, new Kind("", t -> 2, t -> 4 * v, t -> 2), 1).steps();
		final double critical = steps.criticalLearningRate();
		double sum = 0, feedback = 0, square = 0;
		final double rate = critical / 3;
		for (final double lambda : spectrum) {
			sum += 2 * critical * lambda / (2 - 4 * critical * lambda);
			feedback += 2 * rate * lambda / (2 - 4 * rate * lambda);
			square += 2 * rate / (2 - 4 * rate * lambda);
		}
		assertEquals(1, sum, 1e-10);
		final NoiseFloor floor = steps.floor(rate, 1);
		assertEquals(v * feedback / (1 - feedback), floor.loss(), 1e-11);
		assertEquals(v * square / (1 - feedback) / 40, floor.meanSquaredError(), 1e-11);
	}

	/** More coordinates than nodes: 600 of them against 256 nodes, whose sums over the same coordinates are to 1e-9. */
	@ParameterizedTest
	@CsvSource({ "1, 8", "2, 8", "1, 0", "2, 0" })
	void binningHardlyMatters(final double exponent, final double squareFactor) {
		final double[] spectrum = PowerLaw.spectrum(600, exponent), teacher = Teachers.random(spectrum, "energy", Streams
			.of(3));
		final double[] ones = new double[600], squares = Arrays.stream(teacher).map(x -> x * x).toArray();
		Arrays.fill(ones, 1);
		final Kind kind = squareFactor > 0 ? new Kind("", t -> squareFactor * t * t, t -> t * t, t -> 1) : new Kind("",
			t -> Math.exp(-t * t), t -> Math.exp(-t * t / 2), t -> 1);
		final LinearisedSteps binned = new Problem(spectrum, teacher, kind, 1).steps();
		final double rate = 0.5 * binned.criticalLearningRate();
		final double[] full = new StationaryMoments(spectrum, ones, squares, kind.curvatures(), rate, 1).lossAndSquare();
		final NoiseFloor floor = binned.floor(rate, 0.1);
		assertEquals(0.1 * rate * full[0], floor.loss(), 1e-7 * floor.loss());
		assertEquals(0.1 * rate * full[1] / 600, floor.meanSquaredError(), 1e-7 * floor.meanSquaredError());
		assertTrue(isPositive(spectrum, ones, squares, kind, 2 * rate * (1 - 1e-6)));
		assertFalse(isPositive(spectrum, ones, squares, kind, 2 * rate * (1 + 1e-6)));
	}

	private static boolean isPositive(final double[] spectrum, final double[] ones, final double[] squares,
		final Kind kind, final double rate)
	{
		return new StationaryMoments(spectrum, ones, squares, kind.curvatures(), rate, 1).isPositive();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void whatIsNoOptimumIsRefused(final double drift) {
		final double[] two = { 1, 1 };
		final Curvatures none = new Curvatures(new double[] { drift, 1 }, new double[3], two, two);
		assertFalse(none.isOptimum());
		final SpectralMeasure measure = SpectralMeasure.full(two, two, two);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new LinearisedSteps(measure, none, 1, Progress.NONE))
			.getMessage().startsWith("spectrum and teacher "));
		assertThrows(IllegalArgumentException.class, () -> new Curvatures(two, two, two, two));
	}
}
