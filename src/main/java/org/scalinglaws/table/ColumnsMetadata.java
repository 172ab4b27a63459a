package org.scalinglaws.table;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * What CSV cannot hold of a table, as JSON text: the format and its version, the
 * names, the number of rows (by which a truncated CSV is noticed), a checksum of
 * the values (by which another one's CSV is) and the metadata. A number with a point or exponent is a double, any other a long;
 * NaN and the infinities are {"double": "NaN"}.
 */
public final class ColumnsMetadata {

	private static final String FORMAT = "Scaling Laws table";
	private static final int VERSION = 1;
	private static final String NOT_FINITE = "double";

	private ColumnsMetadata() {
		// static reading and writing only
	}

	/** {@return the JSON text that belongs to a table} */
	public static String write(final Columns table) {
		final JsonObject root = new JsonObject();
		root.addProperty("format", FORMAT);
		root.addProperty("formatVersion", VERSION);
		final JsonArray names = new JsonArray();
		table.names().forEach(names::add);
		root.add("columns", names);
		root.addProperty("rows", table.rows());
		root.addProperty("checksum", checksum(table));
		final JsonObject metadata = new JsonObject();
		table.metadata().forEach((key, value) -> metadata.add(key, element(value)));
		root.add("metadata", metadata);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
	}

	/** CRC-32 of the bits of all values, row after row. */
	private static long checksum(final Columns table) {
		final CRC32 sum = new CRC32();
		final double[][] columns = table.names().stream().map(table::shared).toArray(double[][]::new);
		final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * columns.length);
		for (int row = 0; row < table.rows(); row++) {
			for (final double[] column : columns)
				bytes.putLong(Double.doubleToLongBits(column[row]));
			sum.update(bytes.flip());
			bytes.clear();
		}
		return sum.getValue();
	}

	private static JsonElement element(final Object value) {
		if (value instanceof Boolean) return new JsonPrimitive((Boolean) value);
		if (value instanceof String) return new JsonPrimitive((String) value);
		if (value instanceof Double && !Double.isFinite((Double) value)) {
			final JsonObject notFinite = new JsonObject();
			notFinite.addProperty(NOT_FINITE, value.toString());
			return notFinite;
		}
		return new JsonPrimitive((Number) value);
	}

	/**
	 * Gives a table that was read from CSV its metadata back.
	 *
	 * @throws IllegalArgumentException saying what is wrong if the text is no such
	 *           JSON, is of a later version, or tells of other columns, rows or
	 *           values than the table has
	 */
	public static Columns read(final String json, final Columns table) {
		final JsonObject root = parse(json);
		final int version = number(root, "formatVersion");
		if (version > VERSION) throw new IllegalArgumentException("formatVersion must be in [1, " + VERSION + "], was " +
			version);
		if (!(root.get("columns") instanceof JsonArray columns && columns.asList().stream().allMatch(JsonElement::isJsonPrimitive)) ||
			!(root.get("metadata") instanceof JsonObject))
			throw new IllegalArgumentException("columns and metadata expected in the metadata of a table");
		final List<String> names = root.getAsJsonArray("columns").asList().stream().map(JsonElement::getAsString).toList();
		if (!names.equals(table.names())) throw new IllegalArgumentException("line 1: columns " + names + " expected, found " +
			table.names());
		final int rows = number(root, "rows");
		if (rows != table.rows()) throw new IllegalArgumentException("line " + (table.rows() + 2) + ": " + rows +
			" rows expected, found " + table.rows() + (rows > table.rows() ? " (truncated?)" : ""));
		if (!new JsonPrimitive(checksum(table)).equals(root.get("checksum"))) throw new IllegalArgumentException(
			"the metadata do not belong to these values (their checksum differs)");
		final Map<String, Object> metadata = new LinkedHashMap<>();
		root.getAsJsonObject("metadata").entrySet().forEach(e -> metadata.put(e.getKey(), value(e.getKey(), e.getValue())));
		return table.with(metadata);
	}

	private static JsonObject parse(final String json) {
		try {
			final JsonElement root = JsonParser.parseString(json);
			if (root instanceof JsonObject && new JsonPrimitive(FORMAT).equals(root.getAsJsonObject().get("format")))
				return root.getAsJsonObject();
		}
		catch (final JsonParseException e) {
			throw new IllegalArgumentException("no complete JSON text: " + JsonError.words(e), e);
		}
		throw new IllegalArgumentException("the metadata of a table expected (\"format\": \"" + FORMAT + "\")");
	}

	private static int number(final JsonObject root, final String key) {
		final JsonElement value = root.get(key);
		if (value instanceof JsonPrimitive && ((JsonPrimitive) value).isNumber() && value.getAsDouble() == (int) value
			.getAsDouble()) return value.getAsInt();
		throw new IllegalArgumentException(key + " must be a whole number, was " + value);
	}

	private static Object value(final String key, final JsonElement element) {
		if (element instanceof JsonObject && element.getAsJsonObject().has(NOT_FINITE)) return Double.valueOf(element
			.getAsJsonObject().get(NOT_FINITE).getAsString());
		if (!(element instanceof JsonPrimitive)) throw new IllegalArgumentException("metadata " + key +
			" must be a text, number or truth value, was " + element);
		final JsonPrimitive primitive = element.getAsJsonPrimitive();
		if (primitive.isBoolean()) return primitive.getAsBoolean();
		if (primitive.isString()) return primitive.getAsString();
		final String number = primitive.getAsString();
		return number.matches("[-+]?[0-9]+") ? (Object) Long.valueOf(number) : Double.valueOf(number);
	}
}
