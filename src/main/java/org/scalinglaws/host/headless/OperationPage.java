package org.scalinglaws.host.headless;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.host.inputs.InputRanges;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/** What a module says of itself: its inputs with type, range, default and a sentence, and its outputs. */
public final class OperationPage {

	private static final String INDENT = System.lineSeparator() + "      ";

	private final ModuleInfo info;
	private final Module module;

	/**
	 * @throws IllegalArgumentException if the module cannot be made
	 */
	public OperationPage(final ModuleInfo info) {
		this.info = info;
		try {
			module = info.createModule();
		}
		catch (final ModuleException exc) {
			throw new IllegalArgumentException(info.getTitle() + " cannot be described: " + exc.getMessage(), exc);
		}
	}

	/**
	 * The page.
	 *
	 * @param name by which a person calls the module
	 * @param inputs that a person gives, in the order to show
	 */
	public String text(final String name, final List<ModuleItem<?>> inputs) {
		final StringBuilder text = new StringBuilder(line(name + (info instanceof CommandInfo ? "  (menu " + info.getMenuPath()
			.getMenuString() + ")" : "")));
		if (info.getDescription() != null) text.append(line(info.getDescription() + "."));
		text.append(line("")).append(line("inputs"));
		inputs.forEach(item -> text.append(line("  " + item.getName() + "  " + kind(item) + range(item) + start(item) + said(
			item))));
		text.append(line("")).append(line("outputs"));
		for (final ModuleItem<?> item : info.outputs())
			text.append(line("  " + item.getName() + "  " + result(item.getType()) + said(item)));
		if (info.get("help") != null) text.append(line("")).append(line("see " + info.get("help")));
		return text.toString();
	}

	private static String line(final String text) {
		return text + System.lineSeparator();
	}

	private static String kind(final ModuleItem<?> item) {
		final Class<?> type = Types.box(item.getType());
		if (!choices(item).isEmpty()) return "one of " + String.join(", ", choices(item));
		if (InputRanges.isWhole(item)) return "whole number";
		if (Number.class.isAssignableFrom(type)) return "number";
		if (type == Boolean.class) return "true or false";
		if (type == File.class) return "path of a file";
		if (type == Columns.class) return "path of a table (.csv)";
		if (type == ImagePlus.class) return "path of an image (.png, .tif)";
		if (item.is(Attributes.TEXT_OR_TABLE)) return "text, or path of a table (.csv)";
		if (type == ReportItems.class) return "[caption = path, caption = 0.5, path]";
		if (RandomAccessibleInterval.class.isAssignableFrom(type)) return "list of numbers [1, 0.5], or path of a table or image";
		return type == String.class ? "text" : result(type) + ", from a script";
	}

	private static String result(final Class<?> type) {
		if (type == Columns.class) return "table";
		if (type == CalibratedImage.class) return "map";
		if (type == ImagePlus.class) return "image";
		if (type == SpectralMeasure.class) return "measure";
		if (OnlineProblem.class.isAssignableFrom(type)) return "problem";
		if (type == Object.class) return "function";
		if (RandomAccessibleInterval.class.isAssignableFrom(type)) return "numbers";
		return Types.isNumber(type) ? "number" : Types.isText(type) ? "text" : type.getSimpleName();
	}

	private static List<String> choices(final ModuleItem<?> item) {
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(String::valueOf).collect(Collectors
			.toList());
	}

	private static String range(final ModuleItem<?> item) {
		final boolean declared = item.getMinimumValue() != null || item.getMaximumValue() != null;
		return declared ? " in " + InputRanges.interval(item) : "";
	}

	private String start(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName()) == null ? item.getDefaultValue() : module.getInput(item.getName());
		if (value == null) return item.isRequired() ? "; required" : "; optional";
		return "; default " + (value.toString().isEmpty() ? "none" : plain(value));
	}

	/** Whole numbers without a point. */
	private static String plain(final Object value) {
		return value instanceof Double && (Double) value == Math.rint((Double) value) && Math.abs((Double) value) < 1e7 ? Long
			.toString(((Double) value).longValue()) : String.valueOf(value);
	}

	private static String said(final ModuleItem<?> item) {
		return item.getDescription() == null || item.getDescription().isEmpty() ? "" : INDENT + item.getDescription();
	}
}
