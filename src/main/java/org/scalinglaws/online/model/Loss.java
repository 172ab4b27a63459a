package org.scalinglaws.online.model;

import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;

/** What an output costs beside a label, and how labels are made of a teacher's output. */
public interface Loss {

	/** All names. */
	List<String> NAMES = List.of("squared", "halfSquared", "logistic", "huber");

	/** One of {@link #NAMES}. */
	String name();

	double value(double output, double label);

	/** The derivative of {@link #value} by the output. */
	double slope(double output, double label);

	/** What the column {@code loss} averages: the loss without label noise, for logistic its mean over the labels. */
	double cleanValue(double output, double teacherOutput);

	/** The mean of {@link #slope} over the labels that a teacher's output gives. */
	double meanSlope(double output, double teacherOutput, double noiseVariance);

	/** The mean of the squared {@link #slope} over the labels that a teacher's output gives. */
	double meanSquaredSlope(double output, double teacherOutput, double noiseVariance);

	/**
	 * The derivative of {@link #meanSlope} by the output where this is the teacher's: the curvature about an optimum, without
	 * label noise also that of {@link #cleanValue}.
	 */
	double meanCurvature(double teacherOutput, double noiseVariance);

	/** A label for a teacher's output; draws from the stream only what it needs. */
	default double label(final double teacherOutput, final double noiseDeviation, final RandomStream stream) {
		return noiseDeviation == 0 ? teacherOutput : teacherOutput + noiseDeviation * stream.nextGaussian();
	}

	/**
	 * The loss of that name, huber with the threshold 1.
	 *
	 * @throws IllegalArgumentException if the name is unknown
	 */
	static Loss of(final String name) {
		return of(name, 1);
	}

	/**
	 * (f - y)^2 (squared), half of it (halfSquared), log(1 + e^-yf) with y = +-1 of probability sigmoid(+-teacher's output)
	 * (logistic), or half the square up to a residual of the threshold, linear beyond (huber).
	 *
	 * @param threshold of huber, greater than 0; the others ignore it
	 * @throws IllegalArgumentException if the name is unknown or the threshold is not positive
	 */
	static Loss of(final String name, final double threshold) {
		switch (Require.oneOf("loss", name, NAMES)) {
			case "squared":
				return new SquaredLoss(name, 1);
			case "halfSquared":
				return new SquaredLoss(name, 0.5);
			case "logistic":
				return new LogisticLoss();
			default:
				return new HuberLoss(threshold);
		}
	}
}
