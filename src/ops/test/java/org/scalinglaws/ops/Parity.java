package org.scalinglaws.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.task.TaskService;

import ij.ImagePlus;
import net.imagej.ops.OpService;
import net.imagej.ops.OpUtils;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Runs an op by name, and the command of the same name with the same inputs, and compares all outputs bit by bit. */
final class Parity implements AutoCloseable {

	/** Where an op has another name than the command: a command may change what it was given, an op does not. */
	static final Map<String, String> RENAMED = Map.of("finalWeights", "weights", "pruned",
		"weights", "summary", "table", "windowFrom", "from", "windowTo", "to");

	private final Context context = new Context(OpService.class, CommandService.class, TaskService.class, EventService.class);

	OpService ops() {
		return context.service(OpService.class);
	}

	/** Runs the op with leading inputs, the command with these alone (null: not given), and gives the op's outputs. */
	Map<String, Object> same(final String name, final Object... arguments) {
		final Module op = ops().module("scaling." + name, arguments);
		op.run();
		final Module command = commandLike(name, op, arguments);
		assertTrue(op.getOutputs().size() > 0);
		for (final Map.Entry<String, Object> output : op.getOutputs().entrySet())
			assertSame(name + " " + output.getKey(), command.getOutput(RENAMED.getOrDefault(output.getKey(), output
				.getKey())), output.getValue());
		return op.getOutputs();
	}

	private Module commandLike(final String name, final Module op, final Object... arguments) {
		final List<Object> inputs = new ArrayList<>();
		int next = 0;
		for (final ModuleItem<?> item : OpUtils.inputs(op.getInfo())) {
			if (next < arguments.length && arguments[next] != null) {
				inputs.add(RENAMED.getOrDefault(item.getName(), item.getName()));
				inputs.add(arguments[next]);
			}
			next++;
		}
		return command(name, inputs.toArray());
	}

	/** Runs a command with inputs in pairs of name and value. */
	Module command(final String name, final Object... inputs) {
		try {
			return context.service(CommandService.class).run(commandName(name), false, inputs).get();
		}
		catch (InterruptedException | ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	static String commandName(final String op) {
		return "org.scalinglaws.command." + op.substring(0, 1).toUpperCase() + op.substring(1);
	}

	private static void assertSame(final String what, final Object expected, final Object actual) {
		if (expected == null && actual == null) return;
		assertNotNull(expected, what);
		assertNotNull(actual, what);
		if (actual instanceof Columns) assertTables(what, (Columns) expected, (Columns) actual);
		else if (actual instanceof SpectralMeasure) assertMeasures((SpectralMeasure) expected, (SpectralMeasure) actual);
		else if (actual instanceof RandomAccessibleInterval) assertArrayEquals(values(expected), values(actual), what);
		else if (actual instanceof ImagePlus) assertArrayEquals((int[]) pixels(expected), (int[]) pixels(actual), what);
		else assertEquals(expected, actual, what);
	}

	private static void assertTables(final String what, final Columns expected, final Columns actual) {
		assertEquals(expected.rows(), actual.rows(), what);
		assertEquals(expected.names().size(), actual.names().size(), what);
		for (int row = 0; row < expected.rows(); row++)
			assertArrayEquals(expected.row(row), actual.row(row), what + " row " + row);
	}

	static void assertMeasures(final SpectralMeasure expected, final SpectralMeasure actual) {
		assertArrayEquals(expected.eigenvalue(), actual.eigenvalue());
		assertArrayEquals(expected.multiplicity(), actual.multiplicity());
		assertArrayEquals(expected.startSquared(), actual.startSquared());
		assertArrayEquals(expected.startTeacher(), actual.startTeacher());
		assertArrayEquals(expected.teacherSquared(), actual.teacherSquared());
	}

	private static Object pixels(final Object plot) {
		return ((ImagePlus) plot).getProcessor().convertToRGB().getPixels();
	}

	/** The elements of a vector or matrix. */
	@SuppressWarnings("unchecked")
	static double[] values(final Object image) {
		final RandomAccessibleInterval<? extends RealType<?>> matrix = (RandomAccessibleInterval<? extends RealType<?>>) image;
		final double[] values = new double[(int) Intervals.numElements(matrix)];
		final var cursor = Views.flatIterable(matrix).cursor();
		for (int i = 0; i < values.length; i++)
			values[i] = cursor.next().getRealDouble();
		return values;
	}

	static RandomAccessibleInterval<? extends RealType<?>> vector(final double... values) {
		return ImageArrays.image(values);
	}

	@Override
	public void close() {
		context.dispose();
	}
}
