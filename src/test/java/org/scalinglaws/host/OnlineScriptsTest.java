package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts on online learning, at small size, and checks what they save against theory. */
@Tag("slow")
class OnlineScriptsTest extends ScriptRuns {

	@Test
	void functionalScalingLaw() throws IOException {
		runs("Functional_Scaling_Law", "features=50,steps=5000,data=3,rates=5", "functional_scaling_law");
		final Columns curves = table("functional_scaling_law_curves", "step", "time", "exact", "volterra", "firstOrder");
		for (int schedule = 0; schedule < 3; schedule++) {
			final Columns curve = curves.where("schedule = " + schedule);
			assertEquals(5000, curve.last("step"));
			assertEquals(curve.last("exact"), curve.last("firstOrder"), 0.1 * curve.last("exact")); // a rate of 0.03
		}
		final Columns ends = table("functional_scaling_law", "risk", "rate");
		assertEquals(9, ends.rows());
		final Columns constant = ends.where("schedule = 0");
		assertEquals(-0.5, Math.log(constant.last("risk") / constant.first("risk")) / Math.log(constant.last("steps") / constant
			.first("steps")), 0.05);
		assertPrinted("(easy)", "-0.5000", "-0.6667");
	}

	@Test
	void multiClassSgd() throws IOException {
		runs("Multi_Class_Sgd", "dimension=30,time=8,runs=60", "multi_class_sgd");
		final Columns cases = table("multi_class_sgd", "loss", "predictedLoss", "error", "predictedError", "deviation");
		assertEquals(4, cases.rows());
		for (int row = 0; row < 4; row++) // the mean field is off by the order of the learning rate, 1/30
			assertEquals(cases.get("predictedLoss", row), cases.get("loss", row), 4 * cases.get("standardError", row) + 0.02 * cases
				.get("loss", row));
		assertEquals(4, table("multi_class_sgd_losses", "lossMean").groups("case").size());
	}

	@Test
	void twoLayerPlateau() throws IOException {
		runs("Two_Layer_Plateau", "dimension=64,distinct=1; 8,simulated=8,end=6000,endOfRuns=20,runs=2", "two_layer_plateau");
		table("two_layer_plateau_curves", "loss", "difference", "energy12");
		table("two_layer_plateau_sgd", "lossMean");
		final Columns numbers = table("two_layer_plateau", "escapeTime", "growthTime", "length");
		assertEquals(2, numbers.rows());
		// steps of 0.1 in 64 dimensions; with eight eigenvalues not all directions have come to the plateau
		assertEquals(1, numbers.first("growthTime") / numbers.first("escapeTime"), 0.03);
		assertEquals(1, numbers.last("growthTime") / numbers.last("escapeTime"), 0.2);
		assertTrue(numbers.last("length") < numbers.first("length") / 2);
		assertPrinted("closed form", "SGD, 8 distinct eigenvalues");
	}

	@Test
	void yourOwnLoss() throws IOException {
		runs("Your_Own_Loss", "dimensions=300; 1e9,steps=2000,stepsOfRuns=1000,runs=4", "your_own_loss");
		final Columns curves = table("your_own_loss_curves", "loss", "overlapGap");
		final Columns runs = table("your_own_loss_sgd", "lossMean"), small = curves.where("dimension = 300");
		assertEquals(1000, runs.last("step"));
		assertTrue(small.last("loss") < runs.last("lossMean") * 1.5); // twice as many steps
		assertEquals(2, table("your_own_loss", "loss", "overlap").rows());
		assertPrinted("SGD, d = 300", "predicted");
	}

	@Test
	void learningRateDiagram() throws IOException {
		runs("Learning_Rate_Diagram", "dimension=50,exponents=0; 2,links=linear; erf,steps=500,rates=4", "learning_rate_diagram");
		final Columns rates = table("learning_rate_diagram", "critical", "best", "loss");
		assertEquals(4, rates.rows());
		assertEquals(2 / (1 + 2 / 50.), rates.first("critical"), 1e-9); // of one isotropic linear student
		for (int row = 0; row < 4; row++) {
			assertTrue(rates.get("best", row) < rates.get("critical", row));
			assertTrue(rates.get("loss", row) < rates.get("startLoss", row));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Two_Layer_Plateau | distinct=3 | each of distinct must divide dimension = 1024, was 3",
		"Two_Layer_Plateau | teachers=5 | teachers must be in [2, 4], was 5",
		"Your_Own_Loss | dimensions=many | dimensions must be numbers",
		"Your_Own_Loss | loss=logistic,noiseVariance=1 | noiseVariance must be 0" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
