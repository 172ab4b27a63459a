package org.scalinglaws.host.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.host.CommandCases;
import org.scalinglaws.host.CommandCases.Matrix;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.properties.FixedSeed;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleService;

/**
 * Any inputs within what a command declares give finite numbers, or words that say why not, or a refusal that names an
 * input; and a run ends soon after it is canceled. What fails is told with as few inputs of its own as fail still.
 */
@Tag("slow")
class RandomInputsTest {

	private static final int TRIALS = Integer.getInteger("jqwik.tries.default", 50);

	@TempDir
	private static Path folder;

	private static Context context;
	private static List<CommandCases.Case> cases;
	private static long seed;

	@BeforeAll
	static void prepare() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
		ScriptLanguages.register(context);
		cases = CommandCases.in(folder);
		final String fixed = System.getProperty(FixedSeed.NAME, "1");
		seed = fixed.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(fixed);
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
	void endsInNumbersOrWords(final CommandCases.Case one) {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final List<String> wrong = new ArrayList<>();
		for (int trial = 0; trial < TRIALS && wrong.size() < 5; trial++) {
			final long own = seed ^ 1_000_003L * (one.name() + one.inputs().keySet()).hashCode() + trial;
			final RandomNumbers random = new RandomNumbers(own);
			final Trial drawn = new Trial(context, info, new RandomInputs(one, context.service(ModuleService.class).createModule(
				info), random).draw(), random.below(1000) + 1, 150);
			final String verdict = drawn.verdict();
			if (verdict != null) wrong.add(verdict + "\n\tfor " + text(shrunk(drawn, verdict, one.inputs()).inputs()));
		}
		assertTrue(wrong.isEmpty(), () -> "seed " + seed + "\n" + String.join("\n", wrong));
	}

	/** With as many inputs as the case has them, or left out, as keep what is wrong of the same kind. */
	static Trial shrunk(final Trial wrong, final String verdict, final Map<String, Object> usual) {
		Trial least = wrong;
		for (final String name : wrong.inputs().keySet()) {
			final Map<String, Object> fewer = new LinkedHashMap<>(least.inputs());
			if (usual.containsKey(name)) fewer.put(name, usual.get(name));
			else fewer.remove(name);
			final Trial next = least.with(fewer);
			if (kind(verdict).equals(kind(next.verdict()))) least = next;
		}
		return least;
	}

	static String kind(final String verdict) {
		return verdict == null ? "" : verdict.replaceAll("[-0-9.E]+", "").replaceAll("NaN|Infinity", "");
	}

	static Map<String, String> text(final Map<String, Object> inputs) {
		final Map<String, String> texts = new LinkedHashMap<>();
		inputs.forEach((name, value) -> texts.put(name, value instanceof double[] vector ? text(vector)
			: value instanceof Matrix matrix ? matrix.rows() + " rows, " + text(matrix.values()) : String.valueOf(value)));
		return texts;
	}

	private static String text(final double[] values) {
		if (values.length <= 12) return Arrays.toString(values);
		int largest = 0;
		for (int i = 0; i < values.length; i++)
			if (Math.abs(values[i]) > Math.abs(values[largest])) largest = i;
		return values.length + " numbers " + Arrays.toString(Arrays.copyOf(values, 6)) + "..., largest " + values[largest] +
			" at " + largest;
	}
}
