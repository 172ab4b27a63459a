package org.scalinglaws.propagation.percolation;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/** What runs of {@link BondPercolation} gave. */
public final class PercolationResult {

	private static final String TIME = "time";

	private final BondPercolation problem;
	private final int runs;
	private final long[] times;
	private final PercolationSums[] groups;
	private final PercolationSums all;

	PercolationResult(final BondPercolation problem, final int runs, final long[] times, final PercolationSums[] groups) {
		this.problem = problem;
		this.runs = runs;
		this.times = times;
		this.groups = groups;
		all = new PercolationSums(times.length);
		for (final PercolationSums group : groups) // in order, whatever thread was first
			all.add(group);
	}

	private boolean isSeed() {
		return problem.start().equals(BondPercolation.SEED);
	}

	private List<String> measured() {
		return isSeed() ? List.of("survival", "activeSites", "meanSquareSpread") : List.of("density", "survival");
	}

	/**
	 * {@return one row for each recorded time: from a ring {@code density} (share of active sites) and {@code survival}
	 * (share of runs with an active site), from a seed {@code survival}, {@code activeSites} (mean over all runs) and {@code
	 * meanSquareSpread} (of active sites about the seed, NaN without any; a bond leads by 1 to the left or right), and the
	 * standard error of each over the runs, NaN for one run}
	 */
	public Columns table() {
		final List<String> names = new ArrayList<>(List.of(TIME));
		for (final String name : measured()) {
			names.add(name);
			names.add(name + RunSummary.STANDARD_ERROR);
		}
		final Columns.Builder rows = Columns.builder(names);
		for (int k = 0; k < times.length; k++) {
			final double[] values = values(all, k);
			final double[] errors = { all.survival(k).standardError(), all.active(k).standardError(), all.spread(k)
				.standardError() };
			rows.row(isSeed() ? new double[] { times[k], values[0], errors[0], values[1], errors[1], values[2], errors[2] }
				: new double[] { times[k], values[0], errors[1] / problem.size(), values[1], errors[0] });
		}
		return rows.metadata("survivors", all.alive()).build();
	}

	/**
	 * {@return the same means for each of up to 64 groups of runs, which differ by one in size at most: columns {@code run}
	 * (the group), {@code time}, and so on, group after group}
	 */
	public Columns groups() {
		final List<String> names = new ArrayList<>(List.of(RunSummary.RUN, TIME));
		names.addAll(measured());
		final Columns.Builder rows = Columns.builder(names);
		for (int g = 0; g < groups.length; g++)
			for (int k = 0; k < times.length; k++) {
				final double[] values = values(groups[g], k);
				rows.row(isSeed() ? new double[] { g, times[k], values[0], values[1], values[2] } : new double[] { g, times[k],
					values[0], values[1] });
			}
		return rows.metadata("groups", (long) groups.length).build();
	}

	private double[] values(final PercolationSums sums, final int k) {
		final double survival = sums.survival(k).ratio(), active = sums.active(k).ratio();
		return isSeed() ? new double[] { survival, active, sums.spread(k).ratio() } : new double[] { active / problem.size(),
			survival };
	}

	/** {@return the sum over the steps of the share of runs alive: their mean lifetime if none is at the end} */
	public double lifetime() {
		return all.lifetime().ratio();
	}

	/** {@return its standard error over the runs; NaN for one run} */
	public double lifetimeStandardError() {
		return all.lifetime().standardError();
	}

	/** {@return the mean time weighted by the share P(t) of runs alive, sum t P(t)/sum P(t)} */
	public double correlationTime() {
		return all.correlation().ratio();
	}

	/** {@return its standard error over the runs; NaN for one run} */
	public double correlationTimeStandardError() {
		return all.correlation().standardError();
	}

	/** {@return "all runs died", or how many did not} */
	public String reason() {
		return all.alive() == 0 ? "all runs died" : all.alive() + " of " + runs + " runs were alive after the last step: " +
			"lifetime and correlationTime are sums over the steps that there were";
	}
}
