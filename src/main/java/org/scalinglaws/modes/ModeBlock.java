package org.scalinglaws.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.scalinglaws.integrate.Collocation;
import org.scalinglaws.linear.BlockInverse;
import org.scalinglaws.modes.ModeEquation.Drive;
import org.scalinglaws.modes.ModeEquation.Group;
import org.scalinglaws.modes.ModeEquation.MatrixTerm;

/**
 * The stages of a step for a block of nodes at once.
 * <p>
 * With W the slopes of the collocation and w its first column, negated, the stages of a group are (W - A)^-1 (w start +
 * drive), A the group's matrices at the stages. The elimination of {@link BlockInverse} needs no pivots as long as
 * no node grows much over the step: the leading minors of W - x are positive for x below 3.6 and all negative x.
 * </p>
 * <p>
 * HotSpot turns a loop into vector code only if it starts at index 0 of every array and likes a constant count: so a
 * block is copied from the nodes first, and the last one is filled up with nodes that are nothing.
 * </p>
 */
final class ModeBlock {

	static final int SIZE = BlockInverse.SIZE;
	static final int S = StageValues.STAGES;

	/** Couplings from stage to stage of a target by a component of an earlier group. */
	private record Pair(int target, int source) {
	}

	private final ModeEquation equation;
	private final List<Pair> pairs;
	private final int[] pairOf;
	final double[][] features;
	final double[][] known;
	final double[][] start;

	/** The components at the stages. */
	final double[][][] stages;

	/** What a change of the coefficients makes of the components at the stages. */
	final double[][][] response;

	private final BlockInverse[] inverses;
	private final double[][][][] matrices;
	private final double[][][] couplings;
	private final double[][][] drives;
	private final double[][] right;
	private final double[] startColumn = new double[S];
	private final double[][][] slopes;

	ModeBlock(final ModeEquation equation) {
		this.equation = equation;
		final int components = equation.components(), groups = equation.activeGroups();
		pairs = equation.drives.stream().map(drive -> new Pair(drive.target(), drive.source())).distinct().toList();
		pairOf = equation.drives.stream().mapToInt(drive -> pairs.indexOf(new Pair(drive.target(), drive.source())))
			.toArray();
		features = new double[equation.features][SIZE];
		known = new double[equation.known][SIZE];
		start = new double[components][SIZE];
		stages = new double[S][components][SIZE];
		response = new double[S][components][SIZE];
		drives = new double[S][components][SIZE];
		couplings = new double[S][pairs.size()][SIZE];
		inverses = new BlockInverse[groups];
		matrices = new double[groups][S][][];
		slopes = new double[groups][][];
		for (int g = 0; g < groups; g++) {
			final int size = equation.groups.get(g).size();
			inverses[g] = new BlockInverse(S * size);
			for (int k = 0; k < S; k++)
				matrices[g][k] = new double[size * size][SIZE];
		}
		right = new double[S * IntStream.range(0, groups).map(g -> equation.groups.get(g).size()).max().getAsInt()][SIZE];
	}

	/** Takes the slopes of a collocation. */
	void use(final Collocation tableau) {
		final double[][] matrix = tableau.stageSlopes();
		Arrays.setAll(startColumn, k -> -tableau.slope(k + 1, 0));
		for (int g = 0; g < slopes.length; g++) {
			final int size = equation.groups.get(g).size();
			slopes[g] = new double[S * size][S * size];
			for (int k = 0; k < S; k++)
				for (int m = 0; m < S; m++)
					for (int row = 0; row < size; row++)
						slopes[g][k * size + row][m * size + row] = matrix[k][m];
		}
	}

	/** Takes nodes from an index on; returns how many. */
	int load(final ModeNodes nodes, final int from) {
		final int count = Math.min(SIZE, nodes.size() - from);
		load(nodes.features, from, count, features);
		load(nodes.known, from, count, known);
		load(nodes.components(), from, count, start);
		return count;
	}

	private static void load(final double[][] source, final int from, final int count, final double[][] target) {
		for (int i = 0; i < target.length; i++) {
			System.arraycopy(source[i], from, target[i], 0, count);
			Arrays.fill(target[i], count, SIZE, 0);
		}
	}

	/**
	 * Solves for the stages.
	 *
	 * @param coefficients at the stages, over the whole step
	 * @param passive whether to solve for the passive groups too
	 */
	void solve(final double[][] coefficients, final boolean passive) {
		for (int k = 0; k < S; k++)
			fill(k, coefficients[k], passive);
		for (int g = 0; g < (passive ? equation.groups.size() : inverses.length); g++)
			solve(g);
	}

	private void fill(final int k, final double[] coefficients, final boolean passive) {
		for (final double[][][] matrix : matrices)
			clear(matrix[k]);
		clear(couplings[k]);
		clear(drives[k]);
		for (final MatrixTerm term : equation.matrix)
			add(matrices[term.group()][k][term.row() * equation.groups.get(term.group()).size() + term.column()],
				coefficients[term.coefficient()] * term.factor(), features[term.feature()]);
		for (int i = 0; i < pairOf.length; i++) {
			final Drive drive = equation.drives.get(i);
			add(couplings[k][pairOf[i]], coefficients[drive.coefficient()] * drive.factor(), features[drive.feature()]);
		}
		for (final Drive source : equation.sources)
			add(drives[k][source.target()], coefficients[source.coefficient()] * source.factor(), features[source.feature()],
				known[source.source()]);
	}

	private void solve(final int g) {
		final Group group = equation.groups.get(g);
		final int size = group.size(), own = group.matrixOf();
		if (own == g) invert(g);
		final boolean slow = isSlow(own);
		for (int column = 0; column < group.columns(); column++) {
			final int first = group.first() + column * size;
			for (int k = 0; k < S; k++)
				for (int row = 0; row < size; row++)
					fillRight(right[k * size + row], k, first, row, own, slow);
			for (int k = 0; k < S; k++)
				for (int row = 0; row < size; row++) {
					final double[] stage = stages[k][first + row];
					inverses[own].weigh(k * size + row, right, stage);
					if (slow) add(stage, 1, start[first + row]);
				}
		}
	}

	private void invert(final int g) {
		final int size = equation.groups.get(g).size();
		inverses[g].fill(slopes[g]);
		for (int k = 0; k < S; k++)
			for (int row = 0; row < size; row++)
				for (int column = 0; column < size; column++)
					add(inverses[g].entry(k * size + row, k * size + column), -1, matrices[g][k][row * size + column]);
		inverses[g].invert();
	}

	/** Whether no node of the block changes much: the change is then solved for, without the rounding of w start. */
	private boolean isSlow(final int g) {
		final double most = 0.5 / equation.groups.get(g).size();
		for (final double[][] stage : matrices[g])
			for (final double[] entry : stage)
				for (int j = 0; j < SIZE; j++)
					if (!(Math.abs(entry[j]) < most)) return false;
		return true;
	}

	private void fillRight(final double[] target, final int k, final int first, final int row, final int g,
		final boolean slow)
	{
		final int size = equation.groups.get(g).size();
		System.arraycopy(drives[k][first + row], 0, target, 0, SIZE);
		if (!slow) add(target, startColumn[k], start[first + row]);
		else for (int column = 0; column < size; column++)
			BlockInverse.addProduct(target, matrices[g][k][row * size + column], start[first + column]);
		couple(target, k, first + row, stages[k]);
	}

	private void couple(final double[] target, final int k, final int component, final double[][] sources) {
		for (int i = 0; i < pairs.size(); i++)
			if (pairs.get(i).target() == component) BlockInverse.addProduct(target, couplings[k][i], sources[pairs.get(i)
				.source()]);
	}

	/**
	 * Fills {@link #response} with the derivatives of the stages by what changes the coefficients at stage m.
	 *
	 * @param by the derivatives of the coefficients there
	 */
	void respond(final int m, final double[] by) {
		for (int g = 0; g < inverses.length; g++) {
			final Group group = equation.groups.get(g);
			for (int column = 0; column < group.columns(); column++)
				respond(g, group.first() + column * group.size(), m, by);
		}
	}

	private void respond(final int g, final int first, final int m, final double[] by) {
		final int size = equation.groups.get(g).size();
		for (int k = g > 0 ? 0 : m; k < (g > 0 ? S : m + 1); k++)
			for (int row = 0; row < size; row++) {
				final double[] target = right[k * size + row];
				Arrays.fill(target, 0);
				if (g > 0) couple(target, k, first + row, response[k]);
			}
		for (final MatrixTerm term : equation.matrix)
			if (term.group() == g) add(right[m * size + term.row()], by[term.coefficient()] * term.factor(), features[term
				.feature()], stages[m][first + term.column()]);
		addDrives(equation.drives, m, first, size, by, stages[m]);
		addDrives(equation.sources, m, first, size, by, known);
		for (int k = 0; k < S; k++)
			for (int row = 0; row < size; row++)
				if (g > 0) inverses[g].weigh(k * size + row, right, response[k][first + row]);
				else weighColumn(k * size + row, m * size, size, response[k][first + row]);
	}

	/** Row of the inverse of the first group, whose right hand side is zero but at one stage. */
	private void weighColumn(final int row, final int from, final int size, final double[] target) {
		final double[] entry = inverses[0].entry(row, from), first = right[from];
		for (int j = 0; j < SIZE; j++)
			target[j] = entry[j] * first[j];
		for (int column = from + 1; column < from + size; column++)
			BlockInverse.addProduct(target, inverses[0].entry(row, column), right[column]);
	}

	private void addDrives(final List<Drive> terms, final int m, final int first, final int size, final double[] by,
		final double[][] sources)
	{
		for (final Drive term : terms)
			if (term.target() >= first && term.target() < first + size) add(right[m * size + term.target() - first], by[term
				.coefficient()] * term.factor(), features[term.feature()], sources[term.source()]);
	}

	/** The slope at the start of a component, over the whole step, given the coefficients there. */
	void startSlope(final int component, final double[] coefficients, final double[] slope) {
		final Group group = equation.groups.get(equation.groupOf(component));
		final int row = (component - group.first()) % group.size(), first = component - row;
		Arrays.fill(slope, 0);
		for (final MatrixTerm term : equation.matrix)
			if (equation.groups.get(term.group()) == group && term.row() == row) add(slope, coefficients[term.coefficient()] *
				term.factor(), features[term.feature()], start[first + term.column()]);
		for (final Drive drive : equation.drives)
			if (drive.target() == component) add(slope, coefficients[drive.coefficient()] * drive.factor(), features[drive
				.feature()], start[drive.source()]);
		for (final Drive source : equation.sources)
			if (source.target() == component) add(slope, coefficients[source.coefficient()] * source.factor(), features[source
				.feature()], known[source.source()]);
	}

	/** The rate at which a component changes by itself, over the whole step. */
	void ownRate(final int component, final double[] coefficients, final double[] rate) {
		final int g = equation.groupOf(component);
		final int row = (component - equation.groups.get(g).first()) % equation.groups.get(g).size();
		Arrays.fill(rate, 0);
		for (final MatrixTerm term : equation.matrix)
			if (term.group() == g && term.row() == row && term.column() == row) add(rate, coefficients[term.coefficient()] * term
				.factor(), features[term.feature()]);
	}

	private static void clear(final double[][] lanes) {
		for (final double[] lane : lanes)
			Arrays.fill(lane, 0);
	}

	private static void add(final double[] target, final double factor, final double[] values) {
		if (factor == 0) return;
		for (int j = 0; j < SIZE; j++)
			target[j] += factor * values[j];
	}

	private static void add(final double[] target, final double factor, final double[] feature, final double[] source) {
		if (factor == 0) return;
		for (int j = 0; j < SIZE; j++)
			target[j] += factor * feature[j] * source[j];
	}
}
