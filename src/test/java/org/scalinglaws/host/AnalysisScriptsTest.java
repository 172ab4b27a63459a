package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts on analysis, at small size, and checks what they save against theory. */
@Tag("slow")
class AnalysisScriptsTest extends ScriptRuns {

	@Test
	void supercollapse() throws IOException {
		runs("Supercollapse", "sizes=8; 16; 32,runs=24", "supercollapse");
		final Columns numbers = table("supercollapse", "deviation", "noiseFloor", "ratio", "ratioStandardError", "meanCurves");
		assertEquals(8, numbers.rows());
		for (int schedule = 0; schedule < 2; schedule++) {
			final Columns late = table("supercollapse_" + (schedule == 0 ? "constant" : "linear"), "deviation", "noiseFloor").where(
				"x > 0.88 and x < 1");
			assertTrue(late.rows() > 1);
			for (int row = 0; row < late.rows(); row++)
				assertEquals(schedule == 1, late.get("deviation", row) < late.get("noiseFloor", row), "x = " + late.get("x", row));
		}
		// at a constant rate the end of a run knows nothing of what was before: the variances add up
		numbers.where("schedule = 0").forEach(row -> assertEquals(row.get("independentEnds"), row.get("deviation"), 4 * row.get(
			"deviationStandardError")));
		// the mean curves collapse far below the noise
		numbers.forEach(row -> assertTrue(row.get("meanCurves") < row.get("noiseFloor") / 2, row::toString));
		assertPrinted("constant   supercollapse: no", "linear     supercollapse: yes", "horizon exponent 1.500");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Supercollapse | sizes=16 | features must be two sizes or more, was 16",
		"Supercollapse | sizes=few | features must be whole numbers" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
