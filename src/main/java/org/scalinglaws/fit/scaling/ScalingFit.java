package org.scalinglaws.fit.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * A scaling law fitted to measured losses: it makes the sum of Huber's function of the
 * residuals of log loss least, from many starts (Hoffmann et al., arXiv 2203.15556).
 *
 * <pre>
 * ScalingFit fit = ScalingFit.of(LossPoints.of(sizes, data, losses), ScalingForm.SUM, 1e-3);
 * double floor = fit.law().irreducible();
 * </pre>
 */
public final class ScalingFit {

	/** What {@link #reason} says of a minimum that was found. */
	public static final String FITTED = "fitted";

	/** What it says of a minimum at which there is no floor. */
	public static final String NO_FLOOR = "fitted, with no irreducible loss: it went to 0";

	/** Points beyond the parameters that a fit asks for at least. */
	public static final int SPARE = 2;

	private static final int STARTS = 8;
	private static final double USUAL_STEPS = 200; // of all of them

	/** A term with no larger share of any loss is none. */
	private static final double VANISHED = 1e-6;

	/** Minima as near as this, relatively, are the same one. */
	private static final double SAME = 1e-9;

	private final LossPoints points;
	private final ScalingForm form;
	private final double threshold;
	private final double[] parameters;
	private final List<double[]> others;
	private final double objective;
	private final double gradient;
	private final ScalingLaw law;
	private final String reason;

	private ScalingFit(final LossPoints points, final ScalingForm form, final double threshold, final List<Minimum> minima) {
		this.points = points;
		this.form = form;
		this.threshold = threshold;
		final Minimum best = minima.get(0);
		parameters = best.p;
		others = minima.stream().skip(1).map(Minimum::p).toList();
		objective = best.value;
		gradient = best.gradient;
		law = ScalingLaw.of(form, parameters, points);
		reason = judgement();
	}

	record Minimum(double value, double gradient, double[] p) {

		static Minimum of(final DampedNewton search) {
			return new Minimum(search.value, search.gradient, search.p.clone());
		}
	}

	/**
	 * Fits a form.
	 *
	 * @param huber residuals of log loss up to which they count by their squares, beyond
	 *          by their size; greater than 0
	 * @throws IllegalArgumentException if huber is not finite and greater than 0, there are
	 *           fewer points than parameters and {@value #SPARE}, or too few distinct sizes
	 *           or amounts of data
	 */
	public static ScalingFit of(final LossPoints points, final ScalingForm form, final double huber) {
		return of(points, form, huber, Progress.NONE);
	}

	/**
	 * As above.
	 *
	 * @throws CancellationException if canceled
	 */
	public static ScalingFit of(final LossPoints points, final ScalingForm form, final double huber,
		final Progress progress)
	{
		Require.positive("huber", huber);
		final String lack = lack(points, form);
		if (lack != null) throw new IllegalArgumentException(lack);
		final double[] weights = new double[points.count()];
		Arrays.fill(weights, 1);
		final HuberSum sum = new HuberSum(points, form, weights, huber);
		final DampedNewton search = new DampedNewton(sum, form, watched(progress));
		final List<Minimum> minima = new ArrayList<>();
		for (final double[] start : StartGrid.best(points, form, huber, STARTS)) {
			search.descend(start, huber);
			minima.add(Minimum.of(search));
		}
		return new ScalingFit(points, form, huber, distinct(minima));
	}

	/** {@return why a form cannot be fitted to points; null if it can} */
	public static String lack(final LossPoints points, final ScalingForm form) {
		final int least = form.parameters() + SPARE;
		if (points.count() < least) return "table must have at least " + least + " usable rows for the form " + form.text() +
			", had " + points.count();
		final double[] weights = new double[points.count()];
		Arrays.fill(weights, 1);
		return points.lack(form, weights);
	}

	/** Asked whether to stop it also tells that it goes on; how many steps are to come is not known. */
	private static BooleanSupplier watched(final Progress progress) {
		final int[] asked = new int[1];
		return () -> {
			progress.update(asked[0]++ / (asked[0] + USUAL_STEPS));
			return progress.isCanceled();
		};
	}

	/** By their sums, those that several starts led to once. */
	private static List<Minimum> distinct(final List<Minimum> minima) {
		final List<Minimum> distinct = new ArrayList<>();
		minima.stream().sorted(Comparator.comparingDouble(Minimum::value)).forEach(minimum -> {
			if (distinct.isEmpty() || minimum.value > distinct.get(distinct.size() - 1).value * (1 + SAME) + Double.MIN_NORMAL)
				distinct.add(minimum);
		});
		return distinct;
	}

	private String judgement() {
		if (form.hasSize() && isAtEnd(law.sizeExponent())) return atEnd("sizeExponent", law.sizeExponent());
		if (form.hasData() && isAtEnd(law.dataExponent())) return atEnd("dataExponent", law.dataExponent());
		final double tolerance = Math.max(DampedNewton.TOLERANCE, 1e-15 / threshold);
		if (gradient > tolerance) return "the search ended at a gradient of " + (float) gradient +
			" thresholds for each row, above " + (float) tolerance;
		if (hasVanished(form.sizeTerm())) return "sizeFactor went to 0: the losses do not fall along the size";
		if (hasVanished(form.dataTerm())) return "dataFactor went to 0: the losses do not fall along the data";
		if (form.hasSize() && isNone(law.sizeFactor())) return noNumber("sizeFactor", law.sizeFactor());
		if (form.hasData() && isNone(law.dataFactor())) return noNumber("dataFactor", law.dataFactor());
		return form.hasFloor() && hasVanished(0) ? NO_FLOOR : FITTED;
	}

	/** Whether a factor is beyond all numbers: in kaplan they are the loss's unit to the power of 1/exponent. */
	private static boolean isNone(final double factor) {
		return factor < Double.MIN_NORMAL || Double.isInfinite(factor);
	}

	private static String noNumber(final String name, final double factor) {
		return name + " is beyond the range of numbers, " + factor + ": losses near 1, in another unit, would give it";
	}

	private boolean hasVanished(final int term) {
		final double[] all = new double[points.count()];
		Arrays.fill(all, 1);
		return term >= 0 && new HuberSum(points, form, all, threshold).largestShare(parameters, term) < VANISHED;
	}

	private static boolean isAtEnd(final double exponent) {
		return exponent <= DampedNewton.LEAST_EXPONENT || exponent >= DampedNewton.LARGEST_EXPONENT;
	}

	private static String atEnd(final String name, final double exponent) {
		return name + (exponent < 1 ? " went to 0: the losses show no power along it" : " grew beyond " +
			(int) DampedNewton.LARGEST_EXPONENT + ": the losses fall at once and then no more");
	}

	/** {@return the law} */
	public ScalingLaw law() {
		return law;
	}

	/** {@return the sum of Huber's function of the residuals} */
	public double objective() {
		return objective;
	}

	/** {@return the largest derivative of the objective by a parameter, in thresholds for each point} */
	public double gradient() {
		return gradient;
	}

	/** {@return {@value #FITTED} (or {@value #NO_FLOOR}), or why the law is none to rely on} */
	public String reason() {
		return reason;
	}

	/** {@return the points} */
	public LossPoints points() {
		return points;
	}

	/** {@return the threshold of Huber's function} */
	public double huber() {
		return threshold;
	}

	/** {@return log loss - log of the law, of each point} */
	public double[] residuals() {
		final double[] weights = new double[points.count()];
		final HuberSum sum = new HuberSum(points, form, weights, threshold);
		for (int i = 0; i < weights.length; i++)
			weights[i] = sum.residual(parameters, i);
		return weights;
	}

	/** The parameters as they are searched. */
	double[] parameters() {
		return parameters;
	}

	/** Other minima that the search met, the best first. */
	List<double[]> others() {
		return others;
	}
}
