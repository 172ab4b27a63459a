package org.scalinglaws.fit.rivals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.fit.curve.Stretch;
import org.scalinglaws.task.Progress;

/** Fits all rival models under one error model and compares them. */
final class RivalComparison {

	/** How often the correlation of a curve's errors is taken from what the closest model leaves. */
	private static final int PASSES = 2;

	private final Stretch points;
	private final ErrorModel errors;
	private final Map<RivalModel, RivalSearch.Solution> solutions = new EnumMap<>(RivalModel.class);

	private RivalComparison(final Stretch points, final ErrorModel errors, final Progress progress) {
		this.points = points;
		this.errors = errors;
		final RivalSearch search = new RivalSearch(points, errors);
		for (final RivalModel model : RivalModel.values()) {
			if (progress.isCanceled()) return;
			progress.update(model.ordinal() / (double) RivalModel.values().length);
			final RivalSearch.Solution solution = search.fit(model);
			if (solution != null && Double.isFinite(criterion(model, solution))) solutions.put(model, solution);
		}
	}

	static RivalModels of(final Stretch points, final Progress progress) {
		if (points.points() < Stretch.FEWEST) return new RivalModels(Arrays.stream(RivalModel.values()).map(
			RivalComparison::none).toList(), null, Double.NaN, Double.NaN, points.x(), points.y(), points.leftOut());
		return (points.runs().length > 1 ? runs(points, progress) : curve(points, progress)).result();
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

	private double criterion(final RivalModel model, final RivalSearch.Solution solution) {
		return errors.criterion(solution.chi2(), model.parameters().size());
	}

	/** The model of the least criterion, null without any. */
	private RivalModel closest() {
		return least(List.copyOf(solutions.keySet()));
	}

	private RivalModel least(final List<RivalModel> models) {
		RivalModel least = null;
		for (final RivalModel model : models)
			if (least == null || criterion(model, solutions.get(model)) < criterion(least, solutions.get(least))) least =
				model;
		return least;
	}

	/** The model of the least criterion among those whose further parameters are significant. */
	private RivalModel best() {
		final List<RivalModel> believed = new ArrayList<>();
		for (final RivalModel model : solutions.keySet())
			if (!model.extendsPower() || chance(model) < RivalModels.SIGNIFICANCE && !(model == RivalModel.CUTOFF &&
				chanceOfExponential() >= RivalModels.SIGNIFICANCE)) believed.add(model);
		return least(believed);
	}

	/** Of the likelihood ratio of a model to the power law, if that holds. */
	private double chance(final RivalModel model) {
		final RivalSearch.Solution power = solutions.get(RivalModel.POWER);
		final RivalSearch.Solution larger = solutions.get(model);
		if (power == null || larger == null || !model.extendsPower()) return Double.NaN;
		final int parameters = RivalModel.POWER.parameters().size() + 1; // the place of a break is searched
		final double f = f(power, larger, parameters);
		final double freedom = errors.testFreedom(parameters);
		return model == RivalModel.BROKEN ? Tails.searched(f, freedom, new BrokenSearch(points.logX(), points.logY(), errors)
			.path()) : Tails.bounded(f, freedom);
	}

	/** Of the likelihood ratio of the cut-off power law to the exponential, if that holds. */
	private double chanceOfExponential() {
		final RivalSearch.Solution exponential = solutions.get(RivalModel.EXPONENTIAL);
		final int parameters = RivalModel.CUTOFF.parameters().size();
		return exponential == null ? 0 : Tails.free(f(exponential, solutions.get(RivalModel.CUTOFF), parameters), errors
			.testFreedom(parameters));
	}

	private double f(final RivalSearch.Solution smaller, final RivalSearch.Solution larger, final int parameters) {
		return (smaller.chi2() - larger.chi2()) * errors.freedom(parameters) / (errors.freedom() + larger.chi2());
	}

	private RivalModels result() {
		final RivalModel closest = closest();
		double sum = 0;
		for (final RivalModel model : solutions.keySet())
			sum += Math.exp(-difference(model, closest) / 2);
		final List<RivalModels.Fit> fits = new ArrayList<>();
		for (final RivalModel model : RivalModel.values())
			fits.add(solutions.containsKey(model) ? fit(model, difference(model, closest), sum) : none(model));
		return new RivalModels(List.copyOf(fits), best(), points.from(0), points.to(points.points() - 1), points.x(),
			points.y(), points.leftOut());
	}

	private double difference(final RivalModel model, final RivalModel closest) {
		return criterion(model, solutions.get(model)) - criterion(closest, solutions.get(closest));
	}

	private RivalModels.Fit fit(final RivalModel model, final double difference, final double sum) {
		final RivalSearch.Solution solution = solutions.get(model);
		final double deviance = errors.deviance(solution.chi2());
		final RivalSearch.Solution power = solutions.get(RivalModel.POWER);
		final double ratio = model.extendsPower() && power != null ? Math.max(0, errors.deviance(power
			.chi2()) - deviance) : Double.NaN; // below 0 by rounding only
		return new RivalModels.Fit(model, solution.values(), solution.errors(), errors.studentFreedom(model.parameters().size()),
			deviance, criterion(model, solution), difference, Math.exp(-difference / 2) / sum, ratio, chance(model), solution
				.curve());
	}

	private static RivalModels.Fit none(final RivalModel model) {
		final double[] unknown = new double[model.parameters().size()];
		Arrays.fill(unknown, Double.NaN);
		return new RivalModels.Fit(model, unknown, unknown, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, new double[0]);
	}
}
