package org.scalinglaws.modes;

import java.util.Arrays;

import org.scalinglaws.linear.Sums;
import org.scalinglaws.linear.VectorLoops;

/** The nodes of a {@link ModeEquation}: features, known values and the components that change. */
public final class ModeNodes {

	/** Below this a component counts as zero: it acts on nothing, and slows the processor down. */
	private static final double NEGLIGIBLE = 1e-200;

	private final ModeEquation equation;
	final double[][] features;
	final double[][] known;
	private double[][] components;
	private double[][] next;
	private final double[] work;

	/**
	 * @param features one array for each feature, an element for each node
	 * @param known the same for each known value
	 * @param components the same for each component at the start; written to
	 */
	public ModeNodes(final ModeEquation equation, final double[][] features, final double[][] known,
		final double[][] components)
	{
		this.equation = equation;
		this.features = features;
		this.known = known;
		this.components = components;
		next = new double[components.length][size()];
		work = new double[size()];
	}

	/** {@return the number of nodes} */
	public int size() {
		return components[0].length;
	}

	/** {@return component c of all nodes, to read and to write} */
	public double[] component(final int c) {
		return components[c];
	}

	/** {@return known value k of all nodes} */
	public double[] known(final int k) {
		return known[k];
	}

	/** {@return feature r of all nodes} */
	public double[] feature(final int r) {
		return features[r];
	}

	double[][] components() {
		return components;
	}

	double[][] next() {
		return next;
	}

	/** The same nodes with components of their own. */
	ModeNodes copy() {
		return new ModeNodes(equation, features, known, Arrays.stream(components).map(double[]::clone).toArray(
			double[][]::new));
	}

	/** Makes the proposed components the present ones, and these the proposal: called twice it changes nothing. */
	void swap() {
		final double[][] present = components;
		components = next;
		next = present;
	}

	/** Sets components to zero that act on nothing. */
	void dropNegligible() {
		for (final double[] component : components)
			for (int j = 0; j < component.length; j++)
				if (Math.abs(component[j]) < NEGLIGIBLE) component[j] = 0;
	}

	/** The scalars of the present components. */
	public void scalars(final double[] values) {
		for (int p = 0; p < values.length; p++)
			values[p] = sum(equation.scalars.get(p));
	}

	/** The recorded sums of the present components. */
	public double[] sums() {
		return equation.sums.stream().mapToDouble(this::sum).toArray();
	}

	private double sum(final ModeEquation.Sum sum) {
		double total = 0;
		for (final ModeEquation.Product product : sum.products()) {
			System.arraycopy(components[product.component()], 0, work, 0, work.length);
			if (product.feature() >= 0) VectorLoops.multiply(features[product.feature()], work);
			if (product.known() >= 0) VectorLoops.multiply(known[product.known()], work);
			if (product.other() >= 0) VectorLoops.multiply(components[product.other()], work);
			total += product.factor() * Sums.of(work);
		}
		return total;
	}

	/** How fast the scalars change, given slopes of the components. */
	void scalarSlopes(final double[][] slopes, final double[] values) {
		for (int p = 0; p < values.length; p++) {
			values[p] = 0;
			for (final ModeEquation.Product product : equation.scalars.get(p).products())
				for (int j = 0; j < size(); j++)
					values[p] += product.factor() * weight(product, j) * slope(product, slopes, j);
		}
	}

	private double weight(final ModeEquation.Product product, final int j) {
		return (product.feature() < 0 ? 1 : features[product.feature()][j]) * (product.known() < 0 ? 1 : known[product
			.known()][j]);
	}

	private double slope(final ModeEquation.Product product, final double[][] slopes, final int j) {
		final int a = product.component(), b = product.other();
		return b < 0 ? slopes[a][j] : slopes[a][j] * components[b][j] + components[a][j] * slopes[b][j];
	}

	/** How fast the components change. */
	void slopes(final double[] coefficients, final double[][] slopes) {
		for (final double[] slope : slopes)
			Arrays.fill(slope, 0);
		for (final ModeEquation.MatrixTerm term : equation.matrix)
			for (int g = 0; g < equation.groups.size(); g++) {
				final ModeEquation.Group group = equation.groups.get(g);
				for (int column = 0; group.matrixOf() == term.group() && column < group.columns(); column++) {
					final int first = group.first() + column * group.size();
					add(slopes[first + term.row()], coefficients[term.coefficient()] * term.factor(), features[term.feature()],
						components[first + term.column()]);
				}
			}
		for (final ModeEquation.Drive drive : equation.drives)
			add(slopes[drive.target()], coefficients[drive.coefficient()] * drive.factor(), features[drive.feature()],
				components[drive.source()]);
		for (final ModeEquation.Drive source : equation.sources)
			add(slopes[source.target()], coefficients[source.coefficient()] * source.factor(), features[source.feature()],
				known[source.source()]);
	}

	private static void add(final double[] target, final double factor, final double[] feature, final double[] source) {
		if (factor == 0) return;
		for (int j = 0; j < target.length; j++)
			target[j] += factor * feature[j] * source[j];
	}

	/** Takes one step. */
	void step(final double[] coefficients) {
		slopes(coefficients, next);
		for (int c = 0; c < next.length; c++) {
			final double[] from = components[c], to = next[c];
			for (int j = 0; j < to.length; j++)
				to[j] += from[j];
		}
		swap();
	}

	/** The largest rate at which a component grows by itself, at least 0: what others of its group do is left out. */
	double largestGrowth(final double[] coefficients) {
		double largest = 0;
		for (int g = 0; g < equation.activeGroups(); g++)
			for (int row = 0; row < equation.groups.get(g).size(); row++) {
				Arrays.fill(work, 0);
				for (final ModeEquation.MatrixTerm term : equation.matrix) {
					if (term.group() != g || term.row() != row || term.column() != row) continue;
					final double factor = coefficients[term.coefficient()] * term.factor();
					final double[] feature = features[term.feature()];
					for (int j = 0; j < work.length; j++)
						work[j] += factor * feature[j];
				}
				for (final double rate : work)
					largest = Math.max(largest, rate);
			}
		return largest;
	}
}
