package org.scalinglaws.propagation.signal;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/**
 * Two inputs in one network of finite width, drawn layer by layer.
 * <p>
 * The weights of a layer are used once, on the activities x and x - y of both inputs, and Gaussian weights give what is
 * Gaussian given these: with y = t x/|x| + r, r orthogonal to x, W x/|x| and W r/|r| are independent vectors of independent
 * normals. So three normals for each unit (the third is its bias) have exactly the law of a network with all of its
 * matrices, at the cost of the width instead of its square. What is carried is one preactivation and the difference of
 * both, which keeps all digits of a distance down to 1e-300.
 * </p>
 */
final class RandomLayers {

	private final MeanField field;
	private final int width;
	private final RandomStream stream;
	private final double[] first, difference, activity, gap, normals, others, biases;
	private double length;
	private double distance;

	RandomLayers(final MeanField field, final int width, final double distance, final RandomStream stream) {
		this.field = field;
		this.width = width;
		this.stream = stream;
		first = new double[width];
		difference = new double[width];
		activity = new double[width];
		gap = new double[width];
		normals = new double[width];
		others = new double[width];
		biases = new double[width];
		this.distance = distance;
		start();
	}

	/** Mean square of the preactivations of both inputs and their distance in layers 0, 1, ..., into the given arrays. */
	void run(final double[] lengths, final double[] distances, final Progress progress) {
		for (int layer = 0; layer < lengths.length; layer++) {
			if (layer > 0) next();
			if ((layer & 0xF) == 0 && progress.isCanceled()) throw new CancellationException();
			lengths[layer] = length;
			distances[layer] = distance;
		}
	}

	/** Normal pairs of the fixed length and the given correlation. */
	private void start() {
		final double scale = Math.sqrt(field.fixedPoint()), apart = Math.sqrt(distance * (2 - distance));
		stream.fillGaussian(normals, 0, width);
		stream.fillGaussian(others, 0, width);
		for (int i = 0; i < width; i++) {
			first[i] = scale * normals[i];
			difference[i] = scale * (distance * normals[i] - apart * others[i]);
		}
		measure();
	}

	private void next() {
		for (int i = 0; i < width; i++) {
			activity[i] = field.activation().value(first[i]);
			gap[i] = field.activation().difference(first[i], difference[i]);
		}
		final double norm = norm(activity), along = norm == 0 ? 0 : DotProducts.of(activity, gap) / norm;
		for (int i = 0; i < width && norm > 0; i++)
			gap[i] -= along * (activity[i] / norm);
		final double across = width > 1 ? norm(gap) : 0, scale = field.weightDeviation() / Math.sqrt(width);
		stream.fillGaussian(normals, 0, width);
		stream.fillGaussian(others, 0, width);
		if (field.biasDeviation() > 0) stream.fillGaussian(biases, 0, width);
		for (int i = 0; i < width; i++) {
			first[i] = scale * norm * normals[i] + field.biasDeviation() * biases[i];
			difference[i] = scale * (along * normals[i] + across * others[i]);
		}
		measure();
	}

	/** 1 - cos = |a/|a| - b/|b||^2/2, with b = a - difference and |a| - |b| from the difference. */
	private void measure() {
		double product = 0, scale = 0;
		for (int i = 0; i < width; i++) {
			final double other = first[i] - difference[i];
			activity[i] = other;
			product += (first[i] + other) * difference[i];
			scale = Math.max(scale, Math.abs(difference[i]));
		}
		final double a = norm(first), b = norm(activity);
		length = (a * a + b * b) / (2 * width);
		if (a == 0 || b == 0) return; // of what vanished, the distance that it had
		if (width == 1) {
			distance = first[0] * activity[0] > 0 ? 0 : 2;
			return;
		}
		final double longer = product / (a + b) / b;
		double sum = 0;
		for (int i = 0; i < width && scale > 0; i++) {
			final double part = difference[i] / scale - activity[i] * (longer / scale);
			sum += part * part;
		}
		distance = Math.min(2, sum * (scale / a) * (scale / a) / 2);
	}

	private static double norm(final double[] x) {
		return Math.sqrt(DotProducts.of(x, x));
	}
}
