package org.scalinglaws.command.support;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.ImageAxis;

/** Axes from two inputs of a command, such as samplesFrom and samplesTo. */
public final class AxisInputs {

	private AxisInputs() {
		// static function only
	}

	/**
	 * A logarithmic axis.
	 *
	 * @param name of the axis
	 * @param input with which the names of both inputs begin
	 * @param least that from may be
	 * @param most that to may be
	 * @throws IllegalArgumentException naming the input that is out of range
	 */
	public static ImageAxis logarithmic(final String name, final String input, final double from, final double to,
		final double least, final double most)
	{
		Require.inRange(input + "From", from, least, most);
		if (!(to > from)) throw new IllegalArgumentException(input + "To must be greater than " + input + "From = " + Require.text(
			from) + ", was " + Require.text(to));
		Require.inRange(input + "To", to, from, most);
		return ImageAxis.logarithmic(name, from, to);
	}
}
