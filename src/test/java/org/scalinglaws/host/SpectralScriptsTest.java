package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Runs the scripts on spectral descent and spectral dynamics, at small size. */
@Tag("slow")
class SpectralScriptsTest extends ScriptRuns {

	@Test
	void spectralDescent() throws IOException {
		runs("Spectral_Descent",
			"dimension=10,spikes=\"0; 5\",shown=5,learningRate=0.01,startScale=0.01,steps=500,batchSize=400,runs=3",
			"spectral_descent");
		final Columns numbers = table("spectral_descent", "growthMean", "growthStandardError", "reduced", "predicted");
		assertEquals(2, numbers.rows());
		for (int row = 0; row < 2; row++) {
			assertEquals(0, numbers.get("spectral", row), 1e-12);
			assertEquals(numbers.get("reduced", row), numbers.get("growthMean", row), 0.3);
			assertEquals(numbers.get("lambda - 2", row), numbers.get("predicted", row), 0.15);
		}
		assertTrue(numbers.get("reduced", 0) < -1.7 && numbers.get("reduced", 1) > 2);
		assertEquals(1, table("spectral_descent_gradient", "loss", "spikeNorm").last("signal"), 0.05);
		assertPrinted("growth on batches, lambda = 5", "after 100 steps, spectral");
	}

	@Test
	void spectralDynamics() throws IOException {
		runs("Spectral_Dynamics", "count=8,decays=\"0; 0.5; 1\",startScale=0.05,learningRate=0.02,endTime=60,many=5000",
			"spectral_dynamics");
		final Columns numbers = table("spectral_dynamics", "effectiveRank", "layerEffectiveRank", "deviation");
		assertEquals(3, numbers.rows());
		assertEquals(8, numbers.get("survivingRank", 0));
		assertEquals(4, numbers.get("survivingRank", 2));
		for (int row = 0; row < 3; row++) {
			assertEquals(numbers.get("survivingRank", row), numbers.get("grownRank", row));
			assertEquals(numbers.get("finalEffectiveRank", row), numbers.get("effectiveRank", row), 0.01);
			assertTrue(numbers.get("deviation", row) < 0.15);
		}
		assertEquals(1, table("spectral_dynamics_random", "alignment").last("alignment"), 1e-6);
		assertEquals(25, table("spectral_dynamics_survivors", "rank").rows());
		assertPrinted("slope of the surviving values: measured -1.4", "predicted -1.4286");
	}

	@Test
	void refusesListsThatAreNone() {
		assertRefused("Spectral_Descent", "spikes=\"1; x\"", "spikes must be numbers");
		assertRefused("Spectral_Dynamics", "decays=\"0; 4\"", "each of decays must be in [0, 3], was 4");
	}
}
