package org.scalinglaws.online.law.jet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

class CovarianceJetTest {

	/** f = 3 + 2 a - b + 2 a^2 + a b - b^2 is its own series about any point. */
	@Test
	void movesAlongItsSeries() {
		final CovarianceEntries entries = CovarianceEntries.of(new IndexProblem(Link.of("tanh"), Loss.of("squared"), 2, 1, 0));
		final CovarianceJet jet = new CovarianceJet(entries);
		jet.add(1, new double[] { 3, 2, -1, 4, 1, -2 }, new int[] { 0, 2 });
		final double[] by = new double[entries.count()];
		by[0] = 0.3;
		by[2] = -0.5;
		jet.move(by);
		assertEquals(3.88, jet.value(), 1e-14);
		assertEquals(2.7, jet.by(0), 1e-14);
		assertEquals(0.3, jet.by(2), 1e-14);
		assertEquals(0, jet.by(1), 0);
		assertEquals(4, jet.by(0, 0), 0);
		assertEquals(1, jet.by(2, 0), 0);
	}
}
