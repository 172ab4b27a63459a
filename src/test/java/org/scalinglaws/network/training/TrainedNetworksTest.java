package org.scalinglaws.network.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Networks trained from random weights against the solvers of their convex problems. */
class TrainedNetworksTest {

	@ParameterizedTest
	@CsvSource({ "30, 0.01", "30, 1", "100, 0.1", "100, 1", "400, 0.01", "400, 1" })
	void diagonalNetworkIsTheLasso(final int samples, final double decay) {
		final int dimension = 100;
		final double[] target = PowerLawTargets.alternatingVector(dimension, 1);
		final Streams streams = Streams.of(samples);
		final double[] inputs = NetworkSamples.inputs(dimension, samples, streams.stream("inputs", 0));
		final double[] labels = NetworkSamples.diagonalLabels(inputs, target, 0.5, streams.stream("noise", 0));
		final TrainedNetwork network = new DiagonalTraining(inputs, labels, decay).run(streams.stream("start", 0), 1e-11,
			100_000, Progress.NONE);
		final LassoSolution lasso = new Lasso(inputs, labels).solve(decay * Math.sqrt(dimension), 1e-13, Progress.NONE);
		assertEquals(StopReason.CONVERGED, network.reason());
		assertEquals(2 * lasso.objective(), network.loss(), 1e-8 * network.loss());
		double distance = 0;
		for (int i = 0; i < dimension; i++)
			distance += Math.pow(network.weights()[i] - lasso.weights()[i], 2);
		// a gap of 1e-11 of the loss moves weights by its root over the smallest curvature of the samples
		assertEquals(0, Math.sqrt(distance), 1e-3);
	}

	@ParameterizedTest
	@CsvSource({ "100, 0.1", "300, 1" })
	void quadraticNetworkIsTheNuclearNorm(final int samples, final double decay) {
		final int dimension = 20;
		final Streams streams = Streams.of(samples);
		final double[] target = PowerLawTargets.randomMatrix(dimension, 1, streams, Progress.NONE);
		final double[] inputs = NetworkSamples.inputs(dimension, samples, streams.stream("inputs", 0));
		final double[] labels = NetworkSamples.quadraticLabels(inputs, target, 0.5, streams.stream("noise", 0),
			Progress.NONE);
		final TrainedNetwork network = new QuadraticTraining(inputs, labels, decay).run(streams.stream("start", 0), 1e-10,
			100_000, Progress.NONE);
		final NuclearNorm.Solution convex = new NuclearNorm(inputs, labels, decay * dimension).solve(1e-11, 100_000,
			Progress.NONE);
		assertEquals(convex.objective(), network.loss(), 1e-9 * network.loss());
		double distance = 0;
		for (int i = 0; i < target.length; i++)
			distance += Math.pow(network.weights()[i] - convex.matrix()[i], 2);
		assertEquals(0, Math.sqrt(distance), 1e-3);
	}
}
