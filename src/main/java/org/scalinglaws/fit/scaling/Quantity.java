package org.scalinglaws.fit.scaling;

import java.util.function.ToDoubleFunction;

/** A number of a scaling law that has an error. */
public enum Quantity {

	/** E. */
	IRREDUCIBLE("irreducible", law -> law.form().hasFloor() ? law.irreducible() : Double.NaN),
	/** A. */
	SIZE_FACTOR("sizeFactor", ScalingLaw::sizeFactor),
	/** alpha. */
	SIZE_EXPONENT("sizeExponent", ScalingLaw::sizeExponent),
	/** B. */
	DATA_FACTOR("dataFactor", ScalingLaw::dataFactor),
	/** beta. */
	DATA_EXPONENT("dataExponent", ScalingLaw::dataExponent),
	/** Of the best size along compute. */
	OPTIMAL_SIZE_EXPONENT("optimalSizeExponent", ScalingLaw::optimalSizeExponent),
	/** Of the best amount of data along compute. */
	OPTIMAL_DATA_EXPONENT("optimalDataExponent", ScalingLaw::optimalDataExponent),
	/** Logarithm of A. */
	LOG_SIZE_FACTOR("logSizeFactor", law -> Math.log(law.sizeFactor())),
	/** Logarithm of B. */
	LOG_DATA_FACTOR("logDataFactor", law -> Math.log(law.dataFactor()));

	private final String text;
	private final ToDoubleFunction<ScalingLaw> value;

	Quantity(final String text, final ToDoubleFunction<ScalingLaw> value) {
		this.text = text;
		this.value = value;
	}

	/** {@return its name, as sizeExponent} */
	public String text() {
		return text;
	}

	/** {@return its value; NaN if the law's form does not have it} */
	public double of(final ScalingLaw law) {
		return value.applyAsDouble(law);
	}
}
