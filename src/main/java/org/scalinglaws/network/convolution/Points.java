package org.scalinglaws.network.convolution;

import java.util.Arrays;

/** Points x + iy of the upper half plane with the four sums of {@link Atoms} at each; the first {@code count} count. */
final class Points {

	int count;
	final double[] x;
	final double[] ySquared;
	final double[] sum0;
	final double[] sum1;
	final double[] sum2;
	final double[] sum3;

	Points(final int capacity) {
		x = new double[capacity];
		ySquared = new double[capacity];
		sum0 = new double[capacity];
		sum1 = new double[capacity];
		sum2 = new double[capacity];
		sum3 = new double[capacity];
	}

	/** Sets the sums to 0. */
	void clear() {
		Arrays.fill(sum0, 0, count, 0);
		Arrays.fill(sum1, 0, count, 0);
		Arrays.fill(sum2, 0, count, 0);
		Arrays.fill(sum3, 0, count, 0);
	}

	/** Adds the sums at the same points over other atoms. */
	void add(final Points block) {
		for (int j = 0; j < count; j++) {
			sum0[j] += block.sum0[j];
			sum1[j] += block.sum1[j];
			sum2[j] += block.sum2[j];
			sum3[j] += block.sum3[j];
		}
	}
}
