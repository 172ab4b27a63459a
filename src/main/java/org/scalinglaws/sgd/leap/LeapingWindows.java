package org.scalinglaws.sgd.leap;

import java.util.List;

import org.scalinglaws.table.Columns;

/** What windows there were in leaping runs. */
final class LeapingWindows {

	private long windows;
	private double kappa;
	private int smallestHead = Integer.MAX_VALUE;
	private int largestHead;
	private long shortest = Long.MAX_VALUE;
	private long longest;

	/** Counts a window. */
	void count(final int head, final long steps, final double kappaPerStep) {
		windows++;
		if (steps > 1) kappa = Math.max(kappa, kappaPerStep * steps); // one step is exact
		smallestHead = Math.min(smallestHead, head);
		largestHead = Math.max(largestHead, head);
		shortest = Math.min(shortest, steps);
		longest = Math.max(longest, steps);
	}

	/** Those of several runs. */
	static LeapingWindows sum(final List<LeapingWindows> runs) {
		final LeapingWindows sum = new LeapingWindows();
		runs.forEach(sum::add);
		return sum;
	}

	private void add(final LeapingWindows other) {
		windows += other.windows;
		kappa = Math.max(kappa, other.kappa);
		smallestHead = Math.min(smallestHead, other.smallestHead);
		largestHead = Math.max(largestHead, other.largestHead);
		shortest = Math.min(shortest, other.shortest);
		longest = Math.max(longest, other.longest);
	}

	/** Writes them down: the largest kappa, the ranges of head and window, and how many windows. */
	void describe(final Columns.Builder table) {
		table.metadata("kappa", kappa).metadata("windows", windows);
		if (windows == 0) return; // canceled before the first
		table.metadata("smallestHead", smallestHead).metadata("largestHead", largestHead).metadata("shortestWindow",
			shortest).metadata("longestWindow", longest);
	}
}
