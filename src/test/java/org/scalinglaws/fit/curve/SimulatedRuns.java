package org.scalinglaws.fit.curve;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Simulated runs about a law over five decades, whose noise is multiplicative and correlated along a run. */
public final class SimulatedRuns {

	public static final double[] TIMES = times(100);

	/** What a run has besides the law. */
	public enum Noise {

		/** 30 %, independent from record to record. */
		INDEPENDENT,
		/** 30 %, correlated by 0.97 to the next record: 0.1 over a decade and a half. */
		STATIONARY,
		/** A random walk in log t from 0 to 40 %, as of runs that begin alike, and 5 % independent. */
		WALK,
		/** From 4 % at the beginning to 45 % at the end, log-normal, independent from record to record. */
		GROWING,
		/** The same, correlated by 0.97 to the next record. */
		GROWING_STATIONARY
	}

	private SimulatedRuns() {
		// static functions only
	}

	public static double[][] of(final DoubleUnaryOperator law, final Noise noise, final int count, final long seed) {
		final Random random = new Random(1_000_003 * seed + count);
		final double[][] runs = new double[count][TIMES.length];
		for (final double[] run : runs) {
			final double[] logarithms = logarithms(noise, random);
			for (int i = 0; i < run.length; i++)
				run[i] = law.applyAsDouble(TIMES[i]) * Math.exp(logarithms[i]);
		}
		return runs;
	}

	/** Of mean exp(...) = 1. */
	private static double[] logarithms(final Noise noise, final Random random) {
		final double[] values = new double[TIMES.length];
		final double steps = values.length - 1;
		double state = noise == Noise.INDEPENDENT || noise == Noise.WALK ? 0 : random.nextGaussian();
		for (int i = 0; i < values.length; i++) {
			switch (noise) {
				case INDEPENDENT -> values[i] = 0.3 * random.nextGaussian() - 0.045;
				case STATIONARY -> {
					values[i] = 0.3 * state - 0.045;
					state = 0.97 * state + Math.sqrt(1 - 0.97 * 0.97) * random.nextGaussian();
				}
				case GROWING, GROWING_STATIONARY -> {
					final double size = 0.04 * Math.pow(0.45 / 0.04, i / steps), variance = Math.log1p(size * size);
					final double correlation = noise == Noise.GROWING ? 0 : 0.97;
					values[i] = Math.sqrt(variance) * state - variance / 2;
					state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
				}
				default -> {
					values[i] = state + 0.05 * random.nextGaussian() - (0.16 * i / steps + 0.0025) / 2;
					state += 0.4 / Math.sqrt(steps) * random.nextGaussian();
				}
			}
		}
		return values;
	}

	public static double[] times(final int count) {
		final double[] times = new double[count];
		for (int i = 0; i < count; i++)
			times[i] = Math.pow(10, 5.0 * i / (count - 1));
		return times;
	}
}
