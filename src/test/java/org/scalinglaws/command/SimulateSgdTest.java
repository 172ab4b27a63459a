package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** {@link SimulateSgd} with {@link GaussianInputs} and {@link RetrievalLabels}, as scripts call them. */
class SimulateSgdTest {

	private static final RandomAccessibleInterval<DoubleType> SPECTRUM = ImageArrays.image(new double[] { 0.6, 0.3, 0.1 });
	private static final RandomAccessibleInterval<DoubleType> TEACHER = ImageArrays.image(new double[] { 1, -1, 0.5 });
	private static final RandomAccessibleInterval<DoubleType> START = ImageArrays.image(new double[] { 0.3, 0.2, 0.4 });

	private Context context;

	@BeforeEach
	void open() {
		context = new Context(CommandService.class, TaskService.class);
		context.service(LogService.class).setLevel(LogLevel.NONE); // the errors that are asked for
	}

	@AfterEach
	void close() {
		context.dispose();
	}

	@Test
	void defaultsAreThoseDocumented() {
		final Columns trajectory = (Columns) run(SimulateSgd.class).getOutput("trajectory");
		assertEquals(200, trajectory.rows());
		assertEquals(100_000, trajectory.get("step", 199));
		assertEquals(1e-3 * 100_000, trajectory.get("time", 199));
		assertEquals("exact", trajectory.metadata().get("method"));
		assertEquals("org.scalinglaws.command.SimulateSgd", trajectory.metadata().get("command"));
		assertEquals(1L, trajectory.metadata().get("seed"));
		assertEquals(0L, trajectory.metadata().get("divergedRuns"));
	}

	@Test
	void onePassOverTheGivenSamplesIsTheDrawnOneToTheBit() {
		final Object inputs = run(GaussianInputs.class, "spectrum", SPECTRUM, "samples", 600, "seed", 9L).getOutput(
			"inputs");
		final Object labels = run(RetrievalLabels.class, "inputs", inputs, "teacher", TEACHER, "noiseVariance", 0.1, "seed",
			9L).getOutput("labels");
		for (final int batch : new int[] { 1, 2 }) {
			final CommandModule drawn = run(SimulateSgd.class, "noiseVariance", 0.1, "seed", 9L, "steps", 600L / batch,
				"batchSize", batch);
			final CommandModule given = run(SimulateSgd.class, "batchSize", batch, "inputs", inputs, "labels", labels);
			assertArrayEquals(weights(drawn), weights(given), 0);
			assertArrayEquals(((Columns) drawn.getOutput("trajectory")).column("loss"), ((Columns) given.getOutput(
				"trajectory")).column("loss"), 0);
		}
	}

	/** Going on from the end of run 0 sees its samples again, unless it goes on as run 1. */
	@Test
	void whoGoesOnAsAnotherRunSeesFreshSamples() {
		final Object end = run(SimulateSgd.class, "noiseVariance", 0.1, "seed", 9L, "steps", 300L).getOutput("weights");
		for (int first = 0; first < 2; first++) {
			final double[] inputs = RetrievalSamples.inputs(ImageArrays.vector("spectrum", SPECTRUM), 300, Streams.of(9).stream(
				RetrievalSamples.INPUTS, first));
			final double[] labels = RetrievalSamples.labels(inputs, ImageArrays.vector("teacher", TEACHER), 0.1, Streams.of(9)
				.stream(RetrievalSamples.LABEL_NOISE, first));
			assertArrayEquals(weights(run(SimulateSgd.class, "weights", end, "inputs", ImageArrays.image(inputs, 3), "labels",
				ImageArrays.image(labels))), weights(run(SimulateSgd.class, "weights", end, "noiseVariance", 0.1, "seed", 9L,
					"steps", 300L, "firstRun", (long) first)), 0);
		}
		assertBad(SimulateSgd.class, "firstRun", -1L, 1_000_000_000_000_001L);
	}

	@Test
	void weightsComeBackByRunAndTheStartIsLeftAlone() {
		final double[] starts = { 0.3, 0.2, 0.4, -1, 1, -1 };
		final double[] copy = starts.clone();
		final CommandModule module = run(SimulateSgd.class, "weights", ArrayImgs.doubles(starts, 3, 2), "runs", 2, "steps",
			50L);
		final RandomAccessibleInterval<?> weights = (RandomAccessibleInterval<?>) module.getOutput("weights");
		assertArrayEquals(new long[] { 3, 2 }, new long[] { weights.dimension(0), weights.dimension(1) });
		assertArrayEquals(copy, starts, 0);
	}

	@Test
	void aHighLearningRateIsMarkedNotRefused() {
		final Columns trajectory = (Columns) run(SimulateSgd.class, "learningRate", 3.0, "runs", 3).getOutput("trajectory");
		assertEquals(3L, trajectory.metadata().get("divergedRuns"));
		assertEquals(3, Arrays.stream(trajectory.column("diverged")).sum());
	}

	@Test
	@Timeout(20)
	void cancelLeavesAMarkedPartOfTheResult() throws Exception {
		final ModuleService modules = context.service(ModuleService.class);
		final CommandModule module = (CommandModule) modules.createModule(context.service(CommandService.class).getCommand(
			SimulateSgd.class));
		final Future<CommandModule> future = modules.run(module, false, inputs("steps", 1_000_000_000_000L, "runs", 3));
		Thread.sleep(500);
		module.cancel("enough");
		future.get(10, TimeUnit.SECONDS);
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(true, trajectory.metadata().get("canceled"));
		assertTrue(trajectory.rows() > 1);
	}

	@Test
	void badInputsAreNamed() {
		final RandomAccessibleInterval<?> nan = ImageArrays.image(new double[] { 1, Double.NaN, 1 });
		final RandomAccessibleInterval<?> two = ImageArrays.image(new double[] { 1, 1 });
		final RandomAccessibleInterval<?> matrix = ArrayImgs.doubles(2, 2);
		assertBad(SimulateSgd.class, "spectrum", null, nan, matrix, ImageArrays.image(new double[] { 1, -1, 1 }));
		assertBad(SimulateSgd.class, "teacher", null, nan, two, matrix, ImageArrays.image(new double[3]));
		assertBad(SimulateSgd.class, "weights", null, nan, two, matrix, ArrayImgs.doubles(3, 2));
		assertBad(SimulateSgd.class, "learningRate", 0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(SimulateSgd.class, "noiseVariance", -1.0, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(SimulateSgd.class, "steps", 0L, -1L, Long.MAX_VALUE);
		assertBad(SimulateSgd.class, "runs", 0, -1, 2_000_000);
		assertBad(SimulateSgd.class, "batchSize", 0, -1, Integer.MAX_VALUE);
		assertBad(SimulateSgd.class, "seed", -1L, 1L << 53);
		assertBad(SimulateSgd.class, "method", "exakt", "");
		assertBad(SimulateSgd.class, "schedule", "step", "", "Linear");
		assertBad(SimulateSgd.class, "finalLearningRate", 1e-4); // belongs to no constant schedule
		assertBad(SimulateSgd.class, "momentum", -0.1, 1.0, Double.NaN);
		assertBad(SimulateSgd.class, "averageFrom", -1L, 1_000_000L);
		assertBad(SimulateSgd.class, "kappa", 0.05); // belongs to method leaping
		assertBad(SimulateSgd.class, "head", 1);
		assertBad(SimulateSgd.class, "window", 1L);
		assertBad(SimulateSgd.class, "records", 1, 0, Integer.MAX_VALUE);
		assertBad(SimulateSgd.class, "labels", ImageArrays.image(new double[5])); // and no inputs
		assertBad(SimulateSgd.class, "inputs", ArrayImgs.doubles(3, 5)); // and no labels
		assertBad(GaussianInputs.class, "spectrum", null, nan, matrix);
		assertBad(GaussianInputs.class, "samples", 0, -1, Integer.MAX_VALUE);
		assertBad(GaussianInputs.class, "seed", -1L, 1L << 53);
		assertBad(RetrievalLabels.class, "inputs", null, nan, two);
		assertBad(RetrievalLabels.class, "teacher", null, nan, matrix);
		assertBad(RetrievalLabels.class, "noiseVariance", -1.0, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(RetrievalLabels.class, "seed", -1L, 1L << 53);
	}

	@Test
	void schedulesThatReachZeroAreRefusedWithTheNearestValue() {
		for (final String schedule : new String[] { "linear", "exponential", "cosine", "warm-up-stable-decay" })
			for (final double last : new double[] { 0, -1e-3 })
				assertFails("finalLearningRate must be in [1.0E-15,", SimulateSgd.class, "schedule", schedule,
					"finalLearningRate", last);
		assertFails("warmupSteps", SimulateSgd.class, "schedule", "warm-up-stable-decay", "warmupSteps", -1L);
		assertFails("warmupSteps", SimulateSgd.class, "schedule", "warm-up-stable-decay", "warmupSteps", 1_000_000L);
		assertFails("decaySteps", SimulateSgd.class, "schedule", "warm-up-stable-decay", "decaySteps", -1L);
		assertFails("power", SimulateSgd.class, "schedule", "power", "power", -0.5);
		assertFails("onset", SimulateSgd.class, "schedule", "power", "onset", 0.0);
		assertFails("decaySteps belongs", SimulateSgd.class, "schedule", "cosine", "decaySteps", 10L);
	}

	@Test
	void schedulesHaveTheirTimes() {
		final Columns rows = (Columns) run(SimulateSgd.class, "schedule", "linear", "learningRate", 2e-3,
			"finalLearningRate", 1e-3, "steps", 100L).getOutput("trajectory");
		assertEquals(0.1 * 1.5 + 0.5e-3, rows.column("time")[rows.rows() - 1], 1e-12); // 2e-3 at first, not at last
		assertEquals("linear", rows.metadata().get("schedule"));
	}

	@Test
	void samplesMustFitTheProblemAndEachOther() {
		final Object inputs = ArrayImgs.doubles(3, 5);
		assertFails("inputs", SimulateSgd.class, "inputs", ArrayImgs.doubles(2, 5), "labels", ArrayImgs.doubles(5));
		assertFails("labels", SimulateSgd.class, "inputs", inputs, "labels", ArrayImgs.doubles(4));
		assertFails("labels", SimulateSgd.class, "inputs", inputs, "labels", ArrayImgs.doubles(new double[] { 1, 2, 3, 4,
			Double.NaN }, 5));
		assertFails("batchSize", SimulateSgd.class, "inputs", inputs, "labels", ArrayImgs.doubles(5), "batchSize", 6);
	}

	private void assertBad(final Class<? extends Command> command, final String name, final Object... values) {
		for (final Object value : values)
			assertFails(name.equals("labels") ? "inputs" : name.equals("inputs") && command == SimulateSgd.class ? "labels"
				: name, command, name, value);
	}

	private void assertFails(final String named, final Class<? extends Command> command, final Object... changes) {
		final Throwable cause = assertThrows(IllegalStateException.class, () -> run(command, changes)).getCause();
		Throwable root = cause;
		while (root.getCause() != null)
			root = root.getCause();
		assertInstanceOf(IllegalArgumentException.class, root);
		assertTrue(root.getMessage().startsWith(named + " "), root.getMessage());
	}

	private CommandModule run(final Class<? extends Command> command, final Object... changes) {
		try {
			return context.service(CommandService.class).run(command, false, command == SimulateSgd.class ? inputs(changes)
				: others(command, changes)).get();
		}
		catch (InterruptedException | ExecutionException exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** Inputs of {@link SimulateSgd}, with changes. */
	private static Map<String, Object> inputs(final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("spectrum", SPECTRUM);
		inputs.put("teacher", TEACHER);
		inputs.put("weights", START);
		return changed(inputs, changes);
	}

	private static Map<String, Object> others(final Class<? extends Command> command, final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>();
		if (command == GaussianInputs.class) inputs.put("spectrum", SPECTRUM);
		else {
			inputs.put("inputs", ArrayImgs.doubles(3, 5));
			inputs.put("teacher", TEACHER);
		}
		return changed(inputs, changes);
	}

	private static Map<String, Object> changed(final Map<String, Object> inputs, final Object... changes) {
		for (int i = 0; i < changes.length; i += 2) {
			if (changes[i + 1] == null) inputs.remove(changes[i]);
			else inputs.put((String) changes[i], changes[i + 1]);
		}
		return inputs;
	}

	private static double[] weights(final CommandModule module) {
		final RandomAccessibleInterval<?> weights = (RandomAccessibleInterval<?>) module.getOutput("weights");
		@SuppressWarnings("unchecked")
		final RandomAccessibleInterval<DoubleType> typed = (RandomAccessibleInterval<DoubleType>) weights;
		return ImageArrays.matrix("weights", typed, 3);
	}
}
