package org.scalinglaws.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.journal.MemoryStore;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Notes;
import org.scalinglaws.task.Progress;

class SweepRunTest {

	private final Grid grid = Grid.parse("a = 1 : 9 : 9; b = 1, 2").seeds(3);
	private final MemoryStore store = new MemoryStore();

	private boolean run(final CellWork work, final int threads, final Progress progress) {
		return new SweepRun(PendingCells.of(grid, store, false), work, false, run -> store.append(run.record())).run(threads,
			progress);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 100 })
	void eachCellRunsOnce(final int threads) {
		assertTrue(run((inputs, progress) -> Map.of("sum", (Double) inputs.get("a") + (Double) inputs.get("seed")), threads,
			Progress.NONE));
		final List<Long> cells = new ArrayList<>();
		store.forEach(record -> {
			assertEquals(grid.value(0, record.cell()) + grid.value(2, record.cell()), record.values()[0]);
			cells.add(record.cell());
		});
		Collections.sort(cells);
		assertEquals(LongStream.range(0, 54).boxed().toList(), cells);
		assertEquals(0, PendingCells.of(grid, store, false).count());
	}

	/** As many cells at once as asked for, and within a cell one thread. */
	@Test
	@Timeout(20)
	void threadsRunCellsAndCellsOneThread() {
		final CountDownLatch three = new CountDownLatch(3);
		final AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger(), elsewhere = new AtomicInteger();
		run((inputs, progress) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			three.countDown();
			assertTrue(three.await(15, TimeUnit.SECONDS));
			final Thread own = Thread.currentThread();
			Parallel.forEach(20, 8, i -> elsewhere.addAndGet(Thread.currentThread() == own ? 0 : 1));
			inside.decrementAndGet();
			return Map.of();
		}, 3, Progress.NONE);
		assertEquals(3, most.get());
		assertEquals(0, elsewhere.get());
	}

	/** The first cells tell what others cost; nobody waits for them. */
	@Test
	@Timeout(20)
	void noThreadWaitsForThePilots() {
		final CountDownLatch others = new CountDownLatch(5);
		assertTrue(run((inputs, progress) -> {
			final boolean pilot = inputs.equals(grid.inputs(0));
			if (pilot) assertTrue(others.await(15, TimeUnit.SECONDS)); // five others run beside it
			else others.countDown();
			return Map.of("x", 1);
		}, 2, Progress.NONE));
		assertEquals(0, PendingCells.of(grid, store, false).count());
	}

	@Test
	void onlyWhatIsMissingRuns() {
		run((inputs, progress) -> {
			if ((Double) inputs.get("a") > 4) throw new java.util.concurrent.CancellationException();
			return Map.of("x", 1);
		}, 1, Progress.NONE);
		final Set<Long> before = new TreeSet<>();
		store.forEach(record -> before.add(record.cell()));
		final PendingCells pending = PendingCells.of(grid, store, false);
		assertEquals(before.size(), pending.done());
		final Set<Long> missing = new TreeSet<>(LongStream.range(0, 54).boxed().toList());
		missing.removeAll(before);
		assertEquals(List.copyOf(missing), LongStream.of(pending.cells()).boxed().toList());
		final AtomicInteger ran = new AtomicInteger();
		run((inputs, progress) -> Map.of("x", ran.incrementAndGet()), 2, Progress.NONE);
		assertEquals(54 - before.size(), ran.get());
	}

	/** A full disk on one thread ends all of them. */
	@Test
	@Timeout(20)
	void whatCannotBeKeptEndsTheSweep() {
		final AtomicInteger kept = new AtomicInteger();
		final SweepRun run = new SweepRun(PendingCells.of(grid, store, false), (inputs, progress) -> {
			if ((Double) inputs.get("a") == 9 && kept.get() == 0) while (!progress.isCanceled())
				Thread.onSpinWait(); // runs until it is told to end
			return Map.of();
		}, false, cell -> {
			if (kept.incrementAndGet() > 0) throw new IllegalArgumentException("disk is full");
		});
		assertEquals("disk is full", assertThrows(IllegalArgumentException.class, () -> run.run(3, Progress.NONE)).getMessage());
		assertTrue(kept.get() <= 3);
	}

	@Test
	void progressIsByCostAndInWords() {
		final Notes notes = new Notes();
		run((inputs, progress) -> {
			Thread.sleep(5);
			return Map.of();
		}, 2, notes);
		assertEquals(1, notes.last(), 1e-9);
		assertEquals("54 of 54 cells", notes.words().get(notes.words().size() - 1));
		assertTrue(notes.words().get(0).startsWith("0 of 54 cells"), notes.words().get(0));
	}

	/** What a command says when it fails, not what was around it. */
	@Test
	void failuresAreRecordsWithTheirMessages() {
		run((inputs, progress) -> {
			if ((Double) inputs.get("a") == 2) throw new java.util.concurrent.ExecutionException(new IllegalStateException("deep"));
			if ((Double) inputs.get("a") == 3) throw new NullPointerException();
			return Map.of("x", 1);
		}, 2, Progress.NONE);
		store.forEach(record -> assertEquals(record.cell() / 6 == 1 ? "deep" : record.cell() / 6 == 2 ? "NullPointerException" : null,
			record.message()));
	}
}
