package org.scalinglaws.calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Kinds of noise along a curve or in a column, in units of its size. */
enum Noise {

	NORMAL("normal"),
	/** Student's t of three degrees of freedom over its standard deviation: no fourth moment. */
	STUDENT("Student 3"),
	/** From 0.2 to 3 times the size and back along the curve. */
	HETEROSCEDASTIC("uneven"),
	/** By 0.9 to the next record. */
	CORRELATED("AR(1) 0.9"),
	/** One record in a hundred is off by 8 times the size, up or down. */
	OUTLIERS("1 % outliers"),
	/** Normal, and values have three digits. */
	ROUNDED("3 digits");

	private final String text;

	Noise(final String text) {
		this.text = text;
	}

	/** Noise of size 1 in each place. */
	double[] draw(final int length, final RandomGenerator random) {
		final double[] noise = new double[length];
		double state = random.nextGaussian();
		for (int i = 0; i < length; i++) {
			final double normal = random.nextGaussian();
			noise[i] = switch (this) {
				case STUDENT -> student(random) / Math.sqrt(3);
				case HETEROSCEDASTIC -> normal * (0.2 + 2.8 * Math.pow(Math.sin(Math.PI * (i + 0.5) / length), 2));
				case CORRELATED -> state = 0.9 * state + Math.sqrt(0.19) * normal;
				case OUTLIERS -> normal + (random.nextDouble() < 0.01 ? random.nextBoolean() ? 8 : -8 : 0);
				default -> normal;
			};
		}
		return noise;
	}

	/** A law times 1 + size x noise, whose mean is the law. */
	double[] ofMean(final double[] x, final DoubleUnaryOperator law, final double size, final RandomGenerator random) {
		final double[] noise = draw(x.length, random);
		for (int i = 0; i < noise.length; i++)
			noise[i] = rounded(law.applyAsDouble(x[i]) * (1 + size * noise[i]));
		return noise;
	}

	/** A law times exp(size x noise), whose median is the law. */
	double[] ofMedian(final double[] x, final DoubleUnaryOperator law, final double size, final RandomGenerator random) {
		final double[] noise = draw(x.length, random);
		for (int i = 0; i < noise.length; i++)
			noise[i] = rounded(law.applyAsDouble(x[i]) * Math.exp(size * noise[i]));
		return noise;
	}

	double rounded(final double value) {
		return this == ROUNDED ? threeDigits(value) : value;
	}

	static double threeDigits(final double value) {
		return new BigDecimal(value).round(new MathContext(3)).doubleValue();
	}

	private static double student(final RandomGenerator random) {
		double squares = 0;
		for (int k = 0; k < 3; k++)
			squares += Math.pow(random.nextGaussian(), 2);
		return random.nextGaussian() / Math.sqrt(squares / 3);
	}

	@Override
	public String toString() {
		return text;
	}
}
