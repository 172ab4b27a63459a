package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts that sweep, at small size. */
@Tag("slow")
class SweepScriptsTest extends ScriptRuns {

	@Test
	void exponentMap() throws IOException {
		final String inputs = "resolution=3,features=60,steps=10000,data=3,rates=8,exponentFrom=1.5,exponentTo=2.5,sourceFrom=0.4,sourceTo=1";
		runs("Exponent_Map", inputs, "exponent_map");
		final Columns pixels = table("exponent_map", "exponent", "source", "slope", "law", "deviation");
		assertEquals(9, pixels.rows());
		for (int row = 0; row < 9; row++) {
			final double s = pixels.get("source", row);
			assertEquals(-s / (1 + s), pixels.get("law", row), 1e-12);
			assertEquals(0, pixels.get("deviation", row), 0.05); // local slopes at these numbers of samples: .01 to .03 off
		}
		assertPrinted("216 cells, 0 taken from the folder, 0 failed");
		// once more: all is there, and the map is the same
		final byte[] first = Files.readAllBytes(results().resolve("exponent_map.csv"));
		assertEquals(0, run("Exponent_Map", inputs));
		assertPrinted("216 cells, 216 taken from the folder");
		assertEquals(new String(first), Files.readString(results().resolve("exponent_map.csv")));
	}

	@Test
	void escapeTimeMap() throws IOException {
		runs("Escape_Time_Map", "dimension=50,resolution=3,seeds=3,learningRateTo=0.01,exponentFrom=0.5,exponentTo=1.5", "escape_time_map");
		final Columns cells = table("escape_time_map", "exponent", "learningRate", "seed", "flowTime", "predictedRate");
		assertEquals(27, cells.rows());
		final Columns slow = cells.where("learningRate < 0.002 and ratio is finite");
		// near to the flow at a small rate; a single run scatters by the root of the rate, some 10 %
		for (int row = 0; row < slow.rows(); row++)
			assertEquals(1, slow.get("ratio", row), 0.5);
		assertTrue(slow.rows() > 6);
		table("escape_time_map_rows", "escapeTimeMean", "flowTimeMean");
	}

	@Test
	void phaseDiagramBySimulation() throws IOException {
		runs("Phase_Diagram_By_Simulation", "dimension=30,resolution=3,seeds=6,samplesFrom=10,samplesTo=300,weightDecayFrom=0.3,weightDecayTo=30",
			"phase_diagram_by_simulation");
		final Columns pixels = table("phase_diagram_by_simulation_pixels", "riskMean", "stateEvolution");
		assertEquals(9, pixels.rows());
		for (int row = 0; row < 9; row++) // within five standard errors and the finite dimension's 30 %
			assertEquals(pixels.get("stateEvolution", row), pixels.get("riskMean", row), 5 * pixels.get("riskStandardError",
				row) + 0.3 * pixels.get("stateEvolution", row));
		assertTrue(Files.isRegularFile(results().resolve("phase_diagram_by_simulation_cells").resolve("sweep.csv")));
	}

	/** Cells of sweeps print their numbers, and save nothing. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Escape_Of_Sgd | dimension=20,exponent=1 | escapeTime,predictedRate,reason = escaped",
		"Risk_Of_Training | dimension=10,effectiveSamples=20 | risk,samples = 20,reason = converged" })
	void cells(final String script, final String inputs, final String words) {
		assertEquals(0, new Headless(out(), System.err).run("--run", file(script).toString(), inputs));
		assertPrinted(words.split(","));
		assertTrue(Files.notExists(results()));
	}

	@Test
	void anotherSweepsFolderIsLeftAlone() throws IOException {
		final String inputs = "resolution=3,features=20,steps=1000,data=3,rates=3";
		assertEquals(0, run("Exponent_Map", inputs));
		final Path cells = results().resolve("exponent_map_cells").resolve("sweep.csv");
		final String before = Files.readString(cells);
		assertEquals(1, run("Exponent_Map", inputs.replace("steps=1000", "steps=2000")));
		assertEquals(before, Files.readString(cells));
	}
}
