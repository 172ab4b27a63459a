package org.scalinglaws.propagation.series;

/** The weights of a layer in plain arrays, and what they compute in plain loops. */
final class PlainLayer {

	final double[] a;
	final double[][] w; // a row for each input

	private PlainLayer(final double[] a, final double[][] w) {
		this.a = a;
		this.w = w;
	}

	private static PlainLayer empty(final TanhLayer layer) {
		final int width = layer.problem().width();
		return new PlainLayer(new double[width], new double[layer.problem().inputs()][width]);
	}

	static PlainLayer start(final TanhLayer layer) {
		final PlainLayer all = empty(layer);
		int from = 0;
		for (final UnitBlock block : layer.blocks()) {
			all.fill(from, block.startOutput(), block.startInput());
			from += block.units();
		}
		return all;
	}

	static PlainLayer step(final TanhLayer layer) {
		final PlainLayer all = empty(layer);
		int from = 0;
		for (final UnitBlock block : layer.blocks()) {
			all.fill(from, block.outputStep(), block.inputStep());
			from += block.units();
		}
		return all;
	}

	private void fill(final int from, final double[] output, final double[][] input) {
		System.arraycopy(output, 0, a, from, output.length);
		for (int k = 0; k < w.length; k++)
			System.arraycopy(input[k], 0, w[k], from, output.length);
	}

	PlainLayer plus(final PlainLayer other) {
		final PlainLayer sum = new PlainLayer(a.clone(), new double[w.length][a.length]);
		for (int j = 0; j < a.length; j++) {
			sum.a[j] += other.a[j];
			for (int k = 0; k < w.length; k++)
				sum.w[k][j] = w[k][j] + other.w[k][j];
		}
		return sum;
	}

	PlainLayer times(final double factor) {
		final PlainLayer product = new PlainLayer(a.clone(), new double[w.length][a.length]);
		for (int j = 0; j < a.length; j++) {
			product.a[j] *= factor;
			for (int k = 0; k < w.length; k++)
				product.w[k][j] = factor * w[k][j];
		}
		return product;
	}

	double argument(final double[] row, final int unit) {
		double z = 0;
		for (int k = 0; k < w.length; k++)
			z += row[k] * w[k][unit];
		return z;
	}

	double[] outputs(final double[][] rows) {
		final double[] outputs = new double[rows.length];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < a.length; j++)
				outputs[i] += a[j] * Math.tanh(argument(rows[i], j));
			outputs[i] /= Math.sqrt(a.length);
		}
		return outputs;
	}

	double loss(final TanhLayer layer) {
		final double[] outputs = outputs(layer.rows()), labels = layer.labels();
		double sum = 0;
		for (int i = 0; i < labels.length; i++)
			sum += Math.pow(outputs[i] - labels[i], 2);
		return sum / (2 * labels.length);
	}

	/** The derivative of the loss to one of these weights, by differences. */
	double slope(final TanhLayer layer, final double[] weights, final int place, final double change) {
		final double was = weights[place];
		weights[place] = was + change;
		final double above = loss(layer);
		weights[place] = was - change;
		final double below = loss(layer);
		weights[place] = was;
		return (above - below) / (2 * change);
	}

	/** The step of gradient descent from these weights. */
	PlainLayer descent(final TanhLayer layer, final double rate) {
		final PlainLayer step = empty(layer);
		final double[] outputs = outputs(layer.rows()), labels = layer.labels();
		for (int i = 0; i < labels.length; i++) {
			final double error = (outputs[i] - labels[i]) / (labels.length * Math.sqrt(a.length));
			for (int j = 0; j < a.length; j++) {
				final double t = Math.tanh(argument(layer.rows()[i], j));
				step.a[j] -= rate * error * t;
				for (int k = 0; k < w.length; k++)
					step.w[k][j] -= rate * error * a[j] * (1 - t * t) * layer.rows()[i][k];
			}
		}
		return step;
	}
}
