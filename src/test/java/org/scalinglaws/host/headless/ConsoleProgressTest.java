package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

class ConsoleProgressTest {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();
	private final Semaphore waits = new Semaphore(0), passed = new Semaphore(0);
	private Context context;
	private ConsoleProgress progress;

	@BeforeEach
	void start() throws InterruptedException {
		context = new Context(TaskService.class, EventService.class);
		progress = ConsoleProgress.of(context.service(EventService.class), new PrintStream(text, true,
			StandardCharsets.UTF_8), () -> {
				waits.release();
				passed.acquire();
			});
		waits.acquire(); // it waits for the first time
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	private Task task(final String name) {
		final Task task = context.service(TaskService.class).createTask(name);
		task.setProgressMaximum(1000);
		task.start();
		return task;
	}

	private List<String> lines() {
		return text.toString(StandardCharsets.UTF_8).lines().toList();
	}

	/** Lets the printer print once, and waits until it has. */
	private void pass() throws InterruptedException {
		passed.release();
		waits.acquire();
	}

	@Test
	void printsALineAfterEachPauseAndTheEnd() throws InterruptedException {
		final Task task = task("Integrate Flow...");
		for (int i = 0; i < 1000; i++) {
			task.setProgressValue(i);
			if (i % 250 == 200) pass();
		}
		task.finish();
		progress.close();
		assertEquals(List.of("Integrate Flow: 20 %", "Integrate Flow: 45 %", "Integrate Flow: 70 %", "Integrate Flow: 95 %",
			"Integrate Flow: 100 %"), lines());
	}

	@Test
	void nothingIsPrintedWithoutATask() throws InterruptedException {
		pass();
		task("work").finish();
		pass();
		pass();
		progress.close();
		assertEquals(List.of("work: 100 %"), lines());
	}

	@Test
	void manyShortTasksAreNotManyLines() {
		for (int i = 0; i < 100; i++)
			task("short").finish();
		progress.close();
		assertEquals(List.of("short: 100 %"), lines());
	}

	@Test
	void aTaskThatWasShownIsSeenToEnd() throws InterruptedException {
		final Task first = task("first");
		pass();
		first.finish();
		task("second").finish();
		progress.close();
		assertEquals(List.of("first: 0 %", "first: 100 %", "second: 100 %"), lines());
	}

	@Test
	void aCanceledTaskDoesNotReachTheEnd() {
		final Task task = task("work");
		task.setProgressValue(420);
		task.cancel("enough");
		task.finish();
		progress.close();
		assertEquals(List.of("work: canceled at 42 %"), lines());
	}
}
