package org.scalinglaws.command.support.sweep;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.ground.Require;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.folder.Checksum;
import org.scalinglaws.sweep.folder.SweepSettings;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.task.Progress;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;

/**
 * A sweep of an operation or a script, checked: its settings, and what each of its cells does. All that a run refuses of
 * the cells' inputs is refused here, before anything runs.
 */
public final class SweepPlan implements CellWork {

	private static final String COMMANDS = "org.scalinglaws.command.";

	private final OperationService operations;
	private final ModuleInfo info;
	private final Map<String, Object> fixed;
	private final SweepSettings settings;

	/**
	 * Checks a sweep.
	 *
	 * @param asked what is to be run over what, its inputs as they were given, its script without a checksum
	 * @param inputs the same for all cells, by name
	 * @param fingerprints whether the inputs must be told from others, as for a folder
	 * @throws IllegalArgumentException naming the command, axis or input that does not fit
	 */
	public SweepPlan(final OperationService operations, final SweepSettings asked, final Map<String, ?> inputs,
		final boolean fingerprints)
	{
		this.operations = operations;
		info = operations.find(asked.command());
		final boolean seeded = info.getInput(Grid.SEED) != null;
		requireSeeds(asked, inputs, seeded);
		final Grid grid = new SweepAxes(info, asked.grid()).grid();
		for (final String name : grid.names())
			if (inputs.containsKey(name)) throw new IllegalArgumentException("axis " + name +
				" must not be among the inputs that are the same in all cells");
		final boolean own = seeded && !inputs.containsKey(Grid.SEED) && !grid.names().contains(Grid.SEED);
		final long seeds = own ? asked.seeds() : 0;
		fixed = SweepAxes.checked(operations, info, inputs, seeds > 0 ? grid.seeds(seeds) : grid);
		settings = new SweepSettings(name(asked.command()), script(asked.command()), asked.version(), grid, seeds, asked.keep(),
			plain(fixed, fingerprints));
	}

	private static void requireSeeds(final SweepSettings asked, final Map<String, ?> inputs, final boolean seeded) {
		if (asked.seeds() < 2) return;
		if (!seeded) throw new IllegalArgumentException("seeds must be 1 for a command without an input " + Grid.SEED + ", was " +
			asked.seeds());
		if (inputs.containsKey(Grid.SEED) || asked.grid().names().contains(Grid.SEED)) throw new IllegalArgumentException(
			"seeds must be 1 where " + Grid.SEED + " is given otherwise, was " + asked.seeds());
	}

	/** As short as others can find it. */
	private String name(final String command) {
		if (info instanceof ScriptInfo) return command;
		final String type = info.getDelegateClassName();
		return type.startsWith(COMMANDS) ? type.substring(COMMANDS.length()) : type;
	}

	private String script(final String command) {
		return info instanceof ScriptInfo ? scriptChecksum(command) : null;
	}

	/** {@return the checksum of a script file; null for one that comes with the project, which changes with its version} */
	public static String scriptChecksum(final String command) {
		final File file = new File(command);
		if (!file.isFile()) return null;
		try {
			return Checksum.of(Files.readString(file.toPath(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("script file cannot be read: " + file + " (" + AtomicFile.reason(e) + ")", e);
		}
	}

	/** What tells the inputs; of arrays and the like only where it must. */
	private static Map<String, Object> plain(final Map<String, Object> values, final boolean all) {
		final Map<String, Object> plain = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			Require.given(name, value);
			if (all || value instanceof String || value instanceof Number || value instanceof Boolean) plain.put(name, Checksum.plain(
				name, value));
		});
		return plain;
	}

	/** {@return all that the results depend on} */
	public SweepSettings settings() {
		return settings;
	}

	/** {@return whether the tables of the cells are kept, too} */
	public boolean keepsTables() {
		return settings.keep().equals(SweepSettings.ALL);
	}

	/** {@return the inputs that are the same in all cells, as the operation takes them} */
	public Map<String, Object> fixed() {
		return fixed;
	}

	@Override
	public Map<String, Object> run(final Map<String, Object> inputs, final Progress progress) throws ExecutionException {
		return new OperationWork(operations, info, fixed).run(inputs, progress);
	}
}
