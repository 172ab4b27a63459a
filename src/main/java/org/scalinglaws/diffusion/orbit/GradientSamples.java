package org.scalinglaws.diffusion.orbit;

import org.scalinglaws.random.RandomStream;

/**
 * Samples of the gradient 2 (w x - target).x for x = x0 + sigma z, with x0 itself as the target and with the average over
 * its orbit, on the same noise. By symmetry it does not matter which element of the orbit the noise is added to.
 * <p>
 * Gradients are computed as distances from their mean, 2 sigma ((2w - 1) x0.z + w sigma (|z|^2 - d)) of the first one, and
 * the average's product with x as what it differs from that of x0: both keep their digits where the noise is small.
 * </p>
 */
final class GradientSamples {

	/** Gradient with the template as the target, and with the average. */
	final CentralSums plain, orbit;

	/** Of the squared distances of both from their mean, the difference. */
	final CentralSums gap;

	/** 4 x'Cov(g x0 | x) x, the variance that the target leaves at this x. */
	final CentralSums predicted;

	/** (x0 - target)^2 per coordinate, and what the average's norm lacks of the template's. */
	final CentralSums removed, lacking;

	private final Orbit elements;
	private final double noiseLevel, weight;

	GradientSamples(final Orbit elements, final double noiseLevel, final double weight) {
		this.elements = elements;
		this.noiseLevel = noiseLevel;
		this.weight = weight;
		final double mean = 2 * (weight * (elements.energy() + elements.dimension() * noiseLevel * noiseLevel) - elements.energy());
		plain = new CentralSums(mean);
		orbit = new CentralSums(mean);
		gap = new CentralSums(0);
		predicted = new CentralSums(0);
		removed = new CentralSums(0);
		lacking = new CentralSums(0);
	}

	/** The same without samples. */
	GradientSamples empty() {
		return new GradientSamples(elements, noiseLevel, weight);
	}

	void add(final GradientSamples other) {
		plain.add(other.plain);
		orbit.add(other.orbit);
		gap.add(other.gap);
		predicted.add(other.predicted);
		removed.add(other.removed);
		lacking.add(other.lacking);
	}

	/** Draws. */
	GradientSamples draw(final int count, final RandomStream random) {
		final int n = elements.dimension();
		final double[] template = elements.element(0), x = new double[n], target = new double[n];
		final double[] products = new double[elements.size()], weights = new double[elements.size()];
		for (int sample = 0; sample < count; sample++) {
			random.fillGaussian(x, 0, n);
			double square = 0, along = 0;
			for (int i = 0; i < n; i++) {
				square += x[i] * x[i];
				along += template[i] * x[i];
				x[i] = template[i] + noiseLevel * x[i];
			}
			elements.project(x, products);
			posterior(products, weights);
			add(2 * noiseLevel * ((2 * weight - 1) * along + weight * noiseLevel * (square - n)), products, weights, target);
		}
		return this;
	}

	/** |x - g x0|^2 = |x|^2 - 2 x.g x0 + |x0|^2, of which only the middle term differs. */
	private void posterior(final double[] products, final double[] weights) {
		double largest = Double.NEGATIVE_INFINITY, sum = 0;
		for (final double product : products)
			largest = Math.max(largest, product);
		for (int g = 0; g < weights.length; g++) {
			weights[g] = Math.exp((products[g] - largest) / (noiseLevel * noiseLevel));
			sum += weights[g];
		}
		for (int g = 0; g < weights.length; g++)
			weights[g] /= sum;
	}

	/** @param one the gradient with the template as the target, less its mean */
	private void add(final double one, final double[] products, final double[] weights, final double[] target) {
		double ahead = 0, spread = 0; // of the product with the template
		for (int g = 0; g < weights.length; g++)
			ahead += weights[g] * (products[g] - products[0]);
		for (int g = 0; g < weights.length; g++) {
			final double other = products[g] - products[0] - ahead;
			spread += weights[g] * other * other;
		}
		plain.addAt(one);
		orbit.addAt(one - 2 * ahead);
		gap.add(4 * ahead * (one - ahead));
		predicted.add(4 * spread);
		elements.average(weights, target);
		double distance = 0, norm = 0;
		for (int i = 0; i < target.length; i++) {
			distance += (elements.at(i) - target[i]) * (elements.at(i) - target[i]);
			norm += target[i] * target[i];
		}
		removed.add(distance / target.length);
		lacking.add((elements.energy() - norm) / target.length);
	}
}
