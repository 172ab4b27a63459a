package org.scalinglaws.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.task.Progress;

/** Changes of pace, of the way in which a state is written, and scalars that are quadratic in the components. */
class ModeFormsTest {

	private static final int NODES = 30;
	private static final double GAIN = -0.5;
	private static final double[] LAMBDA = new double[NODES], START = new double[NODES], ONES = new double[NODES];

	static {
		for (int j = 0; j < NODES; j++) {
			LAMBDA[j] = Math.pow(j + 1, -2);
			START[j] = 1 + Math.sin(j);
			ONES[j] = 1;
		}
	}

	/** Linear modes at a pace that depends on time, written in another unit from a value of the scalar on. */
	private static final class Paced implements CoupledModes, CoefficientLaw {

		private final LinearModes modes = new LinearModes(LAMBDA, START, ONES, GAIN, 1, 1e-9);
		private final DoubleUnaryOperator pace;
		private final double changesAt;
		private ModeNodes nodes = modes.nodes();
		private double unit = 1;
		final List<double[]> records = new ArrayList<>();

		Paced(final DoubleUnaryOperator pace, final double changesAt) {
			this.pace = pace;
			this.changesAt = changesAt;
		}

		@Override
		public boolean reform(final double[] scalars) {
			if (unit != 1 || scalars[0] > changesAt) return false;
			unit = 1000;
			final double[] scaled = Arrays.stream(nodes.component(0)).map(x -> x * unit).toArray();
			nodes = new ModeNodes(equation(), new double[][] { LAMBDA }, new double[][] { ONES }, new double[][] { scaled });
			return true;
		}

		@Override
		public void values(final double[] scalars, final double at, final double[] values) {
			modes.values(scalars, at, values);
			for (int q = 0; q < values.length; q++)
				values[q] *= pace.applyAsDouble(at);
		}

		@Override
		public ModeEquation equation() {
			return modes.equation();
		}

		@Override
		public ModeNodes nodes() {
			return nodes;
		}

		@Override
		public CoefficientLaw law() {
			return this;
		}

		@Override
		public double scale(final int scalar, final double[] scalars) {
			return modes.scale(scalar, scalars);
		}

		@Override
		public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
			final double[] sumErrors)
		{
			return modes.error(scalars, sums, scalarErrors, sumErrors);
		}

		@Override
		public double shortestTime(final double at, final double[] scalars) {
			return modes.shortestTime(at, scalars) / pace.applyAsDouble(at);
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			records.add(new double[] { at, scalars[0] / unit, sums[0] / unit, slopes[0] / unit });
		}
	}

	/** A flow at a pace is the flow at the time that has passed by that pace: here 1, and slower and slower from 3 on. */
	@Test
	void kinksAndFormsLeaveTheFlowAsItIs() {
		final double[] times = { 0, 0.5, 2.9, 3, 3.1, 50, 1000 };
		for (final double changesAt : new double[] { 0, 0.3 }) {
			final Paced paced = new Paced(t -> t < 3 ? 1 : 1 / Math.sqrt(t - 2), changesAt);
			final ModeRun run = ModeFlow.run(paced, times, new double[] { 0, 3, 5000 }, Progress.NONE);
			assertTrue(run.complete() && run.steps() < 200, run::toString);
			assertEquals(changesAt == 0 ? 1 : 1000, paced.unit, 0);
			for (int n = 0; n < times.length; n++) {
				final double passed = times[n] < 3 ? times[n] : 1 + 2 * Math.sqrt(times[n] - 2);
				final double[] exact = LinearModes.exact(LAMBDA, START, GAIN, 1, passed, false), found = paced.records.get(n);
				assertEquals(times[n], found[0], 0);
				assertEquals(exact[0], found[1], 1e-9 * exact[0], "scalar at " + times[n]);
				assertEquals(exact[1], found[2], 1e-9 * exact[1], "sum at " + times[n]);
			}
		}
	}

	/** A speed that falls, with a kink, beside the recursion written out. */
	@Test
	void speedsAndFormsLeaveTheRecursionAsItIs() {
		final long steps = 40_000;
		final DoubleUnaryOperator speed = step -> (step < 10_000 ? 0.4 : 0.1) / Math.sqrt(1 + step / 500);
		final long[] recorded = { 0, 3, 9_999, 10_000, 10_001, 25_000, steps };
		for (final double changesAt : new double[] { 0, 0.3 }) {
			final Paced paced = new Paced(speed, changesAt);
			final ModeRun run = ModeLeaps.run(paced, speed, new double[] { 10_000, steps }, recorded, ModeLeaps.SHORTEST_LEAP,
				Progress.NONE);
			assertTrue(run.complete() && run.plainSteps() < 10_000, run::toString);
			assertEquals(changesAt == 0 ? 1 : 1000, paced.unit, 0);
			final double[] x = START.clone();
			int next = 0;
			for (long step = 0; step <= steps; step++) {
				double scalar = 0, sum = 0;
				for (int j = 0; j < NODES; j++) {
					scalar += LAMBDA[j] * x[j];
					sum += x[j];
				}
				if (step == recorded[next]) {
					final double[] found = paced.records.get(next++);
					assertEquals(step, found[0], 0);
					assertEquals(scalar, found[1], 2e-9 * scalar, "scalar at " + step);
					assertEquals(sum, found[2], 2e-9 * sum, "sum at " + step);
					assertEquals(Double.NaN, found[3], "a recursion has no slopes");
				}
				final double factor = speed.applyAsDouble(step);
				for (int j = 0; j < NODES; j++)
					x[j] += factor * LAMBDA[j] * (GAIN * scalar - x[j]);
			}
		}
	}

	/**
	 * Two columns x and y that both decay by lambda s, s the sum of lambda (w x^2/2 + 2 x y): with the age tau' = s all
	 * modes are exponentials of tau, and the time is an integral over it.
	 */
	private static final class Quadratic implements CoupledModes, CoefficientLaw {

		private static final ModeEquation EQUATION = equationOfColumns();

		private final double[] weight = new double[NODES], y = new double[NODES];
		private final ModeNodes nodes;
		final List<double[]> records = new ArrayList<>();

		Quadratic() {
			Arrays.setAll(weight, j -> 2 + Math.cos(j));
			Arrays.setAll(y, j -> 1 / (2. + j));
			nodes = new ModeNodes(EQUATION, new double[][] { LAMBDA }, new double[][] { weight }, new double[][] { START.clone(),
				y.clone() });
		}

		private static ModeEquation equationOfColumns() {
			final ModeEquation.Builder builder = ModeEquation.builder(1, 1, 1);
			assertEquals(0, builder.group(1, 2));
			return builder.matrix(0, 0, 0, 0, 0, -1).scalar(Product.of(0, 0, 0, 0, 0.5), Product.of(0, ModeEquation.NONE, 0, 1, 2))
				.sum(Product.of(ModeEquation.NONE, 0, 1, ModeEquation.NONE, 3)).sum(Product.of(ModeEquation.NONE, ModeEquation.NONE,
					0, 1, 1)).build();
		}

		/** Sum of what a mode contributes times a power of it. */
		double sum(final java.util.function.IntToDoubleFunction factor, final double decay, final double tau) {
			double sum = 0;
			for (int j = 0; j < NODES; j++)
				sum += factor.applyAsDouble(j) * Math.exp(-decay * LAMBDA[j] * tau);
			return sum;
		}

		double part(final int j) {
			return LAMBDA[j] * START[j] * (weight[j] * START[j] / 2 + 2 * y[j]);
		}

		double scalar(final double tau) {
			return sum(this::part, 2, tau);
		}

		@Override
		public void values(final double[] scalars, final double at, final double[] values) {
			values[0] = scalars[0];
		}

		@Override
		public ModeEquation equation() {
			return EQUATION;
		}

		@Override
		public ModeNodes nodes() {
			return nodes;
		}

		@Override
		public CoefficientLaw law() {
			return this;
		}

		@Override
		public double scale(final int scalar, final double[] scalars) {
			return scalars[0];
		}

		@Override
		public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
			final double[] sumErrors)
		{
			return Math.max(scalarErrors[0] / scalars[0], Math.max(sumErrors[0] / sums[0], sumErrors[1] / sums[1])) / 1e-9;
		}

		@Override
		public double shortestTime(final double at, final double[] scalars) {
			return 1 / scalars[0];
		}

		@Override
		public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
			records.add(new double[] { at, scalars[0], sums[0], sums[1], slopes[0] });
		}
	}

	@Test
	void quadraticScalarsFollowTheirClosedForm() {
		final Quadratic modes = new Quadratic();
		final double[] ages = { 0, 0.03, 0.3, 1, 5, 30 }, times = new double[ages.length];
		final GaussRule rule = new GaussRule(30);
		for (int n = 1; n < ages.length; n++) {
			times[n] = times[n - 1];
			for (int i = 0; i < rule.size(); i++)
				times[n] += (ages[n] - ages[n - 1]) * rule.weight(i) / modes.scalar(ages[n - 1] + (ages[n] - ages[n - 1]) * rule.point(i));
		}
		assertTrue(ModeFlow.run(modes, times, new double[0], Progress.NONE).complete());
		for (int n = 0; n < ages.length; n++) {
			final double tau = ages[n], scalar = modes.scalar(tau);
			final double[] found = modes.records.get(n);
			assertEquals(scalar, found[1], 1e-9 * scalar, "scalar at " + tau);
			final double linear = modes.sum(j -> 3 * modes.weight[j] * modes.y[j], 1, tau);
			assertEquals(linear, found[2], 1e-9 * linear, "linear sum at " + tau);
			final double product = modes.sum(j -> START[j] * modes.y[j], 2, tau);
			assertEquals(product, found[3], 1e-9 * product, "sum of products at " + tau);
			final double slope = scalar * modes.sum(j -> -2 * LAMBDA[j] * modes.part(j), 2, tau);
			assertEquals(slope, found[4], 1e-6 * Math.abs(slope), "slope at " + tau);
		}
	}
}
