package org.scalinglaws.host.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** What is wrong with how a run ended: nothing if all numbers are finite, or words say why not, or an input was refused by name. */
final class Verdict {

	private static final Pattern WORDS = Pattern.compile("NaN|[Ii]nfinite|[Ii]nfinity");

	/** Reasons that say that all went well. */
	private static final List<String> WELL = List.of("", "converged", "fitted", "positive definite", "stationary");

	private Verdict() {
		// static methods only
	}

	/** What is wrong with outputs, or null. */
	static String ofOutputs(final ModuleInfo info, final Map<String, Object> inputs, final Map<String, Object> outputs) {
		for (final ModuleItem<?> item : info.outputs()) {
			final Object value = outputs.get(item.getName());
			final String where = value == null ? null : notFinite(value);
			if (where != null && !isSaid(info, item, inputs, outputs)) return item.getName() + " has no words for " + where;
		}
		return null;
	}

	/** What is wrong with an error, or null. */
	static String ofError(final ModuleInfo info, final Throwable error) {
		Throwable root = error;
		while (root.getCause() != null)
			root = root.getCause();
		if (root instanceof CancellationException) return null;
		final String message = String.valueOf(root.getMessage());
		if (root instanceof IllegalArgumentException && StrictInputs.given(info).stream().anyMatch(item -> message.matches(
			"(?s).*\\b" + item.getName() + "\\b.*"))) return null;
		final StackTraceElement[] trace = root.getStackTrace();
		return root.getClass().getSimpleName() + " " + message + (trace.length == 0 ? "" : " at " + trace[0] + " " + (trace.length > 1
			? trace[1] : ""));
	}

	private static boolean isSaid(final ModuleInfo info, final ModuleItem<?> item, final Map<String, Object> inputs,
		final Map<String, Object> outputs)
	{
		if (item.getDescription() != null && WORDS.matcher(item.getDescription()).find()) return true;
		for (final ModuleItem<?> other : info.outputs())
			if (other.getName().matches("reason|.+Reason") && outputs.get(other.getName()) instanceof String reason && !WELL.contains(
				reason)) return true;
		final Object value = outputs.get(item.getName());
		final Map<String, Object> metadata = value instanceof Columns table ? table.metadata() : value instanceof CalibratedImage image
			? image.metadata() : Map.of();
		return metadata.entrySet().stream().anyMatch(entry -> entry.getKey().endsWith("eason") || WORDS.matcher(String.valueOf(
			entry.getValue())).find()) || inputs.values().stream().anyMatch(given -> given instanceof Columns table &&
				notFinite(table) != null);
	}

	/** Where a value is not finite, or null. */
	static String notFinite(final Object value) {
		if (value instanceof Double number) return Double.isFinite(number) ? null : number.toString();
		if (value instanceof Columns table) return notFinite(table);
		if (value instanceof SpectralMeasure measure) return notFinite(measure.moments().eigenvalue());
		if (!(value instanceof RandomAccessibleInterval<?> image)) return null;
		long place = 0;
		for (final Object pixel : Views.flatIterable(image)) {
			if (pixel instanceof RealType<?> number && !Double.isFinite(number.getRealDouble())) return number.getRealDouble() +
				" at " + place;
			place++;
		}
		return null;
	}

	private static String notFinite(final double[] values) {
		for (int i = 0; i < values.length; i++)
			if (!Double.isFinite(values[i])) return values[i] + " at " + i;
		return null;
	}

	/** Where a table is not finite; rows of runs that diverged say so themselves. */
	private static String notFinite(final Columns table) {
		for (final String name : table.names())
			for (int i = 0; i < table.rows(); i++)
				if (!Double.isFinite(table.get(name, i)) && !(table.has("diverged") && table.get("diverged", i) == 1)) return table.get(
					name, i) + " in column " + name + " at " + i;
		return null;
	}
}
