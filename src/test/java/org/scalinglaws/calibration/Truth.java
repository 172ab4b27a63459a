package org.scalinglaws.calibration;

import java.util.function.DoubleSupplier;

/** Computed when it is asked for. */
final class Truth {

	private final DoubleSupplier source;
	private double value = Double.NaN;

	Truth(final DoubleSupplier source) {
		this.source = source;
	}

	synchronized double get() {
		if (Double.isNaN(value)) value = source.getAsDouble();
		return value;
	}
}
