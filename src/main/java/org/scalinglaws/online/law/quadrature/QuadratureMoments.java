package org.scalinglaws.online.law.quadrature;

import org.scalinglaws.online.law.closed.LinkMoments;
import org.scalinglaws.online.law.closed.LocalCovariance;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
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
		final Projections projections = new Projections(size, 0);
		projections.set(covariance);
		final ProductIntegrand product = new ProductIntegrand(link, projections);
		final CovarianceJet jet = new CovarianceJet(new CovarianceEntries(size, size));
		QuadratureMeans.setValue(HermiteSums.set(projections.rank()), projections, new Quadrature(product, link
			.kinks().length == 0).sums(projections).moments()[0], jet);
		return packed(jet, c.jets().constant(jet.value()));
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
