package org.scalinglaws.descent.layers;

import org.scalinglaws.ground.Require;

/** A motion of a problem at a learning rate. */
abstract class ProblemMotion implements LayerMotion {

	final LayerProblem problem;
	final double learningRate;

	/** @throws IllegalArgumentException if there is no problem, or the learning rate is not in (0, 1e100] */
	ProblemMotion(final LayerProblem problem, final double learningRate) {
		this.problem = Require.given("problem", problem);
		this.learningRate = Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, Require.LARGEST);
	}

	@Override
	public LayerProblem problem() {
		return problem;
	}

	@Override
	public double learningRate() {
		return learningRate;
	}
}
