package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.PowerLaw;

class PowerLawTailTest {

	/**
	 * The law against the sums at finite d for w* = 1, w(0) = 0. By Euler and
	 * Maclaurin the sum b(t) lacks the integral beyond d, d^(1-a)/((a-1)H) (1 - 8t
	 * d^-a/H ...), and the drop's sum also half its first term, 1/2: with these
	 * added the two agree to the next orders.
	 */
	@ParameterizedTest
	@CsvSource({ "1000000, 1.5, 1e3", "1000000, 1.5, 1e5", "1000000, 2, 1e4", "1000000, 2, 1e7", "1000000, 4, 1e7",
		"1000000, 4, 1e10", "1000000, 1.1, 100" })
	void lawsAreTheLimitOfTheSums(final int d, final double a, final double t) {
		final double[] spectrum = PowerLaw.spectrum(d, a);
		final double[] teacher = new double[d];
		Arrays.fill(teacher, 1);
		final SpectralTail sums = SpectralTail.of(new RetrievalProblem(spectrum, teacher), new double[d], 1);
		final PowerLawTail law = new PowerLawTail(d, a);
		final double missing = Math.pow(d, 1 - a) / ((a - 1) * law.harmonic());
		final double end = spectrum[d - 1]; // its half is what the integral to d lacks
		final double late = t / law.windowEnd();
		final Observables o = sums.at(t);
		final double b1 = 1.5 * o.energyGap() + missing - end / 2, b2 = o.loss() / 4 + missing - end / 2;
		final double tolerance = 1e-10 + 3 * missing * late / b1 + 1e-11 * d / t; // 1e-16 sqrt(d) each of d terms: below
		assertEquals(1, law.energyGap(t) / (2 * b1 / 3), tolerance);
		assertEquals(1, law.loss(t) / (4 * b2), 2 * tolerance);
		assertEquals(1, law.overlapGap(t) / (b1 / 3 + b2 / 2), 2 * tolerance);
		final double drop = 1 - o.meanSquaredError();
		final double corrected = drop + (16 * t * missing + 0.5) / d;
		assertEquals(1, law.drop(t) / corrected, 1e-9 + (16 * t * missing / d) * late / drop + 5e-13 / drop); // 1 - error, sums of d ones
		// without the corrections: the error that the class names, (t/windowEnd)^gamma
		assertEquals(1, law.overlapGap(t) / o.overlapGap(), 3 / (a - 1) * Math.pow(late, law.gapExponent()) + 1e-9);
	}

	/** d = 1e7 without arrays; and the exponent 1/3 of a = 1.5 between two times, which smaller d do not show. */
	@Test
	void exponentShowsAtLargeDimension() {
		final int d = 10_000_000;
		final PowerLawTail law = new PowerLawTail(d, 1.5);
		final double h = law.harmonic();
		double early = 0, late = 0;
		for (int i = d; i >= 1; i--) {
			final double lambda = 1 / (i * Math.sqrt(i) * h);
			early += lambda * Math.exp(-8e4 * lambda);
			late += lambda * Math.exp(-16e4 * lambda);
		}
		final double slope = Math.log(late / early) / Math.log(2);
		assertEquals(-law.gapExponent(), slope, 0.02 / 3);
		final double missing = 2 / (Math.sqrt(d) * h); // the integral beyond d, 1 % here, explains what is left
		assertEquals(slope, Math.log((1.5 * law.energyGap(2e4) - missing) / (1.5 * law.energyGap(1e4) - missing)) / Math
			.log(2), 1e-7);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1.1, 1.5, 2, 5 })
	void convergenceTimeInvertsTheGap(final double a) {
		final PowerLawTail law = new PowerLawTail(1e12, a);
		assertEquals(1, law.overlapGap(law.convergenceTime(0.03)) / 0.03, 1e-11);
		// T2 ~ epsilon^(-a/(a-1))
		assertEquals(a / (a - 1), Math.log10(law.convergenceTime(0.001) / law.convergenceTime(0.01)), 1e-8);
		assertEquals(1, law.gapExponent() + law.dropExponent(), 1e-15);
	}

	@Test
	void constantsForExponentTwoAreTheKnownOnes() {
		final PowerLawTail law = new PowerLawTail(1e15, 2);
		final double h = Math.PI * Math.PI / 6;
		final double b = Math.sqrt(Math.PI) / (2 * h) / Math.sqrt(8 / h); // Gamma(1/2) = sqrt(pi)
		assertEquals(2 * b / 3, law.energyGapPrefactor(), 1e-14);
		assertEquals((1. / 3 + Math.sqrt(0.125)) * b, law.overlapGapPrefactor(), 1e-14);
		assertEquals(4 * b / Math.sqrt(2), law.lossPrefactor(), 1e-14);
		assertEquals(Math.sqrt(Math.PI * 16 / h) / 1e15, law.dropPrefactor(), 1e-28);
		assertEquals(0.6869, law.overlapGapPrefactor() / b, 5e-5);
	}

	@Test
	void windowIsWhereTheFirstAndTheLastCoordinateRelax() {
		final double[] spectrum = PowerLaw.spectrum(1000, 1.5);
		final PowerLawTail law = new PowerLawTail(1000, 1.5);
		assertEquals(1, 8 * spectrum[0] * law.windowStart(), 1e-14);
		assertEquals(1, 8 * spectrum[999] * law.windowEnd(), 1e-13);
	}

	@Test
	void plateauBoundIsThatOfTheProposition() {
		assertEquals(Math.cbrt(100 / 1e6) + Math.cbrt(Math.log(1e6) / 1e6), new PowerLawTail(1e6, 2).plateauBound(0.1),
			1e-15);
	}

	@Test
	void exponentsUpToOneHaveNoLaw() {
		for (final double bad : new double[] { 1, 0.5, 0, -2, Double.NaN, 21, Double.POSITIVE_INFINITY })
			refuses("exponent must be in (1, 20] for the asymptotic laws, was ", () -> new PowerLawTail(100, bad));
		for (final double bad : new double[] { 0, Double.NaN, 1e16 })
			refuses("dimension", () -> new PowerLawTail(bad, 2));
		final PowerLawTail law = new PowerLawTail(100, 2);
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			refuses("time", () -> law.overlapGap(bad));
			refuses("time", () -> law.drop(bad));
			refuses("epsilon", () -> law.convergenceTime(bad));
			refuses("epsilon", () -> law.plateauBound(bad));
		}
	}

	private static void refuses(final String message, final org.junit.jupiter.api.function.Executable call) {
		final String was = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(was.startsWith(message), was);
	}
}
