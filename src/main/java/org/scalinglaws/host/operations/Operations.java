package org.scalinglaws.host.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.scijava.MenuEntry;
import org.scijava.MenuPath;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginInfo;

/** The operations as their classes declare them, found without a SciJava context, which would take its time. */
public final class Operations {

	private static final String COMMANDS = "org.scalinglaws.command.";
	private static final String OPS = "scaling.";

	private final List<CommandInfo> all = new ArrayList<>();

	/** Looks for them on the class path. */
	@SuppressWarnings("unchecked") // as the type of the plugin says
	public Operations() {
		final List<PluginInfo<?>> plugins = new ArrayList<>();
		new DefaultPluginFinder().findPlugins(plugins);
		for (final PluginInfo<?> plugin : plugins)
			if (plugin.getPluginType() == Command.class && plugin.getClassName().startsWith(COMMANDS)) all.add(new CommandInfo(
				(PluginInfo<Command>) plugin));
		all.sort(Comparator.comparing(Operations::weights));
	}

	/** {@return all, in the order of the menus} */
	public List<CommandInfo> all() {
		return all;
	}

	/** {@return the name of an operation: its class without the package} */
	public static String name(final CommandInfo operation) {
		return operation.getDelegateClassName().substring(COMMANDS.length());
	}

	/** {@return the menu that an operation lies in} */
	public static String menu(final CommandInfo operation) {
		final MenuPath path = operation.getMenuPath();
		return path.size() < 2 ? "" : path.get(path.size() - 2).getName();
	}

	/**
	 * The operation that a name stands for, in any case: its class with or without the
	 * package, the name of its op (scaling.powerLawSpectrum), or its entry in the menu;
	 * null if there is none.
	 */
	public CommandInfo find(final String name) {
		final String wanted = plain(name);
		return all.stream().filter(operation -> plain(name(operation)).equals(wanted)).findFirst().orElse(null);
	}

	/**
	 * Says that there is no operation of a name, and which have a similar one.
	 */
	public IllegalArgumentException unknown(final String name) {
		final List<String> names = all.stream().map(Operations::name).toList();
		final List<String> near = NearNames.of(plain(name), names);
		return new IllegalArgumentException("command must be one of " + (near.isEmpty() ? names.stream().sorted().toList()
			: "those that list shows") + " or a command's class name, was " + name + (near.isEmpty() ? "" : "; did you mean " +
				String.join(" or ", near) + "?"));
	}

	private static String plain(final String name) {
		final String own = name.startsWith(COMMANDS) ? name.substring(COMMANDS.length()) : name.startsWith(OPS) ? name
			.substring(OPS.length()) : name;
		return own.replaceAll("[ _-]|\\.+$", "").toLowerCase(Locale.ROOT);
	}

	/** Places in the menus as a text that sorts like them. */
	private static String weights(final CommandInfo operation) {
		final StringBuilder weights = new StringBuilder();
		for (final MenuEntry entry : operation.getMenuPath())
			weights.append(String.format(Locale.ROOT, "%09.3f ", Math.min(entry.getWeight(), 9999)));
		return weights + name(operation);
	}
}
