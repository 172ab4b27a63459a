package org.scalinglaws.sweep.cell;

import java.io.Serializable;
import java.util.List;

/**
 * What is kept of a cell.
 *
 * @param cell its number in the grid
 * @param failed whether its work threw
 * @param names of the values, in order
 * @param values one for each name
 * @param message why it failed, or why a value is not a number; or null
 * @param nanos how long it took; not in any result
 */
public record CellRecord(long cell, boolean failed, List<String> names, double[] values, String message, long nanos)
	implements Serializable
{

	/** @throws IllegalArgumentException if there are not as many values as names */
	public CellRecord {
		if (names.size() != values.length) throw new IllegalArgumentException("values must be as many as names, " + names
			.size() + ", were " + values.length);
	}
}
