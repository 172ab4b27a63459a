package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.scalinglaws.spectrum.nodes.NodeMoments;

/** The full measure by hand, and what a measure refuses. */
class SpectralMeasureTest {

	private static final double[] SPECTRUM = { 0.5, 0, 0.25 };
	private static final double[] TEACHER = { 2, 7, -4 };
	private static final double[] START = { -3, 1, 0.5 };

	@Test
	void fullMeasureHasOneNodePerCoordinate() {
		final SpectralMeasure full = SpectralMeasure.full(SPECTRUM, TEACHER, START);
		assertEquals(3, full.nodes());
		assertArrayEquals(SPECTRUM, full.eigenvalue(), 0);
		assertArrayEquals(new double[] { 1, 1, 1 }, full.multiplicity(), 0);
		assertArrayEquals(new double[] { 9, 1, 0.25 }, full.startSquared(), 0);
		assertArrayEquals(new double[] { -6, 7, -2 }, full.startTeacher(), 0);
		assertArrayEquals(new double[] { 4, 49, 16 }, full.teacherSquared(), 0);
		assertEquals(3, full.dimension(), 0);
		assertEquals(0.5 * 4 + 0.25 * 16, full.teacherEnergy(), 0);
		assertEquals(0.5, full.largestEigenvalue(), 0);
	}

	@Test
	void weightsOfAQuadratureMayBeNegative() {
		final SpectralMeasure measure = new SpectralMeasure(new double[] { 1, 0.5 }, new double[] { 3, -1 }, new double[] { 2,
			-0.5 }, new double[] { 0, 0 }, new double[] { 3, -1 });
		assertEquals(2, measure.dimension(), 0);
		assertEquals(2.5, measure.teacherEnergy(), 0);
	}

	@Test
	void badArraysAreNamed() {
		refuses("spectrum", () -> SpectralMeasure.full(null, TEACHER, START));
		refuses("teacher", () -> SpectralMeasure.full(SPECTRUM, null, START));
		refuses("teacher", () -> SpectralMeasure.full(SPECTRUM, new double[2], START));
		refuses("teacher", () -> SpectralMeasure.full(SPECTRUM, new double[] { 1, Double.NaN, 1 }, START));
		refuses("weights", () -> SpectralMeasure.full(SPECTRUM, TEACHER, null));
		refuses("weights", () -> SpectralMeasure.full(SPECTRUM, TEACHER, new double[4]));
		refuses("weights", () -> SpectralMeasure.full(SPECTRUM, TEACHER, new double[] { 1, 1, Double.NEGATIVE_INFINITY }));
		refuses("eigenvalue", () -> SpectralMeasure.full(new double[] { 1, -1e-9, 0 }, TEACHER, START));
		refuses("eigenvalue", () -> SpectralMeasure.full(new double[] { 1, Double.NaN, 0 }, TEACHER, START));
		refuses("nodes", () -> SpectralMeasure.full(new double[0], new double[0], new double[0]));
		refuses("teacher must have an energy", () -> SpectralMeasure.full(SPECTRUM, new double[] { 0, 5, 0 }, START));
		refuses("teacher must have an energy", () -> SpectralMeasure.full(SPECTRUM, new double[] { 1e51, 0, 0 }, START));
		refuses("weights must have an energy", () -> SpectralMeasure.full(SPECTRUM, TEACHER, new double[] { 1e51, 0, 0 }));
		refuses("weights squared", () -> SpectralMeasure.full(SPECTRUM, TEACHER, new double[] { 1e200, 0, 0 }));
		refuses("teacher squared", () -> SpectralMeasure.full(SPECTRUM, new double[] { 1e200, 0, 0 }, START));
	}

	/** Of such a start the overlap would grow without the square that bounds it. */
	@Test
	void startsWhoseSquaresAreNoNumbersAreRefused() {
		SpectralMeasure.full(SPECTRUM, TEACHER, new double[] { 1e-150, 0, 0 });
		SpectralMeasure.full(SPECTRUM, TEACHER, new double[3]);
		refuses("weights must be 0, or have an energy", () -> SpectralMeasure.full(SPECTRUM, TEACHER, new double[] { 1e-170, 0,
			0 }));
	}

	@Test
	void isTheMomentsOfStartAndTeacher() {
		final SpectralMeasure full = SpectralMeasure.full(SPECTRUM, TEACHER, START), same = SpectralMeasure.of(full.moments());
		final NodeMoments moments = NodeMoments.full(SPECTRUM, START, TEACHER);
		assertArrayEquals(moments.products(), full.moments().products());
		assertArrayEquals(full.startTeacher(), same.startTeacher());
		assertArrayEquals(full.teacherSquared(), same.teacherSquared());
		refuses("vectors", () -> SpectralMeasure.of(NodeMoments.full(SPECTRUM, START)));
	}

	@Test
	void eachMomentIsChecked() {
		final double[] good = { 1, 1 };
		final String[] names = { "eigenvalue", "multiplicity", "startSquared", "startTeacher", "teacherSquared" };
		for (int c = 0; c < 5; c++)
			for (final double[] bad : new double[][] { { 1, Double.NaN }, { Double.POSITIVE_INFINITY, 1 } }) {
				final double[][] arrays = { good, good, good, good, good };
				arrays[c] = bad;
				refuses(names[c], () -> new SpectralMeasure(arrays[0], arrays[1], arrays[2], arrays[3], arrays[4]));
				arrays[c] = new double[] { 1, 1, 1 };
				if (c > 0) refuses(names[c], () -> new SpectralMeasure(arrays[0], arrays[1], arrays[2], arrays[3], arrays[4]));
			}
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
