package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.Targets;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;

import ij.IJ;

/** Escape ends a long command with what it has so far. */
@Tag("slow")
class EscapeTest {

	@Test
	@Timeout(30)
	void cancelsAndLeavesNoThreads() throws Exception {
		final Context context = new Context();
		final ModuleInfo info = new Targets(context).find("SimulateSgd");
		final Map<String, Object> inputs = Map.of("spectrum", new double[] { 0.6, 0.4 }, "teacher", new double[] { 1, 1 },
			"weights", new double[] { 1, 0 }, "learningRate", 1e-9, "steps", 1_000_000_000_000L, "runs", 4);
		final Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
		final ProgressBar bar = new ProgressBar(info.getTitle(), context.service(EventService.class));
		final Thread person = new Thread(() -> {
			IJ.wait(700);
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		});
		final Module module;
		try (bar; EscapeKey escape = new EscapeKey(bar::cancel)) {
			person.start();
			module = new Execution(context, null).run(info, inputs);
			assertTrue(bar.isCanceled(), escape.toString());
		}
		final Columns trajectory = (Columns) module.getOutput("trajectory");
		assertEquals(true, trajectory.metadata().get("canceled"), trajectory.metadata().toString());
		context.dispose();
		Thread.sleep(500);
		final Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
		after.removeAll(before);
		after.removeIf(thread -> thread.isDaemon() || !thread.isAlive());
		assertEquals(Set.of(), after);
	}
}
