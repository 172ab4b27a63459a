package org.scalinglaws.network.convolution;

import java.util.ArrayList;
import java.util.List;

/**
 * The curve w = u + i v(u) above the support of a free convolution, cut into
 * panels on which it is smooth.
 * <p>
 * In a component from a to b, u = a + (b - a) sin^2(phi / 2), so that the square
 * roots at its edges become smooth. A panel is no longer than a few times the
 * height v at its middle.
 * </p>
 */
final class Bulk {

	private static final double LENGTH = 2;
	private static final int MAX_LEVELS = 24;

	private final Atoms atoms;
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
}
