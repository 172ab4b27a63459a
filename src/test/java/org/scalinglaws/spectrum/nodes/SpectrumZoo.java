package org.scalinglaws.spectrum.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Spectra of all kinds: smooth, steep, flat, with edges, gaps, levels, spikes, clusters, zeros, in no order. */
public final class SpectrumZoo {

	private static final Map<String, double[]> ALL = all();

	private SpectrumZoo() {
		// static functions only
	}

	/** {@return the spectra by name} */
	public static Map<String, double[]> spectra() {
		final Map<String, double[]> copies = new LinkedHashMap<>(ALL);
		copies.replaceAll((name, spectrum) -> spectrum.clone());
		return copies;
	}

	private static Map<String, double[]> all() {
		final Map<String, double[]> zoo = new LinkedHashMap<>();
		for (final double exponent : new double[] { 0.5, 1, 1.5, 2, 4, 20 })
			zoo.put("exponent " + exponent, of(1000, i -> Math.pow(1 + i, -exponent)));
		for (final int dimension : new int[] { 10, 100, 20_000 })
			zoo.put("dimension " + dimension, of(dimension, i -> Math.pow(1 + i, -2)));
		zoo.put("one coordinate", of(1, i -> 0.3));
		addFlat(zoo);
		addGaps(zoo);
		addRandom(zoo);
		return zoo;
	}

	private static void addFlat(final Map<String, double[]> zoo) {
		zoo.put("slow decay", of(20_000, i -> Math.pow(1 + i, -0.5)));
		zoo.put("flat", of(2000, i -> 1));
		zoo.put("edges", of(2000, i -> 4 * Math.pow(Math.cos(Math.PI / 2 * (i + 0.5) / 2000), 2)));
		zoo.put("linear", of(2000, i -> 1 - i / 3000.0));
		zoo.put("linear to zero", of(2000, i -> 1 - i / 2000.0));
		zoo.put("narrow", of(2000, i -> 1 + 1e-6 * i / 2000));
		zoo.put("equal but for round-off", of(2000, i -> 1 + 1e-15 * (i % 7)));
		zoo.put("exponential", of(2000, i -> Math.exp(-0.02 * i)));
		zoo.put("tens", of(2000, i -> Math.pow(1 + i / 10, -2)));
		zoo.put("zeros", of(2000, i -> i < 1200 ? Math.pow(1 + i, -1.5) : 0));
	}

	private static void addGaps(final Map<String, double[]> zoo) {
		zoo.put("cliff", of(2000, i -> (i < 800 ? 1 : 1e-9) / (1.0 + i)));
		zoo.put("levels", of(2000, i -> i == 0 ? 1 : i < 1000 ? 1e-4 : 1e-9));
		zoo.put("spike below", of(2000, i -> i < 1999 ? 1 + i / 2000.0 : 1e-6));
		zoo.put("spike between", of(2000, i -> (i < 999 ? 1 : i < 1000 ? 1e-3 : 1e-6) * (1 + i / 2000.0)));
		zoo.put("spike above", of(2000, i -> i == 0 ? 1e6 : 1 + i / 2000.0));
		zoo.put("few below many", of(2000, i -> i < 10 ? 1e-3 * (1 + i * 0.01) : 1 + i / 2000.0));
		zoo.put("two scales", of(2000, i -> i < 1000 ? Math.pow(1 + i, -1) : 1e-8 * Math.pow(i - 999, -2)));
		zoo.put("clusters", of(2000, i -> Math.pow(4, -(i / 100)) * (1 + 0.05 * (i % 100) / 100)));
		zoo.put("close clusters", of(2000, i -> Math.pow(2, -(i / 100)) * (1 + 0.05 * (i % 100) / 100)));
		zoo.put("tight clusters", of(2000, i -> Math.pow(1.1, -(i / 100)) * (1 + 1e-5 * (i % 100) / 100)));
	}

	private static void addRandom(final Map<String, double[]> zoo) {
		final Random random = new Random(3);
		for (final double deviation : new double[] { 0.1, 1, 3 })
			zoo.put("lognormal " + deviation, of(2000, i -> Math.exp(deviation * random.nextGaussian())));
		zoo.put("uniform", of(2000, i -> random.nextDouble()));
		zoo.put("log-uniform", of(2000, i -> Math.exp(-30 * random.nextDouble())));
		// the covariance of a scene's patches: eigenvalues fall with the square of frequency, in pairs that round-off splits
		zoo.put("image", of(256, i -> image(16, i, 2) * (1 + 1e-15 * random.nextGaussian())));
		zoo.put("large image", of(4096, i -> image(64, i, 2.6)));
		zoo.put("shuffled", of(2000, i -> Math.pow(1 + i * 1999L % 2000, -1.2)));
	}

	private static double image(final int side, final int i, final double exponent) {
		return i == 0 ? 1.5 : Math.pow(Math.hypot(i / side, i % side), -exponent);
	}

	private static double[] of(final int dimension, final IntToDoubleFunction eigenvalue) {
		return IntStream.range(0, dimension).mapToDouble(eigenvalue).toArray();
	}

	/** {@return independent vectors, the first of them uniform and the others normal} */
	static double[][] vectors(final int count, final int dimension) {
		final Random random = new Random(1);
		final double[][] vectors = new double[count][];
		for (int a = 0; a < count; a++) {
			final boolean uniform = a == 0;
			vectors[a] = of(dimension, i -> uniform ? random.nextDouble() - 0.3 : random.nextGaussian());
		}
		return vectors;
	}
}
