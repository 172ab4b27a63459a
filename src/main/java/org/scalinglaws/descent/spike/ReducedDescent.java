package org.scalinglaws.descent.spike;

import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;

/**
 * Descent on the population's loss from W = startScale I, exactly, in three variables: it stays
 * W = a theta theta' + b v v' + c P, with the gradient's coefficients a (2 (a^2 - 1) + tau),
 * b (2 (1 + lambda)^2 b^2 + (1 + lambda) tau) and c (2 c^2 + tau). The polar factor has their signs. A coefficient may change its sign; its norm is what is shown.
 */
public final class ReducedDescent implements SpikeDescent {

	private final SpikedRetrieval problem;
	private final DescentRule rule;
	private final double learningRate;
	private double a;
	private double b;
	private double c;

	/**
	 * @param startScale of the weights, greater than 0, to 1e6
	 * @param learningRate greater than 0
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public ReducedDescent(final SpikedRetrieval problem, final DescentRule rule, final double learningRate,
		final double startScale)
	{
		this.problem = Require.given("problem", problem);
		this.rule = Require.given("method", rule);
		this.learningRate = Require.positive("learningRate", learningRate);
		a = startScale(startScale);
		b = startScale;
		c = startScale;
	}

	/** The check of a start that has a finite loss. */
	static double startScale(final double startScale) {
		return Require.inRange("startScale", Require.positive("startScale", startScale), 0, 1e6);
	}

	private double excess() {
		return (a - 1) * (a + 1) + problem.variance() * b * b + problem.bulk() * c * c;
	}

	@Override
	public State state() {
		final double excess = excess(), variance = problem.variance(), bulk = problem.bulk();
		final double signalError = (a - 1) * (a + 1), spikeError = variance * b * b, bulkError = c * c;
		final double loss = (2 * (signalError * signalError + spikeError * spikeError + bulk * bulkError * bulkError) + excess *
			excess) / 4;
		return new State(Math.abs(a), Math.abs(b), bulk == 0 ? 0 : Math.abs(c), loss, Math.abs(a) / Math.sqrt(a * a + b * b +
			bulk * c * c), excess);
	}

	@Override
	public void step(final BooleanSupplier goOn) {
		final double excess = excess(), variance = problem.variance();
		a -= move(a * (2 * (a - 1) * (a + 1) + excess));
		b -= move(b * variance * (2 * variance * b * b + excess));
		c -= move(c * (2 * c * c + excess));
	}

	private double move(final double gradient) {
		return learningRate * (rule == DescentRule.SPECTRAL ? Math.signum(gradient) : gradient);
	}

	@Override
	public double learningRate() {
		return learningRate;
	}

	@Override
	public long shortWhile() {
		return 100_000;
	}
}
