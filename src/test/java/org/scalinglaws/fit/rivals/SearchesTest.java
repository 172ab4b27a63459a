package org.scalinglaws.fit.rivals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalinglaws.fit.curve.PowerLawFit;

/** Searches for breaks and floors on a few points, and fits in the form of others. */
class SearchesTest {

	private static final int N = 24;
	private static final double[] X = new double[N], LOG_X = new double[N];
	private static final CurveErrors WHITE = new CurveErrors(N, 0);

	static {
		for (int i = 0; i < N; i++) {
			LOG_X[i] = 0.25 * i + 0.05 * Math.sin(i);
			X[i] = Math.exp(LOG_X[i]);
		}
	}

	private static double[] curve(final DoubleUnaryOperator law) {
		return Arrays.stream(X).map(law).toArray();
	}

	private static double[] noisy(final DoubleUnaryOperator law, final long seed) {
		final Random random = new Random(seed);
		return Arrays.stream(X).map(law).map(y -> y * Math.exp(0.02 * random.nextGaussian())).toArray();
	}

	/** log(c x^e + f), and its derivatives beside differences. */
	@Test
	void floorsHaveTheirDerivatives() {
		final double centre = 1.3, unit = 0.2;
		final double[] p = { 0.4, -0.8, 0.7 };
		final double[][] columns = FloorSearch.columns(LOG_X, centre, p[0], p[1], p[2], unit);
		for (int i = 0; i < N; i++)
			assertEquals(Math.log(Math.exp(0.4) * Math.pow(X[i] / Math.exp(centre), -0.8) + 0.14), columns[3][i], 1e-14);
		for (int j = 0; j < 3; j++) {
			final double[] up = p.clone(), down = p.clone();
			up[j] += 1e-5;
			down[j] -= 1e-5;
			final double[] more = FloorSearch.columns(LOG_X, centre, up[0], up[1], up[2], unit)[3], less = FloorSearch.columns(
				LOG_X, centre, down[0], down[1], down[2], unit)[3];
			for (int i = 0; i < N; i++)
				assertEquals((more[i] - less[i]) / 2e-5, columns[j][i], 1e-9);
		}
		final double[] far = FloorSearch.columns(new double[] { -1000, 1000 }, 0, 0, -1, 2, 0.5)[3];
		assertArrayEquals(new double[] { 1000, 0 }, far, 1e-12, "nothing overflows");
	}

	/** c, e and f of a curve of its own, decaying or growing; none that is better for a pure power law. */
	@Test
	void floorsAreFound() {
		final double[] decays = curve(x -> Math.log(3 * Math.pow(x, -0.9) + 0.05)), grows = curve(x -> Math.log(0.02 * Math.pow(
			x, 0.9) + 0.3));
		assertArrayEquals(new double[] { Math.log(3), -0.9, 0.05 }, new FloorSearch(LOG_X, decays, WHITE).best(1, -0.6), 1e-7);
		assertArrayEquals(new double[] { Math.log(0.02), 0.9, 0.3 }, new FloorSearch(LOG_X, grows, WHITE).best(-3, 0.6), 1e-7);
	}

	/** The place of a hinge in a straight line, also between points, and how far its direction turns over all places. */
	@Test
	void breaksAreFound() {
		for (final double place : new double[] { 1.7, 3.01, 4.4 }) {
			final double[] y = curve(x -> 2 - 0.4 * Math.log(x) - 0.9 * Math.max(0, Math.log(x) - place));
			final BrokenSearch search = new BrokenSearch(LOG_X, y, WHITE);
			assertTrue(search.isPossible());
			assertEquals(place, search.best(), 1e-6);
		}
		final BrokenSearch search = new BrokenSearch(LOG_X, curve(x -> 1), WHITE);
		final double range = LOG_X[N - 1] - LOG_X[0], low = Math.max(LOG_X[2], LOG_X[0] + 0.1 * range), high = Math.min(
			LOG_X[N - 3], LOG_X[N - 1] - 0.1 * range);
		double path = 0;
		double[] last = direction(low);
		for (int k = 1; k <= 95; k++) {
			final double[] next = direction(low + (high - low) * k / 95);
			double cosine = 0;
			for (int i = 0; i < N; i++)
				cosine += last[i] * next[i];
			path += Math.acos(Math.min(1, cosine));
			last = next;
		}
		assertEquals(path, search.path(), 1e-6);
		final double[] six = Arrays.copyOf(LOG_X, 6), seven = Arrays.copyOf(LOG_X, 7);
		assertFalse(new BrokenSearch(six, six.clone(), new CurveErrors(6, 0)).isPossible());
		assertTrue(new BrokenSearch(seven, seven.clone(), new CurveErrors(7, 0)).isPossible());
	}

	/** Of length 1: what a regression on a straight line leaves of a hinge. */
	private static double[] direction(final double place) {
		final double[][] rows = Arrays.stream(LOG_X).mapToObj(x -> new double[] { x }).toArray(double[][]::new);
		final OLSMultipleLinearRegression line = new OLSMultipleLinearRegression();
		line.newSampleData(Arrays.stream(LOG_X).map(x -> Math.max(0, x - place)).toArray(), rows);
		final double[] rest = line.estimateResiduals();
		final double length = Math.sqrt(line.calculateResidualSumOfSquares());
		return Arrays.stream(rest).map(v -> v / length).toArray();
	}

	/** Noise-free curves give their parameters, log y and errors of about 0, by name. */
	@ParameterizedTest
	@EnumSource(RivalModel.class)
	void exactCurvesGiveTheirLaw(final RivalModel model) {
		final DoubleUnaryOperator law = switch (model) {
			case POWER -> x -> 2 * Math.pow(x, -0.7);
			case FLOOR -> x -> 2 * Math.pow(x, -0.7) + 0.1;
			case BROKEN -> x -> 2 * Math.pow(x / 20, x < 20 ? -0.4 : -1.3);
			case EXPONENTIAL -> x -> 2 * Math.exp(-x / 90);
			case CUTOFF -> x -> 2 * Math.pow(x, -0.7) * Math.exp(-x / 90);
		};
		final double[] truth = switch (model) {
			case POWER -> new double[] { 2, -0.7 };
			case FLOOR -> new double[] { 2, -0.7, 0.1 };
			case BROKEN -> new double[] { 2, -0.4, -1.3, 20 };
			case EXPONENTIAL -> new double[] { 2, 90 };
			case CUTOFF -> new double[] { 2, -0.7, 90 };
		};
		final RivalModels rivals = RivalModels.of(X, curve(law), Double.NaN, Double.NaN);
		assertEquals(model, rivals.best(), rivals.reason());
		final RivalModels.Fit fit = rivals.of(model);
		for (int j = 0; j < truth.length; j++) {
			assertEquals(truth[j], fit.value(model.parameters().get(j)), 1e-6 * Math.abs(truth[j]));
			assertTrue(fit.error(model.parameters().get(j)) < 1e-5 * Math.abs(truth[j]));
		}
		assertTrue(Double.isNaN(fit.value("none")) && Double.isNaN(fit.error("none")));
		for (int i = 0; i < N; i++)
			assertEquals(Math.log(law.applyAsDouble(X[i])), fit.curve()[i], 1e-8);
		assertEquals(0, fit.deltaAicc());
		assertEquals(model.extendsPower(), fit.pValue() < 1e-3 && fit.likelihoodRatio() > 10);
	}

	/**
	 * Standard errors are by how much each datum moves a parameter: beside fits to data of which one is moved, for errors
	 * taken as independent.
	 */
	@ParameterizedTest
	@EnumSource(RivalModel.class)
	void errorsAreThoseOfMovedData(final RivalModel model) {
		final double[] y = noisy(switch (model) {
			case POWER, CUTOFF -> x -> 2 * Math.pow(x, -0.7) * Math.exp(-x / 90);
			case FLOOR -> x -> 2 * Math.pow(x, -0.7) + 0.1;
			case BROKEN -> x -> 2 * Math.pow(x / 20, x < 20 ? -0.4 : -1.3);
			case EXPONENTIAL -> x -> 2 * Math.exp(-x / 90);
		}, 3);
		final RivalSearch.Solution fit = solve(model, y);
		final int p = model.parameters().size();
		final double[] squares = new double[p];
		for (int i = 0; i < N; i++) {
			final double[] up = y.clone(), down = y.clone();
			up[i] *= Math.exp(1e-3);
			down[i] *= Math.exp(-1e-3);
			for (int j = 0; j < p; j++)
				squares[j] += Math.pow((solve(model, up).values()[j] - solve(model, down).values()[j]) / 2e-3, 2);
		}
		double chi2 = 0;
		for (int i = 0; i < N; i++)
			chi2 += Math.pow(Math.log(y[i]) - fit.curve()[i], 2);
		assertEquals(chi2, fit.chi2(), 1e-12);
		for (int j = 0; j < p; j++) // 5 %: curved models' gains are those of the tangent
			assertEquals(Math.sqrt(squares[j] * chi2 / (N - p)), fit.errors()[j], (p > 2 ? 0.05 : 1e-5) * fit.errors()[j], model
				.parameters().get(j));
	}

	private static RivalSearch.Solution solve(final RivalModel model, final double[] y) {
		return new RivalSearch(new org.scalinglaws.fit.curve.Stretch(X, new double[][] { y }, Double.NaN, Double.NaN), WHITE).fit(
			model);
	}

	/** A curve that bends up has no cut-off, one that bends down no floor: these are the power law, of unknown scale. */
	@Test
	void boundsAreKept() {
		final double[] up = noisy(x -> Math.pow(x, -0.7) + 0.1, 4), down = noisy(x -> Math.pow(x, -0.7) * Math.exp(-x / 90), 4);
		final RivalSearch.Solution power = solve(RivalModel.POWER, up), cut = solve(RivalModel.CUTOFF, up);
		assertEquals(Double.POSITIVE_INFINITY, cut.values()[2]);
		assertEquals(power.values()[1], cut.values()[1]);
		assertEquals(power.chi2(), cut.chi2(), 1e-14);
		assertTrue(Double.isNaN(cut.errors()[2]) && cut.errors()[1] > power.errors()[1]);
		final RivalSearch.Solution straight = solve(RivalModel.POWER, down), floor = solve(RivalModel.FLOOR, down);
		assertArrayEquals(new double[] { straight.values()[0], straight.values()[1], 0 }, floor.values(), 1e-12);
		assertEquals(straight.chi2(), floor.chi2());
		assertNull(new RivalSearch(new org.scalinglaws.fit.curve.Stretch(Arrays.copyOf(X, 4), new double[][] { Arrays.copyOf(up,
			4) }, Double.NaN, Double.NaN), new CurveErrors(4, 0)).fit(RivalModel.BROKEN));
	}

	/** exponent and its interval of Student's t, the kind's text, R^2 and residuals. */
	@ParameterizedTest
	@EnumSource(RivalModel.class)
	void fitsHaveTheFormOfOthers(final RivalModel model) {
		final double[] y = noisy(x -> 2 * Math.pow(x, -0.7) * Math.exp(-x / 90) + 0.01, 5);
		final RivalModels rivals = RivalModels.of(X, y, Double.NaN, Double.NaN);
		final RivalModels.Fit fit = rivals.of(model);
		final PowerLawFit as = rivals.fit(model);
		assertEquals(fit.value("exponent"), as.exponent());
		assertEquals(fit.error("exponent"), as.standardError());
		final double half = new TDistribution(fit.freedom()).inverseCumulativeProbability(0.975) * fit.error("exponent");
		assertEquals(fit.value("exponent") - half, as.low(), 1e-12);
		assertEquals(fit.value("exponent") + half, as.high(), 1e-12);
		assertEquals(X[0], as.from());
		assertEquals(X[N - 1], as.to());
		assertEquals(model == RivalModel.EXPONENTIAL ? "an exponential has no exponent" : PowerLawFit.FITTED, as.reason());
		double squares = 0, all = 0, mean = 0;
		for (int i = 0; i < N; i++) {
			assertEquals(Math.log(y[i]) - fit.curve()[i], as.details().residuals()[i], 1e-14);
			squares += Math.pow(as.details().residuals()[i], 2);
			mean += Math.log(y[i]) / N;
		}
		for (int i = 0; i < N; i++)
			all += Math.pow(Math.log(y[i]) - mean, 2);
		assertEquals(1 - squares / all, as.rSquared(), 1e-12);
		assertEquals(switch (model) {
			case POWER -> "power";
			case FLOOR -> "power with floor";
			case BROKEN -> "broken power";
			case EXPONENTIAL -> "exponential";
			case CUTOFF -> "power with cut-off";
		}, as.kind());
		assertEquals(model, RivalModel.of(model.text()));
	}

	/** The chance of a cut-off over twelve runs: half of F's tail, with F from the likelihoods. */
	@Test
	void chancesAreThoseOfF() {
		final int n = 12, cells = 6;
		final double[][] runs = new double[n][];
		for (int r = 0; r < n; r++)
			runs[r] = noisy(x -> 2 * Math.pow(x, -0.7) * Math.exp(-x / 3000), 100 + r);
		final RivalModels rivals = RivalModels.ofRuns(X, runs, Double.NaN, Double.NaN);
		for (final RivalModel model : new RivalModel[] { RivalModel.CUTOFF, RivalModel.FLOOR }) {
			final double larger = (n - 1) * Math.expm1(rivals.of(model).deviance() / n), smaller = (n - 1) * Math.expm1(rivals.of(
				RivalModel.POWER).deviance() / n);
			final int freedom = n - 1 - (cells - 3);
			final double f = (smaller - larger) * freedom / (n - 1 + larger);
			assertEquals(f > 0 ? (1 - new FDistribution(1, freedom).cumulativeProbability(f)) / 2 : 1, rivals.of(model).pValue(),
				1e-7);
		}
		assertTrue(rivals.of(RivalModel.CUTOFF).pValue() < 0.4);
	}

	/** Errors over few runs are those of each run's own exponent, here of runs that are tilted by known small amounts. */
	@Test
	void fewRunsHaveTheErrorsOfTheirExponents() {
		final double[] tilts = { -0.02, 0.01, 0.03, -0.02 };
		final double[][] runs = Arrays.stream(tilts).mapToObj(e -> curve(x -> Math.pow(x, -0.75) * (1 + 1e-3 * e * Math.log(
			x)))).toArray(double[][]::new);
		final RivalModels.Fit fit = RivalModels.ofRuns(X, runs, Double.NaN, Double.NaN).of(RivalModel.POWER);
		assertEquals(Math.sqrt(Arrays.stream(tilts).map(e -> 1e-6 * e * e).sum() / 4 / 3), fit.error("exponent"), 1e-4 * fit
			.error("exponent"));
		assertEquals(3, fit.freedom());
		assertEquals(-0.75, fit.value("exponent"), 1e-6);
	}

	/** Of few points or runs what cannot be had says why, and which are the parameters that lack their points. */
	@Test
	void whatCannotBeHadSaysWhy() {
		final double[] x = Arrays.copyOf(X, 6), y = Arrays.copyOf(noisy(t -> 1 / t, 7), 6);
		final RivalModels six = RivalModels.of(x, y, Double.NaN, Double.NaN);
		assertFalse(six.of(RivalModel.BROKEN).isFitted());
		assertTrue(six.of(RivalModel.FLOOR).isFitted());
		assertEquals("broken needs 7 points or more with x > 0 and y > 0, had 6", six.fit(RivalModel.BROKEN).reason());
		assertEquals(PowerLawFit.NONE, six.fit(RivalModel.BROKEN).kind());
		assertTrue(Double.isNaN(six.fit(RivalModel.BROKEN).rSquared()));
		assertTrue(Double.isNaN(six.fit(RivalModel.BROKEN).from()) && Double.isNaN(six.of(RivalModel.BROKEN).aicc()));
		assertTrue(Double.isNaN(six.of(RivalModel.CUTOFF).aicc()), "seven points have an AICc of three parameters");
		final double[] four = Arrays.copyOf(X, 4);
		final RivalModels few = RivalModels.of(four, Arrays.copyOf(y, 4), Double.NaN, Double.NaN);
		assertNull(few.best());
		assertEquals("AICc needs more points, 6 or more, had 4", few.reason());
		assertEquals("rivals need 3 points or more with x > 0 and y > 0, had 2", RivalModels.of(new double[] { 1, 2 },
			new double[] { 1, 2 }, Double.NaN, Double.NaN).reason());
		for (final RivalModel model : RivalModel.values())
			assertEquals(model == RivalModel.BROKEN ? 7 : model.parameters().size() + 1, model.fewestPoints());
	}

	/** Weights are exp(-deltaAicc/2) as parts of their sum, ratios differences of deviances. */
	@Test
	void weightsAreAkaikes() {
		final RivalModels rivals = RivalModels.of(X, noisy(x -> Math.pow(x, -0.7) + 0.02, 6), Double.NaN, Double.NaN);
		double sum = 0, least = Double.POSITIVE_INFINITY;
		for (final RivalModels.Fit fit : rivals.fits()) {
			sum += Math.exp(-fit.deltaAicc() / 2);
			least = Math.min(least, fit.aicc());
			if (fit.model().extendsPower()) assertEquals(Math.max(0, rivals.of(RivalModel.POWER).deviance() - fit.deviance()), fit
				.likelihoodRatio(), 1e-12);
			else assertTrue(Double.isNaN(fit.likelihoodRatio()) && Double.isNaN(fit.pValue()));
		}
		for (final RivalModels.Fit fit : rivals.fits()) {
			assertEquals(fit.aicc() - least, fit.deltaAicc(), 1e-12);
			assertEquals(Math.exp(-fit.deltaAicc() / 2) / sum, fit.weight(), 1e-14);
		}
	}
}
