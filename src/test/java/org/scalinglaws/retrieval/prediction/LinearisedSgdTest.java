package org.scalinglaws.retrieval.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;

/** Floors and critical rates beside the map of the d x d second moments itself. */
@Tag("slow")
class LinearisedSgdTest {

	/** S -> S - 8 eta (GS + SG) + 64 eta^2 [...], written down as it stands, for s* = 1. */
	private record Map(RealMatrix q, RealMatrix m, double rate, double batch) {

		static Map of(final double[] spectrum, final double[] teacher, final double rate, final double batch) {
			double energy = 0;
			for (int i = 0; i < spectrum.length; i++)
				energy += spectrum[i] * teacher[i] * teacher[i];
			final RealMatrix q = new Array2DRowRealMatrix(spectrum.length, spectrum.length);
			final RealMatrix m = new Array2DRowRealMatrix(spectrum.length, 1);
			for (int i = 0; i < spectrum.length; i++) {
				q.setEntry(i, i, spectrum[i]);
				m.setEntry(i, 0, spectrum[i] * teacher[i] / Math.sqrt(energy));
			}
			return new Map(q, m, rate * energy, batch);
		}

		RealMatrix g() {
			return q.add(m.multiply(m.transpose()).scalarMultiply(2));
		}

		RealMatrix apply(final RealMatrix s) {
			final RealMatrix mm = m.multiply(m.transpose()), r = q.subtract(mm), g = g(), msr = mm.multiply(s).multiply(r);
			final double along = m.transpose().multiply(s).multiply(m).getEntry(0, 0), rest = s.multiply(r).getTrace();
			final RealMatrix single = mm.scalarMultiply(105 * along + 15 * rest).add(r.scalarMultiply(15 * along + 3 * rest))
				.add(msr.add(msr.transpose()).scalarMultiply(30)).add(r.multiply(s).multiply(r).scalarMultiply(6));
			final RealMatrix pairs = g.multiply(s).multiply(g), drift = g.multiply(s).add(s.multiply(g));
			return s.subtract(drift.scalarMultiply(8 * rate)).add(single.scalarMultiply(1 / batch).add(pairs.scalarMultiply(1 -
				1 / batch)).scalarMultiply(64 * rate * rate));
		}

		/** As a matrix on all d^2 elements. */
		RealMatrix matrix() {
			final int d = q.getRowDimension();
			final RealMatrix matrix = new Array2DRowRealMatrix(d * d, d * d);
			for (int i = 0; i < d; i++)
				for (int j = 0; j < d; j++) {
					final RealMatrix unit = new Array2DRowRealMatrix(d, d);
					unit.addToEntry(i, j, 0.5);
					unit.addToEntry(j, i, 0.5);
					final RealMatrix image = apply(unit);
					for (int k = 0; k < d * d; k++)
						matrix.setEntry(k, i * d + j, image.getEntry(k / d, k % d));
				}
			return matrix;
		}

		/** The limit of the map with 16 eta^2 v G/b added, for v = 1. */
		RealMatrix stationary() {
			final int d = q.getRowDimension();
			final double[] right = new double[d * d];
			for (int k = 0; k < d * d; k++)
				right[k] = 16 * rate * rate / batch * g().getEntry(k / d, k % d);
			final RealMatrix identity = new Array2DRowRealMatrix(d * d, d * d);
			for (int k = 0; k < d * d; k++)
				identity.setEntry(k, k, 1);
			final double[] solution = new LUDecomposition(identity.subtract(matrix())).getSolver().solve(new ArrayRealVector(
				right)).toArray();
			final RealMatrix s = new Array2DRowRealMatrix(d, d);
			for (int k = 0; k < d * d; k++)
				s.setEntry(k / d, k % d, solution[k]);
			return s;
		}

		/** Of a positive map, by powers of it applied to a positive matrix. */
		double spectralRadius() {
			RealMatrix power = matrix();
			double logarithm = 0;
			for (int k = 0; k < 40; k++) { // 2^40 times
				final double norm = power.getFrobeniusNorm();
				logarithm += Math.log(norm) / Math.pow(2, k);
				power = power.scalarMultiply(1 / norm);
				power = power.multiply(power);
			}
			return Math.exp(logarithm);
		}
	}

	private static SpectralMeasure measure(final double[] spectrum, final double[] teacher) {
		return SpectralMeasure.full(spectrum, teacher, new double[spectrum.length]);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 1", "1, 1, 2", "1.5, 1, 3", "2, 4, 4", "4, 1, 5", "1, 1000000, 6", "2, 30, 7" })
	void floorIsTheFixedPointOfTheMap(final double exponent, final int batch, final long seed) {
		final int d = 12;
		final double[] spectrum = PowerLaw.spectrum(d, exponent), teacher = Teachers.random(spectrum, "norm", Streams.of(
			seed));
		final LinearisedSgd linearised = new LinearisedSgd(measure(spectrum, teacher), batch);
		final double energy = new RetrievalProblem(spectrum, teacher).teacherEnergy();
		final double critical = linearised.criticalLearningRate(), variance = 0.3;
		for (final double rate : new double[] { 0.01 * critical, 0.3 * critical, 0.95 * critical }) {
			final Map map = Map.of(spectrum, teacher, rate, batch);
			// with s* = 1: noise variance v/s*^2, error in units of s*, loss of s*^2
			final RealMatrix s = map.stationary().scalarMultiply(variance / (energy * energy));
			final double along = map.m.transpose().multiply(s).multiply(map.m).getEntry(0, 0);
			final NoiseFloor floor = linearised.floor(rate, variance);
			assertEquals(energy * s.getTrace() / d, floor.meanSquaredError(), 1e-8 * floor.meanSquaredError());
			assertEquals(energy * energy * (4 * s.multiply(map.q).getTrace() + 8 * along), floor.loss(), 1e-8 * floor.loss());
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 1", "1, 1, 2", "2, 1, 3", "4, 1, 4", "1.5, 8, 5", "2, 1000000, 2", "4, 16, 11", "2, 1000000, 11" })
	void criticalRateGivesTheMapTheSpectralRadiusOne(final double exponent, final int batch, final long seed) {
		final int d = 6;
		final double[] spectrum = PowerLaw.spectrum(d, exponent), teacher = Teachers.random(spectrum, "norm", Streams.of(
			seed));
		final double critical = new LinearisedSgd(measure(spectrum, teacher), batch).criticalLearningRate();
		assertTrue(Map.of(spectrum, teacher, critical * (1 - 1e-6), batch).spectralRadius() < 1);
		assertTrue(Map.of(spectrum, teacher, critical * (1 + 1e-6), batch).spectralRadius() > 1);
		for (int part = 1; part < 10; part++)
			assertTrue(Map.of(spectrum, teacher, critical * part / 10, batch).spectralRadius() < 1);
	}

	/** One coordinate: E[(1 - 8 eta x^4)^2] = 1 - 48 eta + 64 x 105 eta^2 is 1 at 1/140; (1 - 24 eta)^2 at 1/12. */
	@Test
	void isKnownForSingleCoordinates() {
		final SpectralMeasure one = measure(new double[] { 1 }, new double[] { 1 });
		assertEquals(1.0 / 140, new LinearisedSgd(one, 1).criticalLearningRate(), 1e-12);
		assertEquals(1.0 / 12, new LinearisedSgd(one, 1_000_000_000).criticalLearningRate(), 1e-8);
		// E[(1 - 4 eta x^2 2 q^2)^2] = 1 - 16 eta lambda + 64 eta^2 9 lambda^2 with the teacher elsewhere: 1/(36 lambda)
		final SpectralMeasure apart = measure(new double[] { 1, 1e-6 }, new double[] { 0, 1e3 });
		assertEquals(1.0 / 36, new LinearisedSgd(apart, 1).criticalLearningRate(), 1e-6);
	}

	/** lambda -> k lambda, w* -> j w* changes s* by k j^2: the critical rate goes like 1/(k^2 j^2). */
	@Test
	void scalesLikeTheProblem() {
		final double[] spectrum = PowerLaw.spectrum(20, 1.5), teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final double[] spectrum3 = Arrays.stream(spectrum).map(x -> 3 * x).toArray(), teacher2 = Arrays.stream(teacher).map(
			x -> 2 * x).toArray();
		final LinearisedSgd plain = new LinearisedSgd(measure(spectrum, teacher), 1), scaled = new LinearisedSgd(measure(
			spectrum3, teacher2), 1);
		assertEquals(plain.criticalLearningRate() / 36, scaled.criticalLearningRate(), 1e-11 * plain.criticalLearningRate());
		// w in units of 2, x in units of sqrt 3: noise variance of y in units of 12^2, loss too, error of 2^2
		final NoiseFloor floor = plain.floor(3e-3, 0.1), other = scaled.floor(3e-3 / 36, 14.4);
		assertEquals(144 * floor.loss(), other.loss(), 1e-10 * other.loss());
		assertEquals(4 * floor.meanSquaredError(), other.meanSquaredError(), 1e-10 * other.meanSquaredError());
	}

	@Test
	void tendsToTheLeadingOrder() {
		final double[] spectrum = PowerLaw.spectrum(25, 1.2), teacher = Teachers.random(spectrum, "norm", Streams.of(2));
		final LinearisedSgd linearised = new LinearisedSgd(measure(spectrum, teacher), 4);
		final NoiseFloor floor = linearised.floor(1e-7, 0.2), leading = linearised.leadingFloor(1e-7, 0.2);
		assertEquals(1e-7 * 0.2 / 4, leading.meanSquaredError(), 1e-20);
		// the next order is the learning rate itself times a few tens
		assertEquals(1, floor.meanSquaredError() / leading.meanSquaredError(), 1e-5);
		assertEquals(1, floor.loss() / leading.loss(), 1e-5);
	}

	/** Independent of the teacher for equal eigenvalues: 0.063 at d = 30, 0.080 at d = 200. */
	@Test
	void equalEigenvaluesDoNotSeeTheTeacher() {
		for (final int d : new int[] { 30, 200 }) {
			final double[] spectrum = PowerLaw.spectrum(d, 0);
			final double random = new LinearisedSgd(measure(spectrum, Teachers.random(spectrum, "energy", Streams.of(1))), 1)
				.criticalLearningRate();
			final double[] single = new double[d];
			single[3] = Math.sqrt(d);
			assertEquals(random, new LinearisedSgd(measure(spectrum, single), 1).criticalLearningRate(), 1e-11);
			assertEquals(d == 30 ? 0.063 : 0.080, random, 5e-4);
		}
	}

	/** Nodes of a quadrature may have negative weights. */
	@Test
	void takesMeasures() {
		final double[] spectrum = PowerLaw.spectrum(3000, 1.5), teacher = Teachers.random(spectrum, "energy", Streams.of(4));
		final SpectralMeasure signed = Binning.of(spectrum, teacher, teacher, 400);
		assertTrue(Arrays.stream(signed.teacherSquared()).min().getAsDouble() < 0, "no negative weight to try");
		final LinearisedSgd few = new LinearisedSgd(signed, 2), full = new LinearisedSgd(measure(spectrum, teacher), 2);
		assertEquals(1, few.criticalLearningRate() / full.criticalLearningRate(), 1e-7);
		assertEquals(1, few.floor(5e-3, 1).loss() / full.floor(5e-3, 1).loss(), 1e-7);
		assertEquals(1, few.floor(5e-3, 1).meanSquaredError() / full.floor(5e-3, 1).meanSquaredError(), 1e-7);
		final LinearisedSgd huge = new LinearisedSgd(Binning.expected(1e12, 2, 1, 512), 1);
		assertEquals(1e-3 * 0.05, huge.floor(1e-3, 0.05).meanSquaredError(), 0.05 * 1e-3 * 0.05);
		assertEquals(0.0139, huge.criticalLearningRate(), 5e-5); // as at d = 1000 with a teacher of constant modulus
	}

	@Test
	void limitsAreSaid() {
		final double[] spectrum = { 0.6, 0.4, 0 }, teacher = { 1, -1, 2 };
		final LinearisedSgd linearised = new LinearisedSgd(measure(spectrum, teacher), 1);
		final double critical = linearised.criticalLearningRate();
		assertEquals(new NoiseFloor(0, 0), linearised.floor(0.9 * critical, 0));
		final double infinite = Double.POSITIVE_INFINITY;
		assertEquals(new NoiseFloor(infinite, infinite), linearised.floor(1.01 * critical, 0.1));
		// a coordinate that does not move has no part in it
		final LinearisedSgd without = new LinearisedSgd(measure(new double[] { 0.6, 0.4 }, new double[] { 1, -1 }), 1);
		assertEquals(without.criticalLearningRate(), critical, 1e-14);
		assertEquals(2 * without.floor(1e-3, 1).meanSquaredError(), 3 * linearised.floor(1e-3, 1).meanSquaredError(), 1e-12);
		assertEquals(2.0 / 3 * 1e-3, linearised.leadingFloor(1e-3, 1).meanSquaredError(), 1e-15);
	}

	@Test
	void badInputIsNamed() {
		final SpectralMeasure one = measure(new double[] { 1 }, new double[] { 1 });
		refuses("measure", () -> new LinearisedSgd(null, 1));
		for (final int batch : new int[] { 0, -1, 1_000_000_001 })
			refuses("batchSize", () -> new LinearisedSgd(one, batch));
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			refuses("learningRate", () -> new LinearisedSgd(one, 1).floor(bad, 1));
			refuses("noiseVariance", () -> new LinearisedSgd(one, 1).floor(1e-3, bad));
			refuses("noiseVariance", () -> new LinearisedSgd(one, 1).leadingFloor(1e-3, bad));
		}
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
