package org.scalinglaws.online.dynamics;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.online.law.quadrature.CurvatureMeans;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.floor.Curvatures;
import org.scalinglaws.sgd.floor.LinearisedSteps;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.task.Progress;

/**
 * Stochastic gradient descent on an {@link IndexProblem} about its optimum, where one student is its only teacher.
 *
 * @param steps linearised; null where there is no such optimum
 * @param reason in words why there is none; null if there is one
 */
public record IndexFloors(LinearisedSteps steps, String reason) {

	/**
	 * Of a problem.
	 *
	 * @param weights moments of the students and then of the teachers
	 * @param batchSize samples per step, in [1, 10^9]
	 * @throws IllegalArgumentException if a parameter is missing or out of range, or a single teacher has no energy
	 * @throws CancellationException if the listener wants it to end
	 */
	public static IndexFloors of(final NodeMoments weights, final IndexProblem problem, final int batchSize,
		final Progress progress)
	{
		if (Require.given("problem", problem).projections() > 2) return new IndexFloors(null,
			"known for one student of one teacher only");
		final SpectralMeasure measure = SpectralMeasure.of(weights);
		final Curvatures curvatures = CurvatureMeans.of(problem, measure.teacherEnergy());
		return curvatures.isOptimum() ? new IndexFloors(new LinearisedSteps(measure, curvatures, batchSize, progress), null)
			: new IndexFloors(null, "known for links with a slope of finite mean square only");
	}
}
