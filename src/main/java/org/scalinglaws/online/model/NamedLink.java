package org.scalinglaws.online.model;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scalinglaws.integrate.MillsRatio;

/** A link that has a name of its own. */
final class NamedLink implements Link {

	private static final double DENSITY = Math.sqrt(2 / Math.PI);

	static final Map<String, Link> ALL = Stream.of( //
		new NamedLink("square", true, z -> z * z, z -> 2 * z), //
		new NamedLink("linear", false, z -> z, z -> 1), //
		new NamedLink("erf", false, MillsRatio::erfOfRoot, z -> DENSITY * Math.exp(-z * z / 2)), //
		new NamedLink("tanh", false, Math::tanh, NamedLink::tanhSlope), //
		new NamedLink("relu", false, z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, 0), //
		new NamedLink("sigmoid", false, NamedLink::sigmoid, NamedLink::sigmoidSlope)).collect(Collectors
			.toUnmodifiableMap(Link::name, Function.identity()));

	private final String name;
	private final boolean even;
	private final DoubleUnaryOperator value;
	private final DoubleUnaryOperator slope;
	private final double[] kinks;

	private NamedLink(final String name, final boolean even, final DoubleUnaryOperator value,
		final DoubleUnaryOperator slope, final double... kinks)
	{
		this.name = name;
		this.even = even;
		this.value = value;
		this.slope = slope;
		this.kinks = kinks;
	}

	/** 1/(1 + e^-z). */
	static double sigmoid(final double z) {
		return 1 / (1 + Math.exp(-z));
	}

	private static double sigmoidSlope(final double z) {
		final double small = Math.exp(-Math.abs(z));
		return small / ((1 + small) * (1 + small));
	}

	/** 1/cosh^2 z. */
	private static double tanhSlope(final double z) {
		return 4 * sigmoidSlope(2 * z);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public double value(final double z) {
		return value.applyAsDouble(z);
	}

	@Override
	public double slope(final double z) {
		return slope.applyAsDouble(z);
	}

	@Override
	public boolean isEven() {
		return even;
	}

	@Override
	public double[] kinks() {
		return kinks.clone();
	}

	@Override
	public String toString() {
		return name;
	}
}
