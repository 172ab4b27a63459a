package org.scalinglaws.host.inputs;

import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.host.convert.SelectedImage;
import org.scalinglaws.host.script.ScriptRun;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandModuleItem;
import org.scijava.convert.ConvertService;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.util.Types;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/**
 * Converts given values to the types of a module's inputs, or refuses.
 * <p>
 * SciJava's own conversion goes on where a value does not fit: "abc" becomes the
 * number 0, 3.7 the whole number 3, and what cannot be converted at all leaves
 * the default in place.
 * </p>
 */
public final class StrictInputs {

	private final ConvertService converter;

	public StrictInputs(final ConvertService converter) {
		this.converter = converter;
	}

	/**
	 * Converts all values.
	 *
	 * @param values by name; names that begin with a dot are the hosts' own, and
	 *          null stays null
	 * @throws IllegalArgumentException if a name is unknown or a value does not
	 *           fit its input without loss
	 */
	public Map<String, Object> convert(final ModuleInfo info, final Map<String, Object> values) {
		final Map<String, Object> converted = new LinkedHashMap<>();
		values.forEach((name, value) -> converted.put(name, name.startsWith(".") ? value : convert(item(info, name),
			value)));
		return converted;
	}

	/**
	 * The inputs that a person gives: all but services, the context and the help of scripts. Those that a
	 * command declares itself come before those that it shares with others.
	 */
	public static List<ModuleItem<?>> given(final ModuleInfo info) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs())
			if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class && item
				.getType() != ScriptRun.class) items.add(item);
		items.sort(Comparator.comparing(item -> !isOwn(info, item)));
		return items;
	}

	private static boolean isOwn(final ModuleInfo info, final ModuleItem<?> item) {
		return !(item instanceof CommandModuleItem) || ((CommandModuleItem<?>) item).getField().getDeclaringClass().getName()
			.equals(info.getDelegateClassName());
	}

	private static ModuleItem<?> item(final ModuleInfo info, final String name) {
		final ModuleItem<?> item = info.getInput(name);
		if (item != null) return item;
		throw new IllegalArgumentException("input name must be one of " + given(info).stream().map(ModuleItem::getName)
			.toList() + ", was " + name);
	}

	private Object convert(final ModuleItem<?> item, final Object value) {
		final String name = item.getName();
		if (value == null && item.getType().isPrimitive()) throw misfit(name, "must be given", null);
		final Class<?> type = Types.box(item.getType());
		if (value == null || type.isInstance(value)) return value;
		if (Number.class.isAssignableFrom(type)) return number(item, value, type);
		if (type == Boolean.class) return truth(name, value);
		if (type == String.class) return value.toString();
		if (SelectedImage.is(item, value)) return SelectedImage.of(item, (ImagePlus) value);
		final Object converted = converter.convert(value, type);
		if (converted != null) return converted;
		throw misfit(name, "must be " + what(type), value);
	}

	/** What an input takes, in words. */
	private static String what(final Class<?> type) {
		if (RandomAccessibleInterval.class.isAssignableFrom(type))
			return "an image, an array or a list of numbers, or such of equal lengths";
		if (type == Columns.class) return "a table";
		if (type == SpectralMeasure.class) return "a measure, as Measure Spectrum makes it";
		if (type == OnlineProblem.class) return "a problem, as Index Problem makes it";
		if (type == ImagePlus.class) return "an image of ImageJ or a plot";
		if (type == ReportItems.class) return "a map from captions to items, or a list of items";
		return type == File.class ? "a file or its path" : "of type " + type.getSimpleName();
	}

	private Object number(final ModuleItem<?> item, final Object value, final Class<?> type) {
		final BigDecimal exact = exact(item, value);
		try {
			if (exact != null && type == Integer.class) return exact.intValueExact();
			if (exact != null && type == Long.class) return exact.longValueExact();
		}
		catch (final ArithmeticException exc) {
			throw noNumber(item, value);
		}
		if (type == Double.class) return Double.valueOf(value.toString());
		if (exact != null) return converter.convert(exact, type);
		throw noNumber(item, value);
	}

	/** The number, or null if it is NaN or infinite. */
	private static BigDecimal exact(final ModuleItem<?> item, final Object value) {
		try {
			if (!(value instanceof Number) && !(value instanceof CharSequence)) throw new NumberFormatException();
			return Double.isFinite(Double.parseDouble(value.toString())) ? new BigDecimal(value.toString().trim()) : null;
		}
		catch (final NumberFormatException exc) {
			throw noNumber(item, value);
		}
	}

	private static IllegalArgumentException noNumber(final ModuleItem<?> item, final Object value) {
		return misfit(item.getName(), "must be a " + (InputRanges.isWhole(item) ? "whole " : "") + "number in " +
			InputRanges.interval(item), value);
	}

	private static Boolean truth(final String name, final Object value) {
		if (value.toString().equalsIgnoreCase("true")) return true;
		if (value.toString().equalsIgnoreCase("false")) return false;
		throw misfit(name, "must be true or false", value);
	}

	private static IllegalArgumentException misfit(final String name, final String rule, final Object value) {
		final boolean plain = value == null || value instanceof CharSequence || value instanceof Number ||
			value instanceof Boolean;
		return new IllegalArgumentException(name + " " + rule + ", was " + (plain ? value : "of type " + value.getClass()
			.getSimpleName()));
	}
}
