package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.network.risk.RiskPhase;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

import ij.ImagePlus;

@Tag("slow")
class RiskDiagramCommandTest {

	private static Commands commands;

	@BeforeAll
	static void begin() {
		commands = new Commands();
	}

	@AfterAll
	static void end() {
		commands.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "diagonal", "quadratic" })
	void imagesAreCalibratedAndCurvesGoWithThem(final String network) {
		final CommandModule run = commands.run(RiskDiagram.class, "network", network, "dimension", 1e4, "samplesFrom", 1.0,
			"samplesTo", 1e9, "weightDecayFrom", 1e-2, "weightDecayTo", 1e4, "resolution", 24);
		final CalibratedImage risk = (CalibratedImage) run.getOutput("risk");
		assertEquals(1e9, risk.coordinate(0, 23), 0);
		assertEquals(1e-2, risk.coordinate(1, 0), 0);
		final double slope = ((CalibratedImage) run.getOutput("exponentInSamples")).get(23, 0);
		assertEquals(-1, slope, 0.02);
		assertEquals(0, ((CalibratedImage) run.getOutput("exponentInWeightDecay")).get(23, 0), 0.02);
		assertEquals(RiskPhase.OPTIMAL.code(), ((CalibratedImage) run.getOutput("phase")).get(23, 0));
		assertEquals(RiskPhase.ZERO.code(), ((CalibratedImage) run.getOutput("phase")).get(0, 23));
		assertTrue(((CalibratedImage) run.getOutput("disagreement")).get(23, 0) < 0.03);
		final Columns optimum = (Columns) run.getOutput("optimum");
		assertEquals(24, optimum.rows());
		assertEquals(optimum.get("effectiveSamples", 3) * (network.equals("diagonal") ? 1 : 1e4), optimum.get("samples", 3),
			1e-6 * optimum.get("samples", 3));
		assertTrue(((Columns) run.getOutput("overfitting")).rows() > 0);
		assertTrue(((ImagePlus) run.getOutput("plot")).getWidth() > 500);
	}

	@Test
	void noiselessDiagramHasNoHarmfulPhase() {
		final CommandModule run = commands.run(RiskDiagram.class, "noiseVariance", 0.0, "resolution", 12, "dimension", 1e3);
		for (final double code : ((CalibratedImage) run.getOutput("phase")).values())
			assertTrue(code <= RiskPhase.BENIGN.code());
	}

	@Test
	void wrongInputsAreNamed() {
		assertRefused("network must be one of", "network", "cubic");
		assertRefused("exponent must be", "exponent", 0.5);
		assertRefused("dimension must be", "dimension", 0.5);
		assertRefused("noiseVariance must be", "noiseVariance", -1.0);
		assertRefused("samplesFrom must be", "samplesFrom", 0.5);
		assertRefused("samplesTo must be", "samplesTo", 5.0);
		assertRefused("weightDecayFrom must be", "weightDecayFrom", 0.0);
		assertRefused("weightDecayTo must be", "weightDecayTo", Double.NaN);
		assertRefused("resolution must be", "resolution", 1);
	}

	private static void assertRefused(final String message, final Object... inputs) {
		final String was = assertThrows(IllegalArgumentException.class, () -> commands.run(RiskDiagram.class, inputs))
			.getMessage();
		assertTrue(was.contains(message), was);
	}
}
