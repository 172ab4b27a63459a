package org.scalinglaws.host.inputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/**
 * What a module takes for the inputs that a person wrote: the type of an input
 * decides how its text is read. Where it asks for a table, an image or numbers, a
 * text is the path of a file.
 */
public final class GivenInputs {

	private final DataFiles files;

	/** Opens tables by the commands of a context. */
	public GivenInputs(final Context context) {
		files = new DataFiles(context);
	}

	/**
	 * The values by name; one that the module does not know is taken along.
	 *
	 * @throws IllegalArgumentException if a list or a file is not what its input asks
	 *           for
	 */
	public Map<String, Object> values(final ModuleInfo info, final Map<String, WrittenValue> written) {
		final Map<String, Object> values = new LinkedHashMap<>();
		written.forEach((name, value) -> {
			final ModuleItem<?> item = info.getInput(name);
			values.put(name, item == null ? value.plain() : value(item, value));
		});
		return values;
	}

	private Object value(final ModuleItem<?> item, final WrittenValue value) {
		final Class<?> type = item.getType();
		if (type == String.class || type == ReportItems.class || Types.isNumber(type) || Types.isBoolean(type)) return value.text();
		if (type == Columns.class) return files.table(item.getName(), value.text());
		if (type == ImagePlus.class) return files.image(item.getName(), value.text());
		if (!RandomAccessibleInterval.class.isAssignableFrom(type)) return value.plain();
		return value.isList() ? numbers(item.getName(), value) : files.numbers(item.getName(), value.text());
	}

	/** A vector, or of a list of lists the rows. */
	private static Object numbers(final String name, final WrittenValue written) {
		final List<Object> elements = written.list();
		if (elements.isEmpty() || !(elements.get(0) instanceof List)) return vector(name, elements, written);
		final List<double[]> rows = new ArrayList<>();
		for (final Object row : elements)
			rows.add(vector(name, row instanceof List ? (List<?>) row : List.of(), written));
		if (rows.stream().anyMatch(row -> row.length != rows.get(0).length)) throw misfit(name, written);
		return rows.toArray(new double[0][]);
	}

	private static double[] vector(final String name, final List<?> elements, final WrittenValue written) {
		if (elements.isEmpty()) throw misfit(name, written);
		final double[] vector = new double[elements.size()];
		for (int i = 0; i < vector.length; i++) {
			final String element = elements.get(i).toString();
			if (!(elements.get(i) instanceof Number) && !element.matches("NaN|[+-]?Infinity")) throw misfit(name, written);
			vector[i] = Double.parseDouble(element);
		}
		return vector;
	}

	private static IllegalArgumentException misfit(final String name, final WrittenValue written) {
		return new IllegalArgumentException(name + " must be a list of numbers, as [1, 0.5], or of such lists of one length, was " +
			written.text());
	}
}
