package org.scalinglaws.sweep.grid;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;

/**
 * The cells of a sweep: all combinations of the values of its axes, or the rows of a table; each with so many seeds.
 *
 * <pre>
 * Grid grid = Grid.parse("exponent = 1.5 : 3 : 7; learningRate = 1e-4 : 1e-2 : 9 : log").seeds(10);
 * grid.cells(); // 630
 * grid.inputs(629); // {exponent=3.0, learningRate=0.01, seed=10.0}
 * </pre>
 * <p>
 * Cells are numbered from 0: the first axis runs slowest, the seeds fastest. What a cell is given is computed when it is
 * asked for, so that a grid is as large as its axes are long.
 * </p>
 */
public final class Grid implements Serializable {

	/** The input that seeds go to. */
	public static final String SEED = "seed";

	private static final String SEEDS = "seeds";

	/** As a table of the results has a row for each. */
	public static final long MOST = 100_000_000;

	private static final long serialVersionUID = 1;

	private final ArrayList<Axis> axes; // serializable
	private final boolean table;
	private final long[] strides; // cells between two points of an axis
	private final long cells;
	private final long seeds;

	private Grid(final List<Axis> axes, final boolean table, final long seeds) {
		this.axes = new ArrayList<>(axes);
		this.table = table;
		this.seeds = seeds;
		if (seeds > 0) this.axes.add(new Axis(SEED, seedValues(seeds), List.of(), false, null,
			false));
		final Set<String> names = new HashSet<>();
		for (final Axis axis : axes)
			if (!names.add(axis.name())) throw new IllegalArgumentException("axis " + axis.name() + " is given twice");
		if (seeds > 1 && names.contains(SEED)) throw new IllegalArgumentException("seeds must be 1 beside an axis " + SEED +
			", was " + seeds);
		strides = new long[this.axes.size()];
		cells = strides();
	}

	/** The columns of a table run together. */
	private long strides() {
		long stride = 1;
		for (int axis = strides.length - 1; axis >= 0; axis--) {
			strides[axis] = stride;
			if (table && axis > 0 && axis < own()) continue;
			try {
				stride = Math.multiplyExact(stride, (long) axes.get(axis).length());
			}
			catch (final ArithmeticException e) {
				throw tooMany("grid has more than fit in a long");
			}
		}
		if (stride > MOST) throw tooMany("grid has " + stride);
		return stride;
	}

	/** The number of axes that are no seeds. */
	private int own() {
		return axes.size() - (seeds > 0 ? 1 : 0);
	}

	static IllegalArgumentException tooMany(final String what) {
		return new IllegalArgumentException(what + " cells, of which a sweep has at most " + MOST);
	}

	private static double[] seedValues(final long count) {
		final double[] seeds = new double[(int) count];
		for (int i = 0; i < seeds.length; i++)
			seeds[i] = i + 1;
		return seeds;
	}

	/**
	 * All combinations.
	 *
	 * @throws IllegalArgumentException if there is no axis, one is there twice, or there are too many cells
	 */
	public static Grid of(final List<Axis> axes) {
		if (axes.isEmpty()) throw new IllegalArgumentException("grid must have an axis, had none");
		return new Grid(axes, false, 0);
	}

	/**
	 * Reads a grid.
	 *
	 * @param text axes separated by semicolons or line ends, each {@code name = v1, v2} (numbers, or words) or
	 *          {@code name = from : to : count}, for even logarithms with {@code : log} behind it; {@code seeds = n} as
	 *          {@link #seeds}
	 * @throws IllegalArgumentException naming the axis and what is wrong
	 */
	public static Grid parse(final String text) {
		final List<Axis> axes = GridText.parse(Require.given("grid", text));
		final List<Axis> counts = axes.stream().filter(axis -> axis.name().equals(SEEDS)).toList();
		final Grid grid = of(axes.stream().filter(axis -> !axis.name().equals(SEEDS)).toList());
		if (counts.isEmpty()) return grid;
		final Axis count = counts.get(0);
		if (counts.size() > 1 || count.length() > 1 || !count.words().isEmpty() || count.values()[0] != Math.rint(count
			.values()[0])) throw new IllegalArgumentException("seeds must be one whole number, was " + count);
		return grid.seeds((long) count.values()[0]);
	}

	/**
	 * The rows of a table, each column an axis.
	 *
	 * @throws IllegalArgumentException if there is no row or column, or a value is not finite
	 */
	public static Grid of(final Columns rows) {
		if (rows.rows() == 0 || rows.names().isEmpty()) throw new IllegalArgumentException("grid must have a row, had none");
		final List<Axis> axes = new ArrayList<>();
		for (final String name : rows.names())
			axes.add(Axis.of(name, Require.finite("column " + name + " of the grid", rows.column(name))));
		return new Grid(axes, true, 0);
	}

	/**
	 * The same cells, each with the seeds 1, ..., count.
	 *
	 * @throws IllegalArgumentException if there is an axis of that name beside more than one, or there are too many cells
	 */
	public Grid seeds(final long count) {
		return new Grid(axes.subList(0, own()), table, Require.inRange("seeds", count, 1, MOST));
	}

	/** {@return the cells without their seeds} */
	public Grid withoutSeeds() {
		return new Grid(axes.subList(0, own()), table, 0);
	}

	/** {@return how many seeds each cell has; 0 if it has none} */
	public long seedCount() {
		return seeds;
	}

	/** The same cells, where the points of axes that take whole numbers are rounded (see {@link Axis#rounded}). */
	public Grid rounded(final Predicate<String> whole) {
		return new Grid(axes.stream().limit(own()).map(axis -> whole.test(axis.name()) ? axis
			.rounded() : axis).toList(), table, seeds);
	}

	/** {@return how many there are} */
	public long cells() {
		return cells;
	}

	/** {@return whether the cells are rows of a table, not all combinations} */
	public boolean isTable() {
		return table;
	}

	/** {@return the axes in order, the seeds, if there are any, last} */
	public List<Axis> axes() {
		return List.copyOf(axes);
	}

	/** {@return their names, in order} */
	public List<String> names() {
		return axes.stream().map(Axis::name).toList();
	}

	/** {@return which of its points an axis has in a cell} */
	public int point(final int axis, final long cell) {
		return (int) (cell / strides[axis] % axes.get(axis).length());
	}

	/** {@return the cells between two points of an axis} */
	public long stride(final int axis) {
		return strides[axis];
	}

	/** {@return what the table of the results says of an axis in a cell} */
	public double value(final int axis, final long cell) {
		return axes.get(axis).values()[point(axis, cell)];
	}

	/** {@return what a cell is given, by name: Doubles, words and truth values} */
	public Map<String, Object> inputs(final long cell) {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		for (int axis = 0; axis < axes.size(); axis++)
			inputs.put(axes.get(axis).name(), axes.get(axis).input(point(axis, cell)));
		return inputs;
	}

	/** {@return the axes, without the seeds, as a text that reads back to them; of a table only its size} */
	public String text() {
		if (table) return "table of " + axes.get(0).length() + " rows";
		return axes.stream().limit(own()).map(axis -> axis.name() + " = " + axis).collect(Collectors.joining("; "));
	}

	@Override
	public String toString() {
		return text() + ", " + cells + " cells";
	}
}
