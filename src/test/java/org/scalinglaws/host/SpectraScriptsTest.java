package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts on the weights of shallow networks, at small size, and checks what they save. */
@Tag("slow")
class SpectraScriptsTest extends ScriptRuns {

	@Test
	void weightSpectra() throws IOException {
		final int d = 24, runs = 4;
		runs("Weight_Spectra", "quadraticDimension=" + d + ",quadraticRuns=" + runs +
			",diagonalDimension=100,diagonalRuns=10", "weight_spectra", "weight_spectra_diagonal");
		final Columns numbers = table("weight_spectra_numbers"), histograms = table("weight_spectra_histograms");
		assertEquals(12, numbers.rows());
		for (int row = 0; row < 12; row++) {
			final boolean diagonal = numbers.get("network", row) == 1;
			assertEquals(0, numbers.get("unfinished", row));
			assertEquals(numbers.get("parts", row), numbers.get("overfitting", row) + numbers.get("underfitting", row) +
				numbers.get("approximation", row), 1e-12);
			// two eigenvalues of 24, and of a thousand independent coordinates 2.5 sqrt(1/4000), no more
			assertEquals(0, numbers.get("distance", row), diagonal ? 0.04 : 2. / d);
			assertEquals(numbers.get("massAtZero", row), numbers.get("zeroFraction", row), diagonal ? 0.04 : 2. / d);
			if (diagonal) {
				assertEquals(1, numbers.get("parts", row) / numbers.get("risk", row), 1e-9, "the parts are exact");
				assertEquals(numbers.get("risk", row), numbers.get("trainedRisk", row), 5 * numbers.get("trainedRiskStandardError",
					row) + 0.02 * numbers.get("risk", row));
			}
			double nonzero = 0;
			for (int bin = 0; bin < histograms.rows(); bin++)
				if (histograms.get("network", bin) == numbers.get("network", row) && histograms.get("phase", bin) == numbers.get(
					"phase", row)) nonzero += histograms.get("density", bin) * histograms.get("width", bin);
			assertEquals(1 - numbers.get("zeroFraction", row), nonzero, 1e-9, "the histogram is normalised");
		}
		// the largest eigenvalue s stands out in phase VIa: s + delta^2/s - t, fluctuating by delta sqrt(2/d) in each run
		final double s = Math.sqrt(d), delta = numbers.get("noiseLevel", 2);
		assertEquals(s + delta * delta / s - numbers.get("threshold", 2), numbers.get("topSpike", 2), 1e-9);
		assertEquals(numbers.get("topSpike", 2), numbers.get("topTrained", 2), 4 * delta * Math.sqrt(2. / d / runs));
		assertSays("Kolmogorov", "tail exponent", "overfitting", "sum / R", "1 + 1/gamma = 2.000");
	}

	@Test
	void pruning() throws IOException {
		runs("Pruning", "points=12,quadraticDimension=20,diagonalDimension=60,runs=4", "pruning");
		final Columns numbers = table("pruning_numbers");
		// the rate of the optimal decay, up to the logarithm and the finite dimension: -.59 and -.50 are known of d = 1e5
		assertEquals(-0.59, numbers.get("pruned", 0), 0.02);
		assertEquals(-0.50, numbers.get("pruned", 1), 0.02);
		assertTrue(numbers.get("small", 1) > -0.2, "what is not pruned has stopped to learn");
		assertSays("0.7555", "0.1923", "0.06061", "0.04009", "0.7341", "0.1790", "0.05007", "0.01464");
		final Columns theory = table("pruning_quadratic");
		for (int row = 0; row < theory.rows(); row++)
			assertTrue(theory.get("tuned", row) <= Math.min(theory.get("small", row), theory.get("pruned", row)) * (1 + 1e-9));
		final Columns lasso = table("pruning_diagonal_trained");
		for (int row = 0; row < lasso.rows(); row++)
			for (final String risk : List.of("risk", "pruned")) // errors of 20 runs; 3 % for d = 60
				assertEquals(lasso.get(risk + "Theory", row), lasso.get(risk + "Mean", row), 4 * lasso.get(risk +
					"StandardError", row) + 0.03 * lasso.get(risk + "Theory", row));
		final Columns quadratic = table("pruning_quadratic_trained");
		for (int row = 0; row < quadratic.rows(); row++)
			if (quadratic.get("tuned", row) == 1) assertTrue(quadratic.get("prunedMean", row) > quadratic.get("riskMean", row),
				"pruning makes tuned fits worse in small dimensions");
	}

	private void assertSays(final String... words) {
		final String text = printed();
		for (final String word : words)
			assertTrue(text.contains(word), () -> word + " is not in " + text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Weight_Spectra | exponent=0.5 | exponent must be in [0.55, 5], was 0.5",
		"Weight_Spectra | quadraticDimension=4 | quadraticDimension must be in [16, 120], was 4",
		"Weight_Spectra | noiseVariance=NaN | noiseVariance must be in [", "Weight_Spectra | runs=3 | input name must be one of [",
		"Pruning | runs=1 | runs must be in [2, 200], was 1", "Pruning | weightDecay=1 | weightDecay must be in [",
		"Pruning | seed=-1 | seed must be in [0, " })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
