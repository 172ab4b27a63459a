package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
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

/** {@link PowerLawTarget}, {@link NetworkData} and {@link TrainNetwork}, as scripts call them. */
@Tag("slow")
class TrainNetworkTest {

	private static final RandomAccessibleInterval<DoubleType> VECTOR = ImageArrays.image(new double[] { 1, -0.5, 0.25 });
	private static final RandomAccessibleInterval<DoubleType> MATRIX = ArrayImgs.doubles(new double[] { 2, 1, 1, 2 }, 2, 2);

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
	void targetsHaveTheDocumentedShapes() {
		final CommandModule vector = run(PowerLawTarget.class);
		assertArrayEquals(PowerLawTargets.randomVector(200, 1, Streams.of(1)), values(vector, "target", 200), 0);
		final double[] moduli = values(vector, "eigenvalues", 200);
		for (int i = 1; i < 200; i++)
			assertTrue(moduli[i] <= moduli[i - 1] && moduli[i] >= 0);
		final CommandModule fixed = run(PowerLawTarget.class, "dimension", 3, "random", false, "exponent", 2.0);
		assertArrayEquals(new double[] { 1, -0.25, 1.0 / 9 }, values(fixed, "target", 3), 1e-16);
		assertArrayEquals(new double[] { 1, 0.25, 1.0 / 9 }, values(fixed, "eigenvalues", 3), 1e-16);
		for (final int d : new int[] { 1, 2, 30 }) {
			final CommandModule matrix = run(PowerLawTarget.class, "network", "quadratic", "dimension", d, "seed", 4L);
			assertArrayEquals(new long[] { d, d }, image(matrix, "target").dimensionsAsLongArray());
			assertArrayEquals(PowerLawTargets.randomMatrix(d, 1, Streams.of(4), Progress.NONE), values(matrix, "target", d), 0);
			assertArrayEquals(PowerLawTargets.eigenvalues(d, 1), values(matrix, "eigenvalues", d), 0);
		}
		assertArrayEquals(PowerLawTargets.diagonalMatrix(4, 1), values(run(PowerLawTarget.class, "network", "quadratic",
			"dimension", 4, "random", false), "target", 4), 0);
	}

	@Test
	void dataAreThoseOfTheMathematics() {
		final CommandModule data = run(NetworkData.class, "target", VECTOR, "samples", 7, "seed", 3L);
		assertArrayEquals(new long[] { 3, 7 }, image(data, "inputs").dimensionsAsLongArray());
		final double[] inputs = NetworkSamples.inputs(3, 7, Streams.of(3).stream("inputs", 0));
		assertArrayEquals(inputs, values(data, "inputs", 3), 0);
		assertArrayEquals(NetworkSamples.diagonalLabels(inputs, new double[] { 1, -0.5, 0.25 }, 0.5, Streams.of(3).stream(
			"labelNoise", 0)), values(data, "labels", 7), 0);
		final CommandModule quadratic = run(NetworkData.class, "network", "quadratic", "target", MATRIX, "samples", 9,
			"noiseVariance", 0.0);
		assertEquals(9, image(quadratic, "labels").dimension(0));
	}

	@Test
	void trainingReturnsWeightsAndEvidence() {
		final CommandModule data = run(NetworkData.class, "target", VECTOR, "samples", 20);
		final CommandModule trained = run(TrainNetwork.class, "inputs", data.getOutput("inputs"), "labels", data.getOutput(
			"labels"), "weightDecay", 0.5);
		assertArrayEquals(new long[] { 3 }, image(trained, "weights").dimensionsAsLongArray());
		final Columns history = (Columns) trained.getOutput("history");
		assertEquals(List.of("iteration", "loss", "gradientNorm"), history.names());
		final int iterations = (Integer) trained.getOutput("iterations");
		assertEquals(iterations + 1, history.rows());
		assertEquals((Double) trained.getOutput("loss"), history.get("loss", iterations), 0);
		assertTrue((Double) trained.getOutput("gap") <= 1e-10 * (Double) trained.getOutput("loss"));
		assertEquals("converged", trained.getOutput("reason"));
		assertEquals("converged", history.metadata().get("reason"));
		assertEquals(0.5, history.metadata().get("weightDecay"));
		assertEquals("org.scalinglaws.command.TrainNetwork", history.metadata().get("command"));
	}

	@Test
	void quadraticTrainingRecoversItsTargetAndFeedsIt() {
		final CommandModule data = run(NetworkData.class, "network", "quadratic", "target", MATRIX, "samples", 30,
			"noiseVariance", 0.0);
		for (final Integer width : new Integer[] { null, 2, 5 }) {
			final CommandModule trained = run(TrainNetwork.class, "network", "quadratic", "inputs", data.getOutput("inputs"),
				"labels", data.getOutput("labels"), "weightDecay", 0.0, "width", width);
			assertArrayEquals(new long[] { 2, 2 }, image(trained, "weights").dimensionsAsLongArray());
			assertArrayEquals(new double[] { 2, 1, 1, 2 }, values(trained, "weights", 2), 1e-8); // well conditioned
			run(NetworkData.class, "network", "quadratic", "target", trained.getOutput("weights"), "samples", 3);
		}
	}

	@Test
	@Timeout(60)
	void cancelLeavesAMarkedPartOfTheTraining() throws Exception {
		final int d = 120;
		final Object target = run(PowerLawTarget.class, "network", "quadratic", "dimension", d).getOutput("target");
		final CommandModule data = run(NetworkData.class, "network", "quadratic", "target", target, "samples", 10_000);
		final CommandModule module = (CommandModule) context.service(ModuleService.class).createModule(context.service(
			CommandService.class).getCommand(TrainNetwork.class));
		final Map<String, Object> inputs = map("network", "quadratic", "inputs", data.getOutput("inputs"), "labels", data
			.getOutput("labels"), "weightDecay", 1e-4);
		final Future<CommandModule> future = context.service(ModuleService.class).run(module, false, inputs);
		Thread.sleep(1500);
		module.cancel("enough");
		future.get(30, TimeUnit.SECONDS);
		assertEquals("canceled", module.getOutput("reason"));
		assertEquals(true, ((Columns) module.getOutput("history")).metadata().get("canceled"));
		assertEquals(d, image(module, "weights").dimension(1));
	}

	@Test
	void badInputsAreNamed() {
		final Object nan = ImageArrays.image(new double[] { 1, Double.NaN, 1 });
		assertBad(PowerLawTarget.class, "network", "Diagonal", "");
		assertBad(PowerLawTarget.class, "dimension", 0, -1, 10_000_001);
		assertBad(PowerLawTarget.class, "exponent", 0.5, 0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(PowerLawTarget.class, "seed", -1L, 1L << 53);
		assertFails("dimension", PowerLawTarget.class, "network", "quadratic", "dimension", 2001);
		assertBad(NetworkData.class, "network", "cubic");
		assertBad(NetworkData.class, "target", null, nan, MATRIX);
		assertBad(NetworkData.class, "samples", null, 0, -5, Integer.MAX_VALUE);
		assertBad(NetworkData.class, "noiseVariance", -0.1, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(NetworkData.class, "seed", -1L, 1L << 53);
		for (final Object target : new Object[] { VECTOR, nan, ArrayImgs.doubles(3, 2), ArrayImgs.doubles(2, 2, 2), ArrayImgs
			.doubles(new double[] { 1, 2, 2, 1 }, 2, 2), ArrayImgs.doubles(new double[] { 1, 2, 0, 1 }, 2, 2) })
			assertFails("target", NetworkData.class, "network", "quadratic", "target", target);
		assertBad(TrainNetwork.class, "network", "cubic");
		assertBad(TrainNetwork.class, "inputs", null, ArrayImgs.doubles(new double[] { 1, Double.NaN }, 1, 2));
		assertBad(TrainNetwork.class, "labels", null, nan, VECTOR, MATRIX);
		assertBad(TrainNetwork.class, "weightDecay", null, -0.1, Double.NaN, Double.POSITIVE_INFINITY);
		assertBad(TrainNetwork.class, "width", 0, -1, Integer.MAX_VALUE);
		assertBad(TrainNetwork.class, "tolerance", 0.0, -1.0, 2.0, Double.NaN);
		assertBad(TrainNetwork.class, "seed", -1L, 1L << 53);
	}

	private void assertBad(final Class<? extends Command> command, final String name, final Object... values) {
		for (final Object value : values)
			assertFails(name, command, name, value);
	}

	private void assertFails(final String named, final Class<? extends Command> command, final Object... changes) {
		final Map<String, Object> inputs = map();
		if (command == NetworkData.class) inputs.putAll(map("target", VECTOR, "samples", 5));
		if (command == TrainNetwork.class) inputs.putAll(map("inputs", ArrayImgs.doubles(2, 5), "labels", ArrayImgs.doubles(
			5), "weightDecay", 1.0));
		inputs.putAll(map(changes));
		inputs.values().removeIf(value -> value == null);
		Throwable root = assertThrows(ExecutionException.class, () -> context.service(CommandService.class).run(command,
			false, inputs).get());
		while (root.getCause() != null)
			root = root.getCause();
		assertInstanceOf(IllegalArgumentException.class, root);
		assertTrue(root.getMessage().startsWith(named + " "), root.getMessage());
	}

	private CommandModule run(final Class<? extends Command> command, final Object... inputs) {
		try {
			return context.service(CommandService.class).run(command, false, map(inputs)).get();
		}
		catch (InterruptedException | ExecutionException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static Map<String, Object> map(final Object... entries) {
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < entries.length; i += 2)
			map.put((String) entries[i], entries[i + 1]);
		return map;
	}

	@SuppressWarnings("unchecked")
	private static RandomAccessibleInterval<DoubleType> image(final CommandModule module, final String output) {
		return (RandomAccessibleInterval<DoubleType>) module.getOutput(output);
	}

	private static double[] values(final CommandModule module, final String output, final int rows) {
		return ImageArrays.matrix(output, image(module, output), rows);
	}
}
