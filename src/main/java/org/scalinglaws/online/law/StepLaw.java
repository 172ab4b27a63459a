package org.scalinglaws.online.law;

import java.util.stream.Stream;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.model.IndexProblem;

/**
 * The mean and the second moment of one step of stochastic gradient descent: those of {@link DriftLaw}, the means
 * N_kl = E[g_k g_l], label noise included, and H_klab = E[d_a d_b (g_k g_l)], so that
 *
 * <pre>
 * E[x_i^2 g_k g_l] = lambda_i N_kl + lambda_i^2 sum_ab H_klab w^a_i w^b_i
 * </pre>
 *
 * because x_i is its regression on the projections plus an independent rest (Stein). H_klab = (1 + delta_ab) dN_kl/dB_ab.
 * About an optimum a and b stand for z - sign t and t.
 */
public final class StepLaw extends DriftLaw {

	private final CovarianceJet[] noise;
	private final CovarianceEntries pairs;

	private StepLaw(final IndexProblem problem) {
		super(problem, true);
		pairs = new CovarianceEntries(problem.students(), problem.students());
		noise = Stream.generate(() -> new CovarianceJet(entries())).limit(pairs.count()).toArray(CovarianceJet[]::new);
	}

	/**
	 * The law of a problem.
	 *
	 * @throws IllegalArgumentException saying why, if its means cannot be computed: squared losses of the links square,
	 *           linear and erf take any number of units, other smooth ones three projections, those with kinks two (relu with
	 *           a squared loss three)
	 */
	public static StepLaw of(final IndexProblem problem) {
		return new StepLaw(problem);
	}

	@Override
	public void at(final double[] covariance, final int sign) {
		evaluate(covariance, sign, lossJet(), noise);
	}

	/**
	 * Fills with N.
	 *
	 * @param target N_kl at [k K + l]
	 */
	public void noise(final double[] target) {
		final int students = pairs.size();
		for (int i = 0; i < students * students; i++)
			target[i] = pair(i).value();
	}

	/**
	 * Fills with the derivatives of N by the moving entries of B.
	 *
	 * @param target dN_kl / d entry e at [(k K + l) entries + e]
	 */
	public void noiseDerivatives(final double[] target) {
		final int students = pairs.size(), moving = entries().moving();
		for (int i = 0; i < students * students; i++)
			for (int e = 0; e < moving; e++)
				target[i * moving + e] = pair(i).by(e);
	}

	/**
	 * Fills with H.
	 *
	 * @param target H_klab at [((k K + l) n + a) n + b]
	 */
	public void curvature(final double[] target) {
		final int students = pairs.size(), n = entries().size();
		for (int i = 0; i < students * students; i++)
			for (int ab = 0; ab < n * n; ab++)
				target[i * n * n + ab] = pair(i).mixed(ab / n, ab % n);
	}

	/**
	 * Fills with the derivatives of H by the moving entries of B.
	 *
	 * @param target dH_klab / d entry e at [(((k K + l) n + a) n + b) entries + e]
	 */
	public void curvatureDerivatives(final double[] target) {
		final int students = pairs.size(), n = entries().size(), moving = entries().moving();
		for (int i = 0; i < students * students; i++)
			for (int ab = 0; ab < n * n; ab++)
				for (int e = 0; e < moving; e++)
					target[(i * n * n + ab) * moving + e] = pair(i).mixedBy(ab / n, ab % n, e);
	}

	private CovarianceJet pair(final int i) {
		return noise[pairs.index(i / pairs.size(), i % pairs.size())];
	}
}
