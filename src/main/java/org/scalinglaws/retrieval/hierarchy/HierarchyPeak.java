package org.scalinglaws.retrieval.hierarchy;

/**
 * The highest s on the way of the truncated hierarchy.
 *
 * @param time of it
 * @param energy s there; infinite if it is more than the largest double, which its logarithm then is not
 * @param log10Energy its decimal logarithm
 */
public record HierarchyPeak(double time, double energy, double log10Energy) {

	/** A peak of value x 2^power. */
	static HierarchyPeak of(final double time, final double value, final int power) {
		return new HierarchyPeak(time, Math.scalb(value, power), Math.log10(value) + power * Math.log10(2));
	}

	/** The higher one of the two, this one if they are alike. */
	HierarchyPeak or(final HierarchyPeak other) {
		return other != null && other.log10Energy > log10Energy ? other : this;
	}

	HierarchyPeak inUnits(final double timeUnit, final double energyUnit) {
		return new HierarchyPeak(time * timeUnit, energy * energyUnit, log10Energy + Math.log10(energyUnit));
	}
}
