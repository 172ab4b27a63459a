package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on laws of sizes and data, at small size. */
@Tag("slow")
class LawScriptsTest extends ScriptRuns {

	/** The exponents of theory hold for many features and steps; here they are within a fifth and a tenth. */
	@Test
	void scalingLawOfSgd() throws IOException {
		runs("Scaling_Law_Of_Sgd", "smallest=8,sizes=6,steps=200000,records=10,resamples=20", "scaling_law_of_sgd");
		final Columns losses = table("scaling_law_of_sgd", "features", "step", "excess", "predicted", "residual");
		assertEquals(6, losses.groups("features").size());
		assertTrue(losses.rows() >= 60 && losses.rows() <= 72, "rows " + losses.rows()); // ten steps or so each
		final Columns rivals = table("scaling_law_of_sgd_rivals", "objective", "heldOut");
		assertEquals(6, rivals.rows());
		final Columns kaplan = rivals.where("form = 3"), sum = rivals.where("form = 0");
		assertEquals(0.75, kaplan.first("sizeExponent"), 0.15);
		assertEquals(0.5, kaplan.first("dataExponent"), 0.05);
		assertTrue(kaplan.first("objective") < sum.first("objective") / 2);
		assertPrinted("kaplan", "predicted", "0.7500", "0.4000");
	}
}
