package org.scalinglaws.online.law.quadrature;

import org.scalinglaws.ground.Require;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.sgd.floor.Curvatures;

/**
 * What steps about the optimum of one student of one teacher do, by the trapezoidal rule, or on panels between kinks.
 * <p>
 * There the curvature of a sample, averaged over the labels, is l(t) s'(t)^2, where s' is the link's slope at the teacher's
 * projection and l the loss's curvature; the variance of its pull is that of the loss's slope times s'(t)^2.
 * </p>
 */
public final class CurvatureMeans implements Integrand {

	private final Link link;
	private final Loss loss;
	private final double noiseVariance;
	private final double deviation;
	private double normal;

	private CurvatureMeans(final IndexProblem problem, final Link link, final double deviation) {
		this.link = link;
		this.deviation = deviation;
		loss = problem.loss();
		noiseVariance = problem.noiseVariance();
	}

	/**
	 * The means for a problem.
	 *
	 * @param problem of one student and one teacher
	 * @param teacherEnergy variance of the teacher's projection, greater than 0
	 * @throws IllegalArgumentException if there are several units, or the energy is not positive
	 */
	public static Curvatures of(final IndexProblem problem, final double teacherEnergy) {
		Require.inRange("students + teachers", problem.projections(), 2, 2);
		Require.positive("teacherEnergy", teacherEnergy);
		final Link table = LinkTable.of(problem.link()), link = table.kinks().length > 0 ? table : problem.link();
		final Projections projection = new Projections(1, 0);
		projection.set(new double[] { teacherEnergy });
		final double[][] moments = new Quadrature(new CurvatureMeans(problem, link, Math.sqrt(teacherEnergy)), link
			.kinks().length == 0).sums(projection).moments();
		final double[] means = new double[moments.length];
		for (int i = 0; i < means.length; i++)
			means[i] = moments[i][0];
		return new Curvatures(new double[] { means[0], means[1] }, new double[] { means[2], means[3], means[4] },
			new double[] { means[5], means[6] }, new double[] { means[7], means[8] });
	}

	@Override
	public int count() {
		return 9;
	}

	@Override
	public void set(final int which, final double x) {
		normal = x;
	}

	@Override
	public void values(final double[] target) {
		final double z = deviation * normal, output = link.value(z), slope = link.slope(z), square = normal * normal;
		final double curvature = loss.meanCurvature(output, noiseVariance) * slope * slope;
		target[0] = curvature;
		target[2] = curvature * curvature;
		target[5] = loss.meanSquaredSlope(output, output, noiseVariance) * slope * slope;
		target[7] = loss.meanCurvature(output, 0) * slope * slope;
		for (final int i : new int[] { 0, 2, 3, 5, 7 })
			target[i + 1] = square * target[i];
	}

	@Override
	public double[] breaks(final int which) {
		final double[] breaks = link.kinks();
		for (int i = 0; i < breaks.length; i++)
			breaks[i] /= deviation;
		return breaks;
	}

	@Override
	public int parity(final int function) {
		return 0;
	}

	@Override
	public double speed(final int which) {
		return deviation;
	}
}
