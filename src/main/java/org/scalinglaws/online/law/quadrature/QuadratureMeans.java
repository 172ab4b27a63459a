package org.scalinglaws.online.law.quadrature;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.HuberLoss;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;

/**
 * Means of any link and loss by quadrature over at most three projections. All derivatives by the covariance come with one
 * sum, as moments with Hermite polynomials of g_k (up to degree 3) and g_k g_l (up to 4); no second derivative of the link
 * is needed, nor one of the loss.
 */
public final class QuadratureMeans implements Means {

	private final CovarianceEntries entries;
	private final StepIntegrand integrand;
	private final Quadrature quadrature;
	private final Projections projections;

	/**
	 * For a problem.
	 *
	 * @param link the problem's own, or one that computes the same faster
	 */
	public QuadratureMeans(final IndexProblem problem, final Link link) {
		entries = CovarianceEntries.of(problem);
		integrand = new StepIntegrand(problem, link);
		quadrature = new Quadrature(integrand, isSmooth(problem, link));
		projections = new Projections(entries.size(), entries.students());
	}

	/** Whether derivatives of all orders exist. */
	public static boolean isSmooth(final IndexProblem problem, final Link link) {
		return link.kinks().length == 0 && !(problem.loss() instanceof HuberLoss);
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		projections.set(covariance);
		if (!projections.isCovariance()) {
			loss.fill(Double.NaN);
			for (int i = 0; noise != null && i < noise.length; i++)
				noise[i].fill(Double.NaN);
			return;
		}
		integrand.start(projections, sign, noise != null);
		final double[][] moments = quadrature.sums(projections).moments();
		final HermiteSet set = HermiteSums.set(projections.rank());
		loss.fill(0);
		loss.set(moments[0][0]);
		for (int k = 0; k < entries.students(); k++)
			setGradient(k, set, moments[1 + k], loss);
		for (int i = 0; noise != null && i < noise.length; i++)
			setValue(set, projections, moments[1 + entries.students() + i], noise[i]);
	}

	/** The derivatives by row k, of the mean of g_k. */
	private void setGradient(final int k, final HermiteSet set, final double[] moment, final CovarianceJet jet) {
		final int n = entries.size();
		for (int a = k; a < n; a++) {
			jet.set(k, a, set.derivative(moment, projections, a));
			for (int b = 0; b < n; b++)
				for (int c = b; c < n; c++)
					jet.set(k, a, b, c, set.derivative(moment, projections, a, b, c));
		}
	}

	/** The mean of a function with its derivatives. */
	static void setValue(final HermiteSet set, final Projections projections, final double[] moment, final CovarianceJet jet) {
		final int n = projections.size();
		jet.set(moment[0]);
		for (int a = 0; a < n; a++)
			for (int b = a; b < n; b++) {
				jet.set(a, b, set.derivative(moment, projections, a, b));
				for (int c = a; c < n; c++)
					for (int e = c; e < n; e++) {
						final double mean = set.derivative(moment, projections, a, b, c, e);
						jet.set(a, b, c, e, mean);
						jet.set(c, e, a, b, mean);
					}
			}
	}
}
