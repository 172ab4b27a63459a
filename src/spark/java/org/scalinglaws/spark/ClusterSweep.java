package org.scalinglaws.spark;

import org.scalinglaws.command.Sweep;
import org.scalinglaws.command.support.sweep.SweepPlan;
import org.scalinglaws.sweep.run.CellRunner;

/** The command {@link Sweep}, whose cells run on Spark. It is none of the menus. */
public class ClusterSweep extends Sweep {

	@Override
	protected CellRunner runner(final SweepPlan plan) {
		if (folder() == null) throw new IllegalArgumentException(
			"folder is required on Spark, as what a sweep that ends early goes on from, was not given");
		if (threads() != 0) throw new IllegalArgumentException(
			"threads must be 0 on Spark, which has so many as its master says, was " + threads());
		final CellTask task = new CellTask(plan.settings().cells(), source(plan), plan.keepsTables());
		return new SparkRunner(task, "Sweep of " + plan.settings().command());
	}

	/** {@return where the tasks get the work of the cells from} */
	CellSource source(final SweepPlan plan) {
		return ShippedOperation.of(plan);
	}
}
