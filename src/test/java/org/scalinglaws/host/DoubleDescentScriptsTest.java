package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

/** Runs the scripts on double descent, at small size, and checks what they save against theory. */
@Tag("slow")
class DoubleDescentScriptsTest extends ScriptRuns {

	@Test
	void epochwiseDoubleDescent() throws IOException {
		runs("Epochwise_Double_Descent", "samples=150,dimension=100,fast=70,conditions=1; 30,condition=20,endTime=1e5,records=61,runs=8",
			"epochwise_double_descent");
		final Columns extrema = table("epochwise_double_descent", "time", "predictedTime", "risk", "predictedRisk");
		assertEquals(1, extrema.where("condition = 1").rows());
		for (final int condition : new int[] { 20, 30 }) {
			final Columns found = extrema.where("condition = " + condition);
			assertEquals(3, found.rows());
			assertEquals(1.29, found.last("timePerSquare"), 0.02); // the second valley is at the square of the condition
		}
		for (final Row row : extrema) { // at d = 100 the finite size is some per cent
			assertEquals(1, row.get("time") / row.get("predictedTime"), 0.1);
			assertEquals(1, row.get("risk") / row.get("predictedRisk"), 0.05);
		}
		final Columns draws = table("epochwise_double_descent_draws", "risk", "riskStandardError", "riskFast", "ridgeRisk");
		assertEquals(2, draws.groups("condition").size());
		final Columns theory = table("epochwise_double_descent_theory", "overlap", "energy", "risk");
		for (final Row row : theory)
			assertEquals((1 - 2 * row.get("overlap") + row.get("energy")) / 2, row.get("risk"), 1e-12);
		assertPrinted("maximum", "time/condition^2", "risk at time", "predicted");
	}

	@Test
	void refusesAConditionBelowOne() {
		assertRefused("Epochwise_Double_Descent", "conditions=0.5", "each of conditions must be in [1, 1000000], was 0.5");
	}

	@Test
	void uTurn() throws IOException {
		runs("U_Turn", "samples=30,features=5; 15; 25; 40; 90; 200,components=8,runs=10", "u_turn");
		final Columns numbers = table("u_turn", "testParameters", "testError", "testErrorStandardError");
		final Columns gaussian = numbers.where("kind = 0"), fourier = numbers.where("kind = 1");
		for (final Row row : gaussian)
			assertEquals(row.get("predictedTestParameters"), row.get("testParameters"), 3.5 * row.get(
				"testParametersStandardError"));
		for (int i = 4; i < 6; i++) { // beyond the peak both fall together
			assertTrue(fourier.get("testParameters", i) < fourier.get("testParameters", i - 1));
			assertTrue(fourier.get("testError", i) < fourier.get("testError", i - 1));
		}
		final Columns held = table("u_turn_components", "testError");
		assertEquals(2, held.groups("used").size());
		assertEquals(8, held.where("used = 0").last("trainingParameters"));
		assertPrinted("effective parameters, Gaussian, p = 200", "test error", "predicted");
	}
}
