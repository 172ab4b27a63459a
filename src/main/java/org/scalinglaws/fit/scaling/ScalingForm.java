package org.scalinglaws.fit.scaling;

import java.util.Arrays;
import java.util.List;

/**
 * The form of a scaling law: a sum of a floor and powers, or a power of such a sum.
 * <p>
 * The parameters that are searched are the logarithms of the terms at the middle of the
 * data (the geometric means of sizes and data) and the exponents: all equally well
 * known whatever the units, and the logarithm of the loss is a smooth maximum of
 * functions that are linear in them.
 * </p>
 */
public enum ScalingForm {

	/** L = E + A / N^alpha + B / D^beta (Hoffmann et al., arXiv 2203.15556). */
	SUM("sum", true, true, true, Tie.NONE),

	/** L = ((A / N)^(alpha / beta) + B / D)^beta (Kaplan et al., arXiv 2001.08361): no floor. */
	KAPLAN("kaplan", false, true, true, Tie.OUTER_POWER),

	/** L = E + A / N^alpha. */
	FLOOR_ONLY("floorOnly", true, true, false, Tie.NONE),

	/** L = A / N^alpha + B / D^beta. */
	WITHOUT_FLOOR("withoutFloor", false, true, true, Tie.NONE),

	/** L = E + A / N^alpha + B / D^alpha. */
	EQUAL_EXPONENTS("equalExponents", true, true, true, Tie.EQUAL),

	/** L = E + B / D^beta: the size does not matter. */
	DATA_ONLY("dataOnly", true, false, true, Tie.NONE),

	/** L = A / N^alpha. */
	POWER("power", false, true, false, Tie.NONE);

	private enum Tie {
		NONE, EQUAL, OUTER_POWER
	}

	private final String text;
	private final boolean floor;
	private final boolean size;
	private final boolean data;
	private final Tie tie;

	ScalingForm(final String text, final boolean floor, final boolean size, final boolean data, final Tie tie) {
		this.text = text;
		this.floor = floor;
		this.size = size;
		this.data = data;
		this.tie = tie;
	}

	/**
	 * The form of a name.
	 *
	 * @throws IllegalArgumentException listing the names if it is none of them
	 */
	public static ScalingForm of(final String text) {
		return Arrays.stream(values()).filter(form -> form.text.equals(text)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("form must be one of " + Arrays.stream(values()).map(ScalingForm::text).toList() +
				", was " + text));
	}

	/** {@return its name, as sum} */
	public String text() {
		return text;
	}

	/** {@return the forms that are compared with this one, itself among them} */
	public List<ScalingForm> rivals() {
		return data ? List.of(SUM, WITHOUT_FLOOR, EQUAL_EXPONENTS, KAPLAN, FLOOR_ONLY, DATA_ONLY) : List.of(FLOOR_ONLY, POWER);
	}

	/** {@return whether there is an irreducible loss} */
	public boolean hasFloor() {
		return floor;
	}

	/** {@return whether the loss depends on the size} */
	public boolean hasSize() {
		return size;
	}

	/** {@return whether the loss depends on the data} */
	public boolean hasData() {
		return data;
	}

	/** {@return the number of parameters} */
	public int parameters() {
		return terms() + exponents();
	}

	/**
	 * {@return how many distinct values of the size (or of the data) its parameters need: beside a floor or another free
	 * power a factor and an exponent need three}
	 */
	public int distinct() {
		return this == KAPLAN || this == POWER ? 2 : 3;
	}

	/** The number of terms: floor, size and data, as far as there are. */
	int terms() {
		return (floor ? 1 : 0) + (size ? 1 : 0) + (data ? 1 : 0);
	}

	/** The number of exponents, which come after the logarithms of the terms. */
	int exponents() {
		return tie == Tie.EQUAL ? 1 : (size ? 1 : 0) + (data ? 1 : 0);
	}

	/** Place of the size's term, or -1. */
	int sizeTerm() {
		return size ? floor ? 1 : 0 : -1;
	}

	/** Place of the data's term, or -1. */
	int dataTerm() {
		return data ? terms() - 1 : -1;
	}

	/** Place of the size's exponent among the parameters, or -1. */
	int sizeExponent() {
		return size ? terms() : -1;
	}

	/** Place of the data's exponent among the parameters, or -1. */
	int dataExponent() {
		return data ? parameters() - 1 : -1;
	}

	/** Place of the power that the sum is raised to, or -1 if it is 1. */
	int outerPower() {
		return tie == Tie.OUTER_POWER ? dataExponent() : -1;
	}
}
