package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on reparametrized models, at small size. */
@Tag("slow")
class ReparametrizedScriptsTest extends ScriptRuns {

	/** Slopes of the flow are within 0.02 of theory at the paper's four pairs of exponents; SGD's are only shown. */
	@Test
	void quadraticAgainstLinear() throws IOException {
		runs("Quadratic_Against_Linear", "dimension=30000,sgdDimension=20,steps=1000,runs=2,resolution=5",
			"quadratic_against_linear");
		final Columns numbers = table("quadratic_against_linear", "measured", "linearMeasured");
		assertEquals(4, numbers.rows());
		numbers.forEach(row -> {
			assertEquals(row.get("predicted"), row.get("measured"), 0.02);
			assertEquals(row.get("linearPredicted"), row.get("linearMeasured"), 0.02);
			assertTrue(row.get("measured") < row.get("linearMeasured"));
		});
		final Columns finals = table("quadratic_against_linear_sgd", "riskMean", "linearRiskMean", "riskStandardError");
		assertEquals(7, finals.rows());
		assertTrue(finals.last("riskMean") < finals.first("riskMean"));
		assertEquals(100, table("quadratic_against_linear_flow", "risk", "learnedWidth").rows());
		assertPrinted("flow, a = 3.00, b = 2.00: squared", "predicted -0.4", "SGD, final risk over steps: linear");
	}

	/** A small start finds the sparse target, and the deeper network from larger starts; a large one has error 1 - n/d. */
	@Test
	void lazyToRich() throws IOException {
		runs("Lazy_To_Rich", "dimension=40,nonZeros=2,samples=20,startScaleFrom=1e-3,startScaleTo=2,resolution=4,runs=3",
			"lazy_to_rich");
		final Columns numbers = table("lazy_to_rich", "errorMean", "errorStandardError");
		final Columns shallow = numbers.where("depth = 2 and samples = 20"), deep = numbers.where("depth = 3 and samples = 20");
		assertEquals(4, shallow.rows());
		assertTrue(shallow.first("errorMean") < 1e-2 && shallow.last("errorMean") > 0.2, shallow::toString);
		assertTrue(deep.get("errorMean", 1) < shallow.get("errorMean", 1) / 2, "at the second start scale");
		assertEquals(2 * 4 * 3 * 5, table("lazy_to_rich_cells", "error").rows()); // 20 samples and four rows of the maps
		assertPrinted("From lazy to rich: d = 40, 2 non-zeros", "predicted 0.5");
	}

	@Test
	void lazyToRichRefusesWhatDoesNotFit() {
		assertRefused("Lazy_To_Rich", "startScaleFrom=1,startScaleTo=0.5", "startScaleTo must be greater than startScaleFrom");
		assertRefused("Lazy_To_Rich", "dimension=10,nonZeros=11", "nonZeros must be in [1, 10], was 11");
	}
}
