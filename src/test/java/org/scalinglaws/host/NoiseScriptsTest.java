package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

/** Runs the scripts on noise and on the Gauss-Newton matrix, at small size, and checks what they save against theory. */
@Tag("slow")
class NoiseScriptsTest extends ScriptRuns {

	@Test
	void outOfEquilibrium() throws IOException {
		runs("Out_Of_Equilibrium", "samples=20,batchSize=4,rateFrom=0.01,rateTo=0.2,points=6,epochs=2000,runs=4,stiffness=5,correlation=-0.5,paths=4000",
			"out_of_equilibrium");
		final Columns variances = table("out_of_equilibrium", "varianceMean", "varianceStandardError", "predicted");
		assertEquals(24, variances.rows());
		for (final Row row : variances)
			assertEquals(row.get("predicted"), row.get("varianceMean"), 3.5 * row.get("varianceStandardError"));
		for (int replacement = 0; replacement < 2; replacement++) { // from rate 0.01 to 0.2 by the first and the third power
			final Columns some = variances.where("langevin = 0 and replacement = " + replacement);
			assertEquals(replacement == 0 ? 1 : 3, Math.log(some.get("varianceMean", 5) / some.get("varianceMean", 0)) / Math.log(
				20), 0.2);
		}
		for (final Row row : variances.where("langevin = 1"))
			assertEquals(1. / 20, row.get("posterior"), 1e-15);
		final Columns entropy = table("out_of_equilibrium_entropy", "entropyRateMean", "fluctuationMean");
		assertEquals(5, entropy.rows());
		for (final Row row : entropy) {
			assertEquals(1, row.get("fluctuationMean"), 3.5 * row.get("fluctuationMeanStandardError"));
			assertEquals(row.get("observed"), row.get("entropyRateMean"), 3.5 * row.get("entropyRateStandardError"));
			assertTrue(row.get("observed") < row.get("limit"));
		}
		assertTrue(table("out_of_equilibrium_fluctuations", "entropy", "logRatio").rows() > 3);
		assertPrinted("slope in the learning rate, without replacement", "mean of exp(-S)", "area rate", "out of equilibrium");
	}

	/** Without correlation nothing is produced, and there is no histogram. */
	@Test
	void equilibriumHasNoHistogram() throws IOException {
		runs("Out_Of_Equilibrium", "samples=10,batchSize=10,points=6,epochs=20,runs=2,correlation=0,stiffness=1,paths=1000",
			"out_of_equilibrium");
		assertPrinted("equilibrium: the paths' entropies are rounding");
	}

	@Test
	void gaussNewtonConditioning() throws IOException {
		runs("Gauss_Newton_Conditioning", "dimension=8,outputs=4,widths=12; 60,depths=2; 4,widthFrom=8,widthTo=32,resolution=3,runs=4",
			"gauss_newton_conditioning");
		final Columns conditions = table("gauss_newton_conditioning", "conditionMean", "conditionStandardError", "bound");
		assertEquals(8, conditions.rows());
		for (final Row row : conditions) {
			assertTrue(row.get("conditionMean") <= row.get("bound") * (1 + 1e-12) && row.get("bound") <= row.get("looseBound") * (1 + 1e-12));
			if (row.get("layers") == 2) assertEquals(row.get("conditionMean"), row.get("bound"), 1e-9 * row.get("bound"));
		}
		final Columns plain = conditions.where("skip = 0").sorted("width", "layers");
		assertTrue(plain.get("conditionMean", 1) > plain.get("conditionMean", 0), "worse the deeper");
		assertTrue(plain.get("conditionMean", 2) < plain.get("conditionMean", 0), "better the wider");
		assertEquals(9, table("gauss_newton_conditioning_map", "condition").rows());
		assertPrinted("bound over condition, two layers of width 60", "loose bound");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Out_Of_Equilibrium | batchSize=7 | batchSize must divide samples = 40 without replacement, was 7",
		"Out_Of_Equilibrium | correlation=1 | correlation must be in [-0.99, 0.99], was 1",
		"Gauss_Newton_Conditioning | depths=1 | each of depths must be in [2, 50], was 1",
		"Gauss_Newton_Conditioning | dimension=200,outputs=11 | outputs x dimension must be at most 2000, was 2200" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
