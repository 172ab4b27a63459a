package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the script on heavy-tailed spectra at small size. */
@Tag("slow")
class SpectraLawScriptsTest extends ScriptRuns {

	/** The start is Gaussian: the fit says that it is Marchenko-Pastur's; draws of a small repulsion are not. */
	@Test
	void heavyTails() throws IOException {
		runs("Heavy_Tails", "repulsions=1;4,dimension=200,runs=4,networkDimension=30,tolerances=1;0.1", "heavy_tails");
		final Columns training = table("heavy_tails_training", "iterations", "repulsion", "tailExponent", "distance");
		assertEquals(0, training.first("iterations"), 0);
		assertTrue(training.first("marchenkoPasturDistance") < training.last("marchenkoPasturDistance"));
		final Columns fits = table("heavy_tails_fits", "repulsion", "fitted", "fittedStandardError");
		fits.forEach(row -> assertEquals(row.get("repulsion"), row.get("fitted"), 4 * row.get("fittedStandardError")));
		assertEquals(50, table("heavy_tails", "repulsion", "value", "densityMean", "densityStandardError").rows());
		assertPrinted("Marchenko-Pastur cannot be told apart");
	}
}
