package org.scalinglaws.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTest {

	@ParameterizedTest
	@CsvSource({ "0, 4", "1, 4", "1000, 1", "1000, 4", "3, 100" })
	void eachNumberIsDoneOnce(final int count, final int threads) {
		final AtomicIntegerArray done = new AtomicIntegerArray(count);
		Parallel.forEach(count, threads, done::incrementAndGet);
		final int[] times = new int[count], ones = new int[count];
		Arrays.fill(ones, 1);
		Arrays.setAll(times, done::get);
		assertArrayEquals(ones, times);
	}

	/** No more than asked for at any moment, the calling one among them. */
	@ParameterizedTest
	@CsvSource({ "1", "2", "3" })
	void noMoreThreadsWorkAtOnce(final int threads) {
		final AtomicInteger working = new AtomicInteger(), most = new AtomicInteger();
		Parallel.forEach(20, threads, i -> {
			most.accumulateAndGet(working.incrementAndGet(), Math::max);
			LockSupport.parkNanos(2_000_000);
			working.decrementAndGet();
		});
		assertTrue(most.get() <= threads, () -> most + " at once");
	}

	@Test
	void tellsHowManyAreDoneAndEndsWhenCanceled() {
		final AtomicInteger last = new AtomicInteger(), worked = new AtomicInteger();
		final Progress progress = new Progress() {

			@Override
			public void update(final double fraction) {
				last.accumulateAndGet((int) Math.round(100 * fraction), Math::max);
			}

			@Override
			public boolean isCanceled() {
				return worked.get() >= 20;
			}
		};
		Parallel.forEach(20, progress, i -> worked.incrementAndGet());
		assertEquals(100, last.get());
		assertEquals(20, worked.get());
		assertThrows(CancellationException.class, () -> Parallel.forEach(1000, progress, i -> worked.incrementAndGet()));
		assertEquals(20, worked.get());
	}

	/** A listener that would complain if it fell hears each piece, from four threads. */
	@Test
	void piecesAreCountedFromAnyThread() {
		final Looks looks = new Looks(Integer.MAX_VALUE);
		Parallel.forEach(5000, 4, looks.part(0.5, 1), i -> {});
		assertEquals(1, looks.last(), 0);
		assertEquals(5000, looks.count());
	}

	/** Each of them is one thread, and so is what is shared within it. */
	@Test
	@Timeout(10)
	void workersStayOneThreadEach() {
		final CountDownLatch both = new CountDownLatch(2);
		final AtomicInteger met = new AtomicInteger(), elsewhere = new AtomicInteger();
		final Thread caller = Thread.currentThread();
		Parallel.workers(2, i -> {
			both.countDown();
			if (await(both)) met.incrementAndGet();
			final Thread own = Thread.currentThread();
			Parallel.forEach(50, 4, j -> elsewhere.addAndGet(Thread.currentThread() == own && own != caller ? 0 : 1));
		});
		assertEquals(2, met.get());
		assertEquals(0, elsewhere.get());
		assertEquals("one fails", assertThrows(IllegalStateException.class, () -> Parallel.workers(2, i -> {
			if (i == 1) throw new IllegalStateException("one fails");
		})).getMessage());
	}

	/** Two pieces that wait for each other need two threads. */
	@Test
	@Timeout(10)
	void piecesRunSideBySide() {
		final CountDownLatch both = new CountDownLatch(2);
		final AtomicInteger met = new AtomicInteger();
		Parallel.forEach(2, 2, i -> {
			both.countDown();
			if (await(both)) met.incrementAndGet();
		});
		assertEquals(2, met.get());
	}

	/** With every worker of the common pool blocked, as by scripts that wait for commands there. */
	@Test
	@Timeout(20)
	void commonPoolIsNotNeeded() throws InterruptedException {
		final int workers = ForkJoinPool.getCommonPoolParallelism();
		final CountDownLatch blocked = new CountDownLatch(workers), release = new CountDownLatch(1);
		for (int i = 0; i < workers; i++)
			ForkJoinPool.commonPool().execute(() -> {
				blocked.countDown();
				await(release);
			});
		try {
			assertTrue(blocked.await(10, TimeUnit.SECONDS));
			final AtomicInteger sum = new AtomicInteger();
			Parallel.forEach(100, 3, sum::addAndGet);
			assertEquals(4950, sum.get());
		}
		finally {
			release.countDown();
		}
	}

	@Test
	void failuresEndTheWorkAndAreThrown() {
		final AtomicInteger done = new AtomicInteger();
		final IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> Parallel.forEach(100_000, 2,
			i -> {
				if (i == 10) throw new IllegalStateException("ten");
				done.incrementAndGet();
			}));
		assertEquals("ten", thrown.getMessage());
		assertTrue(done.get() < 100_000);
	}

	private static boolean await(final CountDownLatch latch) {
		try {
			return latch.await(10, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
