package org.scalinglaws.propagation.percolation;

import org.scalinglaws.linear.RatioOfSums;

/** What is counted over runs: at each recorded time, and how long they lived. */
final class PercolationSums {

	private final RatioOfSums[] survival, active, spread;
	private final RatioOfSums lifetime = new RatioOfSums(), correlation = new RatioOfSums();
	private long alive;

	PercolationSums(final int records) {
		survival = sums(records);
		active = sums(records);
		spread = sums(records);
	}

	private static RatioOfSums[] sums(final int records) {
		final RatioOfSums[] sums = new RatioOfSums[records];
		for (int k = 0; k < records; k++)
			sums[k] = new RatioOfSums();
		return sums;
	}

	/** Counts a run that is active at a record. */
	void record(final int k, final long sites, final double squares) {
		survival[k].add(1, 1);
		active[k].add(sites, 1);
		spread[k].add(squares, sites);
	}

	/**
	 * Counts the end of a run.
	 *
	 * @param recorded at how many records it was active
	 * @param life the first step without an active site, or the one after the last
	 * @param died whether it did
	 */
	void end(final int recorded, final long life, final boolean died) {
		for (int k = recorded; k < survival.length; k++) {
			survival[k].add(0, 1);
			active[k].add(0, 1);
			spread[k].add(0, 0);
		}
		lifetime.add(life, 1);
		correlation.add(life * (life - 1.0) / 2, life);
		if (!died) alive++;
	}

	/** Adds the sums of other runs. */
	void add(final PercolationSums other) {
		for (int k = 0; k < survival.length; k++) {
			survival[k].add(other.survival[k]);
			active[k].add(other.active[k]);
			spread[k].add(other.spread[k]);
		}
		lifetime.add(other.lifetime);
		correlation.add(other.correlation);
		alive += other.alive;
	}

	/** {@return how many were active after the last step} */
	long alive() {
		return alive;
	}

	RatioOfSums survival(final int k) {
		return survival[k];
	}

	RatioOfSums active(final int k) {
		return active[k];
	}

	RatioOfSums spread(final int k) {
		return spread[k];
	}

	/** {@return the mean lifetime} */
	RatioOfSums lifetime() {
		return lifetime;
	}

	/** {@return sum of t P(t) over sum of P(t)} */
	RatioOfSums correlation() {
		return correlation;
	}
}
