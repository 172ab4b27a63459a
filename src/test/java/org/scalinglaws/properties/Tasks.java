package org.scalinglaws.properties;

import java.util.stream.IntStream;

import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Draws what is learned, from which point: power laws of 1 to 30 coordinates, a teacher of energy 1, a smaller start. */
public final class Tasks implements ArbitrarySupplier<Tasks.Task> {

	/** Eigenvalues, target and start, of one length. */
	public record Task(double[] spectrum, double[] teacher, double[] start) {

		/** {@return the measure of all coordinates} */
		public SpectralMeasure measure() {
			return SpectralMeasure.full(spectrum, teacher, start);
		}

		/** {@return the coordinates backwards, every second one with its sign turned in both vectors} */
		public Task turned() {
			final int d = spectrum.length;
			return new Task(IntStream.range(0, d).mapToDouble(i -> spectrum[d - 1 - i]).toArray(), turned(teacher), turned(start));
		}

		private static double[] turned(final double[] vector) {
			final int d = vector.length;
			return IntStream.range(0, d).mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * vector[d - 1 - i]).toArray();
		}

		/** {@return the task with its eigenvalues, target and start multiplied} */
		public Task scaled(final double eigenvalues, final double target, final double first) {
			return new Task(times(spectrum, eigenvalues), times(teacher, target), times(start, first));
		}
	}

	@Override
	public Arbitrary<Task> get() {
		final Arbitrary<Double> exponents = Arbitraries.doubles().between(0, 3), norms = Arbitraries.doubles().between(0.05,
			0.9);
		return Arbitraries.integers().between(1, 30).flatMap(d -> Combinators.combine(exponents, vectors(d), vectors(d), norms).as(
			(exponent, teacher, start, norm) -> of(PowerLaw.spectrum(d, exponent), teacher, start, norm)));
	}

	/** Numbers in [-1, 1] that are not all about 0. */
	public static Arbitrary<double[]> vectors(final int length) {
		return Arbitraries.doubles().between(-1, 1).array(double[].class).ofSize(length).filter(v -> Math.abs(v[0]) > 0.01);
	}

	private static Task of(final double[] spectrum, final double[] teacher, final double[] start, final double norm) {
		return new Task(spectrum, times(teacher, 1 / Math.sqrt(energy(spectrum, teacher))), times(start, norm / Math.sqrt(energy(
			spectrum, start))));
	}

	private static double energy(final double[] spectrum, final double[] vector) {
		return IntStream.range(0, vector.length).mapToDouble(i -> spectrum[i] * vector[i] * vector[i]).sum();
	}

	/** {@return the values, multiplied} */
	public static double[] times(final double[] values, final double factor) {
		return IntStream.range(0, values.length).mapToDouble(i -> factor * values[i]).toArray();
	}
}
