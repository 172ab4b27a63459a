package org.scalinglaws.online.sgd;

import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.leap.LeapLaw;

/**
 * Leaps of one student beside one teacher. With g the derivative of the loss by x.w the
 * mean step of a coordinate is -learningRate lambda (E[dg/d(x.w)] w + E[dg/d(x.w*)] w*):
 * its speed is the larger of the two means, taken without label noise, and at least that of
 * the optimum w = w*.
 */
final class IndexLeap implements LeapLaw {

	/** The purpose of the stream of labels that are random without noise. */
	private static final String LABELS = "leapingLabels";

	/** Scalars that changed by less than this part have the speed that they had. */
	private static final double ALIKE = 0.01;

	private final IndexProblem problem;
	private final IndexGradient gradient;
	private final Streams streams;
	private final double teacherEnergy;
	private final double leastSpeed;

	/** @param teacherEnergy w*'Qw* */
	IndexLeap(final IndexProblem problem, final double teacherEnergy, final long seed) {
		this.problem = problem;
		this.teacherEnergy = teacherEnergy;
		gradient = new IndexGradient(problem, Math.sqrt(teacherEnergy));
		streams = Streams.of(seed);
		leastSpeed = speed(DriftLaw.of(PopulationLoss.clean(problem)), new double[] { 0, 0, 0, teacherEnergy }, 1);
	}

	/** The larger of E[dg/d(x.w)] and E[dg/d(x.w*)]; about an optimum the first. */
	private static double speed(final DriftLaw law, final double[] covariance, final int sign) {
		final double[] drift = new double[4];
		law.at(covariance, sign);
		law.drift(drift);
		return Math.max(Math.abs(drift[0]), sign == 0 ? Math.abs(drift[1]) : 0);
	}

	@Override
	public Rule rule(final long run) {
		return new OfRun(streams.stream(LABELS, run));
	}

	@Override
	public double leastSpeed() {
		return leastSpeed;
	}

	@Override
	public String leastSpeedName() {
		return "E[dg/d(x.w)]";
	}

	private final class OfRun implements Rule {

		private final RandomStream labels;
		private final DriftLaw law = DriftLaw.of(PopulationLoss.clean(problem));
		private final double[] z = new double[1];
		private final double[] coefficients = new double[1];
		private double speed;
		private double energyThen = Double.NaN;
		private double overlapThen = Double.NaN;

		OfRun(final RandomStream labels) {
			this.labels = labels;
		}

		@Override
		public double coefficient(final double response, final double teacherResponse, final double noise,
			final StepSize stepSize)
		{
			z[0] = teacherResponse;
			final double label = problem.loss().label(problem.teacherOutput(z, 0), 0, labels) + noise;
			z[0] = response;
			return gradient.coefficients(z, label, stepSize, coefficients) ? coefficients[0] : Double.NaN;
		}

		@Override
		public double speed(final double energy, final double overlap) {
			final double scale = ALIKE * Math.max(teacherEnergy, energyThen);
			if (Math.abs(energy - energyThen) <= scale && Math.abs(overlap - overlapThen) <= scale) return speed;
			energyThen = energy;
			overlapThen = overlap;
			speed = Math.max(leastSpeed, IndexLeap.speed(law, new double[] { energy, overlap, overlap, teacherEnergy }, 0));
			return speed;
		}
	}
}
