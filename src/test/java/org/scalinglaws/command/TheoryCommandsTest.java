package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** The commands of closed-form theory, called by name as scripts do. */
class TheoryCommandsTest {

	private static final List<String> COMMANDS = List.of("EscapeRate", "SpectralTail", "LossLandscape");

	private static final Map<String, Object> GOOD = Map.of("spectrum", image(0.6, 0.3, 0.1), "teacher", image(1, -1, 1),
		"weights", image(0.1, 0, 0.2), "times", image(0, 1, 10));

	private static Context context;

	@BeforeAll
	static void begin() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	private static Img<DoubleType> image(final double... values) {
		return ImageArrays.image(values);
	}

	/** Runs with those of the good inputs that the command knows, some replaced; null leaves one out. */
	private static CommandModule run(final String name, final Object... changes) {
		final Map<String, Object> inputs = new HashMap<>(GOOD);
		for (int i = 0; i < changes.length; i += 2)
			inputs.put((String) changes[i], changes[i + 1]);
		final CommandService commands = context.service(CommandService.class);
		final String command = "org.scalinglaws.command." + name;
		final Object[] known = inputs.entrySet().stream().filter(e -> e.getValue() != null && commands.getCommand(command)
			.getInput(e.getKey()) != null).flatMap(e -> Stream.of(e.getKey(), e.getValue())).toArray();
		try {
			return commands.run(command, false, known).get();
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
	private static double[] vector(final CommandModule module, final String name) {
		return ImageArrays.vector(name, (RandomAccessibleInterval<DoubleType>) module.getOutput(name));
	}

	private static void refuses(final String message, final String name, final Object... changes) {
		final String was = String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(name, changes))
			.getMessage());
		assertTrue(was.startsWith(message), name + ": " + was);
	}

	@Test
	void escapeRateOfOneAndTwoEqualCoordinates() {
		assertEquals(12, (double) run("EscapeRate", "spectrum", image(1), "teacher", image(-1)).getOutput("rate"), 1e-13);
		// isotropic: 12 s*/d, s* = 5/2
		assertEquals(15, (double) run("EscapeRate", "spectrum", image(0.5, 0.5), "teacher", image(1, 2)).getOutput("rate"),
			1e-13);
	}

	@Test
	void lossLandscapeAtTheTeacher() {
		final CommandModule module = run("LossLandscape", "weights", image(-1, 1, -1));
		assertEquals(0, (double) module.getOutput("loss"), 0);
		assertArrayEquals(new double[3], vector(module, "gradient"), 0);
		assertEquals("minimum", module.getOutput("kind"));
		final double[] eigenvalues = vector(module, "hessianEigenvalues");
		assertTrue(eigenvalues[0] > eigenvalues[1] && eigenvalues[1] > eigenvalues[2]);
		// trace of 8 s* Q + 16 (Qw*)(Qw*)', s* = 1
		assertEquals(8 + 16 * 0.46, eigenvalues[0] + eigenvalues[1] + eigenvalues[2], 1e-13);
	}

	@Test
	void lossLandscapeAtOtherPoints() {
		assertEquals("none", run("LossLandscape").getOutput("kind"));
		final CommandModule zero = run("LossLandscape", "weights", image(0, 0, 0));
		assertEquals("maximum", zero.getOutput("kind"));
		assertEquals(3, (double) zero.getOutput("loss"), 1e-14);
		// u = 0.6 x - 0.3 y = 0 and s = 0.6 x^2 + 0.3 y^2 = 1/3
		final double x = Math.sqrt(1 / 5.4);
		assertEquals("saddle", run("LossLandscape", "weights", image(x, 2 * x, 0)).getOutput("kind"));
	}

	@Test
	void spectralTailGivesItsTrajectory() {
		final Columns table = (Columns) run("SpectralTail").getOutput("trajectory");
		assertEquals(List.of("time", "overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError"), table
			.names());
		assertArrayEquals(new double[] { 0, 1, 10 }, table.column("time"));
		assertEquals((0.81 + 1 + 0.64) / 3, table.get("meanSquaredError", 0), 1e-15);
		assertEquals("org.scalinglaws.command.SpectralTail", table.metadata().get("command"));
		assertEquals(1L, table.metadata().get("sign"));
		final Columns one = (Columns) run("SpectralTail", "spectrum", image(1), "teacher", image(1), "weights", image(0),
			"times", image(0.25)).getOutput("trajectory");
		assertEquals(4 * Math.exp(-4), one.get("loss", 0), 1e-15);
	}

	@Test
	void badInputIsRefused() {
		for (final String name : COMMANDS) {
			refuses("spectrum is required", name, "spectrum", null);
			refuses("spectrum must be finite", name, "spectrum", image(1, Double.NaN, 0));
			refuses("spectrum must not be negative", name, "spectrum", image(1, -1, 0));
			refuses("spectrum must have a sum greater than 0", name, "spectrum", image(0, 0, 0));
			refuses("spectrum must be a vector", name, "spectrum", ArrayImgs.doubles(3, 3));
			refuses("teacher is required", name, "teacher", null);
			refuses("teacher must have length 3, was 2", name, "teacher", image(1, 1));
			refuses("teacher must be finite", name, "teacher", image(1, Double.POSITIVE_INFINITY, 0));
			refuses("teacher must have an energy", name, "teacher", image(0, 0, 0));
			if (name.equals("EscapeRate")) continue;
			refuses("weights is required", name, "weights", null);
			refuses("weights must have length 3, was 4", name, "weights", image(1, 1, 1, 1));
			refuses("weights must be finite", name, "weights", image(1, Double.NaN, 0));
		}
		refuses("times must be finite", "SpectralTail", "times", image(1, Double.NaN));
		refuses("times must be at least 0, was -1", "SpectralTail", "times", image(-1, 1));
		refuses("times must ascend", "SpectralTail", "times", image(2, 1));
		refuses("times must be a vector", "SpectralTail", "times", ArrayImgs.doubles(2, 2));
		refuses("weights must be small enough", "LossLandscape", "weights", image(1e90, 0, 0));
		final double[] ones = new double[10_001];
		java.util.Arrays.fill(ones, 1);
		refuses("spectrum length must be in [1, 10000], was 10001", "LossLandscape", "spectrum", image(ones), "teacher",
			image(ones), "weights", image(ones));
	}
}
