package org.scalinglaws.online.law.quadrature;

import java.util.Arrays;

import org.apache.commons.math3.util.ResizableDoubleArray;
import org.scalinglaws.integrate.GaussRule;

/**
 * Gauss-Legendre rules on panels that end where a function or its derivative may jump; along the first of two normals
 * adaptive, because what the second one leaves may bend as sharply as it likes.
 */
final class PanelSums extends HermiteSums {

	private static final GaussRule RULE = GaussRule.STANDARD;
	private static final double WIDEST = 3;
	/** Of a projection, along a panel. */
	private static final double FARTHEST = 2.5;
	private static final double TOLERANCE = 1e-10;
	private static final int DEEPEST = 40;

	private final double[] values;
	private final double[] weighted = new double[HermiteSet.DEGREE + 1];
	private final LegendreTail tail;

	PanelSums(final int normals, final int functions) {
		super(normals, functions);
		values = new double[functions];
		tail = normals == 2 ? new LegendreTail(functions, HermiteSet.DEGREE + 1) : null;
	}

	void sum(final Integrand integrand) {
		if (normals() == 0) {
			evaluate(integrand, values);
			return;
		}
		final double[] ends = ends(integrand, 0, RADIUS);
		final PanelSums[] parts = new PanelSums[ends.length - 1];
		final PanelSums whole = new PanelSums(normals(), values.length);
		for (int i = 0; i < parts.length; i++) {
			parts[i] = panel(integrand, ends[i], ends[i + 1]);
			whole.addAll(parts[i]);
		}
		clear(0);
		for (int i = 0; i < parts.length; i++)
			refine(integrand, ends[i], ends[i + 1], parts[i], whole, 0);
	}

	/** Adds a panel, halved until its series have converged. */
	private void refine(final Integrand integrand, final double from, final double to, final PanelSums once,
		final PanelSums whole, final int depth)
	{
		if (depth == DEEPEST || once.hasConverged(to - from, whole)) {
			addAll(once);
			return;
		}
		final double middle = (from + to) / 2;
		refine(integrand, from, middle, panel(integrand, from, middle), whole, depth + 1);
		refine(integrand, middle, to, panel(integrand, middle, to), whole, depth + 1);
	}

	/** With one normal all is smooth between the panels' ends. */
	private boolean hasConverged(final double width, final PanelSums whole) {
		for (int i = 0; i < values.length && tail != null; i++)
			if (!(width * tail.error(i) <= TOLERANCE * whole.sizes()[i])) return false;
		return true;
	}

	private PanelSums panel(final Integrand integrand, final double from, final double to) {
		final PanelSums sums = new PanelSums(normals(), values.length);
		sums.addPanel(integrand, 0, from, to);
		return sums;
	}

	private void addPanel(final Integrand integrand, final int normal, final double from, final double to) {
		for (int i = 0; i < RULE.size(); i++) {
			final double x = from + (to - from) * RULE.point(i), density = density(x);
			final double weight = (to - from) * RULE.weight(i) * density;
			integrand.set(normal, x);
			if (normal == normals() - 1) {
				integrand.values(values);
				HermiteSet.polynomials(x, weight, weighted);
				addValues(values, weighted);
				continue;
			}
			sumFrom(integrand, normal + 1, x);
			add(normal, x, weight);
			if (normal == 0 && tail != null) tail.add(i, density, momentsFrom(1));
		}
	}

	/** @param before the normal before this one */
	private void sumFrom(final Integrand integrand, final int normal, final double before) {
		clear(normal);
		final double[] ends = ends(integrand, normal, Math.sqrt(RADIUS * RADIUS - before * before));
		for (int i = 1; i < ends.length; i++)
			addPanel(integrand, normal, ends[i - 1], ends[i]);
	}

	/** The panels' ends along a normal. */
	private static double[] ends(final Integrand integrand, final int normal, final double radius) {
		final ResizableDoubleArray breaks = new ResizableDoubleArray(new double[] { -radius, radius });
		integrand.breaks(normal, x -> {
			if (Math.abs(x) < radius) breaks.addElement(x);
		});
		final double[] sorted = breaks.getElements();
		Arrays.sort(sorted);
		final double speed = integrand.speed(normal);
		final double width = speed > Quadrature.FARTHEST ? WIDEST : Math.min(WIDEST, FARTHEST / speed);
		final ResizableDoubleArray ends = new ResizableDoubleArray(new double[] { -radius });
		for (int i = 1; i < sorted.length; i++) {
			final double from = sorted[i - 1], to = sorted[i];
			final int pieces = (int) Math.min(1000, Math.ceil((to - from) / width)); // none where both are one place
			for (int j = 1; j <= pieces; j++)
				ends.addElement(j == pieces ? to : from + (to - from) * j / pieces);
		}
		return ends.getElements();
	}

	private void addAll(final PanelSums other) {
		for (int i = 0; i < values.length; i++) {
			for (int j = 0; j < moments()[i].length; j++)
				moments()[i][j] += other.moments()[i][j];
			sizes()[i] += other.sizes()[i];
		}
	}
}
