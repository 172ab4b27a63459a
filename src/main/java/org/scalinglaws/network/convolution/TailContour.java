package org.scalinglaws.network.convolution;

import java.util.Arrays;

import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.network.convolution.Subordination.Preimage;

/**
 * The tail's integrals as contour integrals in the plane of w, from the preimage
 * w0 of the threshold to a real point beyond the atoms.
 * <p>
 * With z = w + delta^2 g and g = mean 1/(w - s), J = -(1/pi) Im int (z - t)^2 g
 * dz and so on: the integrands are rational with poles at the atoms only. The
 * path is half a circle, or straight down where w0 lies beside all atoms; its
 * panels are as long as the distance to the nearest atom allows, so that their
 * number grows with the logarithm of the scales only, and each has as many
 * Gauss-Legendre nodes as a pole so near asks for.
 * </p>
 * <p>
 * The mass m beyond t on the other side adds nothing to the imaginary parts but
 * most of the rounding. Where g stands alone, h = g - m / (z - c) - m' / (z -
 * c)^2 replaces it, with c beyond t: the terms taken away have real primitives at
 * both ends, so that they add exactly nothing.
 * </p>
 */
final class TailContour {

	private static final int MAX_PANELS = 400;

	/** A panel's length in units of the distance to the nearest atom at its ends. */
	private static final double PANEL = 1.6;

	private final Atoms atoms;
	private final double noiseLevel;
	private final double threshold;
	private final Preimage start;
	private final int side;
	private final GaussRule rule;

	// the far side's mass and first moment about a centre beyond t
	private final double centre;
	private final double farMass;
	private final double farMoment;

	// the path: start + side * along(phi) + i up(phi), phi in [0, length / radius]
	private final boolean straight;
	private final double radius;
	private final double startAngle;

	/** @param side 1 to end above all atoms, -1 to end below them */
	TailContour(final Atoms atoms, final double noiseLevel, final double threshold, final Preimage start, final int side,
		final GaussRule rule)
	{
		this.atoms = atoms;
		this.noiseLevel = noiseLevel;
		this.threshold = threshold;
		this.start = start;
		this.side = side;
		this.rule = rule;
		final double height = start.imaginary();
		final double outermost = side > 0 ? atoms.top() - start.real() : start.real() - atoms.bottom();
		straight = -outermost >= height;
		final double run = Math.max(0, outermost) + Math.max(outermost, height); // horizontally, to the end
		radius = straight ? height : (run * run + height * height) / (2 * run);
		final double[] far = atoms.massAndMean(threshold, -side);
		final double near = 4 * (height + atoms.distance(start.real(), height));
		centre = side > 0 ? Math.min(far[1], threshold - near) : Math.max(far[1], threshold + near);
		farMass = far[0];
		farMoment = far[0] * (far[1] - centre);
		startAngle = straight ? 1 : Math.atan2(height, (height * height - run * run) / (2 * run));
	}

	/**
	 * Im of the integrals of g, (z-t) g, (z-t)^2 g, g^2, (z-t) g^2, g^3 and mean
	 * s^2/(w-s) over dz; zeros if no mass lies on this side.
	 */
	double[] integrals() {
		final double[] integrals = new double[7];
		if (straight && start.imaginary() == 0) return integrals;
		final double[] panels = panels();
		final int nodes = rule.size();
		final int count = (panels.length - 1) * nodes;
		final Points points = new Points(count);
		points.count = count;
		final double[] y = new double[count];
		for (int j = 0; j < count; j++) {
			final double phi = phi(panels, j / nodes, j % nodes);
			points.x[j] = x(phi);
			y[j] = y(phi);
			points.ySquared[j] = y[j] * y[j];
		}
		atoms.sum(points);
		final double[] square0 = new double[count];
		final double[] square1 = new double[count];
		atoms.sumOfSquares(points, square0, square1);
		for (int j = 0; j < count; j++) {
			final int panel = j / nodes;
			final double weight = rule.weight(j % nodes) * (panels[panel + 1] - panels[panel]);
			add(points, square1[j], -y[j] * square0[j], y[j], j, phi(panels, panel, j % nodes), weight, integrals);
		}
		return integrals;
	}

	private double phi(final double[] panels, final int panel, final int node) {
		return panels[panel] + (panels[panel + 1] - panels[panel]) * rule.point(node);
	}

	/** Ends of the panels in phi, each no longer than the poles allow. */
	private double[] panels() {
		final double[] ends = new double[MAX_PANELS + 1];
		int count = 0;
		while (ends[count] < startAngle) {
			final double here = distance(ends[count]);
			double length = PANEL * here / radius;
			double end = Math.min(startAngle, ends[count] + length);
			while (radius * (end - ends[count]) > PANEL * distance(end)) {
				length *= 0.8;
				end = Math.min(startAngle, ends[count] + length);
			}
			if (count == MAX_PANELS - 1) end = startAngle; // the scales of doubles end before
			ends[++count] = end;
		}
		return Arrays.copyOf(ends, count + 1);
	}

	/** To the nearest atom; on an arc as measured in phi, where poles outside of the circle are closer. */
	private double distance(final double phi) {
		final double distance = atoms.distance(x(phi), y(phi));
		return straight ? distance : radius * Math.log1p(distance / radius);
	}

	/** By the chord from the start: exact for the shortest of steps. */
	private double x(final double phi) {
		if (straight) return start.real();
		return start.real() + side * 2 * radius * Math.sin(phi / 2) * Math.sin(startAngle - phi / 2);
	}

	private double y(final double phi) {
		if (straight) return start.imaginary() * (1 - phi);
		return start.imaginary() - 2 * radius * Math.sin(phi / 2) * Math.cos(startAngle - phi / 2);
	}

	private void add(final Points points, final double sx, final double sy, final double y, final int j,
		final double phi, final double weight, final double[] integrals)
	{
		final double noise = noiseLevel * noiseLevel;
		final double gx = points.sum1[j];
		final double gy = -y * points.sum0[j];
		final double zx = points.x[j] + noise * gx - threshold; // z - t
		final double zy = y + noise * gy;
		final double dzx = 1 - noise * (points.sum0[j] - 2 * y * y * points.sum2[j]); // dz/dw
		final double dzy = noise * 2 * y * points.sum3[j];
		final double dwx = straight ? 0 : side * radius * Math.sin(startAngle - phi) * weight;
		final double dwy = (straight ? -radius : -radius * Math.cos(startAngle - phi)) * weight;
		final double dx = dzx * dwx - dzy * dwy;
		final double dy = dzx * dwy + dzy * dwx;
		final double square = (zx + threshold - centre) * (zx + threshold - centre) + zy * zy;
		final double ex = (zx + threshold - centre) / square; // 1 / (z - centre)
		final double ey = -zy / square;
		final double hx = gx - farMass * ex - farMoment * (ex * ex - ey * ey);
		final double hy = gy - farMass * ey - farMoment * 2 * ex * ey;
		final double ax = hx * dx - hy * dy; // h dz
		final double ay = hx * dy + hy * dx;
		final double bx = zx * ax - zy * ay; // (z - t) h dz
		final double by = zx * ay + zy * ax;
		final double gdx = gx * dx - gy * dy; // g dz
		final double gdy = gx * dy + gy * dx;
		final double cx = gx * gdx - gy * gdy; // g^2 dz
		final double cy = gx * gdy + gy * gdx;
		integrals[0] += ay;
		integrals[1] += by;
		integrals[2] += zx * by + zy * bx;
		integrals[3] += cy;
		integrals[4] += zx * cy + zy * cx;
		integrals[5] += gx * cy + gy * cx;
		integrals[6] += sx * dy + sy * dx;
	}
}
