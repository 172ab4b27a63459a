package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/**
 * Summarizes a table over its runs: mean, standard deviation, standard error and count of each
 * column; diverged runs are left out whole.
 */
@Plugin(type = Op.class, name = "scaling.summarizeRuns")
public class SummarizeRuns extends ScalingOp {

	@Parameter
	private Columns table;

	@Parameter(required = false)
	private String by = "time";

	@Parameter(type = ItemIO.OUTPUT)
	private Columns summary;

	@Parameter(type = ItemIO.OUTPUT)
	private int divergedRuns;

	@Override
	public void run() {
		Require.oneOf("by", by, table.names());
		final RunSummary runs = RunSummary.of(table, by);
		summary = runs.table();
		divergedRuns = runs.divergedRuns();
	}
}
