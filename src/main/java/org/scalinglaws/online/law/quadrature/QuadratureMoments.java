package org.scalinglaws.online.law.quadrature;

import org.scalinglaws.online.law.closed.LinkMoments;
import org.scalinglaws.online.law.closed.LocalCovariance;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Jets;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.Link;

/** Means of products of two links by quadrature: enough for the drift of squared losses, whatever the number of units. */
public final class QuadratureMoments implements LinkMoments {

	private final Link link;

	/** Of a link. */
	public QuadratureMoments(final Link link) {
		this.link = link;
	}

	@Override
	public double[] link(final LocalCovariance c, final int a, final int b) {
		final int size = c.size();
		final double[] covariance = new double[size * size];
		for (int i = 0; i < size * size; i++)
			covariance[i] = c.get(i / size, i % size)[0];
		final Projections projections = Projections.distinct(size);
		projections.set(covariance);
		if (!projections.isCovariance()) return c.jets().times(Double.NaN, c.get(a, b));
		final boolean near = projections.isNearPair();
		final double[][] moments = new Quadrature(new ProductIntegrand(link, projections, near), link.kinks().length == 0)
			.sums(projections).moments();
		final CovarianceEntries entries = new CovarianceEntries(size, size);
		final double[][] jets = new double[moments.length][];
		for (int i = 0; i < jets.length; i++) {
			final CovarianceJet jet = new CovarianceJet(entries);
			QuadratureMeans.setValue(HermiteSums.set(projections.rank()), projections, moments[i], jet);
			jets[i] = packed(jet, c.jets().constant(jet.value()));
		}
		return near ? bySlopes(c, jets) : jets[0];
	}

	private static double[] packed(final CovarianceJet jet, final double[] target) {
		final int count = jet.entries().count();
		int at = 1 + count;
		for (int p = 0; p < count; p++) {
			target[1 + p] = jet.by(p);
			for (int q = p; q < count; q++)
				target[at++] = jet.by(p, q);
		}
		return target;
	}

	/**
	 * Of projections that nearly agree, moments divided by what they differ in have no digits left. By Price's theorem and
	 * Stein's lemma the derivatives are means of slopes: E s_a s_b by C_ab, and E f''_a f_b / 2 = (E z_a s_a f_b - C_ab E s_a
	 * s_b) / (2 C_aa) by C_aa.
	 *
	 * @param means of f_a f_b, s_a s_b, z_a s_a f_b and z_b s_b f_a
	 */
	private static double[] bySlopes(final LocalCovariance c, final double[][] means) {
		final Jets jets = c.jets();
		final double[] both = jets.times(c.get(0, 1), means[1]), second = means[1];
		final double[] first = jets.times(0.5, jets.times(jets.plus(means[2], -1, both), jets.inverse(c.get(0, 0))));
		final double[] third = jets.times(0.5, jets.times(jets.plus(means[3], -1, both), jets.inverse(c.get(1, 1))));
		return new double[] { means[0][0], first[0], second[0], third[0], first[1], second[1], (first[3] + third[1]) / 2,
			second[2], second[3], third[3] };
	}

	@Override
	public double[] slope(final LocalCovariance c, final int k, final int l) {
		throw new UnsupportedOperationException("only means of links");
	}

	@Override
	public double[] mixed(final LocalCovariance c, final int k, final int l, final int a, final int b) {
		throw new UnsupportedOperationException("only means of links");
	}

	@Override
	public int limit() {
		return 0;
	}
}
