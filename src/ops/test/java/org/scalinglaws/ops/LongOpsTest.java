package org.scalinglaws.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.ops.Parity.vector;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scijava.Cancelable;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** Ops that have work for many seconds or hours: they tell how far they are, and end when they are asked to. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // what does not end would run for hours
class LongOpsTest {

	@Test
	void stochasticDescentEndsWithWhatItHas() {
		final Object spectrum = vector(PowerLaw.spectrum(1000, 1.5));
		for (final boolean byTask : List.of(true, false))
			try (Parity parity = new Parity()) {
				final Object teacher = parity.ops().run("scaling.teacherWeights", spectrum);
				final Object start = parity.ops().run("scaling.initialWeights", 1000);
				final Module op = canceled(parity, byTask, "scaling.simulateSgd", spectrum, teacher, start, 1e-4, 0.1,
					1_000_000_000_000L);
				assertTrue(((Columns) op.getOutput("trajectory")).rows() < 200);
			}
	}

	@Test
	void flowEndsWithWhatItHas() {
		final int dimension = 1_000_000;
		final double[] eigenvalues = PowerLaw.spectrum(dimension, 1.5);
		for (final boolean byTask : List.of(true, false))
			try (Parity parity = new Parity()) {
				final Object teacher = parity.ops().run("scaling.teacherWeights", vector(eigenvalues), "energy", false);
				final Module op = canceled(parity, byTask, "scaling.integrateFlow", vector(eigenvalues), teacher, vector(
					PowerLaw.spectrum(dimension, 0.3)), 1e8, 200, null, 1e-12);
				assertTrue(((Columns) op.getOutput("trajectory")).rows() < 200);
			}
	}

	@Test
	void trainingSaysThatItWasCanceled() {
		for (final boolean byTask : List.of(true, false))
			try (Parity parity = new Parity()) {
				final Object target = parity.ops().run("scaling.powerLawTarget", "diagonal", 1500, 1.0);
				final Module data = parity.ops().module("scaling.networkData", "diagonal", ((List<?>) target).get(0), 1200);
				data.run();
				final Module op = canceled(parity, byTask, "scaling.trainNetwork", "diagonal", data.getOutput("inputs"), data
					.getOutput("labels"), 1e-4, 0, 1L, 1e-14);
				assertEquals("canceled", op.getOutput("reason"));
			}
	}

	/** Runs an op, and cancels it or its task as soon as it tells that some of the work is done. */
	private static Module canceled(final Parity parity, final boolean byTask, final String name,
		final Object... inputs)
	{
		final Module module = parity.ops().module(name, inputs);
		final Cancelable op = (Cancelable) module.getDelegateObject();
		final FirstMove listener = new FirstMove(task -> (byTask ? task : op).cancel("enough"));
		final List<EventSubscriber<?>> subscriptions = parity.ops().context().service(EventService.class).subscribe(
			listener);
		module.run();
		assertFalse(subscriptions.isEmpty());
		assertEquals(name, listener.task.getName());
		assertEquals(OpProgress.MAXIMUM, listener.task.getProgressMaximum());
		assertTrue(listener.task.getProgressValue() < OpProgress.MAXIMUM);
		assertTrue(listener.task.isDone());
		assertTrue(listener.task.isCanceled());
		assertTrue(op.isCanceled());
		assertEquals("enough", op.getCancelReason());
		return module;
	}

	/** Does something once, when a task has got somewhere. */
	static final class FirstMove {

		private final Consumer<Task> action;
		private volatile Task task;

		FirstMove(final Consumer<Task> action) {
			this.action = action;
		}

		@EventHandler
		synchronized void on(final TaskEvent event) {
			if (task != null || event.getTask().getProgressValue() == 0) return;
			task = event.getTask();
			action.accept(task);
		}
	}

	@Test
	void progressRisesToTheWholeOnlyWhereTheWorkWasDone() {
		try (Parity parity = new Parity()) {
			final Task done = task(parity), broken = task(parity);
			final OpProgress whole = new OpProgress(new EscapeRate(), () -> done, 0);
			whole.update(0.25);
			assertEquals(OpProgress.MAXIMUM / 4, done.getProgressValue());
			whole.update(Double.NaN);
			assertEquals(OpProgress.MAXIMUM / 4, done.getProgressValue());
			whole.end(true);
			assertEquals(OpProgress.MAXIMUM, done.getProgressValue());
			final OpProgress part = new OpProgress(new EscapeRate(), () -> broken, 0);
			part.update(0.5);
			part.end(false);
			assertEquals(OpProgress.MAXIMUM / 2, broken.getProgressValue());
			final Supplier<Task> none = () -> {
				throw new AssertionError("a task for work that was done in an instant");
			};
			final OpProgress instant = new OpProgress(new EscapeRate(), none, Long.MAX_VALUE / 2);
			instant.update(0.5);
			instant.end(true);
			assertTrue(done.isDone() && broken.isDone());
		}
	}

	private static Task task(final Parity parity) {
		final Task task = parity.ops().context().service(TaskService.class).createTask("test");
		task.start();
		return task;
	}
}
