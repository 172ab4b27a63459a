package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.host.imagej.InputDialog;
import org.scalinglaws.host.inputs.OwnModules;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptService;
import org.scijava.util.Types;

/** What each command says of itself to the hosts: search, dialogs, tooltips and help. */
class CommandDescriptionsTest {

	private static final Context CONTEXT = new Context();

	@AfterAll
	static void disposeContext() {
		CONTEXT.dispose();
	}

	static List<CommandInfo> commands() {
		return CONTEXT.service(CommandService.class).getCommands().stream().filter(OwnModules::contain).toList();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void hasASentenceAndRunsHeadless(final CommandInfo info) {
		assertTrue(info.getDescription() != null && info.getDescription().matches("[A-Z].{20,}[^.]"), info.getDescription());
		assertTrue(info.canRunHeadless());
		assertTrue(info.is(Attributes.NO_RECORD));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void helpIsAHeadingOfAPage(final CommandInfo info) throws IOException {
		final String help = info.get(Attributes.HELP);
		assertTrue(help.startsWith(Attributes.PAGES), help);
		assertTrue(Files.readString(Path.of("pom.xml")).contains("<url>" + Attributes.PAGES.replaceFirst("/blob/.*", "") +
			"</url>"));
		assertTrue(InputDialog.purpose(info).contains(help) && InputDialog.purpose(info).contains(info.getDescription()));
		final String[] place = help.substring(Attributes.PAGES.length()).split("#");
		assertTrue(anchors(Path.of("docs", place[0])).contains(place[1]), help);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void eachInputExplainsItself(final CommandInfo info) {
		for (final ModuleItem<?> item : StrictInputs.given(info)) {
			assertFalse(item.getLabel() == null || item.getLabel().isBlank(), item.getName());
			assertFalse(item.getDescription() == null || item.getDescription().isBlank(), item.getName());
			assertFalse(item.isPersisted(), item.getName());
			assertFalse("slider".equals(item.getWidgetStyle()), item.getName());
			// PlotMap's centre is any finite number
			if (Types.isNumber(item.getType()) && item.isRequired() && !item.getName().equals("centre")) assertFalse(item
				.getMinimumValue() == null, item.getName());
		}
	}

	/** Fiji shows a script in its menus only if its file has an underscore in its name; the zip for Fiji renames others. */
	@Test
	void eachScriptHasAnUnderscoreInFiji() throws IOException {
		ScriptLanguages.register(CONTEXT);
		final List<Path> scripts = CONTEXT.service(ScriptService.class).getScripts().stream().filter(OwnModules::contain).map(
			info -> Path.of("scripts", info.getPath())).toList();
		assertFalse(scripts.isEmpty());
		final String zip = Files.readString(Path.of("src/assembly/fiji.xml")), pom = Files.readString(Path.of("pom.xml"));
		for (final Path script : scripts) {
			if (script.getFileName().toString().contains("_")) continue;
			final String path = script.toString().replace('\\', '/'), folder = script.getParent().toString().replace('\\', '/');
			assertTrue(pom.contains("<exclude>" + path + "</exclude>"), path + " is in the jar");
			assertTrue(zip.matches("(?s).*<source>" + path + "</source>\\s*<outputDirectory>" + folder +
				"</outputDirectory>\\s*<destName>\\w+_\\w+\\.groovy</destName>.*"), path + " has no other name");
		}
	}

	/** The anchors that GitHub makes of a page's headings. */
	private static List<String> anchors(final Path page) throws IOException {
		try (Stream<String> lines = Files.lines(page)) {
			return lines.filter(line -> line.matches("#+ .*")).map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-')).collect(Collectors.toList());
		}
	}
}
