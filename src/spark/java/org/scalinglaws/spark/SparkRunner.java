package org.scalinglaws.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.sweep.run.CellOrder;
import org.scalinglaws.sweep.run.CellRunner;
import org.scalinglaws.sweep.run.PendingCells;
import org.scalinglaws.sweep.run.SweepProgress;
import org.scalinglaws.task.Progress;

import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs cells as tasks of Spark, and keeps those of each task when it ends, in the thread that asks for it. First run the
 * pilots and some cells beside them, one a task, so that all processors are in use; then the others, the longest first.
 */
final class SparkRunner implements CellRunner {

	private static final long PATIENCE_MILLIS = 100;

	private final CellTask task;
	private final String name;

	/** @param name of the jobs, for people */
	SparkRunner(final CellTask task, final String name) {
		this.task = task;
		this.name = name;
	}

	/** What the application is, where its submission does not say so. */
	static SparkConf conf() {
		return new SparkConf().setIfMissing("spark.app.name", "Scaling Laws sweep")
			// records of cells are no data for others
			.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
			// what the tasks of a job return is counted, though none of it stays
			.set("spark.driver.maxResultSize", "0");
	}

	@Override
	public boolean run(final PendingCells pending, final Consumer<CellRun> keeper, final Progress progress) {
		final JavaSparkContext spark = JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf()));
		final SweepProgress told = new SweepProgress(progress, pending.grid(), 1);
		final Consumer<CellRun> kept = run -> {
			keeper.accept(run);
			told.done(0, run.record().cell());
		};
		told.order(CellOrder.given(pending.grid()), pending);
		final Map<Long, Long> nanos = new HashMap<>();
		final Set<Long> first = first(pending, spark.defaultParallelism());
		if (!round(spark, first.stream().map(cell -> new long[] { cell }).toList(), kept.andThen(run -> {
			pending.ran(run.record().cell(), run.record().nanos());
			nanos.put(run.record().cell(), run.record().nanos());
		}), told)) return false;
		final CellOrder order = CellOrder.of(pending.grid(), pending::nanos);
		final PendingCells rest = pending.without(first);
		told.order(order, rest);
		final Rounds rounds = new Rounds(LongStream.range(0, pending.grid().cells()).map(order::cell).filter(rest::isPending)
			.toArray(), order::cost);
		nanos.forEach(rounds::ran);
		while (rounds.hasNext())
			if (!round(spark, rounds.next(spark.defaultParallelism()), kept.andThen(run -> rounds.ran(run.record().cell(), run
				.record().nanos())), told)) return false;
		return true;
	}

	/** The pilots, and if there are more processors than these, other cells, from all over the grid. */
	private static Set<Long> first(final PendingCells pending, final int cores) {
		final Set<Long> first = new LinkedHashSet<>(CellOrder.pilots(pending.grid()));
		first.removeIf(cell -> !pending.isPending(cell));
		final long[] all = pending.cells();
		final int others = Math.min(all.length, cores);
		for (int i = 0; i < others && first.size() < cores; i++)
			first.add(all[(int) ((long) i * all.length / others)]);
		return first;
	}

	/** Whether all of its tasks have run; if not, it was canceled. */
	private boolean round(final JavaSparkContext spark, final List<long[]> tasks, final Consumer<CellRun> kept,
		final SweepProgress told)
	{
		if (tasks.isEmpty()) return !told.isEnded();
		final BlockingQueue<CellRun[]> ended = new LinkedBlockingQueue<>();
		spark.sc().setJobDescription(name);
		final Seq<Object> all = CollectionConverters.asScala(new ArrayList<Object>(IntStream.range(0, tasks.size()).boxed()
			.toList())).toSeq();
		final SimpleFutureAction<BoxedUnit> job = spark.sc().submitJob(spark.parallelize(tasks, tasks.size()).rdd(), task, all, (
			part, runs) -> {
			ended.add(runs);
			return BoxedUnit.UNIT;
		}, () -> BoxedUnit.UNIT);
		try {
			keep(job, ended, kept, told);
		}
		finally {
			if (!job.isCompleted()) job.cancel();
		}
		if (told.isEnded()) return false;
		final Try<BoxedUnit> result = job.value().get();
		if (result.isFailure()) throw failure(result.failed().get());
		return true;
	}

	/** Until the job has ended and all of it is kept, or nobody wants it any more. */
	private static void keep(final SimpleFutureAction<BoxedUnit> job, final BlockingQueue<CellRun[]> ended,
		final Consumer<CellRun> kept, final SweepProgress told)
	{
		try {
			while (!told.isEnded()) {
				final boolean last = job.isCompleted();
				final CellRun[] runs = ended.poll(last ? 0 : PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
				if (runs != null) for (final CellRun run : runs)
					kept.accept(run);
				else if (last) return;
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("canceled");
		}
	}

	private static IllegalStateException failure(final Throwable cause) {
		final String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return new IllegalStateException("Spark has given up: " + message +
			"; what was done is kept, and the same sweep goes on from there", cause);
	}
}
