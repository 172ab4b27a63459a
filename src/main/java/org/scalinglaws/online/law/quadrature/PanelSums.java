package org.scalinglaws.online.law.quadrature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
	/** Halvings of a panel, and panels at which no more are: a bend asks for some dozens, rounding for all that there are. */
	private static final int DEEPEST = 40, MOST = 2000;

	private record Panel(double from, double to, PanelSums sums) {}

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
		final PanelSums whole = new PanelSums(normals(), values.length);
		List<Panel> panels = new ArrayList<>();
		for (int i = 1; i < ends.length; i++) {
			panels.add(panel(integrand, ends[i - 1], ends[i]));
			whole.addAll(panels.get(i - 1).sums());
		}
		for (int depth = 0, before = 0; depth < DEEPEST && before < panels.size() && panels.size() < MOST; depth++) {
			before = panels.size();
			panels = halved(integrand, panels, whole);
		}
		clear(0);
		for (final Panel panel : panels)
			addAll(panel.sums());
	}

	/** Those whose series have not converged as two. */
	private List<Panel> halved(final Integrand integrand, final List<Panel> panels, final PanelSums whole) {
		final List<Panel> halved = new ArrayList<>();
		for (final Panel panel : panels) {
			if (panel.sums().hasConverged(panel.to() - panel.from(), whole)) {
				halved.add(panel);
				continue;
			}
			final double middle = (panel.from() + panel.to()) / 2;
			halved.add(panel(integrand, panel.from(), middle));
			halved.add(panel(integrand, middle, panel.to()));
		}
		return halved;
	}

	/** With one normal all is smooth between the panels' ends. */
	private boolean hasConverged(final double width, final PanelSums whole) {
		for (int i = 0; i < values.length && tail != null; i++)
			if (!(width * tail.error(i) <= TOLERANCE * whole.sizes()[i])) return false;
		return true;
	}

	private Panel panel(final Integrand integrand, final double from, final double to) {
		final PanelSums sums = new PanelSums(normals(), values.length);
		sums.addPanel(integrand, 0, from, to);
		return new Panel(from, to, sums);
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
