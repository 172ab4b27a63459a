package org.scalinglaws.modes;

import java.util.ArrayList;
import java.util.List;

/**
 * The equation that every node obeys: linear in the node's components, with coefficients that are functions of a few
 * scalars, which are sums over the nodes, linear or quadratic in the components.
 * <p>
 * A node has features (an eigenvalue, its square, a mean ...), known values and components. Its components change by
 * terms, feature x coefficient x source, where the source is a component or a known value. Components come in groups
 * that are solved one after the other: a group is a matrix of rows and columns whose columns share one matrix of
 * terms, and beside these has sources only among known values and the groups before it. A passive group borrows the
 * matrix of another one, and no scalar depends on it.
 * </p>
 */
public final class ModeEquation {

	/** Components that are solved for at once. */
	record Group(int first, int size, int columns, int matrixOf) {

		boolean isPassive(final int index) {
			return matrixOf != index;
		}

		int components() {
			return size * columns;
		}
	}

	/** Change of row by column within each column of a group. */
	record MatrixTerm(int group, int row, int column, int feature, int coefficient, double factor) {
	}

	/** Change of a component by one of an earlier group, or by a known value. */
	record Drive(int target, int source, int feature, int coefficient, double factor) {
	}

	/**
	 * Part of a sum over the nodes: factor x feature x known value x component x component.
	 *
	 * @param feature or {@link #NONE}
	 * @param known index of a known value, or NONE
	 * @param component the first one
	 * @param other the second one, or NONE
	 */
	public record Product(int feature, int known, int component, int other, double factor) {

		/** A component, weighed with a feature. */
		public static Product of(final int feature, final int component) {
			return new Product(feature, NONE, component, NONE, 1);
		}

		/** Two components (or one), weighed with a feature and a known value. */
		public static Product of(final int feature, final int known, final int component, final int other,
			final double factor)
		{
			return new Product(feature, known, component, other, factor);
		}
	}

	/** A sum over the nodes, linear or quadratic in the components. */
	record Sum(List<Product> products) {
	}

	/** In place of an index: nothing. */
	public static final int NONE = -1;

	final int features;
	final int known;
	final int coefficients;
	final List<Group> groups;
	final List<MatrixTerm> matrix;
	final List<Drive> drives;
	final List<Drive> sources;
	final List<Sum> scalars;
	final List<Sum> sums;

	private ModeEquation(final Builder builder) {
		features = builder.features;
		known = builder.known;
		coefficients = builder.coefficients;
		groups = List.copyOf(builder.groups);
		matrix = List.copyOf(builder.matrix);
		drives = List.copyOf(builder.drives);
		sources = List.copyOf(builder.sources);
		scalars = List.copyOf(builder.scalars);
		sums = List.copyOf(builder.sums);
	}

	/** {@return the number of components of a node} */
	public int components() {
		final Group last = groups.get(groups.size() - 1);
		return last.first() + last.components();
	}

	/** {@return the number of scalars that the coefficients depend on} */
	public int scalars() {
		return scalars.size();
	}

	/** {@return the number of coefficients} */
	public int coefficients() {
		return coefficients;
	}

	int activeGroups() {
		int active = 0;
		while (active < groups.size() && !groups.get(active).isPassive(active))
			active++;
		return active;
	}

	int groupOf(final int component) {
		int group = 0;
		while (component >= groups.get(group).first() + groups.get(group).components())
			group++;
		return group;
	}

	/**
	 * Starts an equation.
	 *
	 * @param features numbers of a node that weigh terms and sums
	 * @param known values of a node that only drive
	 * @param coefficients functions of the scalars
	 */
	public static Builder builder(final int features, final int known, final int coefficients) {
		return new Builder(features, known, coefficients);
	}

	/** Collects the terms of an equation. */
	public static final class Builder {

		private final int features;
		private final int known;
		private final int coefficients;
		private final List<Group> groups = new ArrayList<>();
		private final List<MatrixTerm> matrix = new ArrayList<>();
		private final List<Drive> drives = new ArrayList<>();
		private final List<Drive> sources = new ArrayList<>();
		private final List<Sum> scalars = new ArrayList<>();
		private final List<Sum> sums = new ArrayList<>();

		private Builder(final int features, final int known, final int coefficients) {
			this.features = features;
			this.known = known;
			this.coefficients = coefficients;
		}

		private int add(final int size, final int columns, final int matrixOf) {
			final Group last = groups.isEmpty() ? new Group(0, 0, 0, 0) : groups.get(groups.size() - 1);
			groups.add(new Group(last.first() + last.components(), size, columns, matrixOf));
			return groups.get(groups.size() - 1).first();
		}

		/** Adds a group; returns its first component, after which its others follow column by column. */
		public int group(final int size, final int columns) {
			return add(size, columns, groups.size());
		}

		/** Adds a passive group with the matrix of an earlier one; all groups after it must be passive. */
		public int passive(final int columns, final int matrixOf) {
			return add(groups.get(matrixOf).size(), columns, matrixOf);
		}

		/** In each column of a group, row += feature x coefficient x factor x column. */
		public Builder matrix(final int group, final int row, final int column, final int feature, final int coefficient,
			final double factor)
		{
			matrix.add(new MatrixTerm(group, row, column, feature, coefficient, factor));
			return this;
		}

		/** target += feature x coefficient x factor x a component of an earlier group. */
		public Builder drive(final int target, final int source, final int feature, final int coefficient,
			final double factor)
		{
			drives.add(new Drive(target, source, feature, coefficient, factor));
			return this;
		}

		/** target += feature x coefficient x factor x a known value. */
		public Builder source(final int target, final int value, final int feature, final int coefficient,
			final double factor)
		{
			sources.add(new Drive(target, value, feature, coefficient, factor));
			return this;
		}

		/** Adds the next scalar, a sum over the nodes. */
		public Builder scalar(final Product... products) {
			scalars.add(new Sum(List.of(products)));
			return this;
		}

		/** Adds the next sum that is recorded only. */
		public Builder sum(final Product... products) {
			sums.add(new Sum(List.of(products)));
			return this;
		}

		/** {@return the equation} */
		public ModeEquation build() {
			return new ModeEquation(this);
		}
	}
}
