package org.scalinglaws.propagation.margin;

import org.scalinglaws.random.RandomStream;

/**
 * Perturbations of one layer by +-epsilon in each weight, and how much they change a margin.
 * <p>
 * With the signs of a row all along, or all against, those of the layer's inputs its sum moves by +-e, e = epsilon |z|_1,
 * and with others by less. So the search is over one sign per row: at first that of the margin's derivative, up and down, then
 * that of the derivative at the point so reached, as long as the change grows. On the last two layers this is the worst
 * there is, as the margin is a sum of monotone functions of the sums there. Before them signs are turned over one by one as
 * long as that helps, from there and in small networks from some random ones (derivatives are blind to units that are
 * off), if the layer is not too large for it; what is found is a lower bound of the worst.
 * </p>
 */
final class SignSearch {

	/** Of what is summed up: 16 digits, less those that long sums take. */
	private static final double ROUNDING = 1e-12;

	/** Multiplications of turning each sign of a layer once: a millisecond. */
	private static final long MOST_WORK = 1_000_000;

	/** Random signs to turn over one by one, if all of them cost no more than this. */
	private static final int MOST_STARTS = 4, MOST_START_WORK = 100_000;

	/** More rounds than were ever seen. */
	private static final int MOST_ROUNDS = 50;

	private final Margin margin;
	private final int layer;
	private final double bound, perturbation, reach;
	private final double[] by, best;
	private final boolean climbs;
	private final long starts;
	private long tried, violations;

	/**
	 * @param layer from 0
	 * @param bound on the modulus of the change
	 */
	SignSearch(final Margin margin, final int layer, final double bound, final double perturbation) {
		this.margin = margin;
		this.layer = layer;
		this.bound = bound;
		this.perturbation = perturbation;
		reach = perturbation * ReluNetwork.norm1(margin.inputs(layer));
		by = new double[margin.width(layer)];
		best = new double[by.length];
		final long work = by.length * margin.weightsAfter(layer);
		climbs = layer < margin.layers() - 2 && work <= MOST_WORK;
		starts = climbs ? Math.min(MOST_STARTS, MOST_START_WORK / work) : 0;
	}

	double bound() {
		return bound;
	}

	/**
	 * Searches.
	 *
	 * @param random of signs to begin from
	 * @return the largest change of the margin, up or down, that was found; not negative
	 */
	double worst(final RandomStream random) {
		double worst = Math.max(worst(1), worst(-1));
		for (int start = 0; start < starts; start++) {
			for (int h = 0; h < by.length; h++)
				best[h] = by[h] = random.nextDouble() < 0.5 ? -reach : reach;
			worst = Math.max(worst, climb(change()));
		}
		return worst;
	}

	/** The largest change in a direction. */
	private double worst(final int direction) {
		margin.rest(layer);
		double largest = 0;
		for (int round = 0; round < MOST_ROUNDS; round++) {
			if (!turn(direction) && round > 0) break;
			final double change = change();
			if (round > 0 && !(change > largest)) break;
			largest = change;
			System.arraycopy(by, 0, best, 0, by.length);
		}
		return climbs ? climb(largest) : largest;
	}

	/** Turns over one sign after the other, from the best ones so far. */
	private double climb(final double from) {
		System.arraycopy(best, 0, by, 0, by.length);
		double largest = from;
		boolean better = true;
		for (int round = 0; round < MOST_ROUNDS && better; round++) {
			better = false;
			for (int h = 0; h < by.length; h++) {
				by[h] = -by[h];
				final double change = change();
				if (change > largest) {
					largest = change;
					better = true;
				}
				else by[h] = -by[h];
			}
		}
		return largest;
	}

	private double change() {
		final double change = Math.abs(margin.change(layer, by));
		tried++;
		if (violates(change, bound)) violations++;
		return change;
	}

	/** {@return whether a change is beyond the bound by more than rounding} */
	static boolean violates(final double change, final double bound) {
		return !(change <= bound * (1 + ROUNDING));
	}

	/** Takes the signs of the derivatives where the margin is now; whether they are others than before. */
	private boolean turn(final int direction) {
		final double[] pulls = margin.pulls(layer);
		boolean other = false;
		for (int h = 0; h < by.length; h++) {
			final double next = direction * pulls[h] < 0 ? -reach : reach;
			other |= next != by[h];
			by[h] = next;
		}
		return other;
	}

	/** {@return the modulus of the change by signs that are drawn independently for all weights} */
	double random(final RandomStream stream) {
		final double[] inputs = margin.inputs(layer);
		for (int h = 0; h < by.length; h++) {
			double sum = 0;
			long signs = 0;
			for (int i = 0; i < inputs.length; i++) {
				if (i % Long.SIZE == 0) signs = stream.nextLong();
				sum += (signs & 1) == 0 ? inputs[i] : -inputs[i];
				signs >>>= 1;
			}
			by[h] = perturbation * sum;
		}
		return change();
	}

	/** {@return how many perturbations were tried by now} */
	long tried() {
		return tried;
	}

	/** {@return how many of them changed the margin by more than the bound, 1e-12 of it set aside for rounding} */
	long violations() {
		return violations;
	}
}
