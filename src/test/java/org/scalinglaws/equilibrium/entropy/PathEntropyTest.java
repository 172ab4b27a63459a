package org.scalinglaws.equilibrium.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Compares transitions with their eigenvectors, and entropies with the densities of paths. */
class PathEntropyTest {

	private static final LinearDiffusion DIFFUSION = new LinearDiffusion(LinearDiffusionTest.HESSIAN,
		LinearDiffusionTest.NOISE, 0.1, 1);

	@ParameterizedTest
	@ValueSource(doubles = { 1e-7, 0.01, 0.4, 3, 200 })
	void transitionsAreThoseOfTheEigenvectors(final double time) {
		final RealMatrix hessian = new Array2DRowRealMatrix(LinearDiffusionTest.positive(5, 1));
		final RealMatrix diffusion = new Array2DRowRealMatrix(LinearDiffusionTest.positive(5, 2));
		final GaussianTransition transition = GaussianTransition.of(hessian, diffusion, time);
		final EigenDecomposition eigen = new EigenDecomposition(hessian);
		final RealMatrix v = eigen.getV(), inside = v.transpose().multiply(diffusion).multiply(v);
		final RealMatrix change = new Array2DRowRealMatrix(5, 5), covariance = new Array2DRowRealMatrix(5, 5);
		for (int i = 0; i < 5; i++) {
			final double h = eigen.getRealEigenvalue(i);
			change.setEntry(i, i, Math.expm1(-h * time));
			for (int j = 0; j < 5; j++) {
				final double both = h + eigen.getRealEigenvalue(j);
				covariance.setEntry(i, j, -2 * inside.getEntry(i, j) * Math.expm1(-both * time) / both);
			}
		}
		assertNear(v.multiply(change).multiply(v.transpose()), transition.change());
		assertNear(v.multiply(covariance).multiply(v.transpose()), transition.covariance());
	}

	private static void assertNear(final RealMatrix expected, final RealMatrix found) {
		assertEquals(0, found.subtract(expected).getNorm(), 1e-12 * expected.getNorm());
	}

	/** The same path, drawn here with the same normals, and its densities forward and backward one by one. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.004, 0.3, 2.5 })
	void isTheLogarithmOfTheRatioOfDensities(final double spacing) {
		for (final int n : new int[] { 1, 2, 4 }) {
			final double[][] hessian = LinearDiffusionTest.positive(n, 6), noise = LinearDiffusionTest.positive(n, 7);
			final LinearDiffusion diffusion = new LinearDiffusion(hessian, noise, 0.4, 2);
			final double entropy = diffusion.every(spacing).new Walk().entropy(7, Streams.of(5).stream("test", n), 3, () -> true);
			final GaussianTransition transition = GaussianTransition.of(new Array2DRowRealMatrix(hessian),
				new Array2DRowRealMatrix(noise).scalarMultiply(0.1), spacing);
			final RealMatrix stationary = new Array2DRowRealMatrix(diffusion.covariance()), map = transition.map();
			final RandomStream stream = Streams.of(5).stream("test", n);
			double[] now = normal(stationary, stream);
			double expected = logDensity(now, stationary);
			for (int step = 0; step < 7; step++) {
				final double[] mean = map.operate(now), kick = normal(transition.covariance(), stream);
				final double[] next = sum(mean, kick, 1);
				expected += logDensity(sum(next, map.operate(now), -1), transition.covariance()) - logDensity(sum(now, map.operate(
					next), -1), transition.covariance());
				now = next;
			}
			expected -= logDensity(now, stationary);
			assertEquals(expected, entropy, 1e-9 / spacing * (1 + Math.abs(expected))); // of densities as large as 1/spacing
		}
	}

	private static double[] normal(final RealMatrix covariance, final RandomStream stream) {
		final double[] normals = new double[covariance.getRowDimension()];
		stream.fillGaussian(normals, 0, normals.length);
		return new CholeskyDecomposition(covariance, 1e-10, 0).getL().operate(normals);
	}

	private static double[] sum(final double[] x, final double[] y, final double factor) {
		final double[] sum = x.clone();
		for (int i = 0; i < x.length; i++)
			sum[i] += factor * y[i];
		return sum;
	}

	/** But for the determinant, which is the same on both sides. */
	private static double logDensity(final double[] x, final RealMatrix covariance) {
		final double[] solved = new LUDecomposition(covariance).getSolver().getInverse().operate(x);
		double sum = 0;
		for (int i = 0; i < x.length; i++)
			sum -= x[i] * solved[i] / 2;
		return sum;
	}

	@Test
	void theObservedRateGrowsToThatOfTheContinuousPath() {
		assertEquals(0.5625, DIFFUSION.every(1e-6).observedRate(), 1.2e-6);
		double before = 0.5625 - DIFFUSION.every(0.04).observedRate();
		for (double spacing = 0.02; spacing > 1e-3; spacing /= 2) { // what is lost goes with the spacing
			final double lost = 0.5625 - DIFFUSION.every(spacing).observedRate();
			assertEquals(2, before / lost, 0.05);
			before = lost;
		}
		assertTrue(DIFFUSION.every(3).observedRate() < 0.1);
	}

	@Test
	void fluctuationsObeyTheTheorem() {
		final PathEntropy entropy = DIFFUSION.every(0.004);
		final double[] entropies = EntropyPaths.draw(entropy, 2, 300, 40_000, 1, Progress.NONE);
		final Fluctuations found = Fluctuations.of(entropies, false);
		assertEquals(1, found.mean(), 3 * found.standardError());
		assertTrue(found.standardError() < 0.02);
		assertEquals(entropy.observedRate() * 1.2, found.meanEntropy(), 3 * found.meanEntropyStandardError());
		double chi = 0;
		for (final Row row : found.table())
			chi += Math.pow((row.get("logRatio") - row.get("entropy")) / row.get("standardError"), 2);
		assertTrue(found.table().rows() >= 15);
		assertEquals(found.table().rows(), chi, 3.5 * Math.sqrt(2. * found.table().rows()));
	}

	/** At any distance of moments, coarse ones too. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 0.6, 3 })
	void theMeanExponentialIsOneAtAnySpacing(final double spacing) {
		final Fluctuations found = Fluctuations.of(EntropyPaths.draw(DIFFUSION.every(spacing), 2, 2, 40_000, 2, Progress.NONE),
			false);
		assertEquals(1, found.mean(), 3 * found.standardError());
		assertTrue(found.standardError() < 0.01);
		assertEquals("out of equilibrium", found.state());
	}

	@Test
	void equilibriumProducesNoEntropy() {
		final double[][] matrix = LinearDiffusionTest.positive(3, 5);
		final LinearDiffusion diffusion = new LinearDiffusion(matrix, matrix, 0.1, 1);
		final double[] entropies = EntropyPaths.draw(diffusion.every(0.01), 3, 50, 100, 1, Progress.NONE);
		assertTrue(Arrays.stream(entropies).allMatch(entropy -> Math.abs(entropy) < 1e-10));
		final Fluctuations found = Fluctuations.of(entropies, diffusion.isEquilibrium());
		assertEquals(0, found.table().rows());
		assertEquals("equilibrium: the paths' entropies are rounding", found.state());
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		final double[] shared = EntropyPaths.draw(DIFFUSION.every(0.01), 2, 20, 1000, 4, Progress.NONE);
		final AtomicReference<double[]> alone = new AtomicReference<>();
		Parallel.workers(1, i -> alone.set(EntropyPaths.draw(DIFFUSION.every(0.01), 2, 20, 1000, 4, Progress.NONE)));
		assertTrue(Arrays.equals(alone.get(), shared));
	}
}
