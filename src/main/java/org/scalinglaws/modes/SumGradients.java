package org.scalinglaws.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.linear.BlockInverse;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.modes.ModeEquation.Sum;

/** The sums of a block of nodes at the stages, and their derivatives by the components there. */
final class SumGradients {

	private static final int SIZE = ModeBlock.SIZE;
	private static final int S = StageValues.STAGES;

	private final ModeBlock block;
	private final List<Sum> sums;

	/** The components that each sum depends on, and whether it is quadratic in them. */
	private final int[][] components;
	private final boolean[] quadratic;

	/** Of each sum at each stage, by the components that it depends on. */
	private final double[][][][] gradients;
	private final double[] work = new double[SIZE];

	/** Scalars come first, recorded sums after them. */
	SumGradients(final ModeEquation equation, final ModeBlock block) {
		this.block = block;
		sums = Stream.concat(equation.scalars.stream(), equation.sums.stream()).toList();
		components = new int[sums.size()][];
		quadratic = new boolean[sums.size()];
		gradients = new double[sums.size()][S][][];
		for (int i = 0; i < components.length; i++) {
			final List<Product> products = sums.get(i).products();
			components[i] = products.stream().flatMap(product -> Stream.of(product.component(), product.other())).filter(
				c -> c >= 0).distinct().mapToInt(c -> c).toArray();
			quadratic[i] = products.stream().anyMatch(product -> product.other() >= 0);
			for (int k = 0; k < S; k++)
				gradients[i][k] = new double[components[i].length][SIZE];
		}
	}

	boolean dependsOn(final int component) {
		return Arrays.stream(components).flatMapToInt(Arrays::stream).anyMatch(c -> c == component);
	}

	/** Takes the block as it is now. */
	void set() {
		for (int i = 0; i < components.length; i++)
			for (int k = 0; k < S; k++) {
				for (final double[] gradient : gradients[i][k])
					Arrays.fill(gradient, 0);
				for (final Product product : sums.get(i).products()) {
					add(i, k, product, product.component(), product.other());
					if (product.other() >= 0) add(i, k, product, product.other(), product.component());
				}
			}
	}

	/** Adds the derivative of a product by one of its components. */
	private void add(final int i, final int k, final Product product, final int by, final int other) {
		Arrays.fill(work, product.factor());
		if (product.feature() >= 0) multiply(work, block.features[product.feature()]);
		if (product.known() >= 0) multiply(work, block.known[product.known()]);
		if (other >= 0) multiply(work, block.stages[k][other]);
		int at = 0;
		while (components[i][at] != by)
			at++;
		final double[] gradient = gradients[i][k][at];
		for (int j = 0; j < SIZE; j++)
			gradient[j] += work[j];
	}

	private static void multiply(final double[] target, final double[] values) {
		for (int j = 0; j < SIZE; j++)
			target[j] *= values[j];
	}

	/** Sum i at stage k; a quadratic one has nothing linear in it. */
	double sum(final int i, final int k) {
		double total = 0;
		for (int c = 0; c < components[i].length; c++)
			total += DotProducts.of(gradients[i][k][c], block.stages[k][components[i][c]]);
		return quadratic[i] ? total / 2 : total;
	}

	/** target += the change of sum i at stage k, node by node, with changes of the components. */
	void add(final int i, final int k, final double[][] changes, final double[] target) {
		for (int c = 0; c < components[i].length; c++)
			BlockInverse.addProduct(target, gradients[i][k][c], changes[components[i][c]]);
	}
}
