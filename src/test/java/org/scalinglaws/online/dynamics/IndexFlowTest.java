package org.scalinglaws.online.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** What comes out of flow and prediction beside their numbers: times, snapshots, and whether they came to their end. */
class IndexFlowTest {

	private static final double[] SPECTRUM = { 1, 0.5, 0.2 };
	private static final double[][] UNITS = { { 0.3, -0.2, 0.1 }, { 1, 0.4, -0.6 } };
	private static final double[] EIGENVALUES = { 1, 0.5 };
	private static final double[][] WEIGHTS = { { 0.1, 0.2 }, { 1, 1 } };
	private static final IndexProblem PROBLEM = new IndexProblem(Link.of("linear"), Loss.of("halfSquared"), 1, 1, 0);

	private static IndexFlow flow(final double unit) {
		final double[] spectrum = SPECTRUM.clone();
		for (int i = 0; i < 3; i++)
			spectrum[i] *= unit;
		return new IndexFlow(NodeMoments.full(spectrum, UNITS), PROBLEM, 1e-8);
	}

	/** Variances k times as large, and with them the energy: all begins k^2 times as early. */
	@Test
	void firstTimesGoWithTheInputs() {
		double energy = 0;
		for (int i = 0; i < 3; i++)
			energy += SPECTRUM[i] * UNITS[1][i] * UNITS[1][i];
		final double[] times = flow(1).logarithmicTimes(1e4, 10), others = flow(5).logarithmicTimes(1e4, 10);
		assertEquals(1 / (8 * energy), times[1], 1e-12);
		assertEquals(times[1] / 25, others[1], 1e-12);
		assertEquals(1e4, times[9], 0);
	}

	/** A linear student keeps exp(-lambda t) of its start and has 1 - exp(-lambda t) of its teacher, at each time. */
	@Test
	void snapshotsAreKeptIfAskedFor() {
		final double[] times = { 0, 1, 7 };
		final IndexFlow.Result result = flow(1).solve(times, true, Progress.NONE);
		assertEquals(3, result.snapshots().size());
		for (int row = 0; row < 3; row++)
			for (int i = 0; i < 3; i++) {
				final double kept = Math.exp(-SPECTRUM[i] * times[row]);
				assertEquals(kept, result.snapshots().get(row)[0][0][i], 1e-7);
				assertEquals(1 - kept, result.snapshots().get(row)[0][1][i], 1e-7);
			}
		assertArrayEquals(result.snapshots().get(2)[0], result.propagator()[0]);
		assertEquals(0, flow(1).solve(times, false, Progress.NONE).snapshots().size());
	}

	@Test
	void flowAndPredictionSayWhetherTheyCameToTheirEnd() {
		final double[] times = { 0, 1, 2, 3, 4, 5, 1000 };
		final IndexFlow.Result whole = flow(1).solve(times, false, Progress.NONE), part = flow(1).solve(times, false, new Looks(3));
		assertFalse(whole.canceled());
		assertEquals(false, whole.trajectory().metadata().get("canceled"));
		assertTrue(part.canceled() && part.trajectory().rows() < 7);
		assertEquals(true, part.trajectory().metadata().get("canceled"));
		final IndexPrediction prediction = new IndexPrediction(NodeMoments.full(SPECTRUM, UNITS), PROBLEM, LearningRateSchedule
			.constant(0.01), 1, 1e-8);
		final IndexPrediction.Result all = prediction.solve(10_000, 20, Progress.NONE), some = prediction.solve(10_000, 20,
			new Looks(2));
		assertFalse(all.canceled() || all.diverged());
		assertEquals(false, all.trajectory().metadata().get("canceled"));
		assertTrue(some.canceled());
		assertEquals(true, some.trajectory().metadata().get("canceled"));
	}

	@Test
	void teachersNeedEnergy() {
		final String message = assertThrows(IllegalArgumentException.class, () -> new IndexFlow(NodeMoments.full(SPECTRUM,
			new double[][] { UNITS[0], new double[3] }), PROBLEM, 1e-8).solve(new double[] { 0, 1 }, false, Progress.NONE))
			.getMessage();
		assertEquals("teacher 1 must have positive energy w*'Qw*, was 0.0", message);
	}

	/** A coordinate that neither starts nor has a target does nothing, however large its eigenvalue. */
	@ParameterizedTest
	@ValueSource(strings = { "square", "erf", "relu", "tanh" })
	void emptyCoordinatesDoNothing(final String link) {
		final double[] times = { 0.1, 1, 10, 30 };
		final Columns with = solved(Link.of(link), times, new double[] { 1e4, 1, 0.5 }, new double[][] { { 0, 0.1, 0.2 }, { 0, 1,
			1 } });
		final Columns without = solved(Link.of(link), times, EIGENVALUES, WEIGHTS);
		for (final String column : List.of("loss", "overlap", "energy"))
			assertArrayEquals(without.column(column), with.column(column), 1e-8, column);
	}

	/** About an optimum closed forms and sums over panels keep the digits of a loss far below the rounding of the links. */
	@Tag("slow")
	@Test
	void gapsKeepTheirDigitsWithKinks() {
		final double[] times = { 5, 20, 45 };
		final double[] closed = solved(Link.of("relu"), times, EIGENVALUES, WEIGHTS, 1e-9).column("loss");
		final double[] panels = solved(Link.function(z -> Math.max(z, 0)), times, EIGENVALUES, WEIGHTS, 1e-6).column("loss");
		assertTrue(closed[2] < 1e-20, () -> "loss " + closed[2]);
		for (int i = 0; i < times.length; i++)
			assertEquals(1, panels[i] / closed[i], 1e-5, "time " + times[i]);
	}

	/** Near an optimum errors decay as e' = -2 (E[s'^2] Q + E[s'^2 (t^2/E t^2 - 1)] Q w* w*' Q/E t^2) e; the slowest is left. */
	@Tag("slow")
	@ParameterizedTest
	@ValueSource(strings = { "linear", "relu", "erf", "tanh" })
	void gapsDecayExponentially(final String name) {
		final Link link = Link.of(name);
		final double variance = 1.5;
		double even = 0, along = 0;
		for (double x = -7.995; x < 8; x += 0.01) {
			final double slope = link.slope(x * Math.sqrt(variance)), mass = 0.01 * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
			even += mass * slope * slope;
			along += mass * slope * slope * (x * x - 1) / variance;
		}
		final double first = 2 * (even + along), second = 2 * (0.5 * even + 0.25 * along), both = 2 * 0.5 * along;
		final double slowest = (first + second) / 2 - Math.sqrt((first - second) * (first - second) / 4 + both * both);
		final double[] loss = solved(link, new double[] { 15 / slowest, 20 / slowest }, EIGENVALUES, WEIGHTS).column("loss");
		assertEquals(2 * 5, Math.log(loss[0] / loss[1]), 1e-5);
	}

	private static Columns solved(final Link link, final double[] times, final double[] eigenvalues, final double[][] weights) {
		return solved(link, times, eigenvalues, weights, 1e-9);
	}

	private static Columns solved(final Link link, final double[] times, final double[] eigenvalues, final double[][] weights,
		final double tolerance)
	{
		return new IndexFlow(NodeMoments.full(eigenvalues, weights), new IndexProblem(link, Loss.of("squared"), 1, 1, 0),
			tolerance).solve(times, false, Progress.NONE).trajectory();
	}

	/** A student of one coordinate is 1 - gap, whatever its law is integrated by. */
	@ParameterizedTest
	@CsvSource({ "tanh, squared, 0.3", "erf, huber, 0.3", "erf, squared, -0.2" })
	void squaresKeepTheirDigitsOnTheTeachersLine(final String link, final String loss, final double start) {
		final Columns trajectory = new IndexFlow(NodeMoments.full(new double[] { 1 }, new double[] { start }, new double[] { 1 }),
			new IndexProblem(Link.of(link), Loss.of(loss), 1, 1, 0), 1e-8).solve(new double[] { 0, 10, 60, 80 }, false,
				Progress.NONE).trajectory();
		assertTrue(trajectory.get("overlapGap", 3) < 1e-4);
		for (int row = 0; row < 4; row++) {
			final double gap = trajectory.get("overlapGap", row);
			assertEquals(1, trajectory.get("meanSquaredError", row) / (gap * gap), 1e-5);
			assertEquals(1, trajectory.get("energyGap", row) / (gap * (2 - gap)), 1e-6);
		}
	}

	/** Long after all digits of the error are gone a record may ask for a step of its own. */
	@ParameterizedTest
	@CsvSource({ "erf, -0.14, 1", "erf, 0.36, -1", "tanh, -0.14, 1", "tanh, 0.05, -1" })
	void recordsLongAfterTheOptimum(final String link, final double start, final double teacher) {
		final double[] times = { 0, 370, 1000 };
		final Columns trajectory = new IndexFlow(NodeMoments.full(new double[] { 1 }, new double[] { start }, new double[] {
			teacher }), new IndexProblem(Link.of(link), Loss.of("squared"), 1, 1, 0), 1e-8).solve(times, false, Progress.NONE)
				.trajectory();
		assertArrayEquals(times, trajectory.column("time"));
		assertEquals(0, trajectory.get("overlapGap", 1), 1e-15);
		assertEquals(0, trajectory.get("overlapGap", 2), 1e-15);
	}

	/** Students that large are signs, and go with Q (w* - w'Qw* w/w'Qw) times 4/pi over the root of the determinant of 1 + B. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e9, 1e15, 1e40 })
	void largeStudentsOfErfMove(final double size) {
		final double[][] units = { { size, 2 * size, -size }, { 1, 0.4, -0.6 } };
		final double end = size * size;
		final Columns trajectory = solved(Link.of("erf"), new double[] { 0, 1e-3 * end }, SPECTRUM, units);
		final double energy = 3.2 * size * size, cross = 1.52 * size, teacher = 1.152;
		final double left = (1 + teacher) * energy - cross * cross;
		double square = 0, along = 0;
		for (int i = 0; i < 3; i++) {
			square += SPECTRUM[i] * SPECTRUM[i] * units[1][i] * units[1][i];
			along += SPECTRUM[i] * SPECTRUM[i] * units[0][i] * units[1][i];
		}
		final double rate = 4 / Math.PI / Math.sqrt(left) * (square - cross / energy * along);
		final double moved = trajectory.get("overlap", 1) - trajectory.get("overlap", 0);
		assertEquals(1, moved / (1e-3 * end * rate), 0.01);
	}

	/** Where a link has no slope, or rounding would lead to the wrong optimum: refused by name. */
	@ParameterizedTest
	@CsvSource({ "squared, 0, greater than 0 with a link that has a kink at 0", "huber, 0, greater than 0",
		"squared, -0.3, opposite to a teacher on one line" })
	void refusesSingularStarts(final String loss, final double start, final String message) {
		final IndexProblem problem = new IndexProblem(Link.of("relu"), Loss.of(loss), 1, 1, 0);
		final IndexFlow flow = new IndexFlow(NodeMoments.full(new double[] { 1, 1 }, new double[][] { { start, 2 * start }, { 1,
			2 } }), problem, 1e-8);
		final String said = assertThrows(IllegalArgumentException.class, () -> flow.solve(new double[] { 0, 1 }, false, Progress.NONE))
			.getMessage();
		assertTrue(said.startsWith("weights") && said.contains(message), said);
	}

	/** With several eigenvalues what is opposite at first turns at once, as from a start beside it, to any tolerance. */
	@Test
	void oppositeStudentsOfReluTurn() {
		final double[][] opposite = { { -0.3, -0.3 }, { 1, 1 } }, beside = { { -0.3, -0.3 + 1e-5 }, { 1, 1 } };
		final double[] times = { 0, 1, 3, 10 }, there = solved(Link.of("relu"), times, EIGENVALUES, opposite, 1e-7).column(
			"overlap");
		assertArrayEquals(solved(Link.of("relu"), times, EIGENVALUES, beside, 1e-11).column("overlap"), there, 2e-5);
		assertArrayEquals(solved(Link.of("relu"), times, EIGENVALUES, opposite, 1e-11).column("overlap"), there, 1e-9);
	}

	/** Two students that are equal are one that takes half of the time, however long: what would part them is rounding. */
	@ParameterizedTest
	@CsvSource({ "relu, 1, 300", "relu, 2, 3000", "erf, 2, 3000", "tanh, 2, 10" })
	void equalStudentsRemainEqual(final String link, final int teachers, final double end) {
		final double[][] targets = { { 1, 0.4, -0.6 }, { -0.3, 0.9, 0.8 } }, one = new double[1 + teachers][], two =
			new double[2 + teachers][];
		one[0] = two[0] = two[1] = new double[] { 0.2, -0.1, 0.1 };
		for (int m = 0; m < teachers; m++)
			one[1 + m] = two[2 + m] = targets[m];
		final double[][] times = { { 0, 1, end / 2 }, { 0, 2, end } };
		final Columns[] both = new Columns[2];
		for (int i = 0; i < 2; i++)
			both[i] = new IndexFlow(NodeMoments.full(SPECTRUM, i == 0 ? one : two), new IndexProblem(Link.of(link), Loss.of(
				"squared"), 1 + i, teachers, 0), 1e-8).solve(times[i], false, new Looks(1600)).trajectory(); // in as few steps
		final String overlap = teachers == 1 ? "overlap" : "overlap11", energy = teachers == 1 ? "energy" : "energy11";
		assertArrayEquals(both[0].column(overlap), both[1].column("overlap11"), 1e-6);
		assertArrayEquals(both[0].column(energy), both[1].column("energy12"), 1e-6);
		assertArrayEquals(both[1].column("overlap11"), both[1].column("overlap21"), 0);
		assertArrayEquals(both[1].column("energy11"), both[1].column("energy22"), 0);
	}

	/** Several units of a link with a kink reach their optimum to rounding. */
	@Test
	void unitsOfReluReachTheirOptimum() {
		final Columns trajectory = new IndexFlow(NodeMoments.full(EIGENVALUES, new double[][] { { 0.9, 0.1 }, { 0.1, 0.8 }, { 1, 0 }, {
			0, 1 } }), new IndexProblem(Link.of("relu"), Loss.of("squared"), 2, 2, 0), 1e-8).solve(new double[] { 0, 200, 400 },
				false, new Looks(20_000)).trajectory();
		assertEquals(3, trajectory.rows());
		assertTrue(trajectory.get("loss", 1) < 1e-13);
		assertEquals(1, trajectory.get("overlap11", 2), 1e-9);
	}

	/** From weights that vanish, or nearly, integrals go where closed forms go, as fast as from elsewhere. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "1e-9, 0", "1e-5, 0.1" })
	void smallStudentsGoWhereTheClosedFormGoes(final double first, final double second) {
		final double[][] units = { { first, 2 * first, -first }, { 2 * second, -second, second }, { 1, 0.4, -0.6 }, { -0.3, 0.9,
			0.8 } };
		final double[] times = { 0, 0.1, 1 };
		final Columns[] both = new Columns[2];
		for (int i = 0; i < 2; i++) {
			final Link link = i == 0 ? Link.of("erf") : Link.function(z -> Erf.erf(z / Math.sqrt(2)));
			both[i] = new IndexFlow(NodeMoments.full(SPECTRUM, units), new IndexProblem(link, Loss.of("squared"), 2, 2, 0), 1e-8)
				.solve(times, false, Progress.NONE).trajectory();
		}
		for (final String column : List.of("loss", "overlap11", "overlap22", "energy11", "energy22"))
			for (int row = 1; row < times.length; row++)
				assertEquals(1, both[1].get(column, row) / both[0].get(column, row), 1e-6, column + " at " + times[row]);
	}
}
