package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.propagation.percolation.BondPercolation;
import org.scalinglaws.propagation.percolation.PercolationResult;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Bond directed percolation in 1+1 dimensions, from a ring of active sites or from one: exponents that are known. */
@Plugin(type = Command.class, headless = true, description = "Simulates bond directed percolation in 1+1 dimensions, whose exponents are known: what fits are calibrated on",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "deep-networks.md#directed-percolation"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Deep Networks", weight = 3.95), @Menu(label = "Directed Percolation...", weight = 3) })
public class DirectedPercolation extends ScalingCommand {

	@Parameter(label = "Probability", description = "Of an open bond, 0 to 1; critical at 0.644700185", min = "0", max = "1",
		style = "format:0.#########", persist = false)
	private double probability = BondPercolation.CRITICAL;

	@Parameter(label = "Start", description = "full: all sites of a ring are active; seed: one site of an endless line",
		choices = { BondPercolation.FULL, BondPercolation.SEED }, persist = false)
	private String start = BondPercolation.SEED;

	@Parameter(label = "Size", description = "Sites of the ring, 1 to 100000000; without meaning for a seed", min = "1",
		max = "100000000", persist = false)
	private int size = 10_000;

	@Parameter(label = "Steps", description = "1 to 100000000", min = "1", max = "100000000", persist = false)
	private int steps = 1000;

	@Parameter(label = "Runs", description = "1 to 10000000; those of a ring cost as many steps of all its sites, those of a seed little",
		min = "1", max = "10000000", persist = false)
	private int runs = 100;

	@Parameter(label = "Records", description = "Rows, 2 to 10000: step 0 and then log-spaced, fewer if there are not so many steps",
		min = "2", max = "10000", persist = false)
	private int records = 60;

	@Parameter(label = "Seed", description = "Of the bonds, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns time; from a ring density (share of active sites) and survival (share of runs with one); from a seed survival, activeSites (mean over all runs), meanSquareSpread (of active sites about the seed); and the standard error of each over the runs")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Groups", description = "The same means for each of up to 64 groups of runs, for fits: columns run (the group), time, and so on")
	private Columns groups;

	@Parameter(type = ItemIO.OUTPUT, label = "Lifetime", description = "Sum over the steps of the share P(t) of runs alive")
	private double lifetime;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the lifetime")
	private double lifetimeStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Correlation time", description = "Sum of t P(t) over that of P(t)")
	private double correlationTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the correlation time")
	private double correlationTimeStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "Whether all runs died, and what it means for the times if not")
	private String reason;

	@Override
	public void run() {
		final BondPercolation problem = new BondPercolation(probability, start, size, steps);
		quickly(progress -> problem.run(runs, records, seed, progress), this::give);
	}

	private void give(final PercolationResult result) {
		table = signed(result.table());
		groups = signed(result.groups());
		lifetime = result.lifetime();
		lifetimeStandardError = result.lifetimeStandardError();
		correlationTime = result.correlationTime();
		correlationTimeStandardError = result.correlationTimeStandardError();
		reason = result.reason();
	}
}
