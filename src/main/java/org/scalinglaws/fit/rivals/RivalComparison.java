package org.scalinglaws.fit.rivals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

import org.scalinglaws.fit.curve.Stretch;
import org.scalinglaws.task.Progress;

/** Fits all rival models under one error model and compares them. */
final class RivalComparison {

	/** How often the correlation of a curve's errors is taken from what the closest model leaves. */
	private static final int PASSES = 2;

	private final Stretch points;
	private final ErrorModel errors;
	private final Map<RivalModel, RivalSearch.Solution> solutions = new EnumMap<>(RivalModel.class);

	private final Map<RivalModel, Double> pValues = new EnumMap<>(RivalModel.class);

	private RivalComparison(final Stretch points, final ErrorModel errors, final Progress progress) {
		this.points = points;
		this.errors = errors;
		final RivalSearch search = new RivalSearch(points, errors);
		for (final RivalModel model : RivalModel.values()) {
			if (progress.isCanceled()) return;
			progress.update(model.ordinal() / (double) RivalModel.values().length);
			final RivalSearch.Solution solution = search.fit(model);
			if (solution != null) solutions.put(model, solution);
		}
	}

	static RivalModels of(final Stretch points, final Progress progress) {
		if (points.points() < Stretch.FEWEST) return none(points, "rivals need " + Stretch.FEWEST +
			" points or more with x > 0 and y > 0, had " + points.points());
		return (points.runs().length > 1 ? runs(points, progress) : curve(points, progress)).result();
	}

	static RivalModels none(final Stretch points, final String reason) {
		return new RivalModels(Arrays.stream(RivalModel.values()).map(RivalComparison::none).toList(), null, reason, Double.NaN,
			Double.NaN, points.x(), points.y(), points.leftOut());
	}

	private static RivalComparison runs(final Stretch points, final Progress progress) {
		final boolean few = points.runs().length < RunErrors.FEWEST_RUNS;
		return new RivalComparison(points, few ? new FewRunErrors(points.logX(), points.y(), points.runs()) : new RunErrors(
			points.logX(), points.y(), points.runs()), progress);
	}

	/** The correlation is that of what the closest model leaves, and then the same for all. */
	private static RivalComparison curve(final Stretch points, final Progress progress) {
		RivalComparison comparison = new RivalComparison(points, new CurveErrors(points.points(), 0), progress.part(0, 1. /
			(PASSES + 1)));
		for (int pass = 1; pass <= PASSES; pass++) {
			final RivalModel closest = comparison.closest();
			if (closest == null || progress.isCanceled()) return comparison;
			final double[] residuals = points.logY().clone();
			for (int i = 0; i < residuals.length; i++)
				residuals[i] -= comparison.solutions.get(closest).curve()[i];
			comparison = new RivalComparison(points, new CurveErrors(points.points(), CurveErrors.correlation(residuals,
				closest.parameters().size())), progress.part(pass / (PASSES + 1.), (pass + 1) / (PASSES + 1.)));
		}
		return comparison;
	}

	/** AICc, infinite if there are too few data for it. */
	private double criterion(final RivalModel model) {
		return errors.criterion(solutions.get(model).chi2(), model.parameters().size());
	}

	private boolean isCompared(final RivalModel model) {
		return Double.isFinite(criterion(model));
	}

	/** The model of the least AICc, null without any. */
	private RivalModel closest() {
		return least(model -> true);
	}

	private RivalModel least(final Predicate<RivalModel> choice) {
		return solutions.keySet().stream().filter(this::isCompared).filter(choice).min(Comparator.comparingDouble(
			this::criterion)).orElse(null);
	}

	/** Of what a model adds to a smaller one, both to the power law and to the exponential. */
	private boolean isSignificant(final RivalModel model) {
		return pValues.getOrDefault(model, 0.) < RivalModels.SIGNIFICANCE && !(model == RivalModel.CUTOFF &&
			pValueOfExponential() >= RivalModels.SIGNIFICANCE);
	}

	/** Why the best of the believed models is not what the data decide for; empty if it is. */
	private String doubt(final RivalModel best) {
		final RivalModel closest = closest();
		if (closest == null) return "AICc needs more " + (points.runs().length > 1 ? "points or runs, had " + points.runs().length +
			" runs of " : "points, " + CurveErrors.fewest(RivalModel.POWER.parameters().size()) + " or more, had ") + points
				.points();
		for (final RivalModel model : solutions.keySet())
			if (!isCompared(model) && model.extendsPower() && best == RivalModel.POWER && isSignificant(model)) return model
				.text() + " is closer (p-value " + (float) (double) pValues.get(model) +
				"), but there are too few points for its AICc, " + points.points();
		if (best == null || weight(best) < RivalModels.SIGNIFICANCE * weight(closest)) return closest.text() +
			" has the least AICc (weight " + (float) weight(closest) + ") but adds nothing significant to a smaller model (p-value " +
			(float) Math.max(pValues.getOrDefault(closest, 0.), closest == RivalModel.CUTOFF ? pValueOfExponential() : 0) +
			", as residuals are correlated)" + (best == null ? "" : ", and the best of the others, " + best.text() +
				", has the weight " + (float) weight(best));
		return "";
	}

	/** Of the likelihood ratio of a model that extends the power law, if that holds. */
	private double pValue(final RivalModel model) {
		final int parameters = RivalModel.POWER.parameters().size() + 1; // the place of a break is searched
		final double f = f(solutions.get(RivalModel.POWER), solutions.get(model), parameters);
		final double freedom = errors.testFreedom(parameters);
		return model == RivalModel.BROKEN ? Tails.searched(f, freedom, new BrokenSearch(points.logX(), points.logY(), errors)
			.path()) : Tails.bounded(f, freedom);
	}

	/** Of the likelihood ratio of the cut-off power law to the exponential, if that holds. */
	private double pValueOfExponential() {
		final RivalSearch.Solution exponential = solutions.get(RivalModel.EXPONENTIAL);
		final int parameters = RivalModel.CUTOFF.parameters().size();
		return exponential == null ? 0 : Tails.free(f(exponential, solutions.get(RivalModel.CUTOFF), parameters), errors
			.testFreedom(parameters));
	}

	private double f(final RivalSearch.Solution smaller, final RivalSearch.Solution larger, final int parameters) {
		return (smaller.chi2() - larger.chi2()) * errors.freedom(parameters) / (errors.freedom() + larger.chi2());
	}

	private RivalModels result() {
		if (solutions.containsKey(RivalModel.POWER)) for (final RivalModel model : solutions.keySet())
			if (model.extendsPower()) pValues.put(model, pValue(model));
		final RivalModel best = least(model -> !model.extendsPower() || isSignificant(model));
		final String doubt = doubt(best);
		return new RivalModels(Arrays.stream(RivalModel.values()).map(model -> solutions.containsKey(model) ? fit(model) : none(
			model)).toList(), doubt.isEmpty() ? best : null, doubt, points.from(0), points.to(points.points() - 1), points.x(),
			points.y(), points.leftOut());
	}

	private double difference(final RivalModel model) {
		return isCompared(model) ? criterion(model) - criterion(closest()) : Double.NaN;
	}

	private double weight(final RivalModel model) {
		return Math.exp(-difference(model) / 2) / solutions.keySet().stream().filter(this::isCompared).mapToDouble(
			other -> Math.exp(-difference(other) / 2)).sum();
	}

	private RivalModels.Fit fit(final RivalModel model) {
		final RivalSearch.Solution solution = solutions.get(model), power = solutions.get(RivalModel.POWER);
		final double deviance = errors.deviance(solution.chi2());
		final double ratio = model.extendsPower() && power != null ? Math.max(0, errors.deviance(power
			.chi2()) - deviance) : Double.NaN; // below 0 by rounding only
		return new RivalModels.Fit(model, solution.values(), solution.errors(), errors.studentFreedom(model.parameters().size()),
			deviance, isCompared(model) ? criterion(model) : Double.NaN, difference(model), weight(model), ratio, pValues
				.getOrDefault(model, Double.NaN), solution.curve());
	}

	private static RivalModels.Fit none(final RivalModel model) {
		final double[] unknown = new double[model.parameters().size()];
		Arrays.fill(unknown, Double.NaN);
		return new RivalModels.Fit(model, unknown, unknown, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, new double[0]);
	}
}
