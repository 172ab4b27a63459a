package org.scalinglaws.host.inputs;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.ground.Require;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;
import org.scijava.util.Types;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Holds inputs against what their module declares: required or not, choices, bounds, of which one may be excluded
 * ({@link Attributes#ABOVE_MIN}, {@link Attributes#BELOW_MAX}). Numbers are finite. SciJava leaves all this to dialogs.
 */
public final class InputRanges {

	private InputRanges() {
		// static checks only
	}

	/**
	 * Checks all inputs of a module that is about to run, defaults included.
	 *
	 * @throws IllegalArgumentException if a required input has no value, or a value is outside of what its input declares
	 */
	public static void check(final Module module) {
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo())) {
			final Object value = module.getInput(item.getName());
			if (value != null) check(item, value);
			else if (item.isRequired()) Require.given(item.getName(), null);
		}
	}

	/**
	 * Checks converted values before they go to a module, and that no input of a script is missing: SciJava would make
	 * it 0. Commands have defaults in their fields, which only the module knows.
	 *
	 * @throws IllegalArgumentException if a required input of a script has neither a value nor a default, or a value is
	 *           outside of what its input declares
	 */
	public static void check(final ModuleInfo info, final Map<String, Object> values) {
		for (final ModuleItem<?> item : StrictInputs.given(info)) {
			final Object value = values.get(item.getName());
			if (value != null) check(item, value);
			else if (info instanceof ScriptInfo && item.isRequired() && item.getDefaultValue() == null) Require.given(item
				.getName(), null);
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
		if (value instanceof RandomAccessibleInterval && !isReal((RandomAccessibleInterval<?>) value))
			throw new IllegalArgumentException(item.getName() + " must hold real numbers, was of type " +
				((RandomAccessibleInterval<?>) value).getType().getClass().getSimpleName());
		if (value instanceof Number && !isWithin(item, ((Number) value).doubleValue())) throw new IllegalArgumentException(item
			.getName() + " must be " + rule(item, isWhole(value)) + ", was " + (isWhole(value) ? value : Require.text(
				((Number) value).doubleValue())));
	}

	/** The numbers that an input takes, as an interval; what is not declared ends a whole number with its type. */
	public static String interval(final ModuleItem<?> item) {
		final boolean whole = isWhole(item), shorter = Types.isInteger(item.getType());
		final String low = text(!whole ? low(item) : Math.max(low(item), shorter ? Integer.MIN_VALUE : Long.MIN_VALUE), whole);
		final String high = text(!whole ? high(item) : Math.min(high(item), shorter ? Integer.MAX_VALUE : Long.MAX_VALUE),
			whole);
		return (low == null ? "(-infinity" : (item.is(Attributes.ABOVE_MIN) ? "(" : "[") + low) + ", " + (high == null
			? "infinity)" : high + (item.is(Attributes.BELOW_MAX) ? ")" : "]"));
	}

	private static boolean isReal(final RandomAccessibleInterval<?> image) {
		return LongStream.of(image.dimensionsAsLongArray()).anyMatch(size -> size < 1) || image.getType() instanceof RealType;
	}

	private static boolean isWithin(final ModuleItem<?> item, final double value) {
		final double low = low(item), high = high(item);
		return Double.isFinite(value) && value >= low && value <= high && !(value == low && item.is(Attributes.ABOVE_MIN)) &&
			!(value == high && item.is(Attributes.BELOW_MAX));
	}

	private static String rule(final ModuleItem<?> item, final boolean whole) {
		final boolean above = item.is(Attributes.ABOVE_MIN), below = item.is(Attributes.BELOW_MAX);
		final String low = text(low(item), whole), high = text(high(item), whole);
		if (low != null && high != null) return "in " + (above ? "(" : "[") + low + ", " + high + (below ? ")" : "]");
		final String finite = whole ? "" : "finite and ";
		if (low != null) return finite + (above ? "greater than " : "at least ") + low;
		if (high != null) return finite + (below ? "less than " : "at most ") + high;
		return "finite";
	}

	private static String text(final double bound, final boolean whole) {
		if (Double.isInfinite(bound)) return null;
		return whole ? Long.toString((long) bound) : Require.text(bound);
	}

	/** Whether an input takes whole numbers only. */
	public static boolean isWhole(final ModuleItem<?> item) {
		return Types.isInteger(item.getType()) || Types.isLong(item.getType());
	}

	private static boolean isWhole(final Object value) {
		return value instanceof Integer || value instanceof Long;
	}

	private static double low(final ModuleItem<?> item) {
		return item.getMinimumValue() instanceof Number ? ((Number) item.getMinimumValue()).doubleValue()
			: Double.NEGATIVE_INFINITY;
	}

	private static double high(final ModuleItem<?> item) {
		return item.getMaximumValue() instanceof Number ? ((Number) item.getMaximumValue()).doubleValue()
			: Double.POSITIVE_INFINITY;
	}
}
