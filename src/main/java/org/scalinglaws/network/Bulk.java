package org.scalinglaws.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The curve w = u + i v(u) above the support of a free convolution, cut into
 * panels on which it is smooth, and integrals over it.
 * <p>
 * In a component from a to b, u = a + (b - a) sin^2(phi / 2), so that the square
 * roots at its edges become smooth. A panel is no longer than a few times the
 * height v at its middle.
 * </p>
 */
final class Bulk {

	private static final double LENGTH = 2;
	private static final double ENOUGH = 1e-11;
	private static final int CHUNK = 512;
	private static final int MAX_NEWTON = 200;
	private static final int MAX_LEVELS = 24;
	private static final int MAX_HALVINGS = 8;

	private final Atoms atoms;
	private final double noiseVariance;
	private final List<Panel> panels = new ArrayList<>();

	/**
	 * Part of a component of width b - a from a.
	 *
	 * @param alone whether the component is that of a single atom far from the
	 *          others, and so almost half a circle
	 * @param shape v^2 / ((u - a) (b - u)) in the middle or near it
	 */
	record Panel(double a, double width, boolean alone, double shape, double from, double to) {

		double u(final double phi) {
			final double sine = Math.sin(phi / 2);
			return a + width * sine * sine;
		}

		/** v^2 as the shape has it. */
		double guess(final double u) {
			return shape * (u - a) * (a + width - u);
		}

		Panel shaped(final double newShape) {
			return new Panel(a, width, alone, newShape, from, to);
		}

		Panel lower() {
			return new Panel(a, width, alone, shape, from, (from + to) / 2);
		}

		Panel upper() {
			return new Panel(a, width, alone, shape, (from + to) / 2, to);
		}
	}

	Bulk(final Atoms atoms, final double noiseLevel) {
		this.atoms = atoms;
		noiseVariance = noiseLevel * noiseLevel;
		final Subordination curve = new Subordination(atoms, noiseLevel);
		final double[] ends = Support.intervals(atoms, noiseLevel);
		for (int i = 0; i < ends.length; i += 2)
			divide(curve, new Panel(ends[i], ends[i + 1] - ends[i], alone(ends[i], ends[i + 1]), 1, 0,
				Math.PI), 0);
	}

	/** Ascending. */
	List<Panel> panels() {
		return panels;
	}

	private boolean alone(final double a, final double b) {
		final int k = atoms.nearest((a + b) / 2);
		final double near = 2.5 * (b - a); // five radii
		return (k == 0 || atoms.value(k - 1) - atoms.value(k) > near) && (k == atoms.size() - 1 || atoms.value(k) - atoms
			.value(k + 1) > near);
	}

	private void divide(final Subordination curve, final Panel panel, final int level) {
		if (panel.alone) {
			panels.add(panel);
			return;
		}
		final double middle = panel.u((panel.from + panel.to) / 2);
		final double length = panel.u(panel.to) - panel.u(panel.from);
		final double square = curve.heightSquared(middle, panel.guess(middle));
		if (level == MAX_LEVELS || length <= 256 * Math.ulp(middle) || length <= LENGTH * Math.sqrt(square)) {
			panels.add(panel.shaped(square / (panel.guess(middle) / panel.shape)));
			return;
		}
		divide(curve, panel.lower(), level + 1);
		divide(curve, panel.upper(), level + 1);
	}

	/**
	 * The mass, which is 1 up to the error of the quadrature, and the mean over
	 * mu_delta of the variance that S keeps at a given eigenvalue of S + delta GOE.
	 * <p>
	 * With the weights p_k delta^2 / ((u - s_k)^2 + v^2), which sum to 1 (the
	 * overlaps of the eigenvectors), that variance is a sum of squares about the
	 * mean 2 u - X(u): nothing cancels. Unless the mass is right at once, panels are
	 * halved until the halves agree with the whole.
	 * </p>
	 */
	double[] massAndVariance() {
		return massAndVariance(false);
	}

	/** @param refined whether to halve in any case */
	double[] massAndVariance(final boolean refined) {
		final double[] sum = new double[2];
		List<Panel> pending = panels;
		double[][] values = integrate(pending);
		for (final double[] value : values)
			add(sum, value);
		if (!refined && Math.abs(sum[0] - 1) <= ENOUGH) return sum;
		Arrays.fill(sum, 0);
		for (int level = 0; !pending.isEmpty(); level++) {
			final double[] total = sum.clone();
			for (final double[] value : values)
				add(total, value);
			final List<Panel> halves = new ArrayList<>();
			final List<double[]> wholes = new ArrayList<>();
			for (int i = 0; i < pending.size(); i++) {
				final Panel panel = pending.get(i);
				if (panel.alone || level == MAX_HALVINGS) {
					add(sum, values[i]);
					continue;
				}
				halves.add(panel.lower());
				halves.add(panel.upper());
				wholes.add(values[i]);
			}
			final double[][] parts = integrate(halves);
			final List<Panel> next = new ArrayList<>();
			final List<double[]> nextValues = new ArrayList<>();
			for (int i = 0; i < wholes.size(); i++) {
				final double[] both = parts[2 * i].clone();
				add(both, parts[2 * i + 1]);
				if (agree(wholes.get(i), both, total, halves.get(2 * i))) {
					add(sum, both);
					continue;
				}
				next.add(halves.get(2 * i));
				next.add(halves.get(2 * i + 1));
				nextValues.add(parts[2 * i]);
				nextValues.add(parts[2 * i + 1]);
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
		final double rounding = 16 * Math.ulp(Math.abs(panel.a) + panel.width + Math.sqrt(noiseVariance));
		final double variance = halves[1] / halves[0];
		final double floor = rounding * (rounding + Math.sqrt(variance)) + variance * rounding / panel.width;
		return Math.abs(whole[0] - halves[0]) <= 1e-11 * total[0] + rounding / panel.width * halves[0] && Math.abs(whole[1] -
			halves[1]) <= 1e-11 * total[1] + floor * halves[0];
	}

	/** Mass and variance of each panel. */
	private double[][] integrate(final List<Panel> list) {
		final double[][] integrals = new double[list.size()][2];
		final GaussRule rule = GaussRule.STANDARD;
		final int perChunk = CHUNK / rule.size();
		for (int from = 0; from < list.size(); from += perChunk) {
			final int to = Math.min(list.size(), from + perChunk);
			final double[] u = new double[(to - from) * rule.size()];
			final double[] guess = new double[u.length];
			for (int j = 0; j < u.length; j++) {
				final Panel panel = list.get(from + j / rule.size());
				u[j] = panel.u(phi(panel, rule, j));
				guess[j] = Math.min(noiseVariance, panel.guess(u[j]));
			}
			final Nodes nodes = nodes(u, guess);
			for (int j = 0; j < u.length; j++) {
				final Panel panel = list.get(from + j / rule.size());
				final double weight = rule.weight(j % rule.size()) * (panel.to - panel.from) * panel.width / 2 * Math.sin(phi(
					panel, rule, j)) * nodes.slope[j] * nodes.height[j] / (Math.PI * noiseVariance);
				integrals[from + j / rule.size()][0] += weight;
				integrals[from + j / rule.size()][1] += weight * nodes.spread[j];
			}
		}
		return integrals;
	}

	private static double phi(final Panel panel, final GaussRule rule, final int j) {
		return panel.from + (panel.to - panel.from) * rule.point(j % rule.size());
	}

	/** At each u: v, X'(u) and the variance kept there. */
	private record Nodes(double[] height, double[] slope, double[] spread) {}

	/** {@link Subordination#heightSquared} at many points side by side. */
	private Nodes nodes(final double[] u, final double[] guess) {
		final int count = u.length;
		final Atoms.Points points = new Atoms.Points(count);
		final Subordination curve = new Subordination(atoms, Math.sqrt(noiseVariance));
		final int[] index = new int[count];
		final double[] floor = new double[count];
		final double[] lastStep = new double[count];
		for (int j = 0; j < count; j++) {
			index[j] = j;
			floor[j] = curve.floor(u[j]);
			points.x[j] = u[j];
			points.ySquared[j] = Math.max(floor[j], guess[j]);
			lastStep[j] = Double.POSITIVE_INFINITY;
		}
		points.count = count;
		final Nodes nodes = new Nodes(new double[count], new double[count], new double[count]);
		final double[] square = new double[count];
		final double[] centre = new double[count];
		for (int i = 0; points.count > 0; i++) {
			atoms.sum(points);
			int left = 0;
			for (int j = 0; j < points.count; j++) {
				final double y = points.ySquared[j];
				final double next = Math.max(floor[j], y + Subordination.step(noiseVariance, points.sum0[j],
					points.sum2[j]));
				final double step = Math.abs(next - y);
				final int target = index[j];
				if (step <= 1e-13 * y || step >= lastStep[j] && step <= 1e-10 * y || i == MAX_NEWTON) {
					square[target] = y;
					centre[target] = u[target] - noiseVariance * points.sum1[j]; // 2 u - X(u)
					nodes.slope[target] = Subordination.slope(noiseVariance, y, points.sum2[j], points.sum3[j]);
					continue;
				}
				index[left] = target;
				floor[left] = floor[j];
				lastStep[left] = i == 0 ? 4 * step : step;
				points.x[left] = u[target];
				points.ySquared[left++] = next;
			}
			points.count = left;
		}
		points.count = count;
		System.arraycopy(u, 0, points.x, 0, count);
		System.arraycopy(square, 0, points.ySquared, 0, count);
		atoms.spread(points, centre, nodes.spread);
		for (int j = 0; j < count; j++) {
			nodes.height[j] = Math.sqrt(square[j]);
			nodes.spread[j] *= noiseVariance;
		}
		return nodes;
	}
}
