package org.scalinglaws.propagation.percolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Directed percolation beside all states of small rings, one site at a time, its symmetry, and what is known of it. */
@Tag("slow")
class BondPercolationTest {

	private static final double CRITICAL = BondPercolation.CRITICAL;

	private static PercolationResult run(final double p, final String start, final int size, final int steps,
		final int runs, final int records)
	{
		return new BondPercolation(p, start, size, steps).run(runs, records, 1, Progress.NONE);
	}

	private static PercolationResult ring(final double p, final int size, final int steps, final int runs) {
		return run(p, BondPercolation.FULL, size, steps, runs, steps + 1);
	}

	private static PercolationResult seed(final double p, final int steps, final int runs) {
		return run(p, BondPercolation.SEED, 1, steps, runs, steps + 1);
	}

	private static final int RUNS = 30_000;

	/** Within four standard errors, or what five rare runs make where none of them was seen. */
	private static void within(final double exact, final Row row, final String name) {
		assertEquals(exact, row.get(name), 4 * row.get(name + "StandardError") + 5. / RUNS, () -> name + " at " + row.get(
			"time"));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0.644700185", "2, 0.644700185", "3, 0.5", "7, 0.644700185", "10, 0.644700185", "9, 0.8" })
	void aRingHasTheProbabilitiesOfAllItsStates(final int size, final double p) {
		final ExactPercolation exact = new ExactPercolation(size, p, (1 << size) - 1);
		for (final Row row : ring(p, size, 6, RUNS).table()) {
			within(exact.active() / size, row, "density");
			within(exact.survival(), row, "survival");
			exact.step();
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, CRITICAL, 0.9 })
	void aSeedHasTheProbabilitiesOfAllStatesOfItsCone(final double p) {
		final int steps = 7;
		final ExactPercolation exact = new ExactPercolation(steps + 2, p, 1);
		for (final Row row : seed(p, steps, RUNS).table()) {
			within(exact.survival(), row, "survival");
			within(exact.active(), row, "activeSites");
			final double time = row.get("time"), spread = exact.mean(state -> {
				double sum = 0;
				for (int i = 0; i <= time; i++)
					if ((state >> i & 1) == 1) sum += Math.pow(2 * i - time, 2);
				return sum;
			});
			within(spread / exact.active(), row, "meanSquareSpread");
			exact.step();
		}
	}

	/** Read backwards, bonds from all sites to one are bonds from one to all: exactly, in the enumeration too. */
	@Test
	void survivalFromASeedIsDensityFromAFullRow() {
		final int size = 9;
		final ExactPercolation full = new ExactPercolation(size, CRITICAL, (1 << size) - 1);
		final ExactPercolation one = new ExactPercolation(size, CRITICAL, 1);
		for (int t = 0; t < size; t++) {
			assertEquals(full.active() / size, one.survival(), 1e-12);
			full.step();
			one.step();
		}
		for (final double p : new double[] { 0.6, CRITICAL, 0.7 }) {
			final Columns ring = run(p, BondPercolation.FULL, 20_000, 200, 20, 12).table();
			final Columns seeds = run(p, BondPercolation.SEED, 1, 200, 10_000, 12).table();
			for (int k = 0; k < ring.rows(); k++)
				assertEquals(ring.get("density", k), seeds.get("survival", k), 4 * Math.hypot(ring.get("densityStandardError", k),
					seeds.get("survivalStandardError", k)) + 1e-15);
		}
	}

	/** One site at a time, with two bonds each, on rings of whole words and of others. */
	@ParameterizedTest
	@ValueSource(ints = { 63, 64, 65, 128, 130 })
	void ringsOfSeveralWordsAreThoseOfSites(final int size) {
		final int steps = 60, runs = 400;
		final SplittableRandom random = new SplittableRandom(size);
		double sum = 0, squares = 0, wrapped = 0;
		for (int run = 0; run < runs; run++) {
			boolean[] sites = new boolean[size];
			Arrays.fill(sites, true);
			for (int t = 0; t < steps; t++) {
				final boolean[] next = new boolean[size];
				for (int i = 0; i < size; i++) {
					final boolean own = random.nextDouble() < CRITICAL, other = random.nextDouble() < CRITICAL;
					next[i] = sites[i] && own || sites[(i + size - 1) % size] && other;
				}
				sites = next;
			}
			int count = 0;
			for (final boolean site : sites)
				if (site) count++;
			sum += count / (double) size;
			squares += Math.pow(count / (double) size, 2);
			wrapped += sites[0] ? 1 : 0;
		}
		final double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / runs);
		final Columns table = ring(CRITICAL, size, steps, runs).table();
		assertEquals(mean, table.last("density"), 4 * Math.hypot(error, table.last("densityStandardError")));
		assertEquals(table.last("density"), wrapped / runs, 5 * Math.sqrt(0.25 / runs)); // all sites are alike
	}

	/** Where each bond is open the numbers are known, over many words. */
	@Test
	void certainBondsFillTheCone() {
		final PercolationResult seed = seed(1, 1000, 2);
		for (final Row row : seed.table()) {
			final double t = row.get("time");
			assertEquals(t + 1, row.get("activeSites"), 0);
			assertEquals(t * (t + 2) / 3, row.get("meanSquareSpread"), 1e-12 * (t * t + 1));
			assertEquals(0, row.get("activeSitesStandardError") + row.get("survivalStandardError"), 0);
		}
		assertEquals(1001, seed.lifetime(), 0);
		assertEquals(500, seed.correlationTime(), 0);
		assertTrue(seed.reason().startsWith("2 of 2 runs were alive after the last step"), seed.reason());
		for (final int size : new int[] { 1, 63, 64, 65, 1000 })
			assertEquals(1, ring(1, size, 70, 1).table().min("density"), 0);
	}

	@Test
	void closedBondsEndAllAtOnce() {
		final PercolationResult none = seed(0, 10, 3);
		assertEquals(1, none.table().first("survival"), 0);
		assertEquals(0, none.table().where("time > 0").max("activeSites"), 0);
		assertTrue(Double.isNaN(none.table().last("meanSquareSpread")));
		assertEquals(1, none.lifetime(), 0);
		assertEquals(0, none.correlationTime(), 0);
		assertEquals("all runs died", none.reason());
		assertEquals(0, ring(0, 100, 5, 1).table().where("time > 0").max("density"), 0);
	}

	/** With a share r of active sites between r^2 and r of the pairs are both active, since activity attracts activity. */
	@Test
	void theDensityIsBetweenItsBounds() {
		for (final double p : new double[] { 0.5, CRITICAL, 0.8 }) {
			final Columns table = ring(p, 50_000, 100, 4).table();
			for (int t = 0; t < 100; t++) {
				final double r = table.get("density", t), next = table.get("density", t + 1);
				final double slack = 4 * Math.hypot(table.get("densityStandardError", t), table.get("densityStandardError", t + 1)) +
					1e-3;
				assertTrue(next <= 2 * p * r - p * p * r * r + slack && next >= p * (2 - p) * r - slack, "p " + p + " t " + t);
			}
		}
	}

	/** Lifetimes beside sums of exact survival: 1 + P(1) + ..., at a probability where they end. */
	@Test
	void lifetimesAreSumsOfSurvival() {
		final PercolationResult seeds = run(0.2, BondPercolation.SEED, 1, 200, 100_000, 2);
		final ExactPercolation exact = new ExactPercolation(10, 0.2, 1);
		double sum = 0, weighted = 0;
		for (int t = 0; t < 9; t++) {
			sum += exact.survival();
			weighted += t * exact.survival();
			exact.step();
		}
		assertEquals(sum, seeds.lifetime(), 4 * seeds.lifetimeStandardError() + 1e-3); // what comes after 8 steps: 0.4^9
		assertEquals(weighted / sum, seeds.correlationTime(), 4 * seeds.correlationTimeStandardError() + 5e-3);
	}

	@Test
	void groupsHaveTheMeanOfAll() {
		final PercolationResult result = run(0.6, BondPercolation.SEED, 1, 50, 640, 8);
		final Columns groups = result.groups(), table = result.table();
		assertEquals(64, groups.groups("run").size());
		for (int k = 0; k < table.rows(); k++) {
			final double time = table.get("time", k);
			final Columns at = groups.where("time", value -> value == time);
			assertEquals(table.get("activeSites", k), Arrays.stream(at.column("activeSites")).average().orElseThrow(), 1e-12);
		}
		assertEquals(3, run(0.6, BondPercolation.FULL, 9, 5, 3, 3).groups().groups("run").size());
	}

	/** The slope over 30 to 1000 steps: of the law, and what corrections leave of 1/t. */
	@Test
	void theDensityDecaysByTheKnownExponent() {
		final Columns table = run(CRITICAL, BondPercolation.FULL, 100_000, 1000, 8, 60).table().where("time >= 30");
		final double[] x = Arrays.stream(table.column("time")).map(Math::log).toArray();
		final double[] y = Arrays.stream(table.column("density")).map(Math::log).toArray();
		assertEquals(-0.159464, Line.through(x, y, 0, x.length).slope(), 0.003);
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		for (final String start : new String[] { BondPercolation.FULL, BondPercolation.SEED }) {
			final BondPercolation problem = new BondPercolation(CRITICAL, start, 300, 200);
			final PercolationResult shared = problem.run(150, 20, 7, Progress.NONE);
			final AtomicReference<PercolationResult> alone = new AtomicReference<>();
			Parallel.workers(1, i -> alone.set(problem.run(150, 20, 7, Progress.NONE)));
			assertEquals(alone.get().table().toString(), shared.table().toString());
			final Columns groups = shared.groups(), others = alone.get().groups();
			for (int k = 0; k < groups.rows(); k++)
				assertEquals(Arrays.toString(others.row(k)), Arrays.toString(groups.row(k)));
			assertEquals(alone.get().lifetimeStandardError(), shared.lifetimeStandardError(), 0);
		}
	}

	/** A seed means these bonds for ever. */
	@Test
	void aSeedKeepsItsBits() {
		final Columns ring = new BondPercolation(CRITICAL, BondPercolation.FULL, 300, 200).run(10, 5, 7, Progress.NONE).table();
		assertEquals(1152 / 3000., ring.last("density"), 1e-15);
		final PercolationResult seeds = new BondPercolation(CRITICAL, BondPercolation.SEED, 1, 200).run(100, 5, 7,
			Progress.NONE);
		assertEquals(5.88, seeds.table().last("activeSites"), 1e-14);
		assertEquals(96.51, seeds.lifetime(), 1e-13);
	}

	/** Two runs with 2 and 4 active sites and squares of 8 and 4, one that died: all three count in every error. */
	@Test
	void deadRunsCount() {
		final PercolationSums sums = new PercolationSums(1);
		sums.record(0, 2, 8);
		sums.end(1, 5, false);
		sums.record(0, 4, 4);
		sums.end(1, 5, false);
		sums.end(0, 3, true);
		assertEquals(2. / 3, sums.survival(0).ratio(), 1e-15);
		assertEquals(2, sums.active(0).ratio(), 1e-15);
		assertEquals(2, sums.spread(0).ratio(), 1e-15);
		// deviations 8 - 2 x 2 and 4 - 2 x 4 from the ratio, over the sum of 6, with 3/(3 - 1)
		assertEquals(Math.sqrt(32 * 1.5) / 6, sums.spread(0).standardError(), 1e-15);
		assertEquals(2, sums.alive());
		assertEquals(13. / 3, sums.lifetime().ratio(), 1e-15);
	}

	@Test
	void oneRunHasNoStandardErrors() {
		final PercolationResult one = ring(CRITICAL, 50, 5, 1);
		assertTrue(Double.isNaN(one.table().last("densityStandardError")) && Double.isNaN(one.lifetimeStandardError()));
	}

	@Test
	void refusesWhatIsOutOfRange() {
		refused("probability must be in [0, 1], was 1.1", () -> new BondPercolation(1.1, "full", 1, 1));
		refused("probability must be in [0, 1], was NaN", () -> new BondPercolation(Double.NaN, "full", 1, 1));
		refused("start must be one of [full, seed], was both", () -> new BondPercolation(0.5, "both", 1, 1));
		refused("size must be in [1, 100000000], was 0", () -> new BondPercolation(0.5, "full", 0, 1));
		refused("steps must be in [1, 100000000], was 0", () -> new BondPercolation(0.5, "full", 1, 0));
		final BondPercolation problem = new BondPercolation(0.5, "full", 1, 1);
		refused("runs must be in [1, 10000000], was 0", () -> problem.run(0, 2, 1, Progress.NONE));
		refused("records must be in [2, 10000], was 1", () -> problem.run(1, 1, 1, Progress.NONE));
		refused("seed must be in [0, 9007199254740991], was -1", () -> problem.run(1, 2, -1, Progress.NONE));
	}

	private static void refused(final String message, final Runnable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}

	@Test
	void endsWhenCanceled() {
		assertThrows(CancellationException.class, () -> new BondPercolation(0.9, "full", 100_000_000, 1_000_000).run(2, 9, 1,
			new Looks(5)));
		assertThrows(CancellationException.class, () -> new BondPercolation(0.9, "seed", 1, 100_000_000).run(2, 9, 1,
			new Looks(5)));
	}
}
