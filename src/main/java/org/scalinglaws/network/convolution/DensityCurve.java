package org.scalinglaws.network.convolution;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.network.convolution.FreeConvolution.Density;

/** The curve of a free convolution's density, panel by panel, all of it or from a cut on. */
final class DensityCurve {

	private final Subordination curve;
	private final double scale;
	private double start = Double.NEGATIVE_INFINITY; // the real part of the cut's preimage
	private double[] values = new double[64], density = new double[64];
	private int count;

	DensityCurve(final Subordination curve, final double noiseLevel) {
		this.curve = curve;
		scale = 1 / (Math.PI * noiseLevel * noiseLevel);
	}

	/** Begins the curve at a value, whose preimage is known. */
	DensityCurve from(final double value, final Subordination.Preimage preimage) {
		add(value, preimage.imaginary() * scale);
		start = preimage.real();
		return this;
	}

	/** Adds what lies above the start, and gives the whole. */
	Density along(final List<Bulk.Panel> panels, final int points) {
		for (final Bulk.Panel panel : panels) {
			final double from = from(panel);
			double guess = 0;
			for (int j = from == 0 ? 0 : 1; j <= points && from < panel.to(); j++) {
				final double u = panel.u(from + (panel.to() - from) * j / points);
				guess = curve.heightSquared(u, guess);
				final boolean edge = j == 0 || j == points && panel.to() == Math.PI;
				add(curve.position(u), edge ? 0 : Math.sqrt(guess) * scale);
			}
		}
		return new Density(Arrays.copyOf(values, count), Arrays.copyOf(density, count));
	}

	/** Where in a panel the part above the start begins: X(u) increases. */
	private double from(final Bulk.Panel panel) {
		if (start <= panel.u(panel.from())) return panel.from();
		if (start >= panel.u(panel.to())) return panel.to();
		return 2 * Math.asin(Math.sqrt((start - panel.a()) / panel.width()));
	}

	private void add(final double value, final double at) {
		if (count == values.length) {
			values = Arrays.copyOf(values, 2 * count);
			density = Arrays.copyOf(density, 2 * count);
		}
		values[count] = value;
		density[count++] = at;
	}
}
