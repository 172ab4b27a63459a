package org.scalinglaws.online.law.quadrature;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import org.scalinglaws.online.model.Link;

/**
 * The product of a link at two projections, f_a f_b, or its square at one; of two if asked for also s_a s_b, z_a s_a f_b and
 * z_b s_b f_a, with s the slope.
 */
final class ProductIntegrand implements Integrand {

	private final Link link;
	private final Projections projections;
	private final double[] kinks;
	private final double[][] partial;
	private final double[] value;
	private final double[] slope; // or null

	ProductIntegrand(final Link link, final Projections projections, final boolean withSlopes) {
		this.link = link;
		this.projections = projections;
		kinks = link.kinks();
		partial = new double[projections.rank() + 1][projections.size()];
		value = new double[projections.size()];
		Arrays.fill(value, link.value(0)); // of those that vanish
		slope = withSlopes ? new double[2] : null;
	}

	@Override
	public int count() {
		return slope == null ? 1 : 4;
	}

	@Override
	public int parity(final int function) {
		return 0;
	}

	@Override
	public void set(final int normal, final double x) {
		for (int i = 0; i < value.length; i++) {
			partial[normal + 1][i] = partial[normal][i] + projections.factor(i, normal) * x;
			if (projections.last(i) != normal) continue;
			value[i] = link.value(partial[normal + 1][i]);
			if (slope != null) slope[i] = link.slope(partial[normal + 1][i]);
		}
	}

	@Override
	public void values(final double[] target) {
		target[0] = value[0] * value[value.length - 1];
		if (slope == null) return;
		final double[] z = partial[projections.rank()];
		target[1] = slope[0] * slope[1];
		target[2] = z[0] * slope[0] * value[1];
		target[3] = z[1] * slope[1] * value[0];
	}

	@Override
	public void breaks(final int normal, final DoubleConsumer target) {
		for (int i = 0; i < value.length; i++)
			for (final double kink : kinks)
				if (projections.last(i) == normal) target.accept((kink - partial[normal][i]) / projections.factor(i, normal));
				else if (normal == 0 && projections.last(i) == 1) Projections.blurred(kink, projections.factor(i, 0), projections
					.factor(i, 1), target);
	}

	@Override
	public double speed(final int normal) {
		return IntStream.range(0, value.length).mapToDouble(i -> Math.abs(projections.factor(i, normal))).max().getAsDouble();
	}
}
