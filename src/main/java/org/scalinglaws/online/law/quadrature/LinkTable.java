package org.scalinglaws.online.law.quadrature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.scalinglaws.online.model.Link;

/**
 * A link that is slow to compute, as Chebyshev series on panels that are halved until the series have converged; beyond its
 * range the link itself. Kinks show as slopes that differ where panels meet, or as panels that would not converge.
 */
public final class LinkTable implements Link {

	private static final Set<String> SLOW = Set.of("function", "erf");
	private static final double RANGE = 32;
	private static final int CELLS_PER_UNIT = 16;
	private static final double NARROWEST = 1e-10;
	private static final int MOST_PANELS = 2000;
	/** The width at which rounding leaves 1e-6 of a slope. */
	private static final double SCRAP = 1e-6;
	private static final double KINK = 1e-5;

	private final Link link;
	private final ChebyshevPanel[] panels;
	/** Of equal cells: the panel in which each begins. */
	private final int[] first = new int[(int) (2 * RANGE * CELLS_PER_UNIT)];
	private final double[] kinks;

	private LinkTable(final Link link, final List<ChebyshevPanel> panels) {
		this.link = link;
		this.panels = panels.toArray(ChebyshevPanel[]::new);
		for (int cell = 1; cell < first.length; cell++)
			for (first[cell] = first[cell - 1]; this.panels[first[cell]].to() <= (double) cell / CELLS_PER_UNIT - RANGE;)
				first[cell]++;
		kinks = findKinks();
	}

	/**
	 * The link itself if it is fast or has too rough a function, else a table of it. Noise in the function is followed only as
	 * far as a moderate number of panels allows.
	 */
	public static Link of(final Link link) {
		if (!SLOW.contains(link.name())) return link;
		for (double tolerance = 1e-14; tolerance < 1e-8; tolerance *= 10) {
			final List<ChebyshevPanel> panels = new ArrayList<>();
			if (split(link, -RANGE, RANGE, tolerance, panels)) return new LinkTable(link, panels);
		}
		return link;
	}

	private static boolean split(final Link link, final double from, final double to, final double tolerance,
		final List<ChebyshevPanel> panels)
	{
		if (panels.size() > MOST_PANELS) return false;
		final ChebyshevPanel panel = new ChebyshevPanel(link::value, from, to);
		if (to - from <= NARROWEST || to - from <= 4 && panel.error() <= tolerance) {
			panels.add(panel);
			return true;
		}
		final double middle = (from + to) / 2;
		return split(link, from, middle, tolerance, panels) && split(link, middle, to, tolerance, panels);
	}

	/** Between panels wide enough to tell a slope, in the middle of the narrowest one of those that are not. */
	private double[] findKinks() {
		final List<Double> found = new ArrayList<>();
		for (int i = 0, next; i + 1 < panels.length; i = next) {
			double kink = panels[i].to(), narrowest = SCRAP;
			for (next = i + 1; next + 1 < panels.length && width(next) <= SCRAP; next++) {
				if (width(next) >= narrowest) continue;
				narrowest = width(next);
				kink = (panels[next].from() + panels[next].to()) / 2;
			}
			final double left = panels[i].slope(panels[i].to()), right = panels[next].slope(panels[next].from());
			if (Math.abs(left - right) > KINK * (1 + Math.abs(left) + Math.abs(right))) found.add(kink);
		}
		return found.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private double width(final int i) {
		return panels[i].to() - panels[i].from();
	}

	private ChebyshevPanel panel(final double z) {
		int at = first[Math.min(first.length - 1, (int) ((z + RANGE) * CELLS_PER_UNIT))]; // just below the range it rounds up
		while (panels[at].to() < z)
			at++;
		return panels[at];
	}

	@Override
	public String name() {
		return link.name();
	}

	@Override
	public double value(final double z) {
		return Math.abs(z) < RANGE ? panel(z).value(z) : link.value(z);
	}

	@Override
	public double slope(final double z) {
		return Math.abs(z) < RANGE ? panel(z).slope(z) : link.slope(z);
	}

	@Override
	public boolean isEven() {
		return link.isEven();
	}

	@Override
	public double[] kinks() {
		return kinks.clone();
	}
}
