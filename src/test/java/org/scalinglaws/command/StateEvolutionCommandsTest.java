package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scijava.command.CommandModule;

class StateEvolutionCommandsTest {

	private static final int DIMENSION = 200;

	private static Commands commands;

	@BeforeAll
	static void begin() {
		commands = new Commands();
	}

	@AfterAll
	static void end() {
		commands.close();
	}

	/** Numbers that others computed and simulated: d = 200, n = 50, lambda = 1, Delta = 0.5, gamma = 1. */
	@Test
	void diagonalRiskIsThatOfOthers() {
		final CommandModule run = commands.run(DiagonalStateEvolution.class, "target", ImageArrays.image(target(1)),
			"samples", 50.0, "weightDecay", 1.0, "noiseVariance", 0.5);
		assertEquals(0.6268, output(run, "risk"), 5e-5);
		assertEquals(Math.sqrt(DIMENSION), output(run, "penalty"), 1e-12);
		final double level = output(run, "noiseLevel");
		assertEquals(50 * level * level, 0.5 + output(run, "risk"), 1e-12);
		assertEquals(Math.sqrt(DIMENSION), output(run, "threshold") * (50 - output(run, "degreesOfFreedom")), 1e-11);
		assertTrue(output(run, "residual") < 1e-12);
	}

	@Test
	void quadraticOutputsObeyTheEquations() {
		final double[] eigenvalues = target(Math.sqrt(DIMENSION));
		for (int i = 0; i < DIMENSION; i++)
			eigenvalues[i] = Math.abs(eigenvalues[i]);
		final CommandModule run = commands.run(QuadraticStateEvolution.class, "eigenvalues", ImageArrays.image(eigenvalues),
			"samples", 20_000.0, "weightDecay", 1.0, "noiseVariance", 0.5);
		final double alpha = 0.5, level = output(run, "noiseLevel");
		assertEquals(4 * alpha * level * level, 0.5 + output(run, "risk"), 1e-12);
		final double share = output(run, "degreesOfFreedom") / DIMENSION / DIMENSION;
		assertEquals(1, output(run, "threshold") * (4 * alpha - 4 * share), 1e-11);
		assertEquals(DIMENSION, output(run, "penalty"), 1e-12);
	}

	@Test
	void wrongInputsAreNamed() {
		assertRefused("target", "samples", 10.0);
		assertRefused("samples must be", "target", ImageArrays.image(target(1)), "samples", 0.0);
		assertRefused("weightDecay must be", "target", ImageArrays.image(target(1)), "weightDecay", -1.0);
		assertRefused("noiseVariance must be", "target", ImageArrays.image(target(1)), "noiseVariance", -1.0);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> commands.run(QuadraticStateEvolution.class,
			"eigenvalues", ImageArrays.image(target(1)))).getMessage().contains("eigenvalues must not be negative"));
	}

	private static void assertRefused(final String message, final Object... inputs) {
		final String was = assertThrows(IllegalArgumentException.class, () -> commands.run(DiagonalStateEvolution.class,
			inputs)).getMessage();
		assertTrue(was.contains(message), was);
	}

	private static double output(final CommandModule run, final String name) {
		return (Double) run.getOutput(name);
	}

	/** (-1)^(i+1) / i, scaled. */
	private static double[] target(final double scale) {
		final double[] target = new double[DIMENSION];
		for (int i = 0; i < DIMENSION; i++)
			target[i] = (i % 2 == 0 ? scale : -scale) / (i + 1);
		return target;
	}
}
