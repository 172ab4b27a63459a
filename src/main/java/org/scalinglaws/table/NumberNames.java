package org.scalinglaws.table;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the numbers of a column stand for, where they are places in a list: the metadata have that list under the
 * column's name in the plural, of column {@code model} under {@code models} as "0 power, 1 floor".
 */
public final class NumberNames {

	private static final Pattern ENTRY = Pattern.compile("(?:^|, )((\\d+) [^,]+)");
	private static final Pattern LIST = Pattern.compile("\\d+ [^,]+(, \\d+ [^,]+)*");

	private final Map<Double, String> entries;

	private NumberNames(final Map<Double, String> entries) {
		this.entries = entries;
	}

	/** {@return the names of a column's numbers, none if the metadata have no such list} */
	public static NumberNames of(final Columns table, final String column) {
		final String list = table.metadata().get(column + "s") instanceof String text ? text : "";
		return new NumberNames(!LIST.matcher(list).matches() ? Map.of() : ENTRY.matcher(list).results().collect(Collectors
			.toMap(entry -> Double.valueOf(entry.group(2)), entry -> entry.group(1), (first, second) -> first)));
	}

	/** {@return a number with its name, as "1 floor"; without one as it is} */
	public String text(final double value) {
		return entries.getOrDefault(value, Double.toString(value));
	}
}
