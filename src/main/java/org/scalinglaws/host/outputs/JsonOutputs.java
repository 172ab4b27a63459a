package org.scalinglaws.host.outputs;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Outputs for programs. A vector is an array; a matrix an array of arrays, one for
 * each index of dimension 1, as NumPy's {@code (samples, dimension)}; a table its
 * columns by name, with its metadata; a picture its size and title. NaN and the
 * infinities, which JSON lacks, are the texts "NaN", "Infinity" and "-Infinity".
 */
public final class JsonOutputs {

	private JsonOutputs() {
		// static methods only
	}

	/** {@return one object of all outputs by name, in one line} */
	public static String text(final Map<String, ?> outputs) {
		return new GsonBuilder().disableHtmlEscaping().serializeNulls().create().toJson(object(outputs));
	}

	private static JsonObject object(final Map<?, ?> values) {
		final JsonObject object = new JsonObject();
		values.forEach((name, value) -> object.add(String.valueOf(name), element(value)));
		return object;
	}

	private static JsonElement element(final Object value) {
		if (value instanceof Double || value instanceof Float) return number(((Number) value).doubleValue());
		if (value instanceof Number) return new JsonPrimitive((Number) value);
		if (value instanceof Boolean) return new JsonPrimitive((Boolean) value);
		if (value instanceof Columns) return table((Columns) value);
		if (value instanceof SpectralMeasure) return table(MeasureTable.of((SpectralMeasure) value));
		if (value instanceof OnlineProblem) return object(((OnlineProblem) value).metadata());
		if (value instanceof ImagePlus) return picture((ImagePlus) value);
		if (value instanceof Map) return object((Map<?, ?>) value);
		if (value instanceof Collection) return array(((Collection<?>) value).toArray());
		if (value instanceof RandomAccessibleInterval && ((RandomAccessibleInterval<?>) value)
			.getType() instanceof RealType) return image((RandomAccessibleInterval<?>) value);
		if (value != null && value.getClass().isArray()) return array(value);
		return new JsonPrimitive(String.valueOf(value));
	}

	private static JsonPrimitive number(final double value) {
		return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
	}

	private static JsonArray array(final Object array) {
		final JsonArray elements = new JsonArray();
		for (int i = 0; i < Array.getLength(array); i++)
			elements.add(element(Array.get(array, i)));
		return elements;
	}

	private static JsonObject table(final Columns table) {
		final JsonObject columns = new JsonObject();
		for (final String name : table.names())
			columns.add(name, array(table.column(name)));
		final JsonObject object = new JsonObject();
		object.add("columns", columns);
		object.add("metadata", object(table.metadata()));
		return object;
	}

	private static JsonObject picture(final ImagePlus picture) {
		final JsonObject object = new JsonObject();
		object.addProperty("title", picture.getTitle());
		object.addProperty("width", picture.getWidth());
		object.addProperty("height", picture.getHeight());
		return object;
	}

	@SuppressWarnings("unchecked") // as the type of its elements was seen to be
	private static JsonElement image(final RandomAccessibleInterval<?> image) {
		final JsonArray values = nested((RandomAccessibleInterval<? extends RealType<?>>) image);
		if (!(image instanceof CalibratedImage)) return values;
		final CalibratedImage map = (CalibratedImage) image;
		final JsonObject object = new JsonObject();
		for (int d = 0; d < 2; d++)
			object.add(map.axis(d).name(), array(map.coordinates(d)));
		object.add(map.name(), values);
		object.add("metadata", object(map.metadata()));
		return object;
	}

	/** The last dimension is the outermost. */
	private static JsonArray nested(final RandomAccessibleInterval<? extends RealType<?>> image) {
		final JsonArray elements = new JsonArray();
		final int last = image.numDimensions() - 1;
		if (last == 0) for (final RealType<?> value : Views.flatIterable(image))
			elements.add(number(value.getRealDouble()));
		else for (long i = image.min(last); i <= image.max(last); i++)
			elements.add(nested(Views.hyperSlice(image, last, i)));
		return elements;
	}
}
