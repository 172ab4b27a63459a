package org.scalinglaws.host.inputs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.host.CaseValues;
import org.scalinglaws.host.CommandCases;
import org.scalinglaws.host.imagej.InputTexts;
import org.scalinglaws.host.imagej.Sources;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.event.ModuleExecutingEvent;
import org.scijava.script.ScriptInfo;
import org.scijava.util.Types;

/**
 * Every input of every command, from its annotation alone: what lies outside of it is refused by name before any work, in
 * every host. Nothing here names a command or an input.
 */
@Tag("slow")
class DeclaredInputsTest {

	private static final String MISFIT = "must be ";
	private static final Pattern INTERVAL = Pattern.compile("in ([\\[(])(\\S+), (\\S+)([\\])])");

	@TempDir
	private static Path folder;

	private static Context context;
	private static List<CommandCases.Case> cases;
	private static final AtomicInteger STARTED = new AtomicInteger();

	private final Object listener = new Object() {

		@EventHandler
		void onEvent(final ModuleExecutingEvent event) {
			if (!(event.getModule().getInfo() instanceof ScriptInfo)) STARTED.incrementAndGet();
		}
	};

	/** A way to run a command. */
	private interface Host {

		void run(CommandInfo info, Map<String, Object> inputs) throws Exception;
	}

	/** Inputs of which the named one is wrong, and a pattern of what its refusal says. */
	private record Wrong(String name, Map<String, Object> inputs, String sentence) {}

	@BeforeAll
	static void prepare() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
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

	@ParameterizedTest
	@MethodSource("cases")
	void refusesWhatIsOutside(final CommandCases.Case one) throws Exception {
		context.service(EventService.class).subscribe(listener);
		final int before = STARTED.get();
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final List<Wrong> wrong = wrong(one, info);
		final List<Executable> checks = new ArrayList<>();
		final List<String> ofScript = ofScript(info, wrong);
		for (int i = 0; i < wrong.size(); i++) {
			final Wrong refused = wrong.get(i);
			final String message = ofScript.get(i);
			checks.add(() -> check(refused, "script", message));
			hosts(refused).forEach((host, how) -> checks.add(() -> check(refused, host, refusal(info, refused.inputs, how))));
		}
		assertAll(checks);
		assertEquals(before, STARTED.get(), "work began");
	}

	/** What is declared as least is taken, but for relations between inputs, which name another one. */
	@ParameterizedTest
	@MethodSource("cases")
	void takesItsLeast(final CommandCases.Case one) {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		for (final ModuleItem<?> input : StrictInputs.given(info)) {
			final CommandModuleItem<?> item = (CommandModuleItem<?>) input;
			final String low = item.getParameter().min();
			if (low.isEmpty() || item.is(Attributes.ABOVE_MIN)) continue;
			final String refusal = refusal(info, with(one, item.getName(), low), (command, inputs) -> context.service(
				CommandService.class).run(command, false, inputs).get());
			assertTrue(refusal == null || StrictInputs.given(info).stream().anyMatch(other -> other != input && refusal.matches(
				".*\\b" + other.getName() + "\\b.*")), refusal);
		}
	}

	private static void check(final Wrong wrong, final String host, final String message) {
		final String where = host + ", " + wrong.name + " = " + wrong.inputs.get(wrong.name) + ": " + message;
		assertNotNull(message, where);
		assertTrue(text(message).matches(wrong.sentence), () -> where + ", not " + wrong.sentence);
	}

	/** Why a run was refused, or null if it was not. */
	private static String refusal(final CommandInfo info, final Map<String, Object> inputs, final Host how) {
		try {
			how.run(info, inputs);
			return null;
		}
		catch (final Exception exc) {
			return message(exc);
		}
	}

	private static String message(final Throwable exc) {
		Throwable root = exc;
		while (root.getCause() != null)
			root = root.getCause();
		return root instanceof IllegalArgumentException ? root.getMessage() : root.toString();
	}

	/** The ways to run a command one time; macros give texts. */
	private static Map<String, Host> hosts(final Wrong wrong) {
		final Map<String, Host> hosts = new LinkedHashMap<>();
		final CommandService commands = context.service(CommandService.class);
		hosts.put("without processors", (info, inputs) -> commands.run(info, false, inputs).get());
		hosts.put("with processors", (info, inputs) -> commands.run(info, true, inputs).get());
		hosts.put("headless", (info, inputs) -> new Execution(context, silence()).run(info, inputs));
		final Object value = wrong.inputs.get(wrong.name);
		if (value == null || value instanceof Number || value instanceof String) hosts.put("macro",
			DeclaredInputsTest::macro);
		return hosts;
	}

	/** The refusals that a script gets, which tries one after the other. */
	private static List<String> ofScript(final CommandInfo info, final List<Wrong> wrong) throws Exception {
		final String code = "#@ CommandService command\n#@ Object runs\n#@output Object refusals\nrefusals = runs.collect {\n" +
			"\ttry { command.run('" + info.getDelegateClassName() + "', false, it).get(); null } catch (Exception e) { e }\n}\n";
		final Module module = new Execution(context, silence()).run(new ScriptInfo(context, "inputs.groovy", new StringReader(
			code)), Map.of("runs", wrong.stream().map(Wrong::inputs).toList()));
		final List<String> messages = new ArrayList<>();
		for (final Object refusal : (List<?>) module.getOutput("refusals"))
			messages.add(refusal == null ? null : message((Throwable) refusal));
		return messages;
	}

	/** As a macro's options, all that is no data, also no map of such, which have no names here. */
	private static void macro(final CommandInfo info, final Map<String, Object> inputs) throws Exception {
		final InputTexts texts = new InputTexts(context.service(ModuleService.class).createModule(info), new Sources(context));
		final Map<String, Object> given = new LinkedHashMap<>(inputs);
		final Map<String, String> options = new LinkedHashMap<>();
		for (final ModuleItem<?> item : texts.items())
			if (texts.kind(item) == InputTexts.Kind.DATA || given.get(item.getName()) instanceof Map) given.remove(item.getName());
		given.forEach((name, value) -> options.put(name, String.valueOf(value)));
		given.putAll(inputs);
		texts.ofMacro(options).forEach((name, text) -> {
			if (options.containsKey(name)) given.put(name, text); // and not "none" for a picture
		});
		new Execution(context, silence()).run(info, given);
	}

	private static PrintWriter silence() {
		return new PrintWriter(Writer.nullWriter());
	}

	/** All that is wrong with one input at a time of a run that would go well. */
	private static List<Wrong> wrong(final CommandCases.Case one, final CommandInfo info) {
		final List<Wrong> all = new ArrayList<>();
		final Module fresh = context.service(ModuleService.class).createModule(info);
		for (final ModuleItem<?> input : StrictInputs.given(info)) {
			final CommandModuleItem<?> item = (CommandModuleItem<?>) input;
			final String name = item.getName();
			values(item).forEach((value, sentence) -> all.add(new Wrong(name, with(one, name, value), name + " " + Pattern.quote(
				sentence) + (sentence.equals(MISFIT) ? ".*" : ""))));
			if (item.isRequired() && fresh.getInput(name) == null) {
				final Map<String, Object> inputs = with(one, name, null);
				inputs.remove(name);
				all.add(new Wrong(name, inputs, name + " is required, was not given"));
			}
		}
		all.add(new Wrong("noSuchInput", with(one, "noSuchInput", 1),
			"(input name|option) must be one of \\[.*\\], was noSuchInput"));
		return all;
	}

	private static Map<String, Object> with(final CommandCases.Case one, final String name, final Object value) {
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((key, given) -> CaseValues.image(given));
		inputs.put(name, value);
		return inputs;
	}

	/** Wrong values of an input, and what is said of them. */
	private static Map<Object, String> values(final CommandModuleItem<?> item) {
		final Class<?> type = Types.box(item.getType());
		final String[] choices = item.getParameter().choices();
		if (choices.length > 0) return Map.of("neither", "must be one of " + List.of(choices) + ", was neither");
		if (Number.class.isAssignableFrom(type)) return numbers(item, type);
		if (type == Boolean.class) return Map.of("maybe", "must be true or false, was maybe");
		return type == String.class || type == Object.class ? Map.of() : Map.of(new StringBuilder(), MISFIT);
	}

	private static Map<Object, String> numbers(final CommandModuleItem<?> item, final Class<?> type) {
		final String low = item.getParameter().min(), high = item.getParameter().max();
		final Map<Object, String> wrong = new LinkedHashMap<>();
		final boolean whole = type != Double.class;
		wrong.put("abc", number(item, type) + "abc");
		for (final double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
			wrong.put(value, whole ? number(item, type) + value : rule(item) + text(value));
		if (whole) wrong.put(1.5, number(item, type) + "1.5");
		if (!low.isEmpty()) {
			final double bound = Double.parseDouble(low);
			add(wrong, item, type, item.is(Attributes.ABOVE_MIN) ? bound : whole ? bound - 1 : Math.nextDown(bound));
		}
		if (!high.isEmpty()) {
			final double bound = Double.parseDouble(high);
			add(wrong, item, type, item.is(Attributes.BELOW_MAX) ? bound : whole ? bound + 1 : Math.nextUp(bound));
		}
		return wrong;
	}

	private static void add(final Map<Object, String> wrong, final CommandModuleItem<?> item, final Class<?> type,
		final double value)
	{
		if (type == Double.class) wrong.put(value, rule(item) + text(value));
		else if (type == Long.class) wrong.put((long) value, rule(item) + (long) value);
		else wrong.put((int) value, rule(item) + (int) value);
	}

	/** What is said of what is no number, or no whole one. */
	private static String number(final CommandModuleItem<?> item, final Class<?> type) {
		final String low = item.getParameter().min(), high = item.getParameter().max();
		final String least = type == Double.class ? "(-infinity" : "[" + (type == Long.class ? Long.MIN_VALUE : Integer.MIN_VALUE);
		final String most = type == Double.class ? "infinity)" : (type == Long.class ? Long.MAX_VALUE : Integer.MAX_VALUE) + "]";
		return text("must be a " + (type == Double.class ? "" : "whole ") + "number in " + (low.isEmpty() ? least : (item.is(
			Attributes.ABOVE_MIN) ? "(" : "[") + low) + ", " + (high.isEmpty() ? most : high + (item.is(
				Attributes.BELOW_MAX) ? ")" : "]")) + ", was ");
	}

	/** What a refusal says of the range. */
	private static String rule(final CommandModuleItem<?> item) {
		final String low = item.getParameter().min(), high = item.getParameter().max();
		final boolean above = item.is(Attributes.ABOVE_MIN), below = item.is(Attributes.BELOW_MAX);
		final String finite = "must be " + (Types.box(item.getType()) == Double.class ? "finite and " : "");
		if (low.isEmpty() && high.isEmpty()) return "must be finite, was ";
		if (high.isEmpty()) return finite + (above ? "greater than " : "at least ") + text(Double.parseDouble(low)) + ", was ";
		if (low.isEmpty()) return finite + (below ? "less than " : "at most ") + text(Double.parseDouble(high)) + ", was ";
		return text("must be in " + (above ? "(" : "[") + low + ", " + high + (below ? ")" : "]") + ", was ");
	}

	/** Numbers of an interval in one form. */
	private static String text(final String message) {
		return INTERVAL.matcher(message).replaceFirst(DeclaredInputsTest::plain);
	}

	private static String plain(final MatchResult interval) {
		return "in " + interval.group(1) + number(interval.group(2)) + ", " + number(interval.group(3)) + interval
			.group(4);
	}

	private static double number(final String bound) {
		return Double.parseDouble(bound.replace("infinity", "Infinity"));
	}

	private static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}
}
