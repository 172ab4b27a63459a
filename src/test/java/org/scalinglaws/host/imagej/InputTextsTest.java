package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.Targets;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** Inputs as ImageJ's macros and dialogs give them. */
class InputTextsTest {

	private static Context context;
	private static Sources sources;

	@BeforeAll
	static void createContext() {
		context = new Context();
		sources = new Sources(context);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@Test
	void anInputGoesByLabelOrNameInAnyCase() {
		final InputTexts texts = texts("SimulateSgd");
		assertEquals(Map.of("learningRate", "1e-3", "warmupSteps", "5"), texts.ofMacro(Map.of("learning_rate", "1e-3",
			"Warm-Up_steps", "5")));
		assertEquals(Map.of("learningRate", "1e-3"), texts.ofMacro(Map.of("learningRate", "1e-3")));
	}

	@Test
	void unknownOptionsAndMissingDataAreNamed() {
		final InputTexts texts = texts("IntegrateFlow");
		assertTrue(refusal(() -> texts.ofMacro(Map.of("frum", "3"))).endsWith("was frum"));
		assertTrue(refusal(() -> texts.ofMacro(Map.of("end_time", "3", "endTime", "4"))).endsWith("is given twice"));
		assertEquals("spectrum must be the name of an open table, a matrix or an open image (there is none), was eigenvalues",
			refusal(() -> texts.values(Map.of("spectrum", "eigenvalues"))));
		assertEquals("table is required, was not given", refusal(() -> texts("FitExponent").values(Map.of("y", "loss"))));
	}

	@Test
	void valuesOutsideTheirRangeAreRefused() {
		assertEquals("records must be in [2, 1000000], was 1", refusal(() -> texts("IntegrateFlow").values(Map.of("records",
			"1"))));
		assertEquals("exponent must be a number in [0, 20], was two", refusal(() -> texts("PowerLawSpectrum").values(Map.of("exponent",
			"two"))));
	}

	@Test
	void keysOfACommandDiffer() {
		for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
			final Set<String> keys = new HashSet<>();
			if (info.getDelegateClassName().startsWith("org.scalinglaws")) for (final ModuleItem<?> item : StrictInputs.given(
				info))
				assertTrue(keys.add(InputTexts.key(item).replace("_", "")), info + " " + item.getName());
		}
	}

	@Test
	void aMeasurePassesByItsName() throws ExecutionException, InterruptedException {
		final Module made = run("MeasureSpectrum", Map.of("dimension", "1e6", "nodes", "64"));
		final SpectralMeasure measure = (SpectralMeasure) made.getOutput("measure");
		sources.keep("measure", measure);
		final Map<String, Object> values = texts("IntegrateFlow").values(Map.of("measure", "measure"));
		assertSame(measure, values.get("measure"));
		final Map<String, String> defaults = texts("IntegrateFlow").defaults();
		assertEquals(List.of("measure", "none"), List.of(defaults.get("measure"), defaults.get("spectrum")));
	}

	@Test
	void optionalNumbersThatAreNotGivenStayOut() throws ExecutionException, InterruptedException {
		final Module made = run("MeasureSpectrum", Map.of("dimension", "1000", "nodes", "64"));
		assertNull(made.getInput("head")); // SciJava would make it 0, which the command refuses
	}

	private static Module run(final String command, final Map<String, String> given) throws ExecutionException,
		InterruptedException
	{
		return new Execution(context, null).run(new Targets(context).find(command), texts(command).values(given));
	}

	private static InputTexts texts(final String command) {
		final ModuleInfo info = new Targets(context).find(command);
		return new InputTexts(context.service(ModuleService.class).createModule(info), sources);
	}

	private static String refusal(final Runnable call) {
		return assertThrows(IllegalArgumentException.class, call::run).getMessage();
	}
}
