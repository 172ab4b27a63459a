package org.scalinglaws.online.model;

import java.util.LinkedHashMap;
import java.util.Map;

import org.scalinglaws.ground.Require;

/**
 * Students that learn teachers of the same kind from projections of Gaussian inputs: the output
 * f = (sqrt(M)/K) sum_k link(x.w_k) beside T = (1/sqrt M) sum_m link(x.w*_m).
 *
 * @param link of all units
 * @param loss of f beside the label that T gives
 * @param students K, in [1, 4]
 * @param teachers M, in [1, 4]
 * @param noiseVariance of the labels, from 0; 0 with loss logistic, whose labels are random anyway
 */
public record IndexProblem(Link link, Loss loss, int students, int teachers, double noiseVariance) implements
	OnlineProblem
{

	/** The largest number of students and of teachers. */
	public static final int MAXIMUM = 4;

	/**
	 * @throws IllegalArgumentException if link or loss is missing or a number is outside of its range
	 */
	public IndexProblem {
		Require.given("link", link);
		Require.given("loss", loss);
		Require.inRange("students", students, 1, MAXIMUM);
		Require.inRange("teachers", teachers, 1, MAXIMUM);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		if (loss instanceof LogisticLoss && noiseVariance > 0) throw new IllegalArgumentException(
			"noiseVariance must be 0 with loss logistic, was " + Require.text(noiseVariance));
	}

	@Override
	public Map<String, Object> metadata() {
		final Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("link", link.name());
		metadata.put("loss", loss.name());
		if (loss instanceof HuberLoss huber) metadata.put("threshold", huber.threshold());
		metadata.put("students", students);
		metadata.put("teachers", teachers);
		metadata.put("noiseVariance", noiseVariance);
		return metadata;
	}

	/** K + M, the number of projections of an input. */
	public int projections() {
		return students + teachers;
	}

	/** sqrt(M)/K, the weight of a student in the output. */
	public double studentWeight() {
		return Math.sqrt(teachers) / students;
	}

	/** 1/sqrt M, the weight of a teacher in the teachers' output. */
	public double teacherWeight() {
		return 1 / Math.sqrt(teachers);
	}

	/** The students' output, of projections that begin with the students' ones. */
	public double output(final double[] z) {
		return studentWeight() * sum(z, 0, students);
	}

	/** The teachers' output, of projections in which the teachers' ones begin at an offset. */
	public double teacherOutput(final double[] z, final int offset) {
		return teacherWeight() * sum(z, offset, teachers);
	}

	private double sum(final double[] z, final int from, final int count) {
		double sum = 0;
		for (int i = from; i < from + count; i++)
			sum += link.value(z[i]);
		return sum;
	}
}
