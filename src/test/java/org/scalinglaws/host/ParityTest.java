package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;

import ij.ImagePlus;

/**
 * Each command gives the same numbers, to the last bit, by the Java API, as a
 * command, and in Groovy and Jython with numbers and lists as one writes them there.
 */
@Tag("slow")
class ParityTest {

	@TempDir
	private static Path folder;

	private static Context context;
	private static List<CommandCases.Case> cases;

	@BeforeAll
	static void prepare() {
		context = new Context();
		ScriptLanguages.register(context);
		cases = CommandCases.in(folder);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	static List<CommandCases.Case> cases() {
		return cases;
	}

	@Test
	void noCommandIsLeftOut() {
		final Set<String> commands = context.service(CommandService.class).getCommands().stream().map(
			CommandInfo::getDelegateClassName).filter(name -> name.startsWith("org.scalinglaws.command.")).map(name -> name
				.replaceFirst(".*\\.", "")).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(commands, cases.stream().map(CommandCases.Case::name).collect(Collectors.toCollection(TreeSet::new)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void allWaysAgree(final CommandCases.Case one) throws Exception {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((name, value) -> CaseValues.image(value));
		final Module command = context.service(CommandService.class).run(info, false, inputs).get();
		final Map<String, String> expected = CaseValues.outputs(command, one.files());
		assertTrue(!expected.isEmpty() || one.name().startsWith("Plot"), "nothing to compare");
		if (one.java() != null) compareJava(one, command);
		assertEquals(expected, CaseValues.outputs(script(one, "groovy"), one.files()), "Groovy");
		assertEquals(expected, CaseValues.outputs(script(one, "py"), one.files()), "Jython");
	}

	private static void compareJava(final CommandCases.Case one, final Module command) {
		final Map<String, String> java = new TreeMap<>(), same = new TreeMap<>();
		one.java().get().forEach((name, value) -> java.put(name, CaseValues.bits(CaseValues.image(value))));
		for (final ModuleItem<?> item : command.getInfo().outputs()) {
			final Object value = command.getOutput(item.getName());
			if (value != null && !(value instanceof ImagePlus) && !one.own().contains(item.getName())) same.put(item.getName(),
				CaseValues.bits(value));
		}
		assertEquals(java, same, "Java");
	}

	/** The module that a script of a few lines returns, which runs the command with its inputs in its own notation. */
	private static Module script(final CommandCases.Case one, final String extension) throws Exception {
		final Map<String, Object> objects = new LinkedHashMap<>();
		final StringBuilder arguments = new StringBuilder(), head = new StringBuilder("#@ CommandService command\n");
		one.inputs().forEach((name, value) -> {
			final String literal = literal(value, extension.equals("py"));
			if (literal == null) {
				head.append("#@ Object ").append(name).append('\n');
				objects.put(name, CaseValues.image(value));
			}
			arguments.append(", \"").append(name).append("\", ").append(literal == null ? name : literal);
		});
		final String code = head + "#@output Object module\nmodule = command.run(\"org.scalinglaws.command." + one.name() +
			"\", False" + arguments + ").get()\n";
		final StringWriter printed = new StringWriter();
		final Module script = new Execution(context, new PrintWriter(printed)).run(new ScriptInfo(context, "parity." +
			extension, new StringReader(extension.equals("py") ? code : code.replace(" False", " false"))), objects);
		final Module module = (Module) script.getOutput("module");
		assertTrue(module != null, code + printed);
		return module;
	}

	/** A value as one types it, vectors as lists; null for what is no number, text or vector. */
	private static String literal(final Object value, final boolean python) {
		if (value instanceof Boolean) return python ? (Boolean) value ? "True" : "False" : value.toString();
		if (value instanceof Number) return value.toString();
		if (value instanceof String) return "\"" + value + "\"";
		if (value instanceof double[]) return java.util.Arrays.toString((double[]) value);
		return null;
	}
}
