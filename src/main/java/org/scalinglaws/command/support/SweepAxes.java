package org.scalinglaws.command.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.scalinglaws.sweep.grid.Axis;
import org.scalinglaws.sweep.grid.Grid;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/** Holds the axes of a grid against the inputs that an operation declares. */
final class SweepAxes {

	/** Of longer axes only those values are checked that can be outside of a range, or are not whole. */
	private static final int FEW = 200;

	private final ModuleInfo info;
	private final Grid grid;

	/** Requires that each axis is an input that can be one; points of those that take whole numbers are rounded. */
	SweepAxes(final ModuleInfo info, final Grid grid) {
		this.info = info;
		for (final String name : grid.names())
			if (!isAxis(info.getInput(name))) throw new IllegalArgumentException(known().isEmpty()
				? "command must have a number, choice or text among its inputs to be an axis, had none" : "axis must be one of " +
					known() + ", was " + name);
		this.grid = grid.rounded(name -> isWhole(info.getInput(name).getType()));
	}

	Grid grid() {
		return grid;
	}

	private List<String> known() {
		return StreamSupport.stream(info.inputs().spliterator(), false).filter(SweepAxes::isAxis).map(ModuleItem::getName)
			.toList();
	}

	private static boolean isAxis(final ModuleItem<?> item) {
		return item != null && (Types.isNumber(item.getType()) || Types.isBoolean(item.getType()) || item
			.getType() == String.class);
	}

	private static boolean isWhole(final Class<?> type) {
		return Types.isInteger(type) || Types.isLong(type) || Types.isShort(type) || Types.isByte(type);
	}

	/**
	 * Requires that the command takes all inputs, and each value of each axis.
	 *
	 * @return the inputs as the command takes them
	 */
	static Map<String, Object> checked(final OperationService operations, final ModuleInfo info, final Map<String, ?> inputs,
		final Grid grid)
	{
		final Map<String, Object> first = new LinkedHashMap<>(inputs);
		first.putAll(grid.inputs(0));
		final Map<String, Object> values = new LinkedHashMap<>(operations.checked(info, first));
		values.keySet().retainAll(inputs.keySet());
		for (final Axis axis : grid.axes())
			for (final int point : points(axis)) {
				final Map<String, Object> one = new LinkedHashMap<>(values);
				one.putAll(grid.inputs(0));
				one.put(axis.name(), axis.input(point));
				operations.checked(info, one);
			}
		return values;
	}

	private static Iterable<Integer> points(final Axis axis) {
		if (axis.length() <= FEW) return IntStream.range(0, axis.length())::iterator;
		final double[] values = axis.values();
		final Set<Integer> points = new TreeSet<>();
		int least = 0, greatest = 0, broken = 0;
		for (int i = 1; i < values.length; i++) {
			if (values[i] < values[least]) least = i;
			if (values[i] > values[greatest]) greatest = i;
			if (values[broken] == Math.rint(values[broken]) && values[i] != Math.rint(values[i])) broken = i;
		}
		points.addAll(List.of(least, greatest, broken));
		return points;
	}
}
