package org.scalinglaws.perceptron.curve;

import java.util.Map;
import java.util.TreeMap;

import org.scalinglaws.integrate.GaussRule;

/**
 * The solutions of the {@link SaddleEquations} of one load at any sharpness, each by Newton's method from the nearest
 * that is known; the first is Hebb's rule, which is the solution without sharpness.
 */
final class SaddlePath {

	private static final GaussRule FINE = new GaussRule(24);

	/** So little that Hebb's rule is a start for Newton's method. */
	private static final double BEGINNING = 1e-3;
	private static final double FARTHEST = Math.log(2);
	private static final double CLOSE = 1e-10;
	private static final int MOST = 60;
	private static final int MOST_HALVINGS = 30;

	private final double load;
	private final TreeMap<Double, SaddlePoint> known = new TreeMap<>();
	private int evaluations;

	SaddlePath(final double load) {
		this.load = load;
	}

	/** {@return the solution at a sharpness, by way of as many others as it takes} */
	SaddlePoint at(final double sharpness) {
		if (known.isEmpty()) {
			final double start = Math.min(sharpness, BEGINNING);
			final double ratio = 2 * load / Math.PI; // squared cotangent
			final double[] hebb = { -Math.log(ratio) / 2, -Math.log((1 + ratio) * load) / 2 };
			known.put(start, newton(start, hebb));
		}
		SaddlePoint nearest = nearest(sharpness);
		while (nearest.sharpness() != sharpness) {
			final double distance = Math.log(sharpness / nearest.sharpness());
			final double next = Math.abs(distance) <= FARTHEST ? sharpness : nearest.sharpness() * Math.exp(Math.copySign(
				FARTHEST, distance));
			nearest = newton(next, nearest.towards(next));
			known.put(next, nearest);
		}
		return nearest;
	}

	private SaddlePoint nearest(final double sharpness) {
		final Map.Entry<Double, SaddlePoint> below = known.floorEntry(sharpness), above = known.ceilingEntry(sharpness);
		if (below == null) return above.getValue();
		if (above == null) return below.getValue();
		return sharpness / below.getKey() <= above.getKey() / sharpness ? below.getValue() : above.getValue();
	}

	/** Newton's method, with shorter steps while they do not lessen the residual. */
	private SaddlePoint newton(final double sharpness, final double[] start) {
		double[] point = start;
		SaddleEquations here = equations(sharpness, point, GaussRule.STANDARD);
		boolean converged = false;
		for (int i = 0; i < MOST && !converged; i++) {
			final double[] step = here.solve(-here.residual[0], -here.residual[1]);
			double[] next = null;
			SaddleEquations there = null;
			double share = 1;
			for (int k = 0; k < MOST_HALVINGS; k++) {
				next = new double[] { point[0] + share * step[0], point[1] + share * step[1] };
				there = equations(sharpness, next, GaussRule.STANDARD);
				if (there.size() < here.size() || here.size() < CLOSE) break;
				share /= 2;
			}
			converged = here.size() < CLOSE;
			if (!converged && !(there.size() < here.size())) break;
			if (there.size() <= here.size()) {
				point = next;
				here = there;
			}
		}
		final double[] slopes = here.solve(-here.slope[0][2], -here.slope[1][2]);
		final double residual = equations(sharpness, point, FINE).size();
		return new SaddlePoint(sharpness, point[0], point[1], slopes[0], slopes[1], residual, converged);
	}

	private SaddleEquations equations(final double sharpness, final double[] point, final GaussRule rule) {
		evaluations++;
		return new SaddleEquations(load, sharpness, point[0], point[1], rule);
	}

	/** {@return how often the equations were computed so far} */
	int evaluations() {
		return evaluations;
	}
}
