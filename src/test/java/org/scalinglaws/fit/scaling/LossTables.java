package org.scalinglaws.fit.scaling;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.scalinglaws.random.Streams;

/** Synthetic tables of losses whose law is known. */
final class LossTables {

	static final ScalingLaw SUM = new ScalingLaw(ScalingForm.SUM, 1.8, 480, 0.35, 2100, 0.37);

	private LossTables() {
		// static functions only
	}

	/** A law of any form with numbers like those of language models. */
	static ScalingLaw law(final ScalingForm form) {
		if (form == ScalingForm.KAPLAN) return new ScalingLaw(form, 0, 8.8e12, 0.095, 3e13, 0.114);
		final double equal = form == ScalingForm.EQUAL_EXPONENTS ? 0.36 : 0.37;
		return new ScalingLaw(form, form.hasFloor() ? 1.8 : 0, form.hasSize() ? 480 : Double.NaN, form.hasSize()
			? form == ScalingForm.EQUAL_EXPONENTS ? 0.36 : 0.35 : Double.NaN, form.hasData() ? 2100 : Double.NaN, form.hasData()
				? equal : Double.NaN);
	}

	/** Sizes over a factor 200 and data over 300, all combinations. */
	static LossPoints points(final ScalingLaw law, final int sizes, final int amounts, final double noise, final boolean heavy,
		final RandomGenerator random)
	{
		final int count = sizes * amounts;
		final double[] size = new double[count], data = new double[count], loss = new double[count];
		for (int i = 0; i < count; i++) {
			size[i] = 5e7 * Math.pow(200, i % sizes / (sizes - 1.0));
			data[i] = 5e8 * Math.pow(300, i / sizes / (amounts - 1.0));
			loss[i] = law.loss(size[i], data[i]) * Math.exp(noise * (heavy ? student3(random) : random.nextGaussian()));
		}
		return LossPoints.of(size, data, loss);
	}

	static LossPoints points(final ScalingLaw law, final double noise, final long seed) {
		return points(law, 10, 12, noise, false, Streams.of(seed).stream("noise", 0));
	}

	/** Student's t of three degrees of freedom: its tails have no fourth moment. */
	private static double student3(final RandomGenerator random) {
		final double normal = random.nextGaussian();
		return normal / Math.sqrt(IntStream.range(0, 3).mapToDouble(k -> Math.pow(random.nextGaussian(), 2)).sum() / 3);
	}
}
