package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

/** Runs the scripts on residual networks and on perturbed weights, at small size, and checks their bounds. */
@Tag("slow")
class ResidualScriptsTest extends ScriptRuns {

	@Test
	void scaledResNets() throws IOException {
		runs("Scaled_ResNets", "sizes=\"4; 8; 16\",depth=4,width=6,samples=8,inputs=4,lastWidth=60,scales=\"1; 3\",steps=300,runs=60",
			"scaled_resnets");
		final Columns start = table("scaled_resnets_start", "fluctuation", "fluctuationStandardError", "bias");
		assertEquals(3, start.rows());
		for (final Row row : start) { // both to first order
			assertEquals(row.get("predictedFluctuation"), row.get("fluctuation"), 3.5 * row.get("fluctuationStandardError") + row
				.get("predictedFluctuation") / row.get("units"));
			assertEquals(row.get("predictedBias"), row.get("bias"), row.get("predictedBias") / row.get("size"));
		}
		final Columns losses = table("scaled_resnets", "loss", "floor", "rate", "ceiling");
		assertEquals(2, losses.groups("scale").size());
		for (final Row row : losses)
			assertTrue(row.get("rate") >= row.get("floor") && row.get("loss") <= row.get("ceiling") * (1 + 1e-12), row::toString);
		assertPrinted("exponent of the fluctuation in LM", "bias x L", "Rows whose rate is below the floor: 0 of");
	}

	@Test
	void perturbationMargins() throws IOException {
		runs("Perturbation_Margins", "widths=\"5; 12; 12; 3\",perturbations=\"0.01; 0.1; 1\",depths=\"1; 2; 3\",hidden=\"6; 12\",samples=20",
			"perturbation_margins");
		final Columns table = table("perturbation_margins", "bound", "worst", "tightness", "predictedTightness");
		assertEquals(9, table.rows()); // three layers of three perturbations: the repeated width counts twice
		for (final Row row : table) {
			assertEquals(0, row.get("violations"));
			assertTrue(row.get("tightness") <= 1 + 1e-12, row::toString);
			if (row.get("layer") == 3) assertEquals(1, row.get("tightness"), 1e-12);
		}
		assertEquals(2 + 3 + 4 + 3 + 3, table("perturbation_margins_sizes", "tightness").rows());
		assertPrinted("tightness of layer 3: measured 1", "violations among", "perturbations: measured 0");
	}

	@Test
	void refusesAWidthOfZero() {
		assertRefused("Perturbation_Margins", "widths=\"5; 0; 3\"", "each of widths must be in [1, 1000], was 0");
	}
}
