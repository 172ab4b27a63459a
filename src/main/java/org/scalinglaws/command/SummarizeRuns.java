package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Summarizes a table over its runs: mean, standard deviation, standard error and
 * count of each column (see {@link RunSummary}), of each group apart where a column
 * tells groups; diverged runs are left out whole, NaN each for itself: metadata
 * {@code incompleteRows} says how many rows had one.
 */
@Plugin(type = Command.class, headless = true, description = "Summarizes a table over its runs: mean, standard deviation, standard error and count",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#several-runs"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Summarize Runs...", weight = 2) })
public class SummarizeRuns extends ScalingCommand {

	@Parameter(label = "Table", description = "Table in long form, one row for each run and record; then its summary, with deviations that are NaN where there is one run",
		type = ItemIO.BOTH, persist = false)
	private Columns table;

	@Parameter(label = "By", description = "Column whose equal values are summarized", persist = false)
	private String by = "time";

	@Parameter(label = "Group", description = "Column whose values have runs of their own and are summarized apart, as learning rates; none if not given",
		required = false, persist = false)
	private String group;

	@Parameter(type = ItemIO.OUTPUT, label = "Diverged runs")
	private int divergedRuns;

	@Override
	public void run() {
		table.require("by", by);
		final boolean grouped = group != null && !group.isBlank();
		final RunSummary summary = grouped ? RunSummary.of(table, by, table.require("group", group)) : RunSummary.of(table, by);
		divergedRuns = summary.divergedRuns();
		table = signed(summary.table()).with(Map.of("divergedRuns", divergedRuns,
			"incompleteRows", summary.incompleteRows()));
	}
}
