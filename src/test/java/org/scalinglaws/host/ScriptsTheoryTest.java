package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts that compare the flow with theory, at small size, and checks what they save. */
@Tag("slow")
class ScriptsTheoryTest extends ScriptRuns {

	@Test
	void threePhases() throws IOException {
		runs("Three_Phases", "dimension=500,endTime=300,learningRate=0.005", "three_phases");
		final Columns times = table("three_phases_times", "T1", "T1'", "T2");
		// row 0 descent, row 1 flow: a step of 0.005 at the rate 6.5 delays the escape by 1.6 %, and what follows by less
		assertEquals(1.016, times.get("T1", 0) / times.get("T1", 1), 0.01);
		assertEquals(1, times.get("T2", 0) / times.get("T2", 1), 0.016);
		assertTrue(times.get("T1", 1) <= times.get("T1'", 1) && times.get("T1'", 1) < times.get("T2", 1));
		final Columns flow = table("three_phases_flow", "time", "overlapGap", "energyGap", "meanSquaredError");
		final Columns descent = table("three_phases", "time", "overlapGap", "energyGap", "meanSquaredError");
		// late, where a step's effect has died out: the delay of 0.005 of 300 on an error that falls like t^-1 at most
		assertEquals(1, descent.get("meanSquaredError", descent.rows() - 1) / flow.get("meanSquaredError", flow.rows() - 1),
			1e-4);
		assertPrinted("Proposition 4");
	}

	@Test
	void escapeFromMediocrity() throws IOException {
		runs("Escape_From_Mediocrity", "dimension=200,exponents=\"0; 1.5 3\",starts=8", "escape_from_mediocrity",
			"escape_from_mediocrity_sphere", "escape_from_mediocrity_rates", "escape_from_mediocrity_times");
		final Columns rates = table("escape_from_mediocrity", "exponent", "measured", "predicted",
			"relativeDifference", "otherModes", "escapeTime");
		assertEquals(12. / 200, rates.get("predicted", 0), 1e-12); // isotropic: 12 s*/d
		for (int row = 0; row < 3; row++)
			assertEquals(rates.get("predicted", row), rates.get("measured", row), 1e-6 * rates.get("predicted", row));
		final Columns times = table("escape_from_mediocrity_times", "dimension", "escapeTimeMean",
			"escapeTimeStandardError");
		// T1 = log d / (2 rate) + const, rate 5.54 for a = 2 and constant modulus; within a tenth over the last decade
		assertEquals(Math.log(10) / (2 * 5.54), times.get("escapeTimeMean", 4) - times.get("escapeTimeMean", 3), 0.02);
	}

	@Test
	void spectralTailApproximation() throws IOException {
		runs("Spectral_Tail_Approximation", "dimension=20000,records=200", "spectral_tail_approximation",
			"spectral_tail_approximation_differences", "spectral_tail_approximation_laws");
		final Columns tail = table("spectral_tail_approximation", "tau", "time", "flow", "sums", "decoupled");
		for (int row = 0; row < tail.rows(); row++) {
			// the head that both leave out is of the order of x/d, ten coordinates or so
			assertEquals(tail.get("flow", row), tail.get("decoupled", row), 10. / 20000 * tail.get("flow", 0));
			assertEquals(tail.get("flow", row), tail.get("sums", row), 10. / 20000 * tail.get("flow", 0));
		}
		final Columns exponents = table("spectral_tail_approximation_exponents", "predicted", "flow", "sums",
			"constantRatio");
		// finite size: (t / d^a)^gamma is 2 % at the end of the window
		for (int row = 0; row < 3; row++) {
			assertEquals(row < 2 ? -0.5 : 0.5, exponents.get("predicted", row), 1e-12);
			assertEquals(1, exponents.get("flow", row) / exponents.get("predicted", row), 0.03);
			assertEquals(1, exponents.get("flow", row) / exponents.get("sums", row), 0.01);
			assertEquals(1, exponents.get("constantRatio", row), 0.03);
		}
	}

	@Test
	void phasePlane() throws IOException {
		runs("Phase_Plane", "dimension=100,starts=6", "phase_plane");
		final Columns runs = table("phase_plane_runs", "run", "sign", "signChanged", "convergenceTime",
			"largestShare");
		assertEquals(6, runs.rows());
		for (int row = 0; row < 6; row++) {
			assertEquals(1, Math.abs(runs.get("sign", row)));
			assertTrue(runs.get("largestShare", row) <= 1 + 1e-12, "Cauchy-Schwarz");
		}
		final Columns paths = table("phase_plane", "run", "time", "overlap", "energy", "loss");
		assertEquals(1, Math.abs(paths.get("overlap", paths.rows() - 1)), 1e-3);
		// s0 = highest energy (k + 1/2) / starts
		assertEquals(1.4 / 12, paths.get("energy", 0), 1e-12);
		final String text = printed();
		for (final String kind : List.of("maximum", "saddle", "minimum"))
			assertTrue(text.contains(kind), text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Three_Phases | dimension=1 | dimension must be in [2, 10000000], was 1",
		"Three_Phases | exponent=NaN | exponent must be in [1.000001, 20], was NaN",
		"Three_Phases | endTime=10,delta=0 | delta must be in (0, 1), was 0",
		"Three_Phases | endTime=0.001 | endTime must be at least the learning rate 0.01, was 0.001",
		"Three_Phases | steps=3 | input name must be one of [",
		"Escape_From_Mediocrity | exponents=\"1 21\" | each of exponents must be in [0, 20], was 21",
		"Escape_From_Mediocrity | exponents=x | exponents must be numbers separated by semicolons, was x",
		"Escape_From_Mediocrity | starts=1 | starts must be in [2, 10000], was 1",
		"Spectral_Tail_Approximation | exponent=1 | exponent must be in [1.000001, 20], was 1",
		"Spectral_Tail_Approximation | overlap=1 | overlap must be in [0.5, 0.999], was 1",
		"Phase_Plane | starts=0 | starts must be in [1, 200], was 0",
		"Phase_Plane | highestEnergy=Infinity | highestEnergy must be in [0.1, 3], was Infinity",
		"Phase_Plane | seed=-1 | seed must be in [0, " })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
