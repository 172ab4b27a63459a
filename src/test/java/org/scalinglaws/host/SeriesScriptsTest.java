package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the script on the series in the weight step, at small size. */
@Tag("slow")
class SeriesScriptsTest extends ScriptRuns {

	/** Over two octaves and four draws exponents scatter: theory has -1 and -2. */
	@Test
	void weightSeries() throws IOException {
		runs("Weight_Series", "widths=\"32; 128; 256; 512\",shown=\"32; 512\",fitFrom=128,orders=\"1; 2; 3\",lastOrder=12,samples=20,runs=4",
			"weight_series");
		final Columns means = table("weight_series", "order", "width", "logErrorMean", "logErrorStandardError", "convergenceMean");
		assertEquals(12, means.rows());
		for (int row = 4; row < 12; row++) // each order leaves less than the one before
			assertTrue(means.get("logErrorMean", row) < means.get("logErrorMean", row - 4), "row " + row);
		final double first = means.get("logErrorMean", 3) - means.get("logErrorMean", 1);
		final double third = means.get("logErrorMean", 11) - means.get("logErrorMean", 9);
		assertEquals(-1, first / Math.log10(4), 0.3);
		assertEquals(-2, third / Math.log10(4), 0.6);
		assertEquals(24, table("weight_series_orders", "error", "relativeError").rows());
		assertPrinted("exponent of order 3", "predicted -2", "exponent of the longest step", "draw 2: converges");
	}

	@Test
	void tooFewWidthsAreRefused() {
		assertRefused("Weight_Series", "widths=\"64; 512\"", "widths must have 3 numbers or more from fitFrom = 256 on, was 64; 512");
	}
}
