package org.scalinglaws.sgd;

/**
 * The kinds of {@link LearningRateSchedule}, with their sums in closed form: a time
 * costs the same after one step and after 10^15.
 */
final class Schedules {

	private Schedules() {
		// a home for the kinds only
	}

	/** All rates equal. */
	record Constant(double largest) implements LearningRateSchedule {

		@Override
		public double rate(final double step) {
			return largest;
		}

		@Override
		public double time(final double steps) {
			return steps * largest;
		}

		@Override
		public boolean isConstant() {
			return true;
		}
	}

	/** What is smooth up to its last step and constant from there. */
	private interface Ending extends LearningRateSchedule {

		double last();

		long steps();

		double rateBeforeEnd(double step);

		double timeBeforeEnd(double steps);

		@Override
		default double rate(final double step) {
			return step < steps() ? rateBeforeEnd(step) : last();
		}

		@Override
		default double time(final double steps) {
			return steps <= steps() ? timeBeforeEnd(steps) : timeBeforeEnd(steps()) + (steps - steps()) * last();
		}

		@Override
		default double[] kinks() {
			return new double[] { steps() };
		}
	}

	/** Between two rates. */
	private interface Between extends Ending {

		double first();

		@Override
		default double largest() {
			return Math.max(first(), last());
		}
	}

	/** A straight line. */
	record Linear(double first, double last, long steps) implements Between {

		@Override
		public double rateBeforeEnd(final double step) {
			return first + (last - first) * (step / steps);
		}

		@Override
		public double timeBeforeEnd(final double count) {
			return count * (first + (last - first) * ((count - 1) / steps / 2));
		}
	}

	/** The same factor in each step. */
	record Exponential(double first, double last, long steps) implements Between {

		private double logarithm() {
			return Math.log(last / first) / steps;
		}

		@Override
		public double rateBeforeEnd(final double step) {
			return first * Math.exp(logarithm() * step);
		}

		@Override
		public double timeBeforeEnd(final double count) {
			final double factor = logarithm();
			return factor == 0 ? first * count : first * (Math.expm1(factor * count) / Math.expm1(factor));
		}
	}

	/** Half a period of a cosine. */
	record Cosine(double first, double last, long steps) implements Between {

		@Override
		public double rateBeforeEnd(final double step) {
			final double sine = Math.sin(Math.PI / 2 * step / steps);
			return first + (last - first) * sine * sine;
		}

		@Override
		public double timeBeforeEnd(final double count) {
			final double half = Math.PI / 2 / steps; // of the angle from step to step
			final double cosines = Math.sin(half * count) * Math.cos(half * (count - 1)) / Math.sin(half);
			return count * (first + last) / 2 + cosines * (first - last) / 2;
		}
	}

	/** Linear up, constant, linear down. */
	record WarmupStableDecay(double largestBeforeEnd, double last, long steps, long warmupSteps, long decaySteps)
		implements Ending
	{

		@Override
		public double largest() {
			return Math.max(largestBeforeEnd, last);
		}

		@Override
		public double rateBeforeEnd(final double step) {
			if (step < warmupSteps) return largestBeforeEnd * (step + 1) / (warmupSteps + 1);
			final double decayed = step - (steps - decaySteps);
			return decayed <= 0 ? largestBeforeEnd : largestBeforeEnd + (last - largestBeforeEnd) * (decayed / decaySteps);
		}

		@Override
		public double timeBeforeEnd(final double count) {
			final double warm = Math.min(count, warmupSteps), decayed = Math.max(0, count - (steps - decaySteps));
			final double even = largestBeforeEnd * (count - warm + warm * (warm + 1) / (2 * (warmupSteps + 1.0)));
			return decayed == 0 ? even : even + (last - largestBeforeEnd) * decayed * ((decayed - 1) / decaySteps / 2);
		}

		@Override
		public double[] kinks() {
			return new double[] { warmupSteps, steps - decaySteps, steps };
		}
	}

	/** A power of the step, from an onset on. */
	record Power(double largest, double power, double onset, long steps) implements Ending {

		/** Terms summed one by one before the sum is smooth enough for the formula of Euler and Maclaurin. */
		private static final int PLAIN = 24;

		@Override
		public double last() {
			return rateBeforeEnd(steps);
		}

		@Override
		public double rateBeforeEnd(final double step) {
			return largest * Math.exp(-power * Math.log1p(step / onset));
		}

		@Override
		public double timeBeforeEnd(final double count) {
			return fromHere(0) - fromHere(count);
		}

		/** The sum of all rates from a step on, up to a constant that does not depend on the step. */
		private double fromHere(final double step) {
			double sum = 0, at = step;
			for (int k = 0; k < PLAIN; k++, at++)
				sum += rateBeforeEnd(at);
			final double x = at + onset, rate = rateBeforeEnd(at), p = power;
			final double first = -rate * (p / x), third = first * ((p + 1) / x) * ((p + 2) / x);
			final double fifth = third * ((p + 3) / x) * ((p + 4) / x);
			return sum - integral(at) + rate / 2 - first / 12 + third / 720 - fifth / 30240;
		}

		/** Of the rate from step 0. */
		private double integral(final double step) {
			final double logarithm = Math.log1p(step / onset), rest = (1 - power) * logarithm;
			return largest * (onset * logarithm) * (Math.abs(rest) < 1e-300 ? 1 : Math.expm1(rest) / rest);
		}
	}
}
