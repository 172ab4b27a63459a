package org.scalinglaws.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.linear.BlockInverse;
import org.scalinglaws.linear.Sums;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.modes.ModeEquation.Sum;

/**
 * The sums over the nodes, block by block: their values at the stages, and their derivatives by the components there.
 * Scalars come first, recorded sums, which count at the end alone, after them.
 */
final class SumGradients {

	private static final int SIZE = ModeBlock.SIZE;
	private static final int S = StageValues.STAGES;

	/** Part of the derivative of a sum by a component: the weight itself, or times another component. */
	private record Part(int sum, int slot, int weight, int other) {
	}

	private final ModeBlock block;
	private final int scalars;
	private final List<Product> products;
	private final double[][] weights;

	/** The components that each sum depends on, and whether it is quadratic in them. */
	private final int[][] components;
	private final boolean[] quadratic;
	private final List<Part> parts = new ArrayList<>();

	/** Of each sum at each stage, by the components that it depends on. */
	private final double[][][][] gradients;
	private final double[][][] lanes;

	SumGradients(final ModeEquation equation, final ModeBlock block) {
		this.block = block;
		final List<Sum> sums = Stream.concat(equation.scalars.stream(), equation.sums.stream()).toList();
		scalars = equation.scalars();
		products = sums.stream().flatMap(sum -> sum.products().stream()).toList();
		weights = new double[products.size()][SIZE];
		components = new int[sums.size()][];
		quadratic = new boolean[sums.size()];
		gradients = new double[sums.size()][S][][];
		lanes = new double[sums.size()][S][SIZE];
		int weight = 0;
		for (int i = 0; i < components.length; i++) {
			final List<Product> own = sums.get(i).products();
			components[i] = own.stream().flatMap(product -> Stream.of(product.component(), product.other())).filter(c -> c >= 0)
				.distinct().mapToInt(c -> c).toArray();
			quadratic[i] = own.stream().anyMatch(product -> product.other() >= 0);
			for (int k = 0; k < S; k++)
				gradients[i][k] = new double[components[i].length][SIZE];
			for (final Product product : own)
				addParts(i, product, weight++);
		}
	}

	private void addParts(final int i, final Product product, final int weight) {
		final int slot = slot(i, product.component());
		parts.add(new Part(i, slot, weight, product.other()));
		if (product.other() >= 0) parts.add(new Part(i, slot(i, product.other()), weight, product.component()));
	}

	private int slot(final int i, final int component) {
		int slot = 0;
		while (components[i][slot] != component)
			slot++;
		return slot;
	}

	boolean dependsOn(final int component) {
		return Arrays.stream(components).flatMapToInt(Arrays::stream).anyMatch(c -> c == component);
	}

	/** Begins a sweep. */
	void begin() {
		for (final double[][] sum : lanes)
			for (final double[] lane : sum)
				Arrays.fill(lane, 0);
	}

	/** Takes the block with its stages, and adds it to the sums. */
	void take() {
		for (int w = 0; w < weights.length; w++) {
			final Product product = products.get(w);
			Arrays.fill(weights[w], product.factor());
			if (product.feature() >= 0) multiply(weights[w], block.features[product.feature()]);
			if (product.known() >= 0) multiply(weights[w], block.known[product.known()]);
		}
		for (int i = 0; i < components.length; i++)
			for (int k = i < scalars ? 0 : S - 1; k < S; k++)
				for (final double[] gradient : gradients[i][k])
					Arrays.fill(gradient, 0);
		for (final Part part : parts)
			for (int k = part.sum < scalars ? 0 : S - 1; k < S; k++)
				differentiate(part, gradients[part.sum][k][part.slot], k);
		for (int i = 0; i < components.length; i++)
			for (int k = i < scalars ? 0 : S - 1; k < S; k++)
				add(i, k, block.stages[k], lanes[i][k]);
	}

	private void differentiate(final Part part, final double[] gradient, final int k) {
		final double[] weight = weights[part.weight];
		if (part.other >= 0) BlockInverse.addProduct(gradient, weight, block.stages[k][part.other]);
		else for (int j = 0; j < SIZE; j++)
			gradient[j] += weight[j];
	}

	private static void multiply(final double[] target, final double[] values) {
		for (int j = 0; j < SIZE; j++)
			target[j] *= values[j];
	}

	/** Sum i at stage k over all blocks so far; a quadratic one has nothing linear in it. */
	double sum(final int i, final int k) {
		return Sums.of(lanes[i][k]) / (quadratic[i] ? 2 : 1);
	}

	/** target += the change of sum i at stage k, node by node, with changes of the components. */
	void add(final int i, final int k, final double[][] changes, final double[] target) {
		final int[] own = components[i];
		final double[][] gradient = gradients[i][k];
		int c = 0;
		for (; c < own.length - 1; c += 2)
			BlockInverse.addTwo(target, gradient[c], changes[own[c]], gradient[c + 1], changes[own[c + 1]]);
		if (c < own.length) BlockInverse.addProduct(target, gradient[c], changes[own[c]]);
	}
}
