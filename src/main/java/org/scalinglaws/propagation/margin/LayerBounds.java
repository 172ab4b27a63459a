package org.scalinglaws.propagation.margin;

/**
 * The bounds on what a perturbation of one layer does to a margin: its sums move by at most epsilon |z|_1 each, and a
 * change of all states by at most c becomes one of the next sums by at most c times their largest row.
 */
final class LayerBounds {

	private final double perturbation;
	/** The product of the largest rows between a layer and the last one; that of the last layer is not used. */
	private final double[] growths;

	LayerBounds(final ReluNetwork network, final double perturbation) {
		this.perturbation = perturbation;
		growths = new double[network.layers()];
		double growth = 1;
		for (int k = network.layers() - 2; k >= 0; k--) {
			growths[k] = growth;
			growth *= network.largestRow(k);
		}
	}

	/**
	 * What the worst change over the bound should be for tiny perturbations of wide layers of normal weights: half of the
	 * units are active, the derivatives keep their size on the way back, and all sums of moduli but the largest rows are
	 * near their means, so that it is half of one over the product of the largest rows; and 1 on the last layer.
	 */
	double expected(final int layer) {
		return layer == growths.length - 1 ? 1 : 0.5 / growths[layer];
	}

	/** {@return the bound on the change of a margin by a layer, from 0} */
	double of(final Margin margin, final int layer) {
		final double reach = perturbation * ReluNetwork.norm1(margin.inputs(layer));
		if (reach == 0) return 0; // also where the growth is beyond numbers
		return layer == growths.length - 1 ? 2 * reach : reach * growths[layer] * margin.lastNorm();
	}
}
