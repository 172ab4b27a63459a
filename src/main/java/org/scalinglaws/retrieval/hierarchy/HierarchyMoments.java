package org.scalinglaws.retrieval.hierarchy;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DoubleDouble;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The moments w'Q^k w, w'Q^k w* and w*'Q^k w*, k = 1 ... K + 1, of a measure's start
 * and teacher, divided by lambda_1^k and by the energy s* / lambda_1 of the teacher,
 * summed in double-double arithmetic.
 * <p>
 * As no factor (lambda/lambda_1)^k exceeds 1, neither their number nor the scale of
 * the eigenvalues can overflow them.
 * </p>
 */
final class HierarchyMoments {

	/** Rows of moments. */
	static final int ENERGY = 0, OVERLAP = 1, TEACHER = 2;

	private final double largestEigenvalue;
	private final double teacherEnergy;
	private final double[][] high;
	private final double[][] low;

	private HierarchyMoments(final double largestEigenvalue, final double teacherEnergy, final int count) {
		this.largestEigenvalue = largestEigenvalue;
		this.teacherEnergy = teacherEnergy;
		high = new double[3][count + 1];
		low = new double[3][count + 1];
	}

	/**
	 * @param count K
	 * @param progress told from 0 to 1
	 */
	static HierarchyMoments of(final SpectralMeasure measure, final int count, final Progress progress) {
		Require.inRange("moments", count, 1, MomentHierarchy.MAX_MOMENTS);
		final double[][] sums = { measure.startSquared(), measure.startTeacher(), measure.teacherSquared() };
		final HierarchyMoments moments = new HierarchyMoments(measure.largestEigenvalue(), measure.teacherEnergy(), count);
		final DoubleDouble[] total = { new DoubleDouble(), new DoubleDouble(), new DoubleDouble() };
		final DoubleDouble power = new DoubleDouble();
		final double[] powerHigh = new double[measure.nodes()], powerLow = new double[measure.nodes()];
		java.util.Arrays.fill(powerHigh, 1);
		for (int k = 0; k <= count && !progress.isCanceled(); k++) {
			for (final DoubleDouble one : total)
				one.set(0, 0);
			for (int j = 0; j < powerHigh.length; j++) {
				power.set(powerHigh[j], powerLow[j]);
				power.multiply(measure.eigenvalue()[j], 0);
				power.divide(moments.largestEigenvalue, 0);
				powerHigh[j] = power.high();
				powerLow[j] = power.low();
				for (int m = 0; m < total.length; m++)
					total[m].addProduct(power.high(), power.low(), sums[m][j], 0);
			}
			moments.set(k, total);
			progress.update((k + 1.) / (count + 1));
		}
		return moments.relative();
	}

	private void set(final int k, final DoubleDouble... total) {
		for (int m = 0; m < total.length; m++) {
			high[m][k] = total[m].high();
			low[m][k] = total[m].low();
		}
	}

	/** Divides all by the teacher's first moment. */
	private HierarchyMoments relative() {
		final double unit = high[TEACHER][0], unitLow = low[TEACHER][0];
		final DoubleDouble value = new DoubleDouble();
		for (int m = 0; m < high.length; m++)
			for (int k = 0; k < high[m].length; k++) {
				value.set(high[m][k], low[m][k]);
				value.divide(unit, unitLow);
				high[m][k] = value.high();
				low[m][k] = value.low();
			}
		return this;
	}

	/** K. */
	int count() {
		return high[0].length - 1;
	}

	double[] high(final int kind) {
		return high[kind];
	}

	double[] low(final int kind) {
		return low[kind];
	}

	/** s*. */
	double teacherEnergy() {
		return teacherEnergy;
	}

	/** 1/(lambda_1 s*), the unit of time. */
	double timeUnit() {
		return 1 / (largestEigenvalue * teacherEnergy);
	}
}
