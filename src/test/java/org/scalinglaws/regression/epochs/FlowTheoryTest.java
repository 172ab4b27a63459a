package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTheoryTest {

	@ParameterizedTest
	@CsvSource({
		"600, 400, 280, 100, .49, 40, 0.69995906675692, 0.00098397748086935, 0.34470259610675, 0.14901914789001, 0.49372174399676"})
	void x(final int n, final int d, final int fast, final double condition, final double noise, final double t,
		final double r0, final double r1, final double e0, final double e1, final double e)
	{
		final BlockMoments m = new FlowTheory(new TwoScales(n, d, fast, condition, noise)).at(t);
		assertEquals(r0, m.overlap()[0], 1e-12);
		assertEquals(r1, m.overlap()[1], 1e-12);
		assertEquals(e0, m.risk()[0], 1e-12);
		assertEquals(e1, m.risk()[1], 1e-12);
		assertEquals(e, m.row(t, 0)[3], 1e-12);
	}
}
