package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/**
 * The public replication of the fit of Hoffmann et al. by Besiroglu et al. (arXiv
 * 2404.10102), whose data are not ours to ship: {@code -Dscalinglaws.chinchilla=FILE} is
 * {@code data/svg_extracted_data.csv} of the repository epoch-research/analyzing-chinchilla.
 */
@EnabledIfSystemProperty(named = "scalinglaws.chinchilla", matches = ".+")
class PublishedFitTest {

	/** Rows of largest loss that the replication leaves out. */
	private static final int OUTLIERS = 5;

	private static LossPoints points;

	@BeforeAll
	static void read() throws IOException {
		final List<String> lines = Files.readAllLines(Path.of(System.getProperty("scalinglaws.chinchilla")));
		final List<String> names = List.of(lines.get(0).split(","));
		final double[][] rows = lines.stream().skip(1).map(line -> line.split(",")).map(row -> new double[] { number(row, names,
			"Model Size"), number(row, names, "Training FLOP") / 6 / number(row, names, "Model Size"), number(row, names,
				"loss") }).toArray(double[][]::new);
		assertEquals(245, rows.length);
		final double limit = Arrays.stream(rows).mapToDouble(row -> row[2]).sorted().toArray()[rows.length - OUTLIERS];
		final double[][] kept = Arrays.stream(rows).filter(row -> row[2] < limit).toArray(double[][]::new);
		assertEquals(240, kept.length);
		points = LossPoints.of(column(kept, 0), column(kept, 1), column(kept, 2));
	}

	private static double number(final String[] row, final List<String> names, final String name) {
		return Double.parseDouble(row[names.indexOf(name)]);
	}

	private static double[] column(final double[][] rows, final int column) {
		return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
	}

	/**
	 * Its notebook scales Huber's function by a free factor, which ends at exp(-12.26662388):
	 * a threshold of 4.7e-9, least absolute residuals in effect. It prints 482.00572,
	 * 2085.43420, 1.81686, 0.34781 and 0.36585.
	 */
	@Test
	void leastAbsoluteResidualsGiveItsDigits() {
		final ScalingLaw law = ScalingFit.of(points, ScalingForm.SUM, 1e-3 * Math.exp(-12.26662388)).law();
		assertEquals(482.00572, law.sizeFactor(), 2e-5);
		assertEquals(2085.43420, law.dataFactor(), 2e-5);
		assertEquals(1.81686, law.irreducible(), 1e-5);
		assertEquals(0.34781, law.sizeExponent(), 1e-5);
		assertEquals(0.36585, law.dataExponent(), 1e-5);
	}

	/** By Huber's function with a threshold of 1e-3 its 4500 starts of L-BFGS end at 0.0010182740346 or above. */
	@Test
	void noStartOfTheirsEndsLower() {
		final ScalingFit fit = ScalingFit.of(points, ScalingForm.SUM, 1e-3);
		assertEquals(ScalingFit.FITTED, fit.reason());
		assertTrue(fit.objective() < 0.0010182740346 && fit.objective() > 0.00101827);
		assertEquals(1.8172, fit.law().irreducible(), 1e-4);
		assertEquals(0.3473, fit.law().sizeExponent(), 1e-4);
		assertEquals(0.3672, fit.law().dataExponent(), 1e-4);
	}

	/** Its standard errors of 4000 resamples: 0.02566, 0.01540, 0.02060; a deviation of 1000 is known to 2 % and a little more. */
	@Test
	void errorsAreAsLarge() {
		final ScalingBootstrap errors = ScalingBootstrap.of(ScalingFit.of(points, ScalingForm.SUM, 1e-3), null, 1000,
			r -> Streams.of(1).stream("resample", r), 2, Progress.NONE);
		assertEquals(0.02566, errors.standardError(Quantity.IRREDUCIBLE), 0.0026);
		assertEquals(0.01540, errors.standardError(Quantity.SIZE_EXPONENT), 0.0016);
		assertEquals(0.02060, errors.standardError(Quantity.DATA_EXPONENT), 0.0021);
		assertEquals(0, errors.unfinished());
	}
}
