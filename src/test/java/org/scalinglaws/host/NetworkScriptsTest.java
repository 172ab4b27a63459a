package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;

/** Runs the scripts on shallow networks, at small size, and checks what they save against theory. */
@Tag("slow")
class NetworkScriptsTest extends ScriptRuns {

	@Test
	void riskPhaseDiagram() throws IOException {
		runs("Risk_Phase_Diagram", "dimension=1000,samplesTo=1e8,weightDecayFrom=1e-3,weightDecayTo=1e4,resolution=16", "risk_phase_diagram",
			"risk_phase_diagram_maps");
		for (final String network : List.of("diagonal", "quadratic")) {
			final Columns map = table("risk_phase_diagram_" + network, "effectiveSamples", "weightDecay", "risk",
				"exponentInSamples", "exponentInWeightDecay", "phase", "disagreement");
			assertEquals(256, map.rows());
			// most samples and least decay: d/n of the noise, half of it for symmetric matrices; corrections are of the order d/n
			assertEquals((network.equals("diagonal") ? 1 : 0.5) * 0.5 * 1000 / 1e8, map.get("risk", 15), 1e-8);
			assertEquals(1e8, map.get("effectiveSamples", 15), 1);
			assertEquals(1e-3, map.get("weightDecay", 15), 0);
			table("risk_phase_diagram_" + network + "_overfitting", "weightDecay", "peak", "peakRisk");
			final Columns optimum = table("risk_phase_diagram_" + network + "_optimum", "risk", "bayesRisk");
			for (int row = 0; row < optimum.rows(); row++)
				assertTrue(optimum.get("bayesRisk", row) < optimum.get("risk", row) * (1 + 1e-6));
		}
		final Columns phases = table("risk_phase_diagram_phases", "pixels", "within0.1", "within0.2");
		for (int row = 0; row < phases.rows(); row++) {
			assertTrue(phases.get("within0.1", row) <= phases.get("within0.2", row));
			// nothing but the zero estimator, and nothing but classical noise, half a decade inside of these phases
			final boolean sharp = phases.get("phase", row) == 1 || phases.get("phase", row) == 7;
			if (sharp) assertEquals(1, phases.get("interiorWithin0.1", row), 1e-12, "phase " + phases.get("phase", row));
		}
		final Columns peaks = table("risk_phase_diagram_peak", "constant");
		// the constant of the peak (its correction falls like lambda^(2/3))
		assertEquals(0.46132, peaks.get("predicted", 0), 1e-5);
		assertEquals(0.46132, peaks.get("constant", 4), 0.001);
		assertTrue(Math.abs(peaks.get("constant", 1) - 0.46132) > Math.abs(peaks.get("constant", 4) - 0.46132));
		assertPrinted("predicted", "measured", "VIb optimal", "0.4613");
	}

	@Test
	void noiselessDiagram() throws IOException {
		runs("Noiseless_Diagram", "dimension=2000,resolution=8,points=20", "noiseless_diagram", "noiseless_diagram_curves");
		final Columns laws = table("noiseless_diagram_laws", "predicted", "measured");
		for (int row = 0; row < laws.rows(); row++) // at n = 1.2 d noise level and threshold are near a tenth of the least coefficient
			assertEquals(1, laws.get("ratio", row), laws.get("effectiveSamples", row) < 4000 ? 1e-3 : 1e-6);
		final Columns slopes = table("noiseless_diagram_slopes", "predicted", "measured");
		for (int row = 0; row < slopes.rows(); row++) {
			// before interpolation finite size steepens the slope, and of the diagonal network few samples flatten it
			final boolean interpolation = slopes.get("weightDecay", row) < 1 && slopes.get("predicted", row) > -1.5;
			assertEquals(slopes.get("predicted", row), slopes.get("measured", row), interpolation ? 0.35 : 0.05);
		}
		for (final String network : List.of("diagonal", "quadratic")) {
			final Columns curve = table("noiseless_diagram_" + network + "_curves", "decay0", "decay1", "decay2");
			for (int row = 1; row < curve.rows(); row++) // no peak; up to the solutions' accuracy
				for (final String decay : List.of("decay0", "decay1", "decay2"))
					assertTrue(curve.get(decay, row) <= curve.get(decay, row - 1) * (decay.equals("decay0") ? 1.02 : 1 + 1e-6),
						network + " " + decay + " at " + curve.get("effectiveSamples", row));
			assertEquals(64, table("noiseless_diagram_" + network, "risk", "exponentInSamples").rows());
		}
		assertPrinted("predicted", "measured", "interpolation");
	}

	@Test
	void riskCurves() throws IOException {
		runs("Risk_Curves", "dimensions=20,diagonalDimension=40,lassoDimension=60,quadraticDimension=8,runs=8,points=4,seed=3",
			"risk_curves");
		final Columns diagonal = table("risk_curves_diagonal", "effectiveSamples", "riskMean", "riskStandardError",
			"stateEvolution");
		assertEquals(12, diagonal.rows());
		// 30 samples for each parameter, decay 1/d: least squares, whose risk is exactly Delta d / (n - d - 1)
		assertEquals(0.5 * 40 / (1200 - 40 - 1), diagonal.get("riskMean", 3), 4 * diagonal.get("riskStandardError", 3) + 1e-4);
		final Columns numbers = table("risk_curves_numbers", "meanDeviationPercent", "standardErrorPercent", "unfinished");
		assertEquals(9, numbers.rows());
		for (int row = 0; row < numbers.rows(); row++) {
			assertEquals(0, numbers.get("unfinished", row), 0);
			// four standard errors, and what a finite dimension leaves: 20 % at d = 24 of the quadratic network, 5 % at d = 40 of the diagonal one
			final double bias = (numbers.get("network", row) == 1 ? 500 : 200) / numbers.get("dimension", row);
			assertEquals(0, numbers.get("meanDeviationPercent", row), 4 * numbers.get("standardErrorPercent", row) + bias);
		}
		table("risk_curves_lasso", "riskMean");
		table("risk_curves_quadratic", "riskMean");
		table("risk_curves_state_evolution", "risk");
		assertPrinted("trained diagonal network, d = 40", "LASSO, d = 60", "trained quadratic network, d = 8", "standard errors");
	}

	@Test
	void sameSeedSameNumbers() throws IOException {
		final String inputs = "dimensions=20,diagonalDimension=20,lassoDimension=20,quadraticDimension=4,runs=3,points=2";
		for (final String results : List.of("first", "second"))
			assertEquals(0, run("Risk_Curves", inputs, folder.resolve(results)));
		for (final String name : List.of("diagonal", "lasso", "quadratic"))
			assertEquals(-1, Files.mismatch(folder.resolve("first/risk_curves_" + name + ".csv"), folder.resolve(
				"second/risk_curves_" + name + ".csv")), name);
	}

	@Test
	void optimalWeightDecay() throws IOException {
		runs("Optimal_Weight_Decay", "dimension=2e4,samplesTo=1e4,points=12", "optimal_weight_decay");
		for (final String network : List.of("diagonal", "quadratic")) {
			final Columns optimum = table("optimal_weight_decay_" + network, "weightDecay", "factor", "risk", "bayesRisk",
				"riskOfSmallDecay");
			for (int row = 0; row < optimum.rows(); row++) {
				assertTrue(optimum.get("bayesRisk", row) < optimum.get("risk", row));
				assertTrue(optimum.get("risk", row) < optimum.get("riskOfSmallDecay", row));
				if (network.equals("diagonal")) continue;
				// the threshold at the edge of the noise's spectrum is an upper bound, while n_eff << d reached to a fifth
				assertTrue(optimum.get("factor", row) < Math.sqrt(8));
				if (optimum.get("effectiveSamples", row) < 1000) assertTrue(optimum.get("factor", row) > 0.8 * Math.sqrt(8));
			}
			table("optimal_weight_decay_" + network + "_curves", "weightDecay", "n0", "n3");
		}
		final Columns numbers = table("optimal_weight_decay_numbers", "predicted", "optimal", "bayes", "small", "decay");
		for (int network = 0; network < 2; network++) {
			assertEquals(-0.5, numbers.get("predicted", network), 1e-12);
			// eigenvalues beyond the dimension are missing, which steepens the slopes: by the share of n^-1/2 that d^-1/2 is, about 0.1
			assertEquals(-0.55, numbers.get("bayes", network), 0.05);
			// the log of the diagonal network adds about as much
			assertEquals(-0.6, numbers.get("optimal", network), 0.1);
			assertTrue(numbers.get("small", network) > numbers.get("optimal", network) + 0.15); // overfits
			assertEquals(0.5, numbers.get("decay", network), 0.1);
		}
		assertPrinted("just under 4 sqrt(Delta)", "Bayes-optimal");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Risk_Phase_Diagram | network=deep | network must be one of",
		"Risk_Phase_Diagram | noiseVariance=0 | noiseVariance must be in [",
		"Risk_Phase_Diagram | samplesTo=2 | samplesTo must be greater than samplesFrom",
		"Noiseless_Diagram | dimension=10 | dimension must be in [1000", "Noiseless_Diagram | exponent=NaN | exponent must be in [",
		"Risk_Curves | dimensions=100; 5 | each of dimensions must be in [20, 10000], was 5",
		"Risk_Curves | dimensions=ten | dimensions must be whole numbers separated by semicolons, was ten",
		"Risk_Curves | runs=1 | runs must be in [2, 1000], was 1",
		"Optimal_Weight_Decay | samplesTo=150 | samplesTo must be at least 10 x samplesFrom = 200.0, was 150.0" })
	void badInputsAreRefusedBeforeAnythingIsWritten(final String script, final String inputs, final String message) {
		assertRefused(script, inputs, message);
	}
}
