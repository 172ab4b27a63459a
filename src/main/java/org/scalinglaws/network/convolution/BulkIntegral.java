package org.scalinglaws.network.convolution;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.network.convolution.Bulk.Panel;

/**
 * Integrals over the support of a free convolution: its mass, which is 1 up to
 * the error of the quadrature, and the mean of the variance that S keeps at a
 * given eigenvalue of S + delta GOE.
 * <p>
 * With the weights p_k delta^2 / ((u - s_k)^2 + v^2), which sum to 1 (the
 * overlaps of the eigenvectors), that variance is a sum of squares about the mean
 * 2 u - X(u): nothing cancels.
 * </p>
 */
final class BulkIntegral {

	private static final double ENOUGH = 1e-11;
	private static final int CHUNK = 512;
	private static final int MAX_HALVINGS = 8;

	private final Atoms atoms;
	private final double noiseVariance;
	private final Bulk bulk;

	BulkIntegral(final Atoms atoms, final double noiseLevel) {
		this.atoms = atoms;
		noiseVariance = noiseLevel * noiseLevel;
		bulk = new Bulk(atoms, noiseLevel);
	}

	/** Mass and variance; refined unless the mass is right at once. */
	double[] massAndVariance() {
		final double[][] values = integrate(bulk.panels());
		final double[] sum = new double[2];
		for (final double[] value : values)
			add(sum, value);
		return Math.abs(sum[0] - 1) <= ENOUGH ? sum : refined(bulk.panels(), values);
	}

	/** Halves panels until the halves agree with the whole. */
	double[] refined() {
		return refined(bulk.panels(), integrate(bulk.panels()));
	}

	private double[] refined(final List<Panel> first, final double[][] firstValues) {
		final double[] sum = new double[2];
		List<Panel> pending = first;
		double[][] values = firstValues;
		for (int level = 0; !pending.isEmpty(); level++) {
			final double[] total = sum.clone();
			for (final double[] value : values)
				add(total, value);
			final List<Panel> halves = new ArrayList<>();
			for (final Panel panel : pending) {
				halves.add(panel.lower());
				halves.add(panel.upper());
			}
			final double[][] parts = integrate(halves);
			final List<Panel> next = new ArrayList<>();
			final List<double[]> nextValues = new ArrayList<>();
			for (int i = 0; i < halves.size(); i += 2) {
				final double[] both = parts[i].clone();
				add(both, parts[i + 1]);
				if (level == MAX_HALVINGS || agree(values[i / 2], both, total, halves.get(i))) {
					add(sum, both);
					continue;
				}
				next.addAll(halves.subList(i, i + 2));
				nextValues.addAll(List.of(parts[i], parts[i + 1]));
			}
			pending = next;
			values = nextValues.toArray(new double[0][]);
		}
		return sum;
	}

	private static void add(final double[] sum, final double[] value) {
		sum[0] += value[0];
		sum[1] += value[1];
	}

	/** The halves are far better than the whole, whose error this bounds; but for what rounding leaves of u and X(u). */
	private boolean agree(final double[] whole, final double[] halves, final double[] total, final Panel panel) {
		final double rounding = 16 * Math.ulp(Math.abs(panel.a()) + panel.width() + Math.sqrt(noiseVariance));
		final double variance = halves[1] / halves[0];
		final double floor = rounding * (rounding + Math.sqrt(variance)) + variance * rounding / panel.width();
		return Math.abs(whole[0] - halves[0]) <= ENOUGH * total[0] + rounding / panel.width() * halves[0] && Math.abs(
			whole[1] - halves[1]) <= ENOUGH * total[1] + floor * halves[0];
	}

	/** Mass and variance of each panel, as many at once as stay near the processor. */
	private double[][] integrate(final List<Panel> panels) {
		final double[][] integrals = new double[panels.size()][2];
		final int perChunk = CHUNK / GaussRule.STANDARD.size();
		for (int from = 0; from < panels.size(); from += perChunk)
			integrate(panels, from, Math.min(panels.size(), from + perChunk), integrals);
		return integrals;
	}

	private void integrate(final List<Panel> panels, final int from, final int to, final double[][] integrals) {
		final GaussRule rule = GaussRule.STANDARD;
		final int nodes = rule.size();
		final double[] u = new double[(to - from) * nodes];
		final double[] guess = new double[u.length];
		for (int j = 0; j < u.length; j++) {
			final Panel panel = panels.get(from + j / nodes);
			u[j] = panel.u(phi(panel, rule.point(j % nodes)));
			guess[j] = Math.min(noiseVariance, panel.guess(u[j]));
		}
		final CurveNodes curve = new CurveNodes(atoms, noiseVariance, u, guess);
		for (int j = 0; j < u.length; j++) {
			final Panel panel = panels.get(from + j / nodes);
			final double du = panel.width() / 2 * Math.sin(phi(panel, rule.point(j % nodes))) * (panel.to() - panel.from()) *
				rule.weight(j % nodes);
			final double mass = du * curve.slope(j) * curve.height(j) / (Math.PI * noiseVariance);
			integrals[from + j / nodes][0] += mass;
			integrals[from + j / nodes][1] += mass * curve.variance(j);
		}
	}

	private static double phi(final Panel panel, final double share) {
		return panel.from() + (panel.to() - panel.from()) * share;
	}
}
