package org.scalinglaws.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two vectors that learn from two fixed ones at rates that change with their overlaps and with time: as modes of second
 * moments, and coordinate by coordinate as their definition says it.
 */
final class VectorModes implements CoupledModes, CoefficientLaw {

	static final int MOVING = 2, FIXED = 2, ALL = MOVING + FIXED;

	/** How a moving vector is pulled by each vector, without any feedback. */
	private static final double[][] PULL = { { -0.8, 0.1, 0.5, 0.2 }, { -0.15, -0.6, -0.3, 0.4 } };

	final VectorMoments moments;
	final double[] lambda;

	/** Vector by vector, the moving ones at the start. */
	final double[][] vectors;

	private final double speed;
	private final double tolerance;
	private final boolean noisy;
	private final ModeNodes nodes;

	/** Each record: time or step, scalars, sums. */
	final List<double[]> records = new ArrayList<>();

	/** The moving vectors at each record, by the propagator; if there is one. */
	final List<double[][]> recordedVectors = new ArrayList<>();

	VectorModes(final int dimension, final double speed, final boolean noisy, final boolean propagated, final double tolerance) {
		this.speed = speed;
		this.noisy = noisy;
		this.tolerance = tolerance;
		moments = new VectorMoments(MOVING, FIXED, noisy, propagated);
		lambda = new double[dimension];
		Arrays.setAll(lambda, i -> Math.pow(i + 1, -1.5));
		final SplittableRandom random = new SplittableRandom(4);
		vectors = new double[ALL][];
		Arrays.setAll(vectors, a -> random.doubles(dimension, -1, 1).map(x -> x * Math.sqrt(3. / dimension)).toArray());
		nodes = nodes(propagated);
	}

	private ModeNodes nodes(final boolean propagated) {
		final int d = lambda.length;
		final double[] squares = Arrays.stream(lambda).map(x -> x * x).toArray(), ones = new double[d];
		Arrays.fill(ones, 1);
		final double[][] known = new double[moments.known()][], components = new double[moments.equation().components()][d];
		known[0] = ones;
		for (int m = 0; m < FIXED; m++)
			for (int l = m; l < FIXED; l++)
				known[moments.fixed(m, l)] = product(vectors[MOVING + m], vectors[MOVING + l]);
		for (int k = 0; k < MOVING; k++) {
			for (int m = 0; m < FIXED; m++)
				components[moments.cross(k, m)] = product(vectors[k], vectors[MOVING + m]);
			for (int l = k; l < MOVING; l++)
				components[moments.square(k, l)] = product(vectors[k], vectors[l]);
			if (propagated) components[moments.propagator(k, k)] = ones.clone();
		}
		if (propagated) known[known.length - 1] = ones;
		return new ModeNodes(moments.equation(), noisy ? new double[][] { lambda, squares } : new double[][] { lambda }, known,
			components);
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] product = a.clone();
		Arrays.setAll(product, i -> a[i] * b[i]);
		return product;
	}

	/** Of moving vector k by vector a, given all second moments weighed with lambda. */
	double drift(final int k, final int a, final double[][] overlaps, final double at) {
		final double feedback = a < MOVING ? -0.2 * overlaps[k][a] : 0.3 * Math.cos(overlaps[k][a]);
		return speed * (PULL[k][a] + feedback) / (1 + 0.3 * Math.sin(0.05 * speed * at));
	}

	double noise(final int k, final int l, final double[][] overlaps) {
		return speed * speed * (k == l ? 0.02 : -0.005) * (1 + overlaps[0][0]);
	}

	double curvature(final int k, final int l, final int a, final int b, final double[][] overlaps) {
		return speed * speed * 0.05 / (1 + k + l + a + 2 * b) * (1 + 0.1 * overlaps[0][MOVING]);
	}

	/** The matrix of second moments of all vectors from its parts; what is among fixed vectors stays 0. */
	private double[][] overlaps(final double[] scalars) {
		final double[][] overlaps = new double[ALL][ALL];
		for (int k = 0; k < MOVING; k++) {
			for (int m = 0; m < FIXED; m++)
				overlaps[k][MOVING + m] = overlaps[MOVING + m][k] = scalars[moments.cross(k, m)];
			for (int l = 0; l < MOVING; l++)
				overlaps[k][l] = scalars[moments.square(k, l)];
		}
		return overlaps;
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		final double[][] overlaps = overlaps(scalars);
		for (int k = 0; k < MOVING; k++) {
			for (int a = 0; a < ALL; a++)
				values[moments.drift(k, a)] = drift(k, a, overlaps, at);
			for (int l = k; noisy && l < MOVING; l++) {
				values[moments.noise(k, l)] = noise(k, l, overlaps);
				for (int a = 0; a < ALL; a++)
					for (int b = a; b < ALL; b++)
						values[moments.curvature(k, l, a, b)] = curvature(k, l, a, b, overlaps);
			}
		}
	}

	@Override
	public ModeEquation equation() {
		return moments.equation();
	}

	@Override
	public ModeNodes nodes() {
		return nodes;
	}

	@Override
	public CoefficientLaw law() {
		return this;
	}

	@Override
	public double scale(final int scalar, final double[] scalars) {
		return 1;
	}

	@Override
	public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		return Math.max(Arrays.stream(scalarErrors).max().getAsDouble(), Arrays.stream(sumErrors).max().getAsDouble()) /
			tolerance;
	}

	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return 1 / speed;
	}

	@Override
	public boolean recordsNodes() {
		return nodes.components().length > MOVING * FIXED + 3;
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		final double[] record = new double[1 + scalars.length + sums.length];
		record[0] = at;
		System.arraycopy(scalars, 0, record, 1, scalars.length);
		System.arraycopy(sums, 0, record, 1 + scalars.length, sums.length);
		records.add(record);
		if (recordsNodes()) recordedVectors.add(propagated());
	}

	private double[][] propagated() {
		final double[][] moved = new double[MOVING][lambda.length];
		for (int k = 0; k < MOVING; k++)
			for (int a = 0; a < ALL; a++)
				for (int i = 0; i < lambda.length; i++)
					moved[k][i] += nodes.component(moments.propagator(k, a))[i] * vectors[a][i];
		return moved;
	}
}
