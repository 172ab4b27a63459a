package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on ridge regression and random features, at small size. */
@Tag("slow")
class RidgeScriptsTest extends ScriptRuns {

	/** In small dimensions theory is off by some percent, beside the standard errors of twelve runs. */
	@Test
	void ridgeLearningCurves() throws IOException {
		runs("Ridge_Learning_Curves", "dimension=60,patchSize=6,points=4,runs=12,ridges=\"1e-3; 0.1\"", "ridge_learning_curves");
		final Columns numbers = table("ridge_learning_curves", "risk", "riskStandardError", "predicted", "gap", "renormalizationSquared",
			"crossValidation", "bias", "variance");
		assertEquals(16, numbers.rows());
		for (int row = 0; row < 16; row++) {
			assertEquals(numbers.get("predicted", row), numbers.get("bias", row) + numbers.get("variance", row), 1e-15);
			assertEquals(numbers.get("predicted", row), numbers.get("risk", row), 4 * numbers.get("riskStandardError", row) + 0.05 *
				numbers.get("predicted", row));
		}
		// samples are many and the ridge is not small: little scatters
		assertEquals(1, numbers.get("gap", 15) / numbers.get("renormalizationSquared", 15), 0.1);
		assertPrinted("-0.9029", "-1.8077", "-3.012", "predicted -1.8", "predicted -3");
	}

	@Test
	void doubleDescentDiagram() throws IOException {
		runs("Double_Descent_Diagram", "resolution=32,cutDimension=60,cutAt=12,points=5,runs=10", "double_descent_diagram");
		final Columns map = table("double_descent_diagram_map", "samples", "features");
		assertEquals(1024, map.rows());
		assertTrue(Double.isInfinite(map.get("risk", 0)) && Double.isNaN(map.get("exponentInSamples", 0))); // N = P = 10
		assertEquals(-2.1, map.get("exponentInSamples", 1024 - 16), 0.03);
		assertEquals(0, map.get("exponentInFeatures", 1024 - 16), 1e-3);
		assertEquals(0, map.get("exponentInSamples", 3 * 32 + 31), 0.02);
		final Columns numbers = table("double_descent_diagram", "risk", "riskStandardError", "predicted", "trainingError");
		for (int row = 0; row < numbers.rows(); row++)
			assertEquals(numbers.get("predicted", row), numbers.get("risk", row), 4 * numbers.get("riskStandardError", row) + 0.2 *
				numbers.get("predicted", row)); // twelve samples are few
		assertPrinted("exponent in features where features limit", "risk on the peak", "predicted -2.1");
	}
}
