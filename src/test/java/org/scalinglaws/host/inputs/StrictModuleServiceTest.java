package org.scalinglaws.host.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.DefaultModuleService;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** Commands in a context as any program makes it. */
class StrictModuleServiceTest {

	private static final String COMMAND = "org.scalinglaws.command.PowerLawSpectrum";
	private static final String WHOLE = "dimension must be a whole number in [1, 100000000], was ";

	private static Context context;
	private static CommandService commands;

	@BeforeAll
	static void createContext() {
		context = new Context(CommandService.class);
		commands = context.service(CommandService.class);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@Test
	void standsForTheDefault() {
		assertInstanceOf(StrictModuleService.class, context.service(ModuleService.class));
		final Context full = new Context();
		assertInstanceOf(StrictModuleService.class, full.service(ModuleService.class));
		assertInstanceOf(StrictModuleService.class, full.service(DefaultModuleService.class));
		full.dispose();
	}

	@ParameterizedTest
	@MethodSource("refused")
	void refusesBeforeAnythingRuns(final String name, final Object value, final String message) {
		final Map<String, Object> inputs = Collections.singletonMap(name, value);
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> commands.run(COMMAND, false, inputs))
			.getMessage());
	}

	static List<Arguments> refused() {
		return List.of(Arguments.of("dimensions", 3, "input name must be one of [dimension, exponent], was dimensions"),
			Arguments.of("dimension", "abc", WHOLE + "abc"), Arguments.of("dimension", 3.7,
				WHOLE + "3.7"), Arguments.of("dimension", 3_000_000_000L,
					WHOLE + "3000000000"), Arguments.of("dimension", Double.NaN,
						WHOLE + "NaN"), Arguments.of("dimension", null,
							"dimension must be given, was null"), Arguments.of("exponent", true, "exponent must be a number in [0, 20], was true"),
			Arguments.of("exponent", new ArrayList<>(), "exponent must be a number in [0, 20], was of type ArrayList"));
	}

	@Test
	void convertsWithoutLoss() throws Exception {
		for (final Object dimension : new Object[] { 7, 7L, 7.0, new BigDecimal("7"), "7", "7e0" })
			assertEquals(7, ((Img<?>) commands.run(COMMAND, false, "dimension", dimension, "exponent", new BigDecimal("1.5"))
				.get().getOutput("spectrum")).dimension(0));
	}

	@Test
	void imagesOfOtherThanRealNumbersAreNamed() {
		for (final Object image : new Object[] { ArrayImgs.argbs(4), ArrayImgs.complexDoubles(4) }) {
			final Throwable refusal = assertThrows(ExecutionException.class, () -> commands.run(
				"org.scalinglaws.command.TeacherWeights", false, "spectrum", image).get()).getCause().getCause();
			assertTrue(refusal.getMessage().matches("spectrum must hold real numbers, was of type (ARGB|ComplexDouble)Type"),
				refusal::getMessage);
		}
	}

	/** What is no array of doubles is copied once, and keeps its shape. */
	@Test
	void vectorsComeAsArrays() throws Exception {
		for (final Img<?> image : new Img<?>[] { ArrayImgs.floats(new float[] { 0.5f, 0.25f }, 1, 2), ArrayImgs.doubles(
			new double[] { 0.5, 0.25 }, 1, 2) })
		{
			final Img<?> spectrum = (Img<?>) commands.run("org.scalinglaws.command.TeacherWeights", false, "spectrum", image).get()
				.getInput("spectrum");
			assertEquals(image.firstElement() instanceof DoubleType, spectrum == image);
			assertArrayEquals(new long[] { 1, 2 }, spectrum.dimensionsAsLongArray());
			assertInstanceOf(DoubleType.class, spectrum.firstElement());
		}
	}

	@Test
	void leavesOtherCommandsAlone() throws Exception {
		assertEquals(0, commands.run(Other.class, false, "number", "abc").get().getInput("number"));
	}

	@Test
	void readsTruthValues() {
		final StrictInputs inputs = new StrictInputs(context.service(org.scijava.convert.ConvertService.class));
		final var info = new org.scijava.command.CommandInfo(Other.class);
		assertEquals(true, inputs.convert(info, Map.of("truth", "true")).get("truth"));
		final String message = assertThrows(IllegalArgumentException.class, () -> inputs.convert(info, Map.of("truth", "yes")))
			.getMessage();
		assertTrue(message.equals("truth must be true or false, was yes"), message);
	}

	/** Not of this package's commands: SciJava's own lenience holds. */
	public static class Other implements Command {

		@Parameter
		private int number;

		@Parameter
		private boolean truth;

		@Override
		public void run() {
			// nothing to do
		}
	}
}
