package org.scalinglaws.host.inputs;

import java.util.List;
import java.util.Map;

import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;

/** Checks the minimum, maximum and choices that a module declares, which SciJava leaves to dialogs. */
public final class InputRanges {

	private InputRanges() {
		// static checks only
	}

	/**
	 * Checks converted values, and that no input of a script is missing: SciJava
	 * would make it 0. Commands check that themselves, and know the defaults of
	 * their fields, which SciJava does not.
	 *
	 * @throws IllegalArgumentException if a required input has neither a value nor
	 *           a default, or a value is outside of what its input declares
	 */
	public static void check(final ModuleInfo info, final Map<String, Object> values) {
		for (final ModuleItem<?> item : StrictInputs.given(info)) {
			final Object value = values.get(item.getName());
			if (value != null) check(item, value);
			else if (info instanceof ScriptInfo && item.isRequired() && item.getDefaultValue() == null)
				throw new IllegalArgumentException(item.getName() + " is required, was not given");
		}
	}

	/**
	 * Checks one converted value.
	 *
	 * @throws IllegalArgumentException if it is outside of what its input declares
	 */
	public static void check(final ModuleItem<?> item, final Object value) {
		final List<?> choices = item.getChoices();
		if (choices != null && !choices.isEmpty() && !choices.contains(value)) throw new IllegalArgumentException(item
			.getName() + " must be one of " + choices + ", was " + value);
		if (!(value instanceof Number)) return;
		final double number = ((Number) value).doubleValue();
		final double low = bound(item.getMinimumValue(), Double.NEGATIVE_INFINITY);
		final double high = bound(item.getMaximumValue(), Double.POSITIVE_INFINITY);
		if (!(number >= low && number <= high)) throw new IllegalArgumentException(item.getName() + " must be in [" + text(
			low) + ", " + text(high) + "], was " + value);
	}

	private static double bound(final Object bound, final double none) {
		return bound instanceof Number ? ((Number) bound).doubleValue() : none;
	}

	private static String text(final double bound) {
		return bound == Math.rint(bound) && Math.abs(bound) <= 0x1p53 ? Long.toString((long) bound) : Double.toString(bound);
	}
}
