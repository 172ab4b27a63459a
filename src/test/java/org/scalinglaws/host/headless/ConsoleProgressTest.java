package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

class ConsoleProgressTest {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();
	private Context context;
	private ConsoleProgress progress;

	@BeforeEach
	void start() {
		context = new Context(TaskService.class, EventService.class);
		progress = ConsoleProgress.of(context.service(EventService.class), new PrintStream(text, true,
			StandardCharsets.UTF_8));
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

	@Test
	void printsAFewLinesPerSecondAndTheEnd() throws InterruptedException {
		final long begin = System.nanoTime();
		final Task task = task("Integrate Flow...");
		final Set<Long> quarters = new HashSet<>(); // of a second, in which there was something to tell
		for (int i = 0; i < 1000; i++) {
			task.setProgressValue(i);
			quarters.add((System.nanoTime() - begin) / 250_000_000);
			Thread.sleep(1);
		}
		task.finish();
		progress.close();
		final double seconds = (System.nanoTime() - begin) / 1e9;
		// one line per quarter of a second, the first after it, and the end; at least every other on a busy machine
		assertTrue(lines().size() <= 4 * seconds + 1 && lines().size() >= quarters.size() / 2, lines() + " in " + seconds);
		assertEquals("Integrate Flow: 100 %", lines().get(lines().size() - 1));
		final int[] percent = lines().stream().mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", ""))).toArray();
		for (int i = 1; i < percent.length; i++)
			assertTrue(percent[i] >= percent[i - 1], lines()::toString);
	}

	@Test
	void manyShortTasksAreNotManyLines() {
		for (int i = 0; i < 100; i++)
			task("short").finish();
		progress.close();
		assertTrue(lines().size() <= 3, lines()::toString);
		assertEquals("short: 100 %", lines().get(lines().size() - 1));
	}

	@Test
	void aTaskThatWasShownIsSeenToEnd() throws InterruptedException {
		final Task first = task("first");
		Thread.sleep(400);
		first.finish();
		task("second").finish();
		progress.close();
		assertTrue(lines().contains("first: 100 %") && lines().contains("second: 100 %"), lines()::toString);
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
