package org.scalinglaws.online.mixture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scalinglaws.ground.Require;
import org.scalinglaws.online.model.OnlineProblem;

/**
 * Classes to tell apart: an input of class c is normal about means[c] with the variances spectra[c] of its coordinates.
 * <p>
 * Two classes are learned by one student w, whose output is x.w, without a bias: the first class has the label y = +1,
 * the second -1. Three or four classes are learned by one student each.
 * </p>
 *
 * <pre>
 * MixtureProblem problem = new MixtureProblem(new double[][] { mean, opposite }, new double[][] { spectrum, spectrum },
 * 	MixtureProblem.equal(2), MixtureLoss.LOGISTIC);
 * </pre>
 *
 * @param means class by class, 2 to 4 of them, all of one length
 * @param spectra variances class by class, none negative
 * @param probabilities of the classes, none negative, of sum 1
 * @see <a href="https://arxiv.org/abs/2510.14074">arXiv 2510.14074</a>
 */
public record MixtureProblem(double[][] means, double[][] spectra, double[] probabilities, MixtureLoss loss) implements
	OnlineProblem
{

	/** The largest number of classes. */
	public static final int MAX_CLASSES = 4;

	private static final double ROUNDING = 1e-9;

	/** @throws IllegalArgumentException if something is missing, of another length or out of range */
	public MixtureProblem {
		Require.given("loss", loss);
		final int classes = Require.inRange("classes of means", Require.given("means", means).length, 2, MAX_CLASSES);
		final int dimension = Require.inRange("dimension", means[0].length, 1, Integer.MAX_VALUE);
		if (Require.given("spectra", spectra).length != classes) throw new IllegalArgumentException(
			"spectra must be those of " + classes + " classes, as means, was " + spectra.length);
		for (int c = 0; c < classes; c++) {
			Require.finite("means", Require.length("means", means[c], dimension));
			for (final double variance : Require.length("spectra", spectra[c], dimension))
				Require.inRange("spectra", variance, 0, Double.MAX_VALUE);
		}
		for (final double probability : Require.length("probabilities", Require.given("probabilities", probabilities),
			classes))
			Require.inRange("probabilities", probability, 0, 1);
		final double sum = Arrays.stream(probabilities).sum();
		if (Math.abs(sum - 1) > ROUNDING) throw new IllegalArgumentException("probabilities must have the sum 1, was " + sum);
	}

	/** {@return equal probabilities of so many classes} */
	public static double[] equal(final int classes) {
		final double[] probabilities = new double[classes];
		Arrays.fill(probabilities, 1.0 / classes);
		return probabilities;
	}

	@Override
	public Map<String, Object> metadata() {
		final Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("loss", loss.toString());
		metadata.put("classes", classes());
		metadata.put("dimension", dimension());
		for (int c = 0; c < classes(); c++)
			metadata.put("probability" + (c + 1), probabilities[c]);
		return metadata;
	}

	@Override
	public String toString() {
		return "mixture" + metadata();
	}

	/** {@return the number of classes} */
	public int classes() {
		return means.length;
	}

	/** {@return the number of coordinates} */
	public int dimension() {
		return means[0].length;
	}

	/** {@return the number of students: 1 for two classes, else one for each class} */
	public int students() {
		return classes() == 2 ? 1 : classes();
	}

	/** Weights student by student; refused if they are missing, not finite or of another length. */
	double[][] byStudent(final double[] weights) {
		final int dimension = dimension();
		Require.length("weights", Require.moderate("weights", Require.given("weights", weights)), dimension * students());
		final double[][] byStudent = new double[students()][];
		Arrays.setAll(byStudent, k -> Arrays.copyOfRange(weights, k * dimension, (k + 1) * dimension));
		return byStudent;
	}

	/** What a student should give for a class: labels +-1 of two classes, else 1 of the class's own student and 0. */
	double target(final int trueClass, final int student) {
		if (trueClass == student) return 1;
		return classes() == 2 ? -1 : 0;
	}

	/** {@return the label of a class, counted from 0: +1 and -1 of two classes, else the class's number, from 1} */
	double label(final int trueClass) {
		return classes() == 2 ? 1 - 2 * trueClass : trueClass + 1;
	}

	/**
	 * The class of a label.
	 *
	 * @return counted from 0
	 * @throws IllegalArgumentException if it is none
	 */
	int trueClass(final double label) {
		for (int c = 0; c < classes(); c++)
			if (label(c) == label) return c;
		throw new IllegalArgumentException("labels must be " + (classes() == 2 ? "1 or -1" : "the numbers of the classes, 1 to " +
			classes()) + ", was " + Require.text(label));
	}
}
