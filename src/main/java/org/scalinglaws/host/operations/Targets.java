package org.scalinglaws.host.operations;

import java.io.File;
import java.util.Collection;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/** Finds what a name stands for: a script file, a command or a packaged script. */
public final class Targets {

	private static final String SCRIPT = "script:";

	private final Context context;
	private final CommandService commands;
	private final ScriptService scripts;
	private Operations operations;

	public Targets(final Context context) {
		this.context = context;
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
		return ScriptFile.read(context, file);
	}

	private CommandInfo command(final String name) {
		final CommandInfo operation = operations().find(name);
		final CommandInfo command = commands.getCommand(operation == null ? name : operation.getDelegateClassName());
		if (command == null) throw operations().unknown(name);
		return command;
	}

	/** Looked for once: it takes milliseconds. */
	private synchronized Operations operations() {
		if (operations == null) operations = new Operations();
		return operations;
	}

	/** A script by its path in the jar, or by its file name with or without the extension. */
	private ScriptInfo packaged(final String name) {
		final Collection<ScriptInfo> all = scripts.getScripts();
		for (final ScriptInfo info : all)
			if (PackagedScripts.isNamed(info.getPath(), name)) return info;
		if (!name.endsWith(".py") && scripts.getLanguageByExtension("groovy") == null) throw new IllegalArgumentException(
			"script needs Groovy, which is not there: unpack Scaling_Laws-VERSION-imagej-groovy.zip over ImageJ's folder, " +
				"or put groovy-jsr223 on the class path; was " + name);
		throw new IllegalArgumentException("script must be one of " + all.stream().map(ScriptInfo::getPath).sorted()
			.toList() + ", was " + name);
	}
}
