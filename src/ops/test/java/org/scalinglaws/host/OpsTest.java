package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import net.imagej.ops.OpInfo;
import net.imagej.ops.OpService;
import net.imagej.ops.OpUtils;
import net.imglib2.RandomAccessibleInterval;

/** Every command is an op that gives the same bits, has the same inputs and says the same of wrong ones. */
class OpsTest {

	private static final String COMMANDS = "org.scalinglaws.command.";

	@TempDir
	private static Path folder;

	private static Context context;
	private static OpService ops;
	private static List<CommandCases.Case> cases;

	@BeforeAll
	static void prepare() {
		context = new Context();
		ops = context.service(OpService.class);
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
	void opAndCommandAgreeToTheLastBit(final CommandCases.Case one) throws Exception {
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((name, value) -> CaseValues.image(value));
		final CommandInfo command = context.service(CommandService.class).getCommand(COMMANDS + one.name());
		final Map<String, String> expected = CaseValues.outputs(context.service(CommandService.class).run(command, false,
			inputs).get(), one.files());
		final Module op = ops.module(name(one.name()), arguments(one.name(), inputs));
		op.run();
		assertEquals(expected, CaseValues.outputs(op, one.files()));
		assertFalse(((Cancelable) op).isCanceled());
	}

	@Test
	void everyCommandIsOneOpWithAllOfItsInputsAndOutputs() {
		final Set<String> expected = cases.stream().map(one -> name(one.name())).collect(Collectors.toCollection(
			TreeSet::new));
		final List<OpInfo> all = ops.infos().stream().filter(op -> "scaling".equals(op.getNamespace())).toList();
		assertEquals(expected.size(), all.size());
		assertEquals(expected, all.stream().map(OpInfo::getName).collect(Collectors.toCollection(TreeSet::new)));
		for (final OpInfo op : all) {
			assertTrue(op.cInfo().isValid(), op.getName() + " " + op.cInfo().getProblems());
			final CommandInfo command = context.service(CommandService.class).getCommand(COMMANDS + Character.toUpperCase(op
				.getSimpleName().charAt(0)) + op.getSimpleName().substring(1));
			assertEquals(names(OpUtils.inputs(command)), names(OpUtils.inputs(op.cInfo())));
			assertEquals(names(OpUtils.outputs(command)), names(OpUtils.outputs(op.cInfo())));
			assertEquals(command.getDescription(), op.cInfo().getDescription());
			assertTrue(op.cInfo().getMenuPath().isEmpty(), "twice in the menus");
		}
	}

	@Test
	void commandsThemselvesAreAsTheyWere() {
		final CommandService commands = context.service(CommandService.class);
		for (final CommandCases.Case one : cases)
			assertEquals(1, commands.getCommandsOfClass(COMMANDS + one.name()).size());
	}

	@Test
	void inputsWithADefaultMayBeLeftOutOrNull() {
		final Object spectrum = ops.run("scaling.powerLawSpectrum", 6, null);
		assertEquals(6, assertInstanceOf(RandomAccessibleInterval.class, spectrum).dimension(0));
		assertEquals(CaseValues.bits(spectrum), CaseValues.bits(ops.run("scaling.powerLawSpectrum", 6)));
		assertEquals(CaseValues.bits(spectrum), CaseValues.bits(ops.run("scaling.powerLawSpectrum", 6L, 2f)),
			"numbers of other types");
		assertNotNull(ops.run("scaling.teacherWeights", new double[] { 0.5, 0.3, 0.2 }), "an array of doubles");
	}

	@Test
	void anOpCanBeRunAgain() {
		final Columns table = Columns.builder("run", "time", "loss").row(0, 1, 0.5).row(1, 1, 0.7).build();
		final Module op = ops.module("scaling.summarizeRuns", table, "time");
		op.run();
		final Object first = op.getOutput("table");
		op.run();
		assertEquals(CaseValues.bits(first), CaseValues.bits(op.getOutput("table")));
		assertEquals(table, op.getInput("table"), "what goes in and comes out is two values");
	}

	@Test
	void helpNamesTheOpAndItsInputs() {
		final String help = ops.help("scaling.teacherWeights");
		assertTrue(help.contains("scaling.teacherWeights(") && help.contains("spectrum") && help.contains(
			"normalization?"), help);
	}

	@Test
	void wrongValuesAreRefusedByName() {
		assertEquals("dimension must be in [1, 100000000], was -3", assertThrows(IllegalArgumentException.class, () -> ops
			.run("scaling.powerLawSpectrum", -3)).getMessage());
		assertTrue(assertThrows(IllegalArgumentException.class, () -> ops.run("scaling.teacherWeights", ImageArrays.image(
			new double[] { 1, 0.5 }), "energie")).getMessage().startsWith("normalization must be one of ["));
		final String misfit = assertThrows(IllegalArgumentException.class, () -> ops.run("scaling.powerLawSpectrum",
			"abc", 1, 2)).getMessage();
		assertTrue(misfit.contains("scaling.powerLawSpectrum"), misfit);
	}

	@Test
	@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // what does not end would run for hours
	void longOpsAreTasksAndEndWhenCanceled() {
		final RandomAccessibleInterval<?> spectrum = (RandomAccessibleInterval<?>) ops.run("scaling.powerLawSpectrum", 1000);
		final Map<String, Object> inputs = new LinkedHashMap<>(Map.of("spectrum", spectrum, "teacher", ops.run(
			"scaling.teacherWeights", spectrum), "weights", ops.run("scaling.initialWeights", 1000), "steps",
			1_000_000_000_000L, "learningRate", 1e-4));
		for (final boolean byTask : List.of(true, false)) {
			final Module op = ops.module("scaling.simulateSgd", arguments("SimulateSgd", inputs));
			final FirstMove listener = new FirstMove(byTask ? null : (Cancelable) op);
			final List<EventSubscriber<?>> subscriptions = context.service(EventService.class).subscribe(listener);
			op.run();
			context.service(EventService.class).unsubscribe(subscriptions);
			assertTrue(byTask ? listener.task.isCanceled() : ((Cancelable) op).isCanceled());
			assertTrue(((Columns) op.getOutput("trajectory")).rows() < 200);
			assertTrue(listener.task.isDone());
		}
		final Module whole = ops.module("scaling.powerLawSpectrum", 1000);
		((Cancelable) whole).cancel("before it began");
		assertEquals("before it began", assertThrows(CancellationException.class, whole::run).getMessage());
	}

	/** Cancels an op, or its task, when the task has got somewhere. */
	static final class FirstMove {

		private final Cancelable op;
		private volatile Task task;

		FirstMove(final Cancelable op) {
			this.op = op;
		}

		@EventHandler
		synchronized void on(final TaskEvent event) {
			if (task != null || event.getTask().getProgressValue() == 0) return;
			task = event.getTask();
			(op == null ? task : op).cancel("enough");
		}
	}

	private static String name(final String command) {
		return "scaling." + Character.toLowerCase(command.charAt(0)) + command.substring(1);
	}

	/** The inputs in their order, null where there is none. */
	private static Object[] arguments(final String command, final Map<String, Object> inputs) {
		final CommandInfo info = context.service(CommandService.class).getCommand(COMMANDS + command);
		return OpUtils.inputs(info).stream().map(item -> inputs.get(item.getName())).toArray();
	}

	private static List<String> names(final Iterable<ModuleItem<?>> items) {
		return StreamSupport.stream(items.spliterator(), false).map(ModuleItem::getName).toList();
	}
}
