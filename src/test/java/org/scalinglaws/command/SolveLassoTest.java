package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** {@link SolveLasso} by name, as scripts call it. */
class SolveLassoTest {

	private static Context context;

	@BeforeAll
	static void begin() {
		context = new Context(CommandService.class, TaskService.class);
		context.service(LogService.class).setLevel(LogLevel.NONE); // the errors that are asked for
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	/** Two orthogonal coordinates of squares 4 and 16 on two samples; correlations 6 and -4. */
	private static Map<String, Object> inputs(final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("inputs", ArrayImgs.doubles(new double[] { 2, 0, 0, 4 }, 2,
			2), "labels", vector(3, -1), "penalty", 1.0));
		for (int i = 0; i < changes.length; i += 2)
			inputs.put((String) changes[i], changes[i + 1]);
		inputs.values().removeIf(value -> value == null);
		return inputs;
	}

	private static Img<DoubleType> vector(final double... values) {
		return ImageArrays.image(values);
	}

	private static CommandModule run(final Object... changes) {
		try {
			return context.service(CommandService.class).run(SolveLasso.class, false, inputs(changes)).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@SuppressWarnings("unchecked")
	private static double[] weights(final CommandModule module) {
		return ImageArrays.vector("weights", (RandomAccessibleInterval<DoubleType>) module.getOutput("weights"));
	}

	@Test
	void itSolvesAndSaysHowWell() {
		final CommandModule module = run();
		assertArrayEquals(new double[] { 5 / 4.0, -3 / 16.0 }, weights(module), 1e-14);
		assertEquals("converged", module.getOutput("reason"));
		// residuals 1/2 and -1/4
		assertEquals(0.125 + 1 / 32.0 + 1.25 + 0.1875, (Double) module.getOutput("objective"), 1e-14);
		assertTrue((Double) module.getOutput("gap") <= 1e-10 * 5);
		assertTrue((Integer) module.getOutput("iterations") > 0);
	}

	@Test
	void oneSampleAndOneCoordinate() {
		assertArrayEquals(new double[] { 0, 2.9 }, weights(run("inputs", vector(0.5, 1), "labels", vector(3), "penalty",
			0.1)), 1e-14);
		assertArrayEquals(new double[] { 4 / 5.0 }, weights(run("inputs", ArrayImgs.doubles(new double[] { 1, 2 }, 1, 2),
			"labels", vector(1, 2))), 1e-14);
	}

	@Test
	@Timeout(60)
	void cancelLeavesTheBestSoFar() throws Exception {
		final int dimension = 3000;
		final double[] values = new double[1500 * dimension];
		Streams.of(1).stream("inputs", 0).fillGaussian(values, 0, values.length);
		final double[] labels = new double[1500];
		Streams.of(1).stream("labels", 0).fillGaussian(labels, 0, labels.length);
		final ModuleService modules = context.service(ModuleService.class);
		final CommandModule module = (CommandModule) modules.createModule(context.service(CommandService.class).getCommand(
			SolveLasso.class));
		final Future<CommandModule> future = modules.run(module, false, inputs("inputs", ImageArrays.image(values,
			dimension), "labels", vector(labels), "penalty", 0.01));
		Thread.sleep(300);
		module.cancel("enough");
		future.get(10, TimeUnit.SECONDS);
		assertEquals("canceled", module.getOutput("reason"));
		assertEquals(dimension, weights(module).length);
		assertTrue((Double) module.getOutput("gap") > 0);
	}

	@Test
	void badInputIsNamed() {
		refuses("inputs must be finite", "inputs", ArrayImgs.doubles(new double[] { 2, 0, Double.NaN, 4 }, 2, 2));
		refuses("labels must be finite", "labels", vector(1, Double.POSITIVE_INFINITY));
		refuses("inputs must have one sample (dimension 1) for each of the 3 labels, was 2", "labels", vector(1, 2, 3));
		refuses("labels must be a vector", "labels", ArrayImgs.doubles(2, 2));
		refuses("inputs must be an image of 2 rows", "inputs", ArrayImgs.doubles(2, 2, 2));
	}

	private static void refuses(final String message, final Object... changes) {
		final String was = String.valueOf(assertThrows(RuntimeException.class, () -> run(changes)).getMessage());
		assertTrue(was.startsWith(message), was);
	}
}
