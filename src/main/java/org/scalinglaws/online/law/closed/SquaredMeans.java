package org.scalinglaws.online.law.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.SquaredLoss;

/**
 * Squared losses of links with closed forms: with c_a the weights of the units in f - T,
 *
 * <pre>
 * loss = factor sum_ab c_a c_b E s_a s_b
 * E g_k g_l = 4 factor^2 c_k c_l (sum_ab c_a c_b E s'_k s'_l s_a s_b + noiseVariance E s'_k s'_l)
 * </pre>
 *
 * Differences of numbers of order 1 near an optimum: the loss ends at rounding.
 */
public final class SquaredMeans implements Means {

	private final LinkMoments moments;
	private final CovarianceEntries entries;
	private final LocalCovariance[] locals = IntStream.rangeClosed(0, 4).mapToObj(LocalCovariance::new).toArray(
		LocalCovariance[]::new);
	private final List<Term> lossTerms = new ArrayList<>();
	private final List<List<Term>> noiseTerms = new ArrayList<>();
	private final double[] floored;

	/** A multiple of E s_a s_b (two rows), or E s'_k s'_l with or without s_a s_b. */
	private final class Term {

		private final double factor;
		private final boolean ofSlopes;
		private final int[] rows;
		private final int[] slots;
		private final int[] place;

		Term(final double factor, final boolean ofSlopes, final int... units) {
			this.factor = factor;
			this.ofSlopes = ofSlopes;
			rows = IntStream.of(units).distinct().sorted().toArray();
			slots = IntStream.of(units).map(unit -> Arrays.binarySearch(rows, unit)).toArray();
			place = IntStream.range(0, rows.length).flatMap(i -> IntStream.range(i, rows.length).map(j -> entries.index(
				rows[i], rows[j]))).toArray();
		}

		void addTo(final CovarianceJet target) {
			final LocalCovariance local = locals[rows.length];
			local.set(floored, entries.size(), rows);
			final double[] jet;
			if (!ofSlopes) jet = moments.link(local, slots[0], slots[1]);
			else if (slots.length == 2) jet = moments.slope(local, slots[0], slots[1]);
			else jet = moments.mixed(local, slots[0], slots[1], slots[2], slots[3]);
			target.add(factor, jet, place);
		}
	}

	/**
	 * For a problem with a squared loss.
	 *
	 * @param moments of its link
	 */
	public SquaredMeans(final IndexProblem problem, final LinkMoments moments) {
		this.moments = moments;
		entries = CovarianceEntries.of(problem);
		final int students = problem.students(), n = entries.size();
		floored = new double[n * n];
		final double factor = ((SquaredLoss) problem.loss()).factor(), student = problem.studentWeight();
		final double[] weight = IntStream.range(0, n).mapToDouble(i -> i < students ? student : -problem.teacherWeight())
			.toArray();
		for (int a = 0; a < n; a++)
			for (int b = a; b < n; b++)
				lossTerms.add(new Term((a == b ? 1 : 2) * factor * weight[a] * weight[b], false, a, b));
		final double scale = 4 * factor * factor * student * student;
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++) {
				final List<Term> terms = new ArrayList<>();
				for (int a = 0; a < n; a++)
					for (int b = a; b < n; b++)
						terms.add(new Term((a == b ? 1 : 2) * scale * weight[a] * weight[b], true, k, l, a, b));
				if (problem.noiseVariance() > 0) terms.add(new Term(scale * problem.noiseVariance(), true, k, l));
				noiseTerms.add(terms);
			}
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		setFloored(covariance);
		loss.fill(0);
		lossTerms.forEach(term -> term.addTo(loss));
		if (noise == null) return;
		for (int i = 0; i < noise.length; i++) {
			noise[i].fill(0);
			for (final Term term : noiseTerms.get(i))
				term.addTo(noise[i]);
		}
	}

	private void setFloored(final double[] covariance) {
		System.arraycopy(covariance, 0, floored, 0, floored.length);
		if (moments.floor() == 0) return;
		double largest = Double.MIN_NORMAL;
		for (int i = 0; i < floored.length; i += entries.size() + 1)
			largest = Math.max(largest, floored[i]);
		for (int i = 0; i < floored.length; i += entries.size() + 1)
			floored[i] = Math.max(floored[i], moments.floor() * largest);
	}
}
