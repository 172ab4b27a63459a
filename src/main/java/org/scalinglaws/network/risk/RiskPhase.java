package org.scalinglaws.network.risk;

/** The phases of the excess risk over effective samples and weight decay (arXiv 2509.24882, Result 1). */
public enum RiskPhase {

	/** Too few samples or too much decay: the zero estimator. */
	ZERO(1, "I zero estimator"),

	/** The threshold cuts the target's spectrum. */
	UNDERFITTING(2, "II underfitting"),

	/** The whole target is above the threshold, whose bias is the risk. */
	BIAS(3, "III bias of the decay"),

	/** Fewer samples than parameters: noise is interpolated at no great cost. */
	BENIGN(4, "IV benign overfitting"),

	/** Fewer samples than parameters: interpolated noise is the risk. */
	HARMFUL(5, "V harmful overfitting"),

	/** More samples than parameters, decay without effect, though it could have some. */
	CLASSICAL(6, "VIa classical"),

	/** More samples than parameters, all of the target above the noise. */
	OPTIMAL(7, "VIb optimal");

	private final int code;
	private final String label;

	RiskPhase(final int code, final String label) {
		this.code = code;
		this.label = label;
	}

	/** {@return the pixel value that stands for the phase, from 1} */
	public int code() {
		return code;
	}

	/** Its numeral and name, without a comma. */
	public String label() {
		return label;
	}
}
