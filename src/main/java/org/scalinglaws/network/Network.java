package org.scalinglaws.network;

import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.NetworkTheory;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.training.NetworkTraining;
import org.scalinglaws.network.weights.PooledWeights;
import org.scalinglaws.network.weights.WeightDistribution;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * One of the two shallow networks, with everything that differs between them; its
 * text is its name. Immutable.
 * <p>
 * Weights and targets are vectors theta of the diagonal network and symmetric
 * matrices S of the quadratic one, in images as in arrays of d or d x d numbers.
 * </p>
 */
public interface Network extends NetworkTheory {

	/** f = sum a_i w_i x_i / sqrt(d). */
	Network DIAGONAL = new DiagonalNetwork();

	/** f = Tr[S (xx' - I)] / sqrt(d). */
	Network QUADRATIC = new QuadraticNetwork();

	/**
	 * The network of a name, as commands take it.
	 *
	 * @throws IllegalArgumentException listing the names if there is none
	 */
	static Network of(final String name) {
		final List<String> names = List.of(DIAGONAL.toString(), QUADRATIC.toString());
		return List.of(DIAGONAL, QUADRATIC).get(names.indexOf(Require.oneOf("network", name, names)));
	}

	/**
	 * A target whose coefficients or eigenvalues decay as a power of their rank.
	 *
	 * @param random whether coefficients, or eigenvectors, are random; else signs
	 *          alternate, or the matrix is diagonal
	 * @see PowerLawTargets
	 */
	PowerLawTargets.Target target(int dimension, double exponent, boolean random, Streams streams, Progress progress);

	/**
	 * Labels of inputs by a target, with noise.
	 *
	 * @see org.scalinglaws.network.data.NetworkSamples
	 */
	double[] labels(double[] inputs, double[] target, double noiseVariance, RandomStream stream, Progress progress);

	/**
	 * The dimension of a target.
	 *
	 * @throws IllegalArgumentException if it is none
	 */
	int dimension(double[] target);

	/**
	 * The training on samples.
	 *
	 * @param width of the quadratic network, which the diagonal one has not; the dimension if null
	 */
	NetworkTraining training(double[] inputs, double[] labels, double weightDecay, Integer width);

	/**
	 * Reads a target or the weights of one network.
	 *
	 * @param name the parameter, for messages
	 * @throws IllegalArgumentException if the image has not their shape
	 */
	double[] weights(String name, RandomAccessibleInterval<? extends RealType<?>> image);

	/**
	 * Reads the weights of one or several networks: vectors as columns, matrices side
	 * by side or along dimension 2.
	 *
	 * @param name the parameter, for messages
	 * @throws IllegalArgumentException if the image has not their shape
	 */
	double[][] several(String name, RandomAccessibleInterval<? extends RealType<?>> image);

	/** Weights or a target as an image. */
	Img<DoubleType> image(double[] weights);

	/** {@return the coordinates, or the eigenvalues, of a target} */
	double[] spectrum(double[] target);

	/** {@return the state evolution on the spectrum of a target} */
	StateEvolution evolution(double[] spectrum);

	/** {@return the law of the weights on the spectrum of a target, at a solution of its state evolution} */
	WeightDistribution law(double[] spectrum, StateEvolution.State state);

	/** {@return the weights of trained networks, to hold against the law} */
	PooledWeights pooled(double[][] networks);

	/** {@return the excess risk of some weights: E (f - target)^2 over normal inputs} */
	double risk(double[] weights, double[] target);

	/**
	 * The weights less what noise alone can explain.
	 *
	 * @param weights as {@link #weights} takes them, vectors also as columns
	 * @see org.scalinglaws.network.weights.Pruning
	 */
	Img<DoubleType> pruned(RandomAccessibleInterval<? extends RealType<?>> weights, double noiseLevel, double threshold);
}
