package org.scalinglaws.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.apache.spark.TaskContext;
import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What a task of Spark does: it runs its cells one after another, by one thread, as the workers of a process do. */
final class CellTask extends AbstractFunction1<Iterator<long[]>, CellRun[]> implements Serializable {

	private static final long serialVersionUID = 1;

	private final Grid grid;
	private final CellSource source;
	private final boolean keepTables;

	CellTask(final Grid grid, final CellSource source, final boolean keepTables) {
		this.grid = grid;
		this.source = source;
		this.keepTables = keepTables;
	}

	@Override
	public CellRun[] apply(final Iterator<long[]> cells) {
		final Progress progress = untilKilled(TaskContext.get());
		final CellWork work = source.work();
		final List<CellRun> runs = new ArrayList<>();
		Parallel.workers(1, thread -> {
			while (cells.hasNext())
				for (final long cell : cells.next())
					runs.add(CellRun.of(grid, cell, work, keepTables, progress));
		});
		return runs.toArray(CellRun[]::new);
	}

	private static Progress untilKilled(final TaskContext task) {
		return new Progress() {

			@Override
			public void update(final double fraction) {
				// the driver counts cells
			}

			@Override
			public boolean isCanceled() {
				return task.isInterrupted();
			}
		};
	}
}
