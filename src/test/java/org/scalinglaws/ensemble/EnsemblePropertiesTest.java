package org.scalinglaws.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.scalinglaws.ensemble.curvature.GaussNewtonRuns;
import org.scalinglaws.ensemble.heavy.HeavyTailLaw;
import org.scalinglaws.ensemble.heavy.HeavyTailTable;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.properties.Tasks;
import org.scalinglaws.properties.Tasks.Task;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any ensemble: distributions rise, inverses of weights are features, limits of strong repulsion and wide layers. */
@Tag("slow")
class EnsemblePropertiesTest {

	@Property
	void distributionsRiseAndFeaturesAreInverses(@ForAll @DoubleRange(min = 0.1, max = 0.9) final double ratio,
		@ForAll @DoubleRange(min = 0.3, max = 3) final double power)
	{
		final HeavyTailLaw law = new HeavyTailLaw(ratio, Math.pow(10, power));
		final Columns weights = HeavyTailTable.of(law, SpectrumKind.WEIGHTS, 20), features = HeavyTailTable.of(law,
			SpectrumKind.FEATURES, 20);
		for (int i = 0; i < 20; i++) {
			assertTrue(weights.get("density", i) >= 0);
			if (i > 0) assertTrue(weights.get("distribution", i) > weights.get("distribution", i - 1));
			final double value = features.get("value", 19 - i);
			assertEquals(weights.get("value", i), 1 / value, 1e-10 / value); // the same quantiles
			assertEquals(weights.get("distribution", i), 1 - features.get("distribution", 19 - i), 1e-10);
			assertEquals(weights.get("density", i), features.get("density", 19 - i) * value * value, 1e-7 * (1 + weights.get(
				"density", i)));
		}
	}

	/** Marchenko-Pastur by quadrature; at a repulsion of 1e5 eigenvalues fluctuate by 1/sqrt(1e5), squared in distributions. */
	@Property(tries = 20)
	void strongRepulsionIsMarchenkoPastur(@ForAll @DoubleRange(min = 0.1, max = 0.8) final double ratio) {
		final Columns law = HeavyTailTable.of(new HeavyTailLaw(ratio, 1e5), SpectrumKind.WEIGHTS, 12);
		final double low = Math.pow(1 - Math.sqrt(ratio), 2), high = Math.pow(1 + Math.sqrt(ratio), 2);
		for (int i = 1; i < 11; i++) {
			final double value = law.get("value", i), angle = Math.acos(Math.max(-1, Math.min(1, 1 - 2 * (value - low) / (high - low))));
			final double expected = new IterativeLegendreGaussIntegrator(16, 1e-10, 1e-10).integrate(10_000, t -> {
				final double x = low + (high - low) * (1 - Math.cos(t)) / 2, root = (high - low) / 2 * Math.sin(t);
				return root * root / (2 * Math.PI * ratio * x);
			}, 0, angle);
			assertEquals(expected, law.get("distribution", i), 1e-3);
		}
	}

	/** Singular values of n x m normals are within (1 +- r)^2, r = sqrt(m/n) + 4/sqrt(n), but for one in 3000. */
	@Property(tries = 20)
	void widerNetworksAreConditionedAsTheirInputs(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @IntRange(min = 1, max = 4) final int outputs, @ForAll @IntRange(min = 0, max = 1000) final int seed)
	{
		final double[] spectrum = Arrays.copyOf(task.spectrum(), Math.min(5, task.spectrum().length));
		final double inputs = spectrum[0] / spectrum[spectrum.length - 1], width = 20_000;
		final Columns table = GaussNewtonRuns.of(spectrum, new double[] { width }, outputs, 0, 1, seed, Progress.NONE).table();
		final double r = (Math.sqrt(Math.max(spectrum.length, outputs)) + 4) / Math.sqrt(width), around = Math.pow((1 + r) / (1 - r),
			2);
		assertTrue(table.get("condition", 0) <= inputs * around && table.get("condition", 0) >= inputs / around);
	}

	@Property
	void conditionsAreWithinTheirBounds(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @IntRange(min = 1, max = 4) final int outputs, @ForAll @IntRange(min = 8, max = 40) final int width,
		@ForAll @IntRange(min = 1, max = 4) final int layers, @ForAll @DoubleRange(min = 0, max = 2) final double skip)
	{
		final double[] spectrum = Arrays.copyOf(task.spectrum(), Math.min(6, task.spectrum().length)), widths = new double[layers];
		Arrays.fill(widths, width);
		final Columns table = GaussNewtonRuns.of(spectrum, widths, outputs, skip, 2, 7, Progress.NONE).table();
		for (int i = 0; i < 2; i++) {
			assertTrue(table.get("condition", i) >= 1 - 1e-12);
			assertTrue(table.get("condition", i) <= table.get("bound", i) * (1 + 1e-9), table.toString());
			assertTrue(table.get("bound", i) <= table.get("looseBound", i) * (1 + 1e-9), table.toString());
		}
	}
}
