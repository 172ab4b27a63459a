package org.scalinglaws.fit.scaling;

/**
 * A scaling law with its numbers; what its form does not have is NaN, a floor 0.
 *
 * @param form of the loss
 * @param irreducible the loss E that no size and no data go below
 * @param sizeFactor A
 * @param sizeExponent alpha, greater than 0
 * @param dataFactor B
 * @param dataExponent beta, greater than 0
 */
public record ScalingLaw(ScalingForm form, double irreducible, double sizeFactor, double sizeExponent, double dataFactor,
	double dataExponent)
{

	/** FLOPs of a training step for each parameter and token: compute = 6 N D. */
	public static final double COMPUTE = 6;

	/**
	 * The loss; what the form does not depend on may be NaN.
	 *
	 * @param size N, greater than 0
	 * @param data D, greater than 0
	 */
	public double loss(final double size, final double data) {
		if (form == ScalingForm.KAPLAN) return Math.pow(Math.pow(sizeFactor / size, sizeExponent / dataExponent) +
			dataFactor / data, dataExponent);
		return irreducible + (form.hasSize() ? sizeFactor / Math.pow(size, sizeExponent) : 0) + (form.hasData() ? dataFactor /
			Math.pow(data, dataExponent) : 0);
	}

	/** {@return the exponent of the best size along compute; NaN for a form without both} */
	public double optimalSizeExponent() {
		return dataExponent / (sizeExponent + dataExponent);
	}

	/** {@return the exponent of the best amount of data along compute; NaN for a form without both} */
	public double optimalDataExponent() {
		return sizeExponent / (sizeExponent + dataExponent);
	}

	/**
	 * The size of least loss for a compute 6 N D: where a change of the size pays as much
	 * as the change of the data that it takes away.
	 *
	 * @param compute greater than 0
	 * @return NaN for a form without both
	 */
	public double optimalSize(final double compute) {
		final double half = compute / COMPUTE;
		if (form != ScalingForm.KAPLAN) return Math.pow(sizeExponent * sizeFactor / (dataExponent * dataFactor) * Math.pow(
			half, dataExponent), 1 / (sizeExponent + dataExponent));
		// the inner sum has the exponents power and 1
		final double power = sizeExponent / dataExponent;
		return Math.pow(power * Math.pow(sizeFactor, power) / dataFactor * half, 1 / (power + 1));
	}

	/** The parameters as they are searched, from those of the points: see {@link ScalingForm}. */
	static ScalingLaw of(final ScalingForm form, final double[] p, final LossPoints points) {
		final double alpha = form.hasSize() ? p[form.sizeExponent()] : Double.NaN;
		final double beta = form.hasData() ? p[form.dataExponent()] : Double.NaN;
		final double logA = form.hasSize() ? p[form.sizeTerm()] + alpha * points.meanLogSize : Double.NaN;
		final double logB = form.hasData() ? p[form.dataTerm()] + beta * points.meanLogData : Double.NaN;
		final boolean isKaplan = form == ScalingForm.KAPLAN; // there the factors are within the powers
		return new ScalingLaw(form, form.hasFloor() ? Math.exp(p[0]) : 0, Math.exp(isKaplan ? logA / alpha : logA), alpha, Math
			.exp(isKaplan ? logB / beta : logB), beta);
	}
}
