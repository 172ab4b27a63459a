package org.scalinglaws.sweep.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.sweep.grid.Axis;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.JsonError;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** The settings of a sweep as JSON. */
public final class SettingsText {

	private static final String FORMAT = "Scaling Laws sweep";
	private static final int VERSION = 1;
	private static final String CHECKSUM = "checksum";

	private SettingsText() {
		// static writing and reading only
	}

	/** {@return the text that reads back to settings} */
	public static String write(final SweepSettings settings) {
		return write(settings, true);
	}

	/** With or without where a script lies. */
	static String write(final SweepSettings settings, final boolean withPath) {
		final JsonObject root = new JsonObject();
		root.addProperty("format", FORMAT);
		root.addProperty("formatVersion", VERSION);
		root.addProperty("command", withPath ? settings.command() : settings.name());
		if (settings.script() != null) root.addProperty("script", settings.script());
		root.addProperty("version", settings.version());
		root.add("grid", grid(settings.grid()));
		root.addProperty("seeds", settings.seeds());
		root.addProperty("keep", settings.keep());
		final JsonObject inputs = new JsonObject();
		settings.inputs().forEach((name, value) -> inputs.add(name, element(value)));
		root.add("inputs", inputs);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
	}

	private static JsonElement grid(final Grid grid) {
		if (!grid.isTable()) return new JsonPrimitive(grid.text());
		final JsonObject columns = new JsonObject();
		for (final Axis axis : grid.axes()) {
			final JsonArray values = new JsonArray();
			for (final double value : axis.values())
				values.add(value);
			columns.add(axis.name(), values);
		}
		return columns;
	}

	private static JsonElement element(final Object value) {
		if (value instanceof Boolean) return new JsonPrimitive((Boolean) value);
		if (value instanceof Number) return new JsonPrimitive((Number) value);
		if (value instanceof String) return new JsonPrimitive((String) value);
		final JsonObject object = new JsonObject();
		object.addProperty(CHECKSUM, ((Checksum) value).sha256());
		return object;
	}

	/**
	 * Reads settings.
	 *
	 * @throws IllegalArgumentException saying what is wrong if the text is none of such, is not complete, or of a later
	 *           version
	 */
	public static SweepSettings read(final String text) {
		try {
			final JsonObject root = JsonParser.parseString(text).getAsJsonObject();
			if (!root.has("format") || !root.get("format").getAsString().equals(FORMAT)) throw new IllegalArgumentException(
				"the settings of a sweep expected (\"format\": \"" + FORMAT + "\")");
			final int version = root.get("formatVersion").getAsInt();
			if (version > VERSION) throw new IllegalArgumentException("formatVersion must be " + VERSION + ", was " + version +
				"; a newer Scaling Laws may have written it");
			final JsonElement script = root.get("script");
			final Map<String, Object> inputs = new LinkedHashMap<>();
			root.getAsJsonObject("inputs").entrySet().forEach(entry -> inputs.put(entry.getKey(), value(entry.getValue())));
			return new SweepSettings(root.get("command").getAsString(), script == null ? null : script.getAsString(), root.get(
				"version").getAsString(), grid(root.get("grid")), root.get("seeds").getAsLong(), root.get("keep").getAsString(),
				inputs);
		}
		catch (final JsonParseException e) {
			throw new IllegalArgumentException("no complete settings of a sweep (" + JsonError.words(e) + ")", e);
		}
		catch (final IllegalStateException | NullPointerException | ClassCastException | NumberFormatException
			| UnsupportedOperationException e)
		{
			throw new IllegalArgumentException("no complete settings of a sweep (a part is missing or of another kind)", e);
		}
	}

	private static Grid grid(final JsonElement element) {
		if (!element.isJsonObject()) return Grid.parse(element.getAsString());
		final List<String> names = new ArrayList<>();
		final Map<String, double[]> columns = new LinkedHashMap<>();
		element.getAsJsonObject().entrySet().forEach(entry -> {
			names.add(entry.getKey());
			columns.put(entry.getKey(), entry.getValue().getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble)
				.toArray());
		});
		return Grid.of(Columns.owning(columns));
	}

	private static Object value(final JsonElement element) {
		if (element.isJsonObject()) return new Checksum(element.getAsJsonObject().get(CHECKSUM).getAsString());
		final JsonPrimitive primitive = element.getAsJsonPrimitive();
		if (primitive.isBoolean()) return primitive.getAsBoolean();
		if (primitive.isString()) return primitive.getAsString();
		final String number = primitive.getAsString();
		return number.matches("[-+]?[0-9]+") ? (Object) Long.valueOf(number) : Double.valueOf(number);
	}
}
