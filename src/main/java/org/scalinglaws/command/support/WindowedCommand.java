package org.scalinglaws.command.support;

import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * A command whose window goes in, if it is given, and comes out as it was used.
 * <p>
 * SciJava refuses parameters that are input and output at once if the field's type
 * is that of a number; it looks at the erased type there, but at the type argument
 * where it converts values and builds dialogs. So this class has the argument and
 * its subclass says {@link Double}.
 * </p>
 *
 * @param <N> {@link Double}
 */
public abstract class WindowedCommand<N extends Comparable<N>> extends ScalingCommand {

	@Parameter(label = "From", description = "First x of the window, greater than 0; searched if not given",
		type = ItemIO.BOTH, min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	protected N from;

	@Parameter(label = "To", description = "Last x of the window, greater than from; searched if not given",
		type = ItemIO.BOTH, min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	protected N to;
}
