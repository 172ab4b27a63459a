package org.scalinglaws.network.weights;

import org.scalinglaws.table.Columns;

/** The law of weights that are all 0: where target and noise are. */
record ZeroWeights(double threshold) implements WeightDistribution {

	@Override
	public double noiseLevel() {
		return 0;
	}

	@Override
	public double distribution(final double value) {
		return value < 0 ? 0 : 1;
	}

	@Override
	public double massAtZero() {
		return 1;
	}

	@Override
	public double bulkEdge() {
		return 0;
	}

	@Override
	public Columns density() {
		return Columns.builder("value", "density").build();
	}

	@Override
	public Columns spikes() {
		return Columns.builder("value", "target", "overlap").build();
	}

	@Override
	public RiskParts riskParts() {
		return new RiskParts(0, 0, 0);
	}
}
