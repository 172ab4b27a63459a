package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts that go beyond the papers, at small size, and checks what they save. */
@Tag("slow")
class BeyondScriptsTest extends ScriptRuns {

	@Test
	void noiseFloor() throws IOException {
		runs("Noise_Floor", "dimension=6,exponents=\"1.5\",rates=\"0.1; 0.4\",runs=100,relaxations=4", "noise_floor");
		final Columns floors = table("noise_floor", "errorSgd", "errorFloor", "lossSgd", "lossFloor", "errorMeanField");
		assertEquals(2, floors.rows());
		for (int row = 0; row < 2; row++) {
			final double error = floors.get("errorFloor", row), left = Math.exp(-2 * 4); // of the start, which is the optimum
			assertEquals(error, floors.get("errorSgd", row), 4 * floors.get("errorStandardError", row) + left * error);
			assertEquals(floors.get("lossFloor", row), floors.get("lossSgd", row), 4 * floors.get("lossStandardError", row));
			assertTrue(error > floors.get("errorLeading", row) && floors.get("errorLeading", row) > 0);
		}
	}

	@Test
	void leapingAgainstExact() throws IOException {
		runs("Leaping_Against_Exact", "dimension=40,steps=500,runs=400,kappas=\"0.05\",records=12", "leaping_against_exact");
		final Columns numbers = table("leaping_against_exact", "overlapDeviation", "stepsPerSecond");
		for (final String quantity : new String[] { "overlap", "energy", "meanSquaredError" }) {
			assertTrue(numbers.get(quantity + "StandardErrors", 0) < 4.5, quantity);
			assertEquals(1, numbers.get(quantity + "SpreadRatio", 0), 0.25, quantity);
		}
	}

	@Test
	void anyDimension() throws IOException {
		runs("Any_Dimension", "dimensions=\"1e3; 1e12\",endTime=1e6,nodes=256", "any_dimension");
		final Columns numbers = table("any_dimension", "flowSeconds", "predictionSeconds");
		assertEquals(2, numbers.rows());
		assertEquals(-0.5, numbers.get("lossExponent", 1), 0.01);
		assertEquals(0.5, numbers.get("dropExponent", 1), 0.01);
	}

	@Test
	void hierarchyBlowUp() throws IOException {
		runs("Hierarchy_Blow_Up", "dimension=100,moments=\"4; 16\",endTime=3,records=120", "hierarchy_blow_up");
		final Columns numbers = table("hierarchy_blow_up", "usefulTime", "peakTime", "peakEnergyLog10");
		for (int row = 0; row < 2; row++)
			assertTrue(numbers.get("usefulTime", row) < numbers.get("peakTime", row));
		assertTrue(numbers.get("usefulTime", 1) > numbers.get("usefulTime", 0));
		assertTrue(numbers.get("peakEnergyLog10", 1) > 0, "above the optimum");
		assertPrinted("Duhamel", "peak at");
	}

	@Test
	void learningRateSchedules() throws IOException {
		runs("Learning_Rate_Schedules", "dimension=30,steps=4000,runs=100,optimizerRuns=40,records=20,noiseVariance=0.05",
			"learning_rate_schedules", "learning_rate_schedules_optimizers");
		final Columns numbers = table("learning_rate_schedules", "lossSimulated", "lossPredicted");
		assertEquals(9, numbers.rows());
		for (int row = 0; row < 7; row++) // six schedules and plain SGD; the others have no prediction of their own
			assertEquals(numbers.get("errorPredicted", row), numbers.get("errorSimulated", row), 4.5 * numbers.get(
				"errorStandardError", row) + 0.01 * numbers.get("errorPredicted", row), "row " + row);
		assertEquals(4000 * 2e-3 * 0.505 + 0.5 * 1.98e-3, numbers.get("endTime", 1), 1e-9); // linear to a hundredth
	}

	@Test
	void stabilityMap() throws IOException {
		runs("Stability_Map", "dimension=20,resolution=5,runs=4,steps=200,learningRateTo=1", "stability_map");
		final Columns pixels = table("stability_map", "divergedShare");
		assertEquals(25, pixels.rows());
		final Columns critical = table("stability_map_critical", "criticalLearningRate");
		for (int x = 0; x < 5; x++) {
			assertEquals(0, pixels.get("divergedShare", x), 0);
			assertEquals(1, pixels.get("divergedShare", 20 + x), 0); // at a learning rate of 1, far above the critical one
			assertTrue(critical.get("criticalLearningRate", x) > 1e-3 && critical.get("criticalLearningRate", x) < 0.1);
		}
	}

	@Test
	void scalingPhasePlot() throws IOException {
		runs("Scaling_Phase_Plot", "dimension=1e9,resolution=4,nodes=64,steps=10000000,noiseVariance=0,exponentFrom=2",
			"scaling_phase_plot");
		final Columns pixels = table("scaling_phase_plot", "learningRate", "law");
		int fitted = 0;
		for (int row = 0; row < pixels.rows(); row++) {
			if (Double.isNaN(pixels.get("fittedExponent", row))) continue;
			fitted++;
			assertEquals(pixels.get("law", row), pixels.get("fittedExponent", row), 0.05, "row " + row);
		}
		assertTrue(fitted >= 6, "only " + fitted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Noise_Floor | exponents=5 | each of exponents must be in [0, 4]", "Noise_Floor | rates=1.2 | each of rates must be in [0, 0.999], was 1.2",
		"Any_Dimension | dimensions=many | dimensions must be numbers", "Hierarchy_Blow_Up | moments=x | moments must be whole numbers",
		"Stability_Map | exponentFrom=3,exponentTo=2 | exponentTo must be greater than exponentFrom",
		"Scaling_Phase_Plot | learningRateFrom=0.5,learningRateTo=0.1 | learningRateTo must be greater than learningRateFrom",
		"Leaping_Against_Exact | kappas=a | kappas must be numbers", "Learning_Rate_Schedules | learningRate=-1 | learningRate must be in [" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
