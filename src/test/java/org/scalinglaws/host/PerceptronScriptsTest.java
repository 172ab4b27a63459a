package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

/** Runs the script on perceptrons, at small size, and checks what it saves against theory. */
@Tag("slow")
class PerceptronScriptsTest extends ScriptRuns {

	@Test
	void perceptronLearningCurves() throws IOException {
		runs("Perceptron_Learning_Curves", "loads=4; 64,trainedLoads=4,freeLoad=4,dimension=40,points=20,optima=7,runs=12",
			"perceptron_learning_curves");
		final Columns numbers = table("perceptron_learning_curves", "optimalSharpness", "optimalError", "bayesError");
		for (final Row row : numbers) {
			assertEquals(0.8836, row.get("optimalSharpness") / row.get("load"), 0.04);
			assertEquals(1.0006, row.get("optimalError") / row.get("bayesError"), 2e-4);
		}
		assertEquals(0.44198, 4000 * numbers.last("optimalError"), 1e-5);
		final Columns theory = table("perceptron_learning_curves_theory", "relativeError", "collapsed");
		for (final Row row : theory)
			assertTrue(row.get("collapsed") >= 1 && row.get("relativeError") < 1, row::toString);
		final Columns fixed = table("perceptron_learning_curves_fixed", "errorMean", "errorStandardError").where("load = 4");
		final Columns free = table("perceptron_learning_curves_free", "errorMean", "errorStandardError");
		for (int i = 0; i < fixed.rows(); i++) // on the same inputs: gradient flow is late, and then about as good
			if (fixed.get("sharpness", i) < 1) assertTrue(free.get("errorMean", i) > fixed.get("errorMean", i));
		assertEquals(1, free.last("errorMean") / fixed.last("errorMean"), 0.02);
		assertPrinted("over Bayes", "exponent of the optimal sharpness", "error at load 4, sharpness 0.0300", "predicted",
			"gradient flow at load 4");
	}

	@Test
	void refusesALoadOfNothing() {
		assertRefused("Perceptron_Learning_Curves", "loads=0", "each of loads must be in [0.05, 100000], was 0");
	}
}
