package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.host.Scaling_Laws;
import org.scalinglaws.host.headless.ScriptLanguages;
import org.scalinglaws.host.headless.Targets;
import org.scijava.Context;
import org.scijava.MenuEntry;
import org.scijava.MenuPath;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleInfo;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/** The menu of plain ImageJ holds just what SciJava finds, in the same places and order. */
class MenuTest {

	private static Context context;

	@BeforeAll
	static void createContext() {
		context = new Context();
		ScriptLanguages.register(context);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@Test
	void eachCommandAndScriptHasItsLine() throws IOException {
		final List<String> expected = new ArrayList<>();
		commands().forEach(info -> expected.add(line(info.getMenuPath(), info.getDelegateClassName())));
		scripts().forEach(info -> expected.add(line(info.getMenuPath(), "script:" + info.getPath())));
		assertEquals(String.join("\n", expected), String.join("\n", lines()));
	}

	@Test
	void eachTargetIsFound() throws IOException {
		final Targets targets = new Targets(context);
		for (final String line : lines()) {
			final String target = line.replaceFirst(".*\\(\"(.*)\"\\)$", "$1");
			final ModuleInfo info = targets.find(target);
			assertTrue(target.equals(info.getDelegateClassName()) || target.equals("script:" + ((ScriptInfo) info).getPath()),
				line);
		}
	}

	/** Commands by the weights of their menus, which follow the design. */
	private static List<CommandInfo> commands() {
		return context.service(CommandService.class).getCommands().stream().filter(info -> info.getDelegateClassName()
			.startsWith("org.scalinglaws.command.")).sorted(Comparator.comparing(CommandInfo::getMenuPath,
				MenuTest::compare)).toList();
	}

	private static List<ScriptInfo> scripts() {
		return context.service(ScriptService.class).getScripts().stream().filter(info -> info.getPath().startsWith(
			"Plugins/Scaling_Laws/")).sorted(Comparator.comparing(ScriptInfo::getPath)).toList();
	}

	private static int compare(final MenuPath a, final MenuPath b) {
		for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
			final int order = Double.compare(a.get(i).getWeight(), b.get(i).getWeight());
			if (order != 0) return order;
		}
		return a.getMenuString().compareTo(b.getMenuString());
	}

	private static String line(final MenuPath path, final String target) {
		final String menu = path.subList(0, path.size() - 1).stream().map(MenuEntry::getName).collect(Collectors.joining(">"));
		return menu + ", \"" + path.getLeaf().getName() + "\", " + Scaling_Laws.class.getName() + "(\"" + target + "\")";
	}

	private static List<String> lines() throws IOException {
		try (InputStream stream = Scaling_Laws.class.getResourceAsStream("/plugins.config");
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)))
		{
			return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
		}
	}
}
