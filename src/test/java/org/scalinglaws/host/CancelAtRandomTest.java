package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.host.inputs.DeclaredInputs;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.ImagePlus;

/**
 * Every command, canceled at the first, the last and some other of its looks at the cancel: it says so, ends without
 * looking on, leaves neither threads nor files, and what it gives is marked or not there.
 */
@Tag("slow")
class CancelAtRandomTest {

	private static final int POINTS = Integer.getInteger("cancel.points", 4);

	/** Looks after the cancel: a few for each thread, each of which hears it by itself. */
	private static final int MORE = 8 * Runtime.getRuntime().availableProcessors();

	@TempDir
	private static Path folder;

	private static Context context;
	private static List<CommandCases.Case> cases;

	@BeforeAll
	static void prepare() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.ERROR);
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
	void endsWhereverItIsCanceled(final CommandCases.Case one) throws Exception {
		final Looks whole = new Looks(Integer.MAX_VALUE);
		final Map<String, String> outputs = bits(run(one, whole));
		for (final Path file : one.files())
			Files.delete(file);
		if (whole.count() == 0) return; // over in an instant
		final List<String> files = files();
		final Random random = new Random(one.name().hashCode());
		for (int point = 0; point < POINTS; point++) {
			final int at = point == 0 ? 1 : point == 1 ? whole.count() : 1 + random.nextInt(whole.count());
			final Looks looks = new Looks(at);
			final Module module = run(one, looks);
			final String where = "canceled at look " + at + " of " + whole.count();
			if (looks.count() < at) continue; // threads take turns otherwise each time
			assertTrue(looks.count() - at <= MORE, () -> where + ", looked " + (looks.count() - at) + " times more");
			assertTrue(((ScalingCommand) module.getDelegateObject()).isCanceled(), where + ", does not say so");
			assertEquals(List.of(), unmarked(module, outputs), where);
			assertEquals(List.of(), threads(), where);
			assertEquals(files, files(), where);
		}
	}

	/** The module, run on this thread as a part of a whole. */
	private static Module run(final CommandCases.Case one, final Looks looks) {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final Module module = context.service(ModuleService.class).createModule(info);
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((name, value) -> CaseValues.image(value));
		new StrictInputs(context.service(ConvertService.class)).convert(info, inputs).forEach(module::setInput);
		DeclaredInputs.settle(module);
		if (module.getDelegateObject() instanceof ScalingCommand command) command.within(looks);
		try {
			module.run();
		}
		catch (final CancellationException canceled) {
			// as good as a result that says so
		}
		return module;
	}

	/**
	 * Outputs that are other than those of the whole run and what was given, and are not marked: tables and maps in their
	 * metadata, all else by one of these or a text.
	 */
	private static List<String> unmarked(final Module module, final Map<String, String> whole) {
		final Map<String, Object> partial = new LinkedHashMap<>(module.getOutputs());
		partial.entrySet().removeIf(output -> isNone(output.getValue()) || CaseValues.bits(output.getValue()).equals(whole.get(output
			.getKey())) || module.getInfo().getInput(output.getKey()) != null);
		final boolean marked = partial.values().removeIf(CancelAtRandomTest::isMarked);
		return partial.entrySet().stream().filter(output -> !marked || output.getValue() instanceof Columns || output
			.getValue() instanceof CalibratedImage).map(output -> output.getKey() + " = " + CaseValues.bits(output.getValue())).toList();
	}

	private static boolean isMarked(final Object value) {
		if (value instanceof Columns table) return Boolean.TRUE.equals(table.metadata().get("canceled"));
		if (value instanceof CalibratedImage map) return Boolean.TRUE.equals(map.metadata().get("canceled"));
		return value.equals("canceled");
	}

	/** Nothing, or an array that is NaN where it was not computed. */
	private static boolean isNone(final Object value) {
		return value == null || value instanceof ImagePlus || value.equals("") || value.equals(false) || value instanceof Number number &&
			number.doubleValue() == 0 || CaseValues.bits(value).contains("NaN") &&
				!(value instanceof Columns) && !(value instanceof CalibratedImage);
	}

	private static Map<String, String> bits(final Module module) {
		final Map<String, String> bits = new LinkedHashMap<>();
		module.getOutputs().forEach((name, value) -> {
			if (value != null) bits.put(name, CaseValues.bits(value));
		});
		return bits;
	}

	/** Threads that are left; those that have nothing to do any more may take a moment to end. */
	private static List<String> threads() throws InterruptedException {
		List<String> left = working();
		for (int wait = 0; !left.isEmpty() && wait < 1000; wait++) {
			Thread.sleep(2);
			left = working();
		}
		return left;
	}

	private static List<String> working() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("Scaling Laws"))
			.toList();
	}

	private static List<String> files() throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.map(Path::toString).sorted().toList();
		}
	}
}
