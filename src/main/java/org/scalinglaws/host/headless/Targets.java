package org.scalinglaws.host.headless;

import java.io.File;
import java.util.Collection;
import java.util.List;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/** Finds what a name stands for: a script file, a command or a packaged script. */
public final class Targets {

	private static final String SCRIPT = "script:";
	private static final String COMMANDS = "org.scalinglaws.command.";

	private final CommandService commands;
	private final ScriptService scripts;

	public Targets(final Context context) {
		commands = context.service(CommandService.class);
		scripts = context.service(ScriptService.class);
	}

	/**
	 * Finds a module.
	 *
	 * @throws IllegalArgumentException if there is none of this name, or no
	 *           language for the script
	 */
	public ModuleInfo find(final String name) {
		if (name.startsWith(SCRIPT)) return packaged(name.substring(SCRIPT.length()));
		final boolean file = name.matches(".*[/\\\\].*|.*\\.(groovy|py)") || new File(name).isFile();
		return file ? script(new File(name)) : command(name);
	}

	private ScriptInfo script(final File file) {
		if (!file.isFile()) throw new IllegalArgumentException("script file must exist, was " + file);
		if (!scripts.canHandleFile(file)) throw new IllegalArgumentException("no script language for " + file);
		return scripts.getScript(file);
	}

	private CommandInfo command(final String name) {
		for (final String candidate : new String[] { name, COMMANDS + name }) {
			final CommandInfo command = commands.getCommand(candidate);
			if (command != null) return command;
		}
		final List<String> known = commands.getCommands().stream().map(CommandInfo::getDelegateClassName).filter(c -> c
			.startsWith(COMMANDS)).map(c -> c.substring(COMMANDS.length())).sorted().toList();
		throw new IllegalArgumentException("command must be one of " + known + " or a command's class name, was " + name);
	}

	/** A script by its path in the jar, or by its file name with or without the extension. */
	private ScriptInfo packaged(final String name) {
		final Collection<ScriptInfo> all = scripts.getScripts();
		for (final ScriptInfo info : all) {
			final String path = info.getPath().replace('\\', '/').replaceFirst("^scripts/", "");
			final String file = path.substring(path.lastIndexOf('/') + 1);
			if (List.of(path, file, file.replaceFirst("\\.\\w+$", "")).contains(name)) return info;
		}
		throw new IllegalArgumentException("script must be one of " + all.stream().map(ScriptInfo::getPath).sorted()
			.toList() + ", was " + name);
	}
}
