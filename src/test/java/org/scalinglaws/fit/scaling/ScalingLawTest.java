package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests {@link ScalingLaw}. */
class ScalingLawTest {

	/** Brent's method finds a minimum to the square root of rounding. */
	@ParameterizedTest
	@EnumSource(names = { "SUM", "KAPLAN", "WITHOUT_FLOOR", "EQUAL_EXPONENTS" })
	void optimalSizeIsTheOneOfLeastLoss(final ScalingForm form) {
		final ScalingLaw law = LossTables.law(form);
		for (final double compute : new double[] { 1e18, 1e21, 1e24 }) {
			final double found = new BrentOptimizer(1e-10, 1e-12).optimize(new UnivariateObjectiveFunction(logSize -> law.loss(
				Math.exp(logSize), compute / 6 / Math.exp(logSize))), GoalType.MINIMIZE, new SearchInterval(10, 35), new MaxEval(
					1000)).getPoint();
			assertEquals(found, Math.log(law.optimalSize(compute)), 1e-6);
		}
		assertEquals(law.optimalSizeExponent(), Math.log10(law.optimalSize(1e21) / law.optimalSize(1e20)), 1e-12);
		assertEquals(1, law.optimalSizeExponent() + law.optimalDataExponent(), 1e-15);
	}

	@Test
	void withoutDataThereIsNoOptimum() {
		assertTrue(Double.isNaN(LossTables.law(ScalingForm.FLOOR_ONLY).optimalSize(1e20)));
		assertTrue(Double.isNaN(LossTables.law(ScalingForm.FLOOR_ONLY).optimalSizeExponent()));
		assertEquals(1.8 + 480 / Math.pow(1e8, 0.35), LossTables.law(ScalingForm.FLOOR_ONLY).loss(1e8, Double.NaN), 1e-14);
	}

	@Test
	void namesAreKnown() {
		for (final ScalingForm form : ScalingForm.values())
			assertEquals(form, ScalingForm.of(form.text()));
		assertEquals("form must be one of [sum, kaplan, floorOnly, withoutFloor, equalExponents, dataOnly, power], was cube",
			org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> ScalingForm.of("cube"))
				.getMessage());
	}
}
