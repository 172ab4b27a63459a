package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLawTest {

	@ParameterizedTest
	@CsvSource({ "1, 0", "1, 3", "2, 1", "127, 1.5", "128, 20", "129, 0", "130, 1", "5000, 0.5", "5000, 1.0000000001",
		"100000, 1", "100000, 2", "3000, 20" })
	void harmonicEqualsTheDirectSum(final int dimension, final double exponent) {
		double sum = 0;
		for (int j = dimension; j >= 1; j--)
			sum += Math.pow(j, -exponent);
		// the direct sum itself carries some 1e-16 sqrt(d)
		assertEquals(1, PowerLaw.harmonic(dimension, exponent) / sum, 2e-13);
	}

	@Test
	void harmonicReachesTheZetaFunction() {
		assertEquals(Math.PI * Math.PI / 6 - 1e-15, PowerLaw.harmonic(1e15, 2), 4e-16);
		assertEquals(Math.pow(Math.PI, 4) / 90, PowerLaw.harmonic(1e15, 4), 4e-16);
		assertEquals(Math.log(1e15) + 0.57721566490153286, PowerLaw.harmonic(1e15, 1), 1e-13); // 14 units of its last digit
	}

	@Test
	void harmonicRefusesWhatIsOutOfRange() {
		for (final double bad : new double[] { Double.NaN, 0.5, -3, 1e16, Double.POSITIVE_INFINITY })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> PowerLaw.harmonic(bad, 2)).getMessage().startsWith(
				"dimension"));
		for (final double bad : new double[] { Double.NaN, -0.1, 20.1 })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> PowerLaw.harmonic(10, bad)).getMessage().startsWith(
				"exponent"));
	}

	@Test
	void spectrumHasTraceOneAndItsNormalisation() {
		final double[] spectrum = PowerLaw.spectrum(1000, 1.5);
		double sum = 0;
		for (int i = 999; i >= 0; i--)
			sum += spectrum[i];
		assertEquals(1, sum, 1e-14);
		assertEquals(1 / PowerLaw.harmonic(1000, 1.5), spectrum[0], 1e-15);
	}

	/** Against Riemann's zeta function at whole exponents, and against plain sums where these converge. */
	@ParameterizedTest
	@CsvSource({ "1, 2, 1.6449340668482264", "1, 3, 1.2020569031595942", "1, 4, 1.0823232337111382", "2, 2, 0.6449340668482264",
		"1, 1.5, 2.612375348685488", "1, 1.01, 100.57794333849687" })
	void tailOfAllPowers(final double from, final double exponent, final double sum) {
		assertEquals(sum, PowerLaw.tail(from, exponent), 1e-13 * sum);
	}

	@ParameterizedTest
	@CsvSource({ "500, 2", "130, 1.2", "1000, 30", "128, 7", "400, 401" })
	void tailsDifferByTheirTerms(final double from, final double exponent) {
		double sum = PowerLaw.tail(from + 3000, exponent);
		for (double j = from + 2999; j >= from; j--)
			sum += Math.pow(j, -exponent);
		assertEquals(sum, PowerLaw.tail(from, exponent), 1e-13 * sum);
		assertThrows(IllegalArgumentException.class, () -> PowerLaw.tail(from, 1));
		assertThrows(IllegalArgumentException.class, () -> PowerLaw.tail(0, exponent));
	}
}
