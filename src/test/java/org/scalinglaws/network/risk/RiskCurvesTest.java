package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;

class RiskCurvesTest {

	/** Least squares without noise: exact where even the least of the target is above noise level and threshold. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void decayAloneIsTheRiskBeyondIdentification(final String network) {
		final Columns along = along(network, 0, new double[] { 1e8, 1e9 }, 1e-5);
		assertEquals(1, along.get("risk", 1) / along.get("biasRisk", 1), 1e-3);
		assertTrue(Double.isNaN(along(network, 0, new double[] { 1e4 }, 1).get("biasRisk", 0)));
	}

	/** The law's error falls with the distance from both ends of the phase. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void thresholdCutsThePowerLaw(final String network) {
		final Columns along = along(network, 0.5, new double[] { 3e3, 3e4 }, 3);
		assertEquals(1, along.get("risk", 1) / along.get("underfittingRisk", 1), 0.1);
		assertTrue(Math.abs(Math.log(along.get("risk", 1) / along.get("underfittingRisk", 1))) < Math.abs(Math.log(along.get(
			"risk", 0) / along.get("underfittingRisk", 0))));
	}

	@Test
	void rowsAreSolutions() {
		final Columns along = RiskCurves.along(Network.QUADRATIC, 1e4, 1, 0.5, new double[] { 10, 1e3 }, new double[] { 1, 2 },
			Progress.NONE);
		assertEquals(4, along.rows());
		final StateEvolution evolution = Network.QUADRATIC.powerLaw(1e4, 1);
		for (int row = 0; row < 4; row++) {
			final StateEvolution.State state = evolution.solve(new Setting(row % 2 == 0 ? 1e5 : 1e7, row < 2 ? 1 : 2, 0.5));
			assertEquals(state.risk(), along.get("risk", row), 0);
			assertEquals(evolution.prunedRisk(state), along.get("prunedRisk", row), 0);
			assertEquals(state.threshold(), along.get("threshold", row), 0);
		}
	}

	/** The peak of the diagonal network, by its closed form and by the local analysis of the state evolution. */
	@Test
	void peakComesToItsConstant() {
		final Columns peak = RiskCurves.peak(Network.DIAGONAL, 1e5, 1, 0.5);
		assertEquals(0.4613, peak.get("predicted", 0), 5e-5);
		assertEquals(1e-5, peak.get("weightDecay", 4), 0);
		assertEquals(1, peak.get("constant", 4) / peak.get("predicted", 4), 0.01);
		assertEquals(peak.get("risk", 4), Network.DIAGONAL.powerLaw(1e5, 1).solve(new Setting(1e5, 1e-5, 0.5)).risk(), 0);
		assertThrows(IllegalArgumentException.class, () -> RiskCurves.peak(Network.DIAGONAL, 1e5, 1, 0));
	}

	@Test
	void optimumHasItsPrediction() {
		final Columns optimum = RiskCurves.optimum(Network.DIAGONAL, 1e5, 1, 0.5, new double[] { 1e3, 1e5 }, Progress.NONE);
		assertEquals(Math.sqrt(Math.log(100)), optimum.get("predictedFactor", 0), 1e-14);
		assertEquals(Math.sqrt(Math.log(100)) * 0.1, optimum.get("predictedWeightDecay", 0), 1e-14);
		assertEquals(optimum.get("weightDecay", 0) / 0.1, optimum.get("factor", 0), 1e-14);
		assertTrue(Double.isNaN(optimum.get("predictedFactor", 1)));
		final Columns matrix = RiskCurves.optimum(Network.QUADRATIC, 1e5, 1, 0.5, new double[] { 1e3 }, Progress.NONE);
		assertTrue(matrix.get("factor", 0) < matrix.get("predictedFactor", 0) && matrix.get("factor", 0) > 0.8 * matrix.get(
			"predictedFactor", 0));
	}

	/** A power law of any exponent, cut at k^-gamma = t: what is above is lowered by t, what is below is lost. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.75, 1.5, 2 })
	void underfittingIsTheCutOfThePowerLaw(final double exponent) {
		final double threshold = 1e-3, rank = Math.pow(threshold, -1 / exponent);
		final double cut = rank * threshold * threshold + Math.pow(rank, 1 - 2 * exponent) / (2 * exponent - 1);
		final double decay = threshold * 300 / 100;
		assertEquals(1, Network.DIAGONAL.underfittingRisk(300, decay, 1e4, exponent) / cut, 1e-12);
		assertEquals(1, Network.QUADRATIC.underfittingRisk(300, 4 * decay, 1e4, exponent) / (2 * cut), 1e-12);
	}

	/** Beside a peak the risk is less, beside the place from which it rises more; decays without a peak are left out. */
	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void peaksAreLocalMaxima(final String name) {
		final Network network = Network.of(name);
		final RiskDiagram diagram = RiskDiagram.of(network, 1e4, 1.5, 0.5, ImageAxis.logarithmic("samples", 10, 1e6), ImageAxis
			.logarithmic("weightDecay", 1e-3, 1e3), 16, Progress.NONE);
		final Columns overfitting = RiskCurves.overfitting(diagram, network, 1e4, 1.5, 0.5, Progress.NONE);
		assertTrue(overfitting.rows() > 3 && overfitting.rows() < 16, "" + overfitting.rows());
		final StateEvolution evolution = network.powerLaw(1e4, 1.5);
		for (int row = 0; row < overfitting.rows(); row++) {
			final double decay = overfitting.get("weightDecay", row), peak = overfitting.get("peak", row), rises = overfitting.get(
				"risesFrom", row);
			final double risk = overfitting.get("peakRisk", row);
			for (final double factor : new double[] { 0.98, 1.02 })
				assertTrue(evolution.solve(new Setting(network.samples(factor * peak, 1e4), decay, 0.5)).risk() < risk, "" + decay);
			if (Double.isNaN(rises)) continue;
			assertTrue(rises < peak);
			for (final double factor : new double[] { 0.98, 1.02 })
				assertTrue(evolution.solve(new Setting(network.samples(factor * rises, 1e4), decay, 0.5)).risk() > overfitting.get(
					"leastRisk", row));
		}
	}

	private static Columns along(final String network, final double noise, final double[] samples, final double decay) {
		return RiskCurves.along(Network.of(network), 1e5, 1, noise, samples, new double[] { decay }, Progress.NONE);
	}
}
