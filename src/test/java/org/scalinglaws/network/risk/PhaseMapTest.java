package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.scalinglaws.network.Network;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

class PhaseMapTest {

	private static final PhaseLaws LAWS = new PhaseLaws(Network.DIAGONAL, 1e5, 1, true);
	private static final CalibratedImage AREA = new CalibratedImage("risk", new double[64], 8, 8, ImageAxis.logarithmic(
		"effectiveSamples", 3, 1e12), ImageAxis.logarithmic("weightDecay", 1e-4, 1e6));

	/** Both ends of a stroke, and theory on both sides of its middle. */
	@Test
	void boundariesDivideDifferentPhases() {
		final PhaseMap map = PhaseMap.of(LAWS, AREA, 60);
		final Columns edges = map.boundaries();
		final double stepX = map.phases().coordinate(0, 1) / map.phases().coordinate(0, 0);
		final double stepY = map.phases().coordinate(1, 1) / map.phases().coordinate(1, 0);
		assertTrue(edges.rows() > 60);
		assertEquals(0, edges.rows() % 3);
		for (int row = 0; row < edges.rows(); row += 3) {
			final double x = edges.get("x", row), y = edges.get("y", row);
			final boolean upright = x == edges.get("x", row + 1);
			assertEquals(upright ? 1 : stepX, edges.get("x", row + 1) / x, 1e-9);
			assertEquals(upright ? stepY : 1, edges.get("y", row + 1) / y, 1e-9);
			assertTrue(Double.isNaN(edges.get("x", row + 2)));
			final double rootX = Math.sqrt(stepX), rootY = Math.sqrt(stepY);
			assertTrue(upright ? LAWS.phase(x / rootX, y * rootY) != LAWS.phase(x * rootX, y * rootY) : LAWS.phase(x * rootX, y /
				rootY) != LAWS.phase(x * rootX, y * rootY));
		}
	}

	/** The area is that of the pixels, half of one beyond the first and the last. */
	@Test
	void phasesCoverTheArea() {
		final CalibratedImage phases = PhaseMap.of(LAWS, AREA, 16).phases();
		assertEquals(AREA.coordinate(0, -0.25), phases.coordinate(0, 0), 1e-12);
		assertEquals(AREA.coordinate(1, 7.25), phases.coordinate(1, 15), 1e-6);
		for (int i = 0; i < 16; i++)
			for (int j = 0; j < 16; j++)
				assertEquals(LAWS.phase(phases.coordinate(0, i), phases.coordinate(1, j)).code(), phases.get(i, j));
	}

	@Test
	void namesLieInTheMiddleOfTheirPhases() {
		final PhaseMap map = PhaseMap.of(LAWS, AREA, 100);
		final Columns names = map.names(), middles = map.middles();
		assertEquals(List.of("I", "II", "III", "IV", "V", "VIa", "VIb").containsAll(names.names()), true);
		assertEquals(names.names().size(), middles.rows());
		assertArrayEquals(middles.column("effectiveSamples"), names.row(0), 0);
		assertArrayEquals(middles.column("weightDecay"), names.row(1), 0);
		for (int row = 0; row < middles.rows(); row++)
			if (middles.get("phase", row) == RiskPhase.UNDERFITTING.code()) {
				assertEquals(RiskPhase.UNDERFITTING, LAWS.phase(names.get("II", 0), names.get("II", 1)));
				assertEquals(-1, middles.get("exponentInSamples", row), 1e-15); // 1 / gamma - 2
				assertEquals(1, middles.get("exponentInWeightDecay", row), 1e-15);
			}
		assertTrue(map.categories().contains("2=II underfitting,"));
	}

	/** 39 of 10000 pixels are too few for a name, 40 are not. */
	@Test
	void smallPhasesHaveNoName() {
		final double[] codes = new double[10_000];
		Arrays.setAll(codes, pixel -> pixel < 39 ? 1 : pixel < 79 ? 3 : 2);
		final PhaseMap map = new PhaseMap(new CalibratedImage("phase", codes, 100, 100, ImageAxis.logarithmic("effectiveSamples", 1,
			1e3), ImageAxis.logarithmic("weightDecay", 1, 1e3)), LAWS);
		assertEquals(List.of("II", "III"), map.names().names());
		assertEquals(map.phases().coordinate(0, 58.5), map.names().get("III", 0), 1e-9); // columns 39 to 78 of the first row
		assertEquals(1, map.names().get("III", 1), 1e-12);
	}

	/** Half a decade are two columns here. */
	@Test
	void interiorIsHalfADecadeDeep() {
		final double[] code = new double[121];
		Arrays.setAll(code, p -> p % 11 < 5 ? 1 : 2);
		final CalibratedImage phase = new CalibratedImage("phase", code, 11, 11, ImageAxis.logarithmic("n", 1, Math.pow(10, 2.5)),
			ImageAxis.logarithmic("decay", 1, Math.pow(10, 2.5)));
		final Columns table = PhaseAgreement.of(new RiskDiagram(phase, phase, phase, phase, phase, phase, true));
		assertEquals(33, table.get("interiorPixels", 0), 0);
		assertEquals(44, table.get("interiorPixels", 1), 0);
	}

	/** Phase I in 5 of 11 columns of a decade each; so one column on each side of the boundary is no interior. */
	@Test
	void agreementCountsPixels() {
		final double[] code = new double[121], distance = new double[121];
		for (int p = 0; p < 121; p++) {
			code[p] = p % 11 < 5 ? 1 : 2;
			distance[p] = p % 11 < 4 ? 0.05 : p % 11 == 10 ? 0.15 : 0.5;
		}
		final CalibratedImage phase = new CalibratedImage("phase", code, 11, 11, ImageAxis.logarithmic("n", 1, 1e10), ImageAxis
			.logarithmic("decay", 1, 1e10));
		final Columns table = PhaseAgreement.of(new RiskDiagram(phase, phase, phase, phase, phase.with("disagreement",
			distance), phase, true));
		assertArrayEquals(new double[] { 1, 55, 0.8, 0.8, 44, 1, 1 }, table.row(0), 1e-15);
		assertArrayEquals(new double[] { 2, 66, 0, 1 / 6., 55, 0, 0.2 }, table.row(1), 1e-15);
		assertArrayEquals(new double[] { 0, 121, 44 / 121., 55 / 121., 99, 44 / 99., 55 / 99. }, table.row(2), 1e-15);
		assertEquals(3, table.rows());
	}

	/** Pixels without exponents belong to their phase, but to no share; a phase or a diagram without any has none. */
	@Test
	void sharesAreOfPixelsThatHaveExponents() {
		final double[] code = new double[121], distance = new double[121];
		for (int p = 0; p < 121; p++) {
			code[p] = p % 11 < 5 ? 1 : 2;
			distance[p] = p % 11 < 4 || p % 11 == 9 ? Double.NaN : p % 11 == 4 || p % 11 == 10 ? 0.15 : 0.05;
		}
		final CalibratedImage phase = new CalibratedImage("phase", code, 11, 11, ImageAxis.logarithmic("n", 1, 1e10), ImageAxis
			.logarithmic("decay", 1, 1e10));
		final Columns some = PhaseAgreement.of(new RiskDiagram(phase, phase, phase, phase, phase.with("disagreement",
			distance), phase, false));
		assertArrayEquals(new double[] { 1, 55, 0, 1, 44, Double.NaN, Double.NaN }, some.row(0), 1e-15);
		assertArrayEquals(new double[] { 2, 66, 0.8, 1, 55, 0.75, 1 }, some.row(1), 1e-15);
		assertArrayEquals(new double[] { 0, 121, 4 / 6., 1, 99, 0.75, 1 }, some.row(2), 1e-15);
		Arrays.fill(distance, Double.NaN);
		final Columns none = PhaseAgreement.of(new RiskDiagram(phase, phase, phase, phase, phase.with("disagreement",
			distance), phase, false));
		for (int row = 0; row < 3; row++)
			for (final String share : new String[] { "within0.1", "within0.2", "interiorWithin0.1", "interiorWithin0.2" })
				assertTrue(Double.isNaN(none.get(share, row)), share);
		assertEquals(121, none.get("pixels", 2), 0);
	}
}
