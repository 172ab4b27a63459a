package org.scalinglaws.perceptron;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.scalinglaws.perceptron.curve.LearningCurve;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

/** What holds at any load: nothing is better than Bayes, the optimum than any sharpness, and more examples than fewer. */
@Tag("slow")
class PerceptronPropertiesTest {

	@Property(tries = 25)
	void errorsAreOrdered(@ForAll @DoubleRange(min = -0.5, max = 1.5) final double power,
		@ForAll @DoubleRange(min = -1, max = 1.5) final double sharp)
	{
		final double load = Math.pow(10, power);
		final double[] sharpness = { Math.pow(10, sharp) };
		final LearningCurve one = LearningCurve.of(load, sharpness, Progress.NONE), more = LearningCurve.of(1.3 * load, sharpness,
			Progress.NONE);
		final double error = one.table().get("error", 0);
		assertTrue(one.bayesError() <= one.optimalError() * (1 + 1e-7), one.toString());
		assertTrue(one.optimalError() <= error * (1 + 1e-7), one.toString());
		assertTrue(one.optimalError() <= one.hebbError() * (1 + 1e-7), one.toString());
		assertTrue(more.bayesError() < one.bayesError() && more.table().get("error", 0) < error, one + " " + more);
	}
}
