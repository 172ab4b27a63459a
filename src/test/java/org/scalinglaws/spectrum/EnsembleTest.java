package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scales of teachers and starts, and their means, on a spectrum in any unit. */
class EnsembleTest {

	private static final double[] LAMBDA = { 0.5, 0.3, 0.01, 1e-5 }, COUNT = { 1, 2, 10, 500 };

	@ParameterizedTest
	@CsvSource({ "1, false, 1", "1e-3, true, 1", "2, false, 1e-90", "2, true, 1e-90", "0.1, true, 1e90" })
	void meansAreThoseOfNormalTeachersAndStarts(final double norm, final boolean unitEnergy, final double unit) {
		final double[] lambda = Arrays.stream(LAMBDA).map(x -> unit * x).toArray();
		final SpectralMeasure any = new SpectralMeasure(lambda, COUNT, new double[4], new double[4], COUNT);
		final SpectralMeasure found = new Ensemble(norm, unitEnergy).expected(any);
		double energy = 0, squares = 0;
		for (int j = 0; j < 4; j++) {
			energy += COUNT[j] * lambda[j];
			squares += COUNT[j] * LAMBDA[j] * LAMBDA[j];
		}
		final double dimension = 513, ofTeacher = unitEnergy ? 1 / energy : 1; // mean square of a weight
		double overlap = 0;
		for (int j = 0; j < 4; j++) {
			assertEquals(norm * norm * COUNT[j] / dimension, found.startSquared()[j], 1e-14 * found.startSquared()[j]);
			assertEquals(ofTeacher * COUNT[j], found.teacherSquared()[j], 1e-14 * found.teacherSquared()[j]);
			assertEquals(found.startTeacher()[0] / lambda[0], found.startTeacher()[j] / lambda[j] / COUNT[j], 1e-13 * found
				.startTeacher()[0] / lambda[0]);
			overlap += LAMBDA[j] * found.startTeacher()[j];
		}
		final double rootMeanSquare = norm / Math.sqrt(dimension) * Math.sqrt(ofTeacher) * Math.sqrt(squares);
		assertEquals(rootMeanSquare, overlap, 1e-14 * rootMeanSquare);
		assertArrayEquals(COUNT, found.multiplicity());
		assertArrayEquals(lambda, found.eigenvalue());
	}

	/** In another unit, a power of four, all digits are the same: also where the trace is no energy that a teacher may have. */
	@ParameterizedTest
	@CsvSource({ "100, -320", "100, -200", "100, 165", "2000, -320", "2000, 165", "2000, 1" })
	void theUnitOfASpectrumIsFree(final int dimension, final int fourths) {
		final double unit = Math.scalb(1.0, 2 * fourths), root = Math.scalb(1.0, fourths);
		final double[] spectrum = PowerLaw.spectrum(dimension, 1.5);
		final Ensemble ensemble = new Ensemble(1e-3, true);
		final SpectralMeasure usual = Binning.expected(spectrum, ensemble, NodeBudget.of(512));
		final SpectralMeasure other = Binning.expected(times(unit, spectrum), ensemble, NodeBudget.of(512));
		final double rounding = dimension > 512 ? 1e-12 : 0; // of the logarithms that bins are made of
		assertArrayEquals(usual.startSquared(), other.startSquared(), rounding);
		assertArrayEquals(usual.startTeacher(), times(root, other.startTeacher()), rounding);
		for (int j = 0; j < usual.nodes(); j++)
			assertEquals(usual.teacherSquared()[j], unit * other.teacherSquared()[j], rounding * dimension);
		assertEquals(1, other.teacherEnergy(), 1e-14);
	}

	private static double[] times(final double factor, final double[] values) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	/** More nodes than were expected are taken as well. */
	@ParameterizedTest
	@CsvSource({ "1", "2", "7" })
	void nodesAreCollectedBeyondTheCapacity(final int capacity) {
		final NodeCollector nodes = new NodeCollector(capacity);
		for (int j = 0; j < 7; j++)
			nodes.add(j, 1, 2 * j, 3 * j, 5 * j);
		final SpectralMeasure built = nodes.build();
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4, 5, 6 }, built.eigenvalue());
		assertArrayEquals(new double[] { 0, 5, 10, 15, 20, 25, 30 }, built.teacherSquared());
		assertArrayEquals(new double[] { 0, 3, 6, 9, 12, 15, 18 }, built.startTeacher());
	}
}
