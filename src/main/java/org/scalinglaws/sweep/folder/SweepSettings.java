package org.scalinglaws.sweep.folder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.scalinglaws.sweep.grid.Axis;
import org.scalinglaws.sweep.grid.Grid;

/**
 * All that the results of a sweep depend on: sweeps with equal settings give equal bytes.
 *
 * @param command what runs in each cell, as its caller named it
 * @param script checksum of the script that it is, or null
 * @param version of the project
 * @param grid without seeds
 * @param seeds of each cell, 0 for what takes none
 * @param keep rows, or all
 * @param inputs that are the same in all cells: texts, Longs, Doubles, Booleans, and the {@link Checksum} of all else
 */
public record SweepSettings(String command, String script, String version, Grid grid, long seeds, String keep,
	Map<String, Object> inputs)
{

	/** Keeps the rows of the results only. */
	public static final String ROWS = "rows";

	/** Keeps also each table that a cell gives. */
	public static final String ALL = "all";

	/** The class of the command that makes sweeps, as other tables tell by whom they are. */
	private static final String MADE_BY = "org.scalinglaws.command.Sweep";

	private static final String NONE = "none";

	/** Copies the inputs. */
	public SweepSettings {
		inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
	}

	/** {@return the grid with its seeds} */
	public Grid cells() {
		return seeds > 0 ? grid.seeds(seeds) : grid;
	}

	/** {@return 32 bytes that no other settings have} */
	public byte[] fingerprint() {
		return Checksum.sha256(SettingsText.write(this, false).getBytes(StandardCharsets.UTF_8));
	}

	/** {@return what the table of the results tells of its making: nothing that differs from run to run} */
	public Map<String, Object> metadata() {
		final Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("command", MADE_BY);
		metadata.put("version", version);
		metadata.put("operation", name());
		metadata.put("grid", grid.text());
		if (seeds > 0) metadata.put("seeds", seeds);
		for (final Axis axis : grid.axes())
			if (!axis.words().isEmpty()) metadata.put(axis.name(), String.join(", ", axis.words()));
		inputs.forEach((name, value) -> metadata.put(name, value instanceof Checksum ? value.toString() : value));
		return metadata;
	}

	/** The command, of a script file only its name, as it may lie elsewhere. */
	String name() {
		return script == null ? command : command.substring(1 + Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')));
	}

	/**
	 * Requires that these are the settings that a folder was begun with.
	 *
	 * @param folder how it is called
	 * @throws IllegalArgumentException naming the first difference
	 */
	void requireSame(final SweepSettings begun, final String folder) {
		require("command", begun.name(), name(), folder);
		require("text of the script " + name(), checksum(begun.script), checksum(script), folder);
		require("version", begun.version, version, folder);
		requireSameGrid(begun.grid, folder);
		require("seeds", begun.seeds, seeds, folder);
		final Set<String> names = new LinkedHashSet<>(begun.inputs.keySet());
		names.addAll(inputs.keySet());
		for (final String name : names)
			require(name, begun.inputs.get(name), inputs.get(name), folder);
		require("keep", begun.keep, keep, folder);
	}

	private static Checksum checksum(final String sha256) {
		return sha256 == null ? null : new Checksum(sha256);
	}

	private void requireSameGrid(final Grid begun, final String folder) {
		final Map<String, Axis> before = axes(begun), now = axes(grid);
		final Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(now.keySet());
		for (final String name : names) {
			final Axis was = before.get(name), is = now.get(name);
			if (was != null && is != null && isSame(was, is)) continue;
			final String text = is == null ? NONE : is.toString();
			require(name, was, text.equals(String.valueOf(was)) ? "other values" : text, folder);
		}
		require("order of the axes", new ArrayList<>(before.keySet()), new ArrayList<>(now.keySet()), folder);
		require("grid", begun.isTable() ? "a table" : "a text", grid.isTable() ? "a table" : "a text", folder);
	}

	/** What is written tells all; a column of a table is compared itself. */
	private static boolean isSame(final Axis one, final Axis other) {
		return one.text() == null ? other.text() == null && Arrays.equals(one.values(), other.values()) : one.text().equals(
			other.text());
	}

	private static Map<String, Axis> axes(final Grid grid) {
		final Map<String, Axis> axes = new LinkedHashMap<>();
		grid.axes().forEach(axis -> axes.put(axis.name(), axis));
		return axes;
	}

	private static void require(final String name, final Object was, final Object is, final String folder) {
		if (!Objects.equals(was, is)) throw new IllegalArgumentException(name + " was " + Objects.requireNonNullElse(was, NONE) +
			" in " + folder + ", is now " + Objects.requireNonNullElse(is, NONE) +
			"; a folder holds one sweep, another one needs another folder");
	}
}
