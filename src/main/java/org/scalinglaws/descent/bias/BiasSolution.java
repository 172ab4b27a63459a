package org.scalinglaws.descent.bias;

import org.scalinglaws.integrate.StopReason;

/**
 * Where gradient flow on a diagonal network ends.
 *
 * @param weights beta, one for each coordinate
 * @param residual |X beta - y|/|y|; 0 if all labels are 0
 * @param iterations of Newton's method, or steps of the flow
 * @param reason why it ended
 * @param words the same, with what there is to say about it
 */
public record BiasSolution(double[] weights, double residual, int iterations, StopReason reason, String words) {

	/** {@return the sum of the absolute values of the weights} */
	public double norm1() {
		double sum = 0;
		for (final double weight : weights)
			sum += Math.abs(weight);
		return sum;
	}

	/** {@return the Euclidean norm of the weights} */
	public double norm2() {
		double largest = 0, sum = 0;
		for (final double weight : weights)
			largest = Math.max(largest, Math.abs(weight));
		if (largest > 0) for (final double weight : weights)
			sum += weight / largest * (weight / largest);
		return largest * Math.sqrt(sum);
	}
}
