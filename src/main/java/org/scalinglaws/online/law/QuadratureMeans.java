package org.scalinglaws.online.law;

import org.scalinglaws.online.model.HuberLoss;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;

/**
 * Means of any link and loss by quadrature over at most three projections. All derivatives by the covariance come with one
 * sum, as moments with Hermite polynomials of g_k (up to degree 3) and g_k g_l (up to 4); no second derivative of the link is
 * needed, nor one of the loss.
 */
final class QuadratureMeans implements Means {

	private final CovarianceEntries entries;
	private final StepIntegrand integrand;
	private final Quadrature quadrature;
	private final Projections projections;

	/** @param link the problem's own, or one that computes the same faster */
	QuadratureMeans(final IndexProblem problem, final Link link) {
		entries = CovarianceEntries.of(problem);
		integrand = new StepIntegrand(problem, link);
		quadrature = new Quadrature(integrand, isSmooth(problem, link));
		projections = new Projections(entries.size(), entries.students());
	}

	/** Whether derivatives of all orders exist. */
	static boolean isSmooth(final IndexProblem problem, final Link link) {
		return link.kinks().length == 0 && !(problem.loss() instanceof HuberLoss);
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		projections.set(covariance);
		integrand.start(projections, sign);
		final double[][] moments = quadrature.sums(projections).moments();
		final HermiteSet set = HermiteSums.set(projections.rank());
		loss.clear();
		loss.value = moments[0][0];
		for (int k = 0; k < entries.students(); k++)
			setGradient(k, set, moments[1 + k], loss);
		for (int i = 0; noise != null && i < noise.length; i++)
			setValue(set, projections, moments[1 + entries.students() + i], noise[i]);
	}

	/** The derivatives by row k, of the mean of g_k. */
	private void setGradient(final int k, final HermiteSet set, final double[] moment, final CovarianceJet jet) {
		final int n = entries.size();
		for (int a = k; a < n; a++) {
			final int at = entries.index(k, a);
			jet.gradient[at] = share(k, a) * set.derivative(moment, projections, a);
			for (int b = 0; b < n; b++)
				for (int c = b; c < n; c++)
					jet.hessian[at * jet.count + entries.index(b, c)] = share(k, a) * share(b, c) * set.derivative(moment, projections,
						a, b, c);
		}
	}

	/** The mean of a function with its derivatives. */
	static void setValue(final HermiteSet set, final Projections projections, final double[] moment, final CovarianceJet jet) {
		final int n = projections.size();
		jet.value = moment[0];
		for (int a = 0; a < n; a++)
			for (int b = a; b < n; b++) {
				final int at = jet.entries.index(a, b);
				jet.gradient[at] = share(a, b) * set.derivative(moment, projections, a, b);
				for (int c = a; c < n; c++)
					for (int e = c; e < n; e++) {
						final int by = jet.entries.index(c, e);
						final double second = share(a, b) * share(c, e) * set.derivative(moment, projections, a, b, c, e);
						jet.hessian[at * jet.count + by] = second;
						jet.hessian[by * jet.count + at] = second;
					}
			}
	}

	private static double share(final int a, final int b) {
		return a == b ? 0.5 : 1;
	}
}
