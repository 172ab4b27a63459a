package org.scalinglaws.host.derive;

import java.util.Comparator;
import java.util.List;

import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.host.Scaling_Laws;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.host.inputs.OwnModules;
import org.scijava.Context;
import org.scijava.MenuPath;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/**
 * The operations and scripts that a context knows, in the order of their menus, and how files and pages list them. All of
 * it comes from annotations and from the places of scripts in their folder.
 */
public final class Operations {

	private final List<CommandInfo> commands;
	private final List<ScriptInfo> scripts;

	private Operations(final List<CommandInfo> commands, final List<ScriptInfo> scripts) {
		this.commands = commands;
		this.scripts = scripts;
	}

	/** All that a context knows, tests' examples included. */
	public static Operations in(final Context context) {
		ScriptLanguages.register(context);
		return new Operations(context.service(CommandService.class).getCommands().stream().filter(OwnModules::contain).sorted(
			Comparator.comparing(CommandInfo::getMenuPath, Operations::compare)).toList(), context.service(ScriptService.class)
				.getScripts().stream().filter(OwnModules::contain).sorted(Comparator.comparing(ScriptInfo::getPath)).toList());
	}

	/** Those that the project ships. */
	public Operations shipped() {
		return new Operations(commands.stream().filter(Operations::isShipped).toList(), scripts);
	}

	public List<CommandInfo> commands() {
		return commands;
	}

	/** ImageJ's file of menu entries: commands in their order, then scripts, which lie in the menus of their folders. */
	public String menus() {
		final StringBuilder lines = new StringBuilder("""
			# Menu entries for plain ImageJ 1.x; Fiji finds the commands by their annotations
			# and the scripts by their place in the jar. Derived: see docs/developing.md.

			""");
		for (final CommandInfo info : commands)
			lines.append(entry(info, info.getDelegateClassName()));
		for (final ScriptInfo info : scripts)
			lines.append(entry(info, "script:" + info.getPath()));
		return lines.toString();
	}

	/** A table of a page: menu, class and purpose of all operations, or of those in one menu. */
	public String table(final String menu) {
		final StringBuilder rows = new StringBuilder(menu.isEmpty() ? "| menu | command | what it does |\n| --- | --- | --- |\n"
			: "| command | what it does |\n| --- | --- |\n");
		String last = "";
		for (final CommandInfo info : commands) {
			final String own = menu(info);
			if (!menu.isEmpty() && !menu.equals(own)) continue;
			if (menu.isEmpty()) rows.append("| ").append(own.equals(last) ? "" : own + " ");
			rows.append("| `").append(name(info)).append("` | ").append(info.getDescription()).append(" |\n");
			last = own;
		}
		return rows.toString();
	}

	private static String entry(final ModuleInfo info, final String target) {
		final MenuPath path = info.getMenuPath();
		final String menu = String.join(">", path.subList(0, path.size() - 1).stream().map(one -> one.getName()).toList());
		return menu + ", \"" + path.getLeaf().getName() + "\", " + Scaling_Laws.class.getName() + "(\"" + target + "\")\n";
	}

	private static String menu(final ModuleInfo info) {
		return info.getMenuPath().get(info.getMenuPath().size() - 2).getName();
	}

	private static String name(final ModuleInfo info) {
		return info.getDelegateClassName().replaceFirst(".*\\.", "");
	}

	/** Whether a command's class lies beside the project's own, and not among the tests. */
	private static boolean isShipped(final CommandInfo info) {
		try {
			return info.loadClass().getProtectionDomain().getCodeSource().getLocation().equals(ScalingCommand.class
				.getProtectionDomain().getCodeSource().getLocation());
		}
		catch (final org.scijava.InstantiableException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static int compare(final MenuPath a, final MenuPath b) {
		for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
			final int order = Double.compare(a.get(i).getWeight(), b.get(i).getWeight());
			if (order != 0) return order;
		}
		return a.getMenuString().compareTo(b.getMenuString());
	}
}
