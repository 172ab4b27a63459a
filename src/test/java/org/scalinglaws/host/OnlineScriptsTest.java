package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on online learning, at small size, and checks what they save against theory. */
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
}
