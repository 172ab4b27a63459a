package org.scalinglaws.host.headless;

import java.util.Locale;

import org.scalinglaws.host.operations.Operations;
import org.scalinglaws.host.operations.PackagedScripts;
import org.scijava.command.CommandInfo;

/** All operations and packaged scripts, a line each. */
final class OperationList {

	private OperationList() {
		// static methods only
	}

	/** {@return the list, grouped like the menus} */
	static String text() {
		final StringBuilder text = new StringBuilder();
		String menu = "";
		for (final CommandInfo operation : new Operations().all()) {
			if (!Operations.menu(operation).equals(menu)) {
				menu = Operations.menu(operation);
				text.append(String.format(Locale.ROOT, "%s%s%n", text.length() == 0 ? "" : System.lineSeparator(), menu));
			}
			text.append(line(Operations.name(operation), operation.getDescription()));
		}
		text.append(String.format(Locale.ROOT, "%nScripts, to run as script:NAME%n"));
		PackagedScripts.descriptions().forEach((name, description) -> text.append(line(name, description)));
		return text.toString();
	}

	private static String line(final String name, final String description) {
		return String.format(Locale.ROOT, "  %-27s %s%n", name, description);
	}
}
