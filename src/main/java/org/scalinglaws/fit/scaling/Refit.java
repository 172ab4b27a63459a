package org.scalinglaws.fit.scaling;

import java.util.List;
import java.util.stream.Stream;

import org.scalinglaws.task.Progress;

/**
 * A fit made again with other weights of its points: searched from the fit itself, from
 * other minima that it met, and from the best start of the grid, so that it does not stay
 * in a basin that is not its own.
 */
final class Refit {

	private static final int MINIMA = 2;

	private final ScalingFit fit;
	private final List<double[]> starts;

	/** A law, and whether its search ended at a minimum. */
	record Result(ScalingLaw law, double[] parameters, boolean found) {}

	Refit(final ScalingFit fit) {
		this.fit = fit;
		starts = Stream.of(List.of(fit.parameters()), fit.others().subList(0, Math.min(MINIMA, fit.others().size())), StartGrid
			.best(fit.points(), fit.law().form(), fit.huber(), 1)).flatMap(List::stream).toList();
	}

	/** May be called by several threads at once. */
	Result with(final double[] weights, final Progress progress) {
		final ScalingForm form = fit.law().form();
		final DampedNewton search = new DampedNewton(new HuberSum(fit.points(), form, weights, fit.huber()), form,
			progress::isCanceled);
		double least = Double.POSITIVE_INFINITY, gradient = 0;
		double[] best = fit.parameters();
		for (final double[] start : starts) {
			search.descend(start, fit.huber());
			if (!(search.value < least)) continue;
			least = search.value;
			gradient = search.gradient;
			best = search.p.clone();
		}
		return new Result(ScalingLaw.of(form, best, fit.points()), best, gradient < DampedNewton.NEARLY);
	}
}
