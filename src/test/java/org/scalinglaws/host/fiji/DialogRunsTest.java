package org.scalinglaws.host.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalinglaws.command.SimulateSgd;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.host.operations.Targets;
import org.scalinglaws.host.imagej.Sources;
import org.scalinglaws.host.inputs.ToldFuture;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.event.ModuleExecutingEvent;
import org.scijava.object.ObjectService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import net.imglib2.img.Img;

/** Runs of commands from SciJava's dialogs, with a person who is no display. */
class DialogRunsTest {

	private final Context context = new Context();
	private final ModuleService modules = context.service(ModuleService.class);
	private final ObjectService objects = context.service(ObjectService.class);
	private final Person person = new Person();
	private final List<String> errors = new ArrayList<>();

	DialogRunsTest() {
		context.inject(person); // which subscribes to events, too
		context.service(LogService.class).addLogListener(message -> {
			if (message.level() <= LogLevel.ERROR) errors.add(message.text());
		});
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void aRefusalIsASentenceAndTheDialogComesBack() {
		final Module module = module("PowerLawSpectrum");
		module.setInput("dimension", -3);
		person.of(module).ask();
		person.of(module).give("dimension", "-3");
		assertThrows(ExecutionException.class, () -> modules.run(module, List.of(), List.of(), Map.of()).get());
		assertEquals(List.of("Power-Law Spectrum...: dimension must be in [1, 100000000], was -3"), person.told);
		assertEquals(List.of("-3"), person.again);
		assertTrue(person.isTold(module));
		assertEquals(List.of(), errors, "no stack trace");
	}

	@Test
	void aFailureOfAProgramIsNotTold() {
		final Module module = module("PowerLawSpectrum");
		module.setInput("dimension", -3);
		assertThrows(ExecutionException.class, () -> modules.run(module, List.of(), List.of(), Map.of()).get());
		assertEquals(List.of(), person.told);
		assertFalse(errors.isEmpty());
	}

	@Test
	void whoWasToldIsNotToldTwice() throws Exception {
		final Module module = module("PowerLawSpectrum");
		module.setInput("dimension", -3);
		person.of(module).ask();
		final var failed = modules.run(module, List.of(), List.of(), Map.of());
		assertSame(module, new ToldFuture<>(failed, thrown -> person.isTold(module) ? module : null).get());
		assertThrows(ExecutionException.class, () -> new ToldFuture<>(failed, thrown -> context.service(DialogRuns.class).isTold(
			module) ? module : null).get());
	}

	@Test
	void resultsAreKeptByNameAndNumbersInATable() throws Exception {
		final Module module = modules.run(new Targets(context).find("MeasureSpectrum"), false, Map.of("dimension", 1e6)).get();
		final DialogRun run = person.of(module);
		final ResultsPostprocessor results = new ResultsPostprocessor();
		context.inject(results);
		results.show(module, run);
		assertTrue(module.isOutputResolved("measure"));
		assertEquals("measure", objects.getName(module.getOutput("measure")));
		results.show(module, run);
		assertEquals(1, objects.getObjects(SpectralMeasure.class).size());
		final Module newer = modules.run(new Targets(context).find("MeasureSpectrum"), false, Map.of("dimension", 1e3)).get();
		results.show(newer, person.of(newer));
		assertEquals(List.of(newer.getOutput("measure")), objects.getObjects(SpectralMeasure.class));

		final Module rate = modules.run(new Targets(context).find("EscapeRate"), false, Map.of("measure", newer.getOutput(
			"measure"))).get();
		results.show(rate, person.of(rate));
		assertTrue(rate.isOutputResolved("rate"));
		assertEquals(rate.getOutput("rate"), new Sources(context).table("Escape Rate").getValue("rate", 0));
	}

	@Test
	void anInputIsNotReplacedByTheResultOfItsName() throws Exception {
		final Img<?> weights = ImageArrays.image(new double[] { 1, 0.2, 0.2, 1 }, 2);
		objects.addObject(weights, "weights");
		final Module module = modules.run(new Targets(context).find("PruneWeights"), false, Map.of("network", "quadratic",
			"weights", weights, "noiseLevel", 0.1, "threshold", 0.0)).get();
		person.of(module).give("weights", "weights");
		final ResultsPostprocessor results = new ResultsPostprocessor();
		context.inject(results);
		results.show(module, person.of(module));
		assertEquals("weights", objects.getName(weights));
		assertEquals("weights-1", objects.getName(module.getOutput("weights")));
	}

	@Test
	void withoutADisplayNothingIsShownOrKept() throws Exception {
		final Module module = modules.run(new Targets(context).find("MeasureSpectrum"), true, Map.of("dimension", 1e3)).get();
		assertNotNull(module.getOutput("measure"));
		assertEquals(List.of(), objects.getObjects(SpectralMeasure.class));
		assertFalse(context.service(DialogRuns.class).isAsked(module));
	}

	@Test
	void optionalNumbersStayOutWithSciJavasProcessors() throws Exception {
		final CommandService commands = context.service(CommandService.class);
		final Object[] inputs = { "spectrum", new double[] { 0.6, 0.4 }, "teacher", new double[] { 1, 1 }, "weights",
			new double[] { 1, 0 }, "steps", 100L };
		final Columns plain = (Columns) commands.run(SimulateSgd.class, false, inputs).get().getOutput("trajectory");
		final Columns processed = (Columns) commands.run(SimulateSgd.class, true, inputs).get().getOutput("trajectory");
		assertEquals(List.of(), errors);
		for (final String name : plain.names())
			assertArrayEquals(plain.column(name), processed.column(name));
	}

	@Test
	void taskCanceledElsewhereCancelsItsRunAlone() {
		final Module module = module("SimulateSgd"), other = module("IntegrateFlow");
		final EventService events = context.service(EventService.class);
		for (final Module each : List.of(module, other)) {
			person.of(each).ask();
			events.publish(new ModuleExecutingEvent(each));
		}
		final TaskService tasks = context.service(TaskService.class);
		final Task task = tasks.createTask("Simulate SGD...");
		task.setProgressMaximum(10);
		task.start();
		task.setProgressValue(3);
		assertFalse(person.of(module).isCanceled());
		task.cancel("");
		task.finish();
		assertTrue(person.of(module).isCanceled());
		assertFalse(person.of(other).isCanceled());
		person.of(module).end();
		person.of(other).end();
	}

	/** What is noted of a run must not keep its module, which holds the results. */
	@Test
	void aModuleIsForgottenWithItsResults() throws InterruptedException {
		final WeakReference<Module> module = endedRun();
		for (int i = 0; i < 200 && module.get() != null; i++) {
			System.gc();
			Thread.sleep(10);
		}
		assertNull(module.get());
	}

	private WeakReference<Module> endedRun() {
		final Module module = module("SimulateSgd");
		person.of(module).ask();
		person.onEvent(new ModuleExecutingEvent(module));
		person.of(module).end();
		return new WeakReference<>(module);
	}

	@Test
	void aMacrosOptionsBecomeInputs() {
		final Img<?> spectrum = ImageArrays.image(new double[] { 0.6, 0.4, 0.3, 0.2 }, 2);
		objects.addObject(spectrum, "basis");
		final MacroInputsPreprocessor macro = new MacroInputsPreprocessor();
		context.inject(macro);
		final Module flow = module("IntegrateFlow");
		macro.give(flow, person.of(flow), Map.of("spectrum", "basis", "end_time", "1e4", "results", "flow"));
		assertSame(spectrum, flow.getInput("spectrum"));
		assertEquals(1e4, flow.getInput("endTime"));
		assertEquals(200, flow.getInput("records"));
		assertNull(flow.getInput("measure"));
		assertTrue(flow.isInputResolved("measure") && flow.isInputResolved("records"), "no dialog opens");
		assertEquals("flow", person.of(flow).prefix());
		final Module wrong = module("IntegrateFlow");
		final IllegalArgumentException exc = assertThrows(IllegalArgumentException.class, () -> macro.give(wrong, person.of(
			wrong), Map.of("endtimes", "1")));
		assertTrue(exc.getMessage().startsWith("option must be one of [spectrum,"), exc.getMessage());
		assertTrue(person.of(wrong).isOfMacro());
	}

	private Module module(final String command) {
		return modules.createModule(new Targets(context).find(command));
	}

	/** Sees everything, and notes what is said. */
	private final class Person extends DialogRuns {

		final List<String> told = new ArrayList<>();
		final List<String> again = new ArrayList<>();

		@Override
		public boolean isShown(final Module module) {
			return true;
		}

		@Override
		void tell(final String title, final String sentence) {
			told.add(title + ": " + sentence);
		}

		@Override
		void ask(final Module module) {
			again.add(of(module).given().get("dimension"));
		}
	}
}
