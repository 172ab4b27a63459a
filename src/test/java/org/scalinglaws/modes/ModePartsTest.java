package org.scalinglaws.modes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.task.Progress;

/** Derivatives of laws, equations, nodes, guesses and slopes of stages, each by itself. */
class ModePartsTest {

	private static final int S = StageValues.STAGES;

	/** Of squares central differences are exact but for rounding: at 0 and at any size and sign. */
	@Test
	void derivativesAreThoseOfTheLaw() {
		final CoefficientLaw law = (scalars, at, values) -> {
			values[0] = scalars[0] * scalars[0];
			values[1] = 3 * scalars[0] * scalars[1];
			values[2] = at * scalars[1];
		};
		for (final double[] scalars : new double[][] { { 0, 0 }, { 1, -2 }, { -1e6, 1e-3 }, { 40, 50 } }) {
			final double[] before = scalars.clone(), values = new double[3], expected = new double[3];
			final double[][] by = new double[2][3];
			law.linearise(scalars, 5, values, by);
			law.values(scalars, 5, expected);
			assertArrayEquals(expected, values, 0);
			assertArrayEquals(before, scalars, 0);
			final double size = 1 + Math.abs(scalars[0]) + Math.abs(scalars[1]);
			assertArrayEquals(new double[] { 2 * scalars[0], 3 * scalars[1], 0 }, by[0], 1e-6 * size);
			assertArrayEquals(new double[] { 0, 3 * scalars[0], 5 }, by[1], 1e-6 * size);
		}
	}

	/** A difference that is of the size of the scalar: it sees the curvature of laws at scales of 1, and of 1e-8. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 1e-3, 1e5 })
	void stepsOfDerivativesAreOfTheSizeOfScalars(final double size) {
		final CoefficientLaw law = (scalars, at, values) -> values[0] = Math.exp(scalars[0] / size);
		final double[][] by = new double[1][1];
		law.derivatives(new double[] { -2 * size }, 0, by);
		assertEquals(Math.exp(-2) / size, by[0][0], 1e-9 / size);
		final double[] farthest = new double[1];
		((CoefficientLaw) (scalars, at, values) -> farthest[0] = Math.max(farthest[0], Math.abs(scalars[0] + 2 * size)))
			.derivatives(new double[] { -2 * size }, 0, by);
		assertEquals(2e-5 * size + 1e-9, farthest[0], 1e-3 * farthest[0]);
	}

	/** A system that says nothing else has one form, and records scalars and sums; its steps take two sweeps or more. */
	@Test
	void plainSystemsStayAsTheyAre() {
		final LinearModes modes = new LinearModes(new double[] { 1, 0.1 }, new double[] { 1, 2 }, new double[] { 1, 1 }, 0.3, 1,
			1e-8);
		assertFalse(modes.recordsNodes());
		assertFalse(modes.reform(new double[] { 1 }));
		final ModeRun run = ModeFlow.run(modes, new double[] { 50 }, new double[0], Progress.NONE);
		assertTrue(run.steps() > 3 && run.passes() >= 2 * run.steps() && run.passes() < 8 * run.steps(), run::toString);
	}

	/** Two groups of a row and of two rows in three columns, and a passive one that borrows the second one's matrix. */
	private static ModeEquation.Builder builder() {
		final ModeEquation.Builder builder = ModeEquation.builder(2, 1, 3);
		assertEquals(0, builder.group(1, 1));
		assertEquals(1, builder.group(2, 3));
		assertEquals(7, builder.passive(2, 1));
		return builder;
	}

	@Test
	void componentsCountGroupByGroup() {
		final ModeEquation.Builder builder = builder();
		assertSame(builder, builder.matrix(1, 0, 1, 0, 0, 2));
		assertSame(builder, builder.drive(3, 0, 1, 1, 0.5));
		assertSame(builder, builder.source(0, 0, 0, 2, -1));
		assertSame(builder, builder.scalar(Product.of(0, 2)));
		assertSame(builder, builder.sum(Product.of(ModeEquation.NONE, 0, 1, 2, 3)));
		final ModeEquation equation = builder.build();
		assertEquals(11, equation.components());
		assertEquals(1, equation.scalars());
		assertEquals(3, equation.coefficients());
		assertEquals(2, equation.activeGroups());
		final int[] groups = { 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2 };
		for (int c = 0; c < groups.length; c++)
			assertEquals(groups[c], equation.groupOf(c), "component " + c);
		assertFalse(equation.groups.get(1).isPassive(1));
		assertTrue(equation.groups.get(2).isPassive(2));
	}

	/** Nodes of the equation above, and slopes written out: a passive group moves by the matrix alone. */
	@Test
	void slopesAreTheTermsWrittenOut() {
		final ModeEquation equation = builder().matrix(0, 0, 0, 0, 0, -1).matrix(1, 0, 1, 0, 0, 2).matrix(1, 1, 1, 1, 1, 1)
			.drive(3, 0, 1, 1, 0.5).source(0, 0, 0, 2, -1).scalar(Product.of(0, 2)).sum(Product.of(ModeEquation.NONE, 0, 1, 2, 3))
			.build();
		final double[][] features = { { 1, 2 }, { 3, 5 } }, known = { { 7, 11 } }, components = new double[11][2];
		for (int c = 0; c < 11; c++)
			components[c] = new double[] { 1 + c, Math.sqrt(2 + c) };
		final ModeNodes nodes = new ModeNodes(equation, features, known, Arrays.stream(components).map(double[]::clone).toArray(
			double[][]::new));
		final double[] c = { 0.3, 0.7, -0.2 };
		final double[][] slopes = new double[11][2];
		nodes.slopes(c, slopes);
		for (int j = 0; j < 2; j++) {
			final double[][] x = components;
			assertEquals(-c[0] * features[0][j] * x[0][j] - c[2] * features[0][j] * known[0][j], slopes[0][j], 1e-14);
			for (int first = 1; first < 11; first += 2) {
				final double driven = first == 3 ? 0.5 * c[1] * features[1][j] * x[0][j] : 0;
				assertEquals(2 * c[0] * features[0][j] * x[first + 1][j] + driven, slopes[first][j], 1e-13, "first " + first);
				assertEquals(c[1] * features[1][j] * x[first + 1][j], slopes[first + 1][j], 1e-13);
			}
		}
		final double[] scalars = new double[1];
		nodes.scalars(scalars);
		assertEquals(components[2][0] + 2 * components[2][1], scalars[0], 1e-14);
		assertEquals(3 * (7 * components[1][0] * components[2][0] + 11 * components[1][1] * components[2][1]), nodes.sums()[0],
			1e-12);
		nodes.scalarSlopes(slopes, scalars);
		assertEquals(slopes[2][0] + 2 * slopes[2][1], scalars[0], 1e-14);
		// rows grow at -0.3 x (1, 2), 0 and 0.7 x (3, 5): what others do to them does not count
		assertEquals(3.5, nodes.largestGrowth(c), 1e-14);
		assertEquals(0.6, nodes.largestGrowth(new double[] { -0.3, -0.7, 9 }), 1e-14);
		assertEquals(0, nodes.largestGrowth(new double[] { 0.3, -0.7, 9 }), 0);
		nodes.step(c);
		for (int row = 0; row < 11; row++)
			for (int j = 0; j < 2; j++)
				assertEquals(components[row][j] + slopes[row][j], nodes.component(row)[j], 1e-13);
	}

	/** Stages of a step of the given length from a time on, of the given scalars. */
	private static StageValues stages(final double from, final double length, final DoubleUnaryOperator... functions) {
		final ModeEquation.Builder builder = ModeEquation.builder(1, 0, 1);
		builder.group(1, 1);
		for (int p = 0; p < functions.length; p++)
			builder.scalar(Product.of(0, 0));
		final StageValues stages = new StageValues(builder.build());
		stages.tableau = RadauTableau.of(S);
		stages.length = length;
		Arrays.fill(stages.pace, 1);
		for (int p = 0; p < functions.length; p++)
			for (int k = 0; k <= S; k++)
				stages.scalars[p][k] = functions[p].applyAsDouble(from + length * stages.tableau.node(k));
		return stages;
	}

	/**
	 * What keeps its sign is guessed by the polynomial of its logarithm, so that exponentials are exact; else it is
	 * the polynomial itself, so that those of degree S are.
	 */
	@Test
	void guessesGoOnAsItWent() {
		final DoubleUnaryOperator[] functions = { t -> 3 * Math.exp(2 * t), t -> -Math.exp(-5 * t), t -> 1 - 2 * t * t + Math.pow(
			t, S), t -> 0 };
		final StageValues present = stages(0, 1, functions), next = stages(1, 0.5, functions), guess = stages(1, 0.5, functions);
		for (final double[] scalar : guess.scalars)
			Arrays.fill(scalar, 1, S + 1, Double.NaN);
		present.guess(guess, 1, 0.5);
		for (int p = 0; p < functions.length; p++)
			assertArrayEquals(next.scalars[p], guess.scalars[p], 1e-11 * Math.max(1, Math.abs(next.scalars[p][S])), "scalar " + p);
		final double[] values = new double[functions.length];
		present.at(S, values);
		for (int p = 0; p < functions.length; p++)
			assertEquals(functions[p].applyAsDouble(1), values[p], 1e-15 * Math.abs(values[p]));
		assertEquals(6 * Math.exp(2), present.slopeAtEnd(0), 0.05); // the polynomial of an exponential
		assertEquals(-4 + S, present.slopeAtEnd(2), 1e-12);
		Arrays.fill(present.pace, 10);
		assertEquals((-4 + S) / 10., present.slopeAtEnd(2), 1e-13);
	}

	/** No guess is beyond e^20 times what it was, up or down. */
	@Test
	void guessesAreBounded() {
		final DoubleUnaryOperator[] functions = { t -> Math.exp(30 * t), t -> -Math.exp(-30 * t) };
		final StageValues present = stages(0, 1, functions), guess = stages(1, 1, functions);
		present.guess(guess, 1, 1);
		assertEquals(Math.exp(50), guess.scalars[0][S], 1e-9 * Math.exp(50));
		assertEquals(-Math.exp(-50), guess.scalars[1][S], 1e-9 * Math.exp(-50));
	}
}
