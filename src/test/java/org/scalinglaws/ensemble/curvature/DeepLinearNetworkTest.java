package org.scalinglaws.ensemble.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;

/** Networks as they are described, and the reduced matrix of one as a sum of Kronecker products of another library. */
class DeepLinearNetworkTest {

	@Test
	void sizesAndBottlenecks() {
		final DeepLinearNetwork network = DeepLinearNetwork.of(5, new double[] { 7, 3, 9 }, 4, 0.5);
		assertEquals(5, network.inputs());
		assertEquals(4, network.outputs());
		assertEquals(4, network.layers());
		assertEquals(3, network.bottleneck());
		assertEquals(0, DeepLinearNetwork.of(5, new double[] { 4 }, 4, 0).bottleneck()); // as wide as the outputs
		assertEquals(0, DeepLinearNetwork.of(2, new double[] { 3 }, 4, 0).bottleneck());
		assertEquals(2, DeepLinearNetwork.of(1000, new double[] { 10_000 }, 1000, 0).layers()); // just as many as may be
		assertThrows(IllegalArgumentException.class, () -> DeepLinearNetwork.of(1000, new double[] { 10_000 }, 1001, 0));
	}

	/** Variance 1/inputs of each layer, with the skip added along the diagonal. */
	@Test
	void weightsAreNormalsOverTheRootOfTheirInputs() {
		final double[][][] plain = DeepLinearNetwork.of(50, new double[] { 200 }, 30, 0).draw(Streams.of(1).stream("test", 0));
		final double[][][] skipped = DeepLinearNetwork.of(50, new double[] { 200 }, 30, 2).draw(Streams.of(1).stream("test", 0));
		for (int l = 0; l < 2; l++) {
			final int inputs = l == 0 ? 50 : 200;
			assertEquals(l == 0 ? 200 : 30, plain[l].length);
			double square = 0;
			for (int i = 0; i < plain[l].length; i++)
				for (int j = 0; j < inputs; j++) {
					square += plain[l][i][j] * plain[l][i][j];
					assertEquals(plain[l][i][j] + (i == j ? 2 : 0), skipped[l][i][j], 1e-15);
				}
			assertEquals(plain[l].length, square, 4 * plain[l].length * Math.sqrt(2.0 / plain[l].length / inputs));
		}
	}

	/** sum_l (A A') x (S^1/2 B'B S^1/2), A the product of the layers after l and B that of those before. */
	@Test
	void theSumIsThatOfKroneckerProducts() {
		final double[] spectrum = { 2, 1, 0.3 };
		final double[][][] weights = DeepLinearNetwork.of(3, new double[] { 5, 4 }, 2, 0.3).draw(Streams.of(1).stream("test",
			1));
		final RealMatrix w1 = new Array2DRowRealMatrix(weights[0]), w2 = new Array2DRowRealMatrix(weights[1]), w3 =
			new Array2DRowRealMatrix(weights[2]);
		final RealMatrix root = MatrixUtils.createRealDiagonalMatrix(Arrays.stream(spectrum).map(Math::sqrt).toArray());
		final RealMatrix[] after = { w3.multiply(w2), w3, MatrixUtils.createRealIdentityMatrix(2) }, before = { MatrixUtils
			.createRealIdentityMatrix(3), w1, w2.multiply(w1) };
		final double[][] expected = new double[6][6];
		double top = 0, low = 0, loose = 0;
		for (int l = 0; l < 3; l++) {
			final RealMatrix left = after[l].multiply(after[l].transpose()), right = root.multiply(before[l].transpose()).multiply(
				before[l]).multiply(root);
			for (int i = 0; i < 6; i++)
				for (int j = 0; j < 6; j++)
					expected[i][j] += left.getEntry(i / 3, j / 3) * right.getEntry(i % 3, j % 3);
			final double[] a = new SingularValueDecomposition(after[l]).getSingularValues(), b = new SingularValueDecomposition(
				before[l]).getSingularValues();
			final double most = Math.pow(a[0] * b[0], 2), least = Math.pow(a[1] * b[2], 2);
			top += most;
			low += least;
			loose = Math.max(loose, most / least);
		}
		final KroneckerSum sum = new KroneckerSum(weights, spectrum);
		for (int i = 0; i < 6; i++)
			assertArrayEquals(expected[i], sum.matrix()[i], 1e-13);
		assertEquals(top / low, sum.bound(), 1e-11 * top / low);
		assertEquals(loose, sum.looseBound(), 1e-11 * loose);
		assertTrue(sum.bound() < sum.looseBound());
	}

	@Test
	void endsWhenCanceled() {
		assertThrows(CancellationException.class, () -> GaussNewtonRuns.of(new double[] { 1, 1 }, new double[] { 3 }, 2, 0, 100, 1,
			new Looks(2)));
		assertThrows(IllegalArgumentException.class, () -> GaussNewtonRuns.of(new double[] { 1, 1 }, new double[] { 3 }, 2, 0, 0,
			1, new Looks(2)));
	}
}
