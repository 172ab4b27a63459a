package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** The exact averages of a draw, beside sums over all unit teachers and all unit noises of what the equation itself gives. */
class DrawnProblemTest {

	private static final double NOISE = 0.3;

	@ParameterizedTest
	@CsvSource({ "7,5,3,4", "4,6,2,3", "5,5,5,2", "6,4,0,3" })
	void averagesOverTeacherAndNoise(final int samples, final int dimension, final int fast, final double condition) {
		final TwoScales problem = new TwoScales(samples, dimension, fast, condition, NOISE);
		final DrawnProblem drawn = new DrawnProblem(problem, Streams.of(4).stream("any", 0));
		final RealMatrix z = inputs(samples, dimension, Streams.of(4).stream("any", 0));
		final RealMatrix f = MatrixUtils.createRealDiagonalMatrix(weakening(problem)), x = z.multiply(f);
		final RealMatrix square = x.transpose().multiply(x);
		for (final double time : new double[] { 0.3, 2, 20 }) {
			final RealMatrix flow = integrated(square, time).multiply(x.transpose()); // labels -> student
			assertSame(problem, drawn.flow(time), f.multiply(flow), z);
			final RealMatrix ridge = new LUDecomposition(square.add(MatrixUtils.createRealIdentityMatrix(dimension)
				.scalarMultiply(1 / time))).getSolver().getInverse().multiply(x.transpose());
			assertSame(problem, drawn.ridge(time), f.multiply(ridge), z);
		}
	}

	/** At last the student is the least-squares one, F v = (Z'Z)^-1 Z'y, whatever the condition has done before. */
	@Test
	void keepsItsDigitsAtLargeConditions() {
		final double end = new DrawnProblem(new TwoScales(30, 20, 12, 1, NOISE), Streams.of(4).stream("any", 0)).flow(1e6)
			.row(0, 0)[3];
		for (final double condition : new double[] { 1e3, 1e5, 1e6 }) {
			final DrawnProblem drawn = new DrawnProblem(new TwoScales(30, 20, 12, condition, NOISE), Streams.of(4).stream("any",
				0));
			assertEquals(end, drawn.flow(1e4 * condition * condition).row(0, 0)[3], 1e-9 * end);
		}
	}

	private static RealMatrix inputs(final int samples, final int dimension, final RandomStream stream) {
		final RealMatrix z = new Array2DRowRealMatrix(samples, dimension);
		for (int i = 0; i < samples; i++)
			for (int j = 0; j < dimension; j++)
				z.setEntry(i, j, stream.nextGaussian() / Math.sqrt(dimension));
		return z;
	}

	private static double[] weakening(final TwoScales problem) {
		final double[] factors = new double[problem.dimension()];
		Arrays.fill(factors, 1 / problem.condition());
		Arrays.fill(factors, 0, problem.fast(), 1);
		return factors;
	}

	/** The integral of e^-Ct from 0 to the time, from its series at a short time and doublings. */
	private static RealMatrix integrated(final RealMatrix c, final double time) {
		final int doublings = 12;
		final RealMatrix step = c.scalarMultiply(-time / (1 << doublings));
		RealMatrix term = MatrixUtils.createRealIdentityMatrix(c.getRowDimension()), integral = term, exponential = term;
		for (int i = 1; i < 20; i++) {
			term = term.multiply(step).scalarMultiply(1.0 / i);
			exponential = exponential.add(term);
			integral = integral.add(term.scalarMultiply(1.0 / (i + 1)));
		}
		integral = integral.scalarMultiply(time / (1 << doublings));
		for (int i = 0; i < doublings; i++) {
			integral = integral.add(exponential.multiply(integral));
			exponential = exponential.multiply(exponential);
		}
		return integral;
	}

	/** Sums over teachers along each axis, w = e_j, and labels along each axis. */
	private static void assertSame(final TwoScales problem, final BlockMoments found, final RealMatrix student,
		final RealMatrix z)
	{
		final int d = problem.dimension();
		final RealMatrix ofTeacher = student.multiply(z);
		final double[] overlap = new double[2], energy = new double[2], risk = new double[2];
		for (int i = 0; i < d; i++) {
			final int b = i < problem.fast() ? 0 : 1;
			double noise = 0;
			for (final double value : student.getRow(i))
				noise += NOISE * value * value / d;
			energy[b] += noise;
			risk[b] += noise / 2;
			for (int j = 0; j < d; j++) {
				final double value = ofTeacher.getEntry(i, j), teacher = i == j ? 1 : 0;
				overlap[b] += value * teacher / d;
				energy[b] += value * value / d;
				risk[b] += Math.pow(value - teacher, 2) / d / 2;
			}
		}
		for (int b = 0; b < 2; b++) {
			assertEquals(overlap[b], found.overlap()[b], 1e-11);
			assertEquals(energy[b], found.energy()[b], 1e-11 * (1 + energy[b]));
			assertEquals(risk[b], found.risk()[b], 1e-11 * (1 + risk[b]));
		}
	}
}
