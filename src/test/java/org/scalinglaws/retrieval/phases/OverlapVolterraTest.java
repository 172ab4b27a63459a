package org.scalinglaws.retrieval.phases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The Volterra equations of the overlap beside the linearised flow's matrix and beside the flow. */
class OverlapVolterraTest {

	private record Case(double[] spectrum, double[] teacher, double[] start) {

		/** s* is not 1 under the normalization by norm, so that its place in the exponent shows. */
		static Case of(final int dimension, final double norm) {
			final double[] spectrum = PowerLaw.spectrum(dimension, 1.5);
			return new Case(spectrum, Teachers.random(spectrum, "norm", Streams.of(3)), StartingWeights.onSphere(dimension, norm,
				1, Streams.of(3)));
		}

		SpectralMeasure measure() {
			return SpectralMeasure.full(spectrum, teacher, start);
		}

		/** u of w' = (4 s* Q + 8 Qw* (Qw*)') w, by the eigenvectors of the matrix. */
		double linearised(final double time) {
			final int d = spectrum.length;
			final RealMatrix matrix = MatrixUtils.createRealMatrix(d, d);
			for (int i = 0; i < d; i++)
				for (int j = 0; j < d; j++)
					matrix.setEntry(i, j, 8 * spectrum[i] * teacher[i] * spectrum[j] * teacher[j] + (i == j ? 4 * measure()
						.teacherEnergy() * spectrum[i] : 0));
			final EigenDecomposition modes = new EigenDecomposition(matrix);
			double overlap = 0;
			for (int k = 0; k < d; k++) {
				double projection = 0, read = 0;
				for (int i = 0; i < d; i++) {
					projection += modes.getEigenvector(k).getEntry(i) * start[i];
					read += modes.getEigenvector(k).getEntry(i) * spectrum[i] * teacher[i];
				}
				overlap += Math.exp(modes.getRealEigenvalue(k) * time) * projection * read;
			}
			return overlap;
		}
	}

	@ParameterizedTest
	@CsvSource({ "3, 4", "5, 1" })
	void quadratureHasItsOrder(final int stages, final int blocks) {
		final Case problem = Case.of(14, 1);
		final OverlapVolterra volterra = new OverlapVolterra(problem.measure(), stages);
		final double end = 6, exact = problem.linearised(end);
		final double coarse = Math.abs(volterra.phaseOne(end, 2 * blocks, Progress.NONE)[2 * blocks] - exact);
		final double fine = Math.abs(volterra.phaseOne(end, 4 * blocks, Progress.NONE)[4 * blocks] - exact);
		final double order = Math.log(coarse / fine) / Math.log(2);
		assertEquals(2 * stages - 1, order, 0.6, coarse + " -> " + fine); // asymptotic only for short blocks
		final double[] many = volterra.phaseOne(end, 200, Progress.NONE);
		for (int n = 0; n <= 200; n += 20)
			assertEquals(problem.linearised(end * n / 200), many[n], 2e-10 * Math.abs(exact));
	}

	/** What the equation of phase I leaves out is of the order of s, the square of the start. */
	@Test
	void aSmallStartMakesPhaseOneExact() {
		final double end = 1;
		double before = 0;
		for (final double norm : new double[] { 1e-4, 1e-3, 1e-2, 1e-1 }) {
			final SpectralMeasure measure = Case.of(200, norm).measure();
			final double flow = new GradientFlow(measure, 1e-12).solve(new double[] { end }, 1, false, Progress.NONE).trajectory()
				.get("overlap", 0);
			final double error = Math.abs(new OverlapVolterra(measure, 5).phaseOne(end, 20, Progress.NONE)[20] / flow - 1);
			if (norm == 1e-4) assertTrue(error < 1e-8, "" + error);
			else if (norm > 1e-3 && norm < 0.1) assertEquals(100, error / before, 10); // next order: s itself
			before = error;
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, 1e-3, 1e-10 })
	void duhamelsFormHoldsAlongTheFlow(final double norm) {
		final PhaseOneComparison comparison = PhaseOneComparison.of(Case.of(300, norm).measure(), 1000, 60, Progress.NONE);
		final Columns table = comparison.table();
		assertEquals(60, table.rows());
		final double scale = Case.of(300, norm).measure().teacherEnergy();
		assertTrue(Math.abs(table.get("flowOverlap", 59)) > 0.1 * scale, "the flow has met its nonlinearity");
		// the flow's tolerance is 1e-11
		assertTrue(comparison.residual() < 1e-9, "" + comparison.residual());
		// phase I ends at s = 0.1 s*: errors of a few times that
		assertTrue(comparison.error() > 1e-5 && comparison.error() < 0.3, "" + comparison.error());
		assertTrue(table.get("error", 59) > 1, "the linear equation does not saturate");
		assertEquals(comparison.residual(), java.util.Arrays.stream(table.column("duhamelResidual")).max().getAsDouble(), 0);
	}

	@Test
	void duhamelsFormHasTheOrderOfItsQuadrature() {
		final SpectralMeasure measure = Case.of(100, 0.1).measure();
		final double coarse = residual(measure, 24, 1), fine = residual(measure, 48, 1);
		assertEquals(5, Math.log(coarse / fine) / Math.log(2), 0.6, coarse + " -> " + fine);
		assertTrue(residual(measure, 200, 1) < 1e-8);
		assertTrue(residual(measure, 200, 1.001) > 1e-5, "an energy that is not the flow's does not fit");
	}

	/** At the end of 40 units of time, in which the flow passes from phase I to phase II. */
	private static double residual(final SpectralMeasure measure, final int blocks, final double factor) {
		final OverlapVolterra volterra = new OverlapVolterra(measure, 3);
		final Columns flow = new GradientFlow(measure, 1e-12).solve(volterra.nodeTimes(40, blocks), 1, false, Progress.NONE)
			.trajectory();
		final double[] energy = java.util.Arrays.stream(flow.column("energy")).map(s -> factor * s).toArray();
		final double[] right = volterra.rightSide(40, blocks, flow.column("overlap"), energy, Progress.NONE);
		return Math.abs(right[blocks] - flow.get("overlap", 3 * blocks));
	}

	/** One coordinate: u' = 12 lambda s* u. */
	@Test
	void oneCoordinate() {
		final SpectralMeasure measure = SpectralMeasure.full(new double[] { 0.5 }, new double[] { 3 }, new double[] { 1e-5 });
		final double[] u = new OverlapVolterra(measure, 7).phaseOne(0.3, 10, Progress.NONE);
		assertEquals(1.5e-5 * Math.exp(12 * 0.5 * 4.5 * 0.3), u[10], 1e-15);
	}

	/** It goes to where u of phase I is a hundred times s*, u(0) exp(12 lambda s* t) of one coordinate; or to exp(300). */
	@Test
	void comparisonsEndWhereTheFlowHasEscaped() {
		final SpectralMeasure one = SpectralMeasure.full(new double[] { 0.5 }, new double[] { 3 }, new double[] { 1e-5 });
		final Columns table = PhaseOneComparison.of(one, 1e9, 40, Progress.NONE).table();
		assertEquals(Math.log(450 / 1.5e-5) / (12 * 0.5 * 4.5), table.get("time", 39), 1e-10);
		assertEquals(450, table.get("overlap", 39), 1e-4);
		assertEquals(0.5, PhaseOneComparison.of(one, 0.5, 3, Progress.NONE).table().get("time", 2), 1e-15);
		final Columns few = PhaseOneComparison.of(one, 1e9, 2, Progress.NONE).table(); // records are no steps of the quadrature
		assertEquals(2, few.rows());
		assertEquals(450, few.get("overlap", 1), 1e-4);
		final SpectralMeasure none = SpectralMeasure.full(new double[] { 0.5, 0.5 }, new double[] { 3, 0 }, new double[] { 0,
			1e-80 });
		final PhaseOneComparison still = PhaseOneComparison.of(none, 1e9, 3, Progress.NONE);
		assertEquals(300 / (12 * 0.5 * 4.5), still.table().get("time", 2), 1e-10);
		assertEquals(0, still.error());
	}

	/** Eigenvalues in another unit and weights in one over its root are the same flow in another unit of time. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-200, 1e-150, 1e100 })
	void noUnitMatters(final double unit) {
		final double root = Math.sqrt(unit);
		final SpectralMeasure usual = SpectralMeasure.full(new double[] { 1, 0.5 }, new double[] { 1, 1 }, new double[] { 1e-3,
			-2e-4 });
		final SpectralMeasure other = SpectralMeasure.full(new double[] { unit, unit / 2 }, new double[] { 1 / root, 1 / root },
			new double[] { 1e-3 / root, -2e-4 / root });
		final PhaseOneComparison expected = PhaseOneComparison.of(usual, 0.4, 5, Progress.NONE);
		final PhaseOneComparison found = PhaseOneComparison.of(other, 0.4 / unit, 5, Progress.NONE);
		for (int n = 0; n < 5; n++)
			for (final String column : List.of("overlap", "duhamelOverlap", "flowOverlap"))
				assertEquals(1, found.table().get(column, n) / expected.table().get(column, n), 1e-10, column + " in row " + n);
		assertEquals(expected.error(), found.error(), 1e-10);
		assertEquals(expected.residual(), found.residual(), 1e-10);
	}

	/** A coordinate that the teacher does not see plays no part, however fast it would grow. */
	@Test
	void coordinatesWithoutTeacherDoNotCount() {
		final SpectralMeasure seen = SpectralMeasure.full(new double[] { 1e-4 }, new double[] { 1 }, new double[] { 1e-6 });
		final SpectralMeasure both = SpectralMeasure.full(new double[] { 1, 1e-4 }, new double[] { 0, 1 }, new double[] { 0,
			1e-6 });
		final Columns expected = PhaseOneComparison.of(seen, 1e12, 20, Progress.NONE).table(), table = PhaseOneComparison.of(
			both, 1e12, 20, Progress.NONE).table();
		for (int n = 0; n < 20; n++)
			for (final String column : List.of("overlap", "duhamelOverlap", "flowOverlap"))
				assertEquals(1, table.get(column, n) / expected.get(column, n), 1e-8, column + " in row " + n);
	}

	/** Errors are relative to the largest |u| of the flow so far; the one told is the largest while u and s are small. */
	@Test
	void errorsAreThoseOfTheTable() {
		final Case problem = Case.of(30, 0.05);
		final PhaseOneComparison comparison = PhaseOneComparison.of(problem.measure(), 1000, 80, Progress.NONE);
		final double scale = problem.measure().teacherEnergy();
		final double[] times = comparison.table().column("time");
		final Columns flow = new GradientFlow(problem.measure(), 1e-11).solve(times, 1, false, Progress.NONE).trajectory();
		double largest = 0, most = 0;
		int n = 0;
		for (; Math.abs(flow.get("overlap", n)) <= 0.1 * scale && flow.get("energy", n) <= 0.1 * scale; n++) {
			largest = Math.max(largest, Math.abs(flow.get("overlap", n)));
			final double error = Math.abs(comparison.table().get("overlap", n) - flow.get("overlap", n)) / largest;
			assertEquals(error, comparison.table().get("error", n), 1e-7 * (1 + error));
			most = Math.max(most, error);
		}
		assertTrue(n > 20 && n < 80, "rows " + n);
		assertEquals(most, comparison.error(), 1e-7);
	}

	@Test
	void cancelLeavesThePartThatIsDone() {
		final Progress canceled = new Looks(1);
		assertEquals(1, new OverlapVolterra(Case.of(10, 1).measure(), 3).phaseOne(1, 5, canceled).length);
		assertEquals(0, PhaseOneComparison.of(Case.of(10, 1).measure(), 1, 5, canceled).table().rows());
	}

	@Test
	void badInputIsNamed() {
		final SpectralMeasure measure = Case.of(10, 1).measure();
		refuses("stages", () -> new OverlapVolterra(measure, 4));
		refuses("measure", () -> new OverlapVolterra(null, 3));
		refuses("endTime", () -> new OverlapVolterra(measure, 3).phaseOne(0, 5, Progress.NONE));
		refuses("blocks", () -> new OverlapVolterra(measure, 3).phaseOne(1, 0, Progress.NONE));
		refuses("overlap", () -> new OverlapVolterra(measure, 3).rightSide(1, 2, new double[6], new double[7],
			Progress.NONE));
		refuses("energy", () -> new OverlapVolterra(measure, 3).rightSide(1, 2, new double[7], new double[6],
			Progress.NONE));
		refuses("endTime", () -> PhaseOneComparison.of(measure, Double.NaN, 5, Progress.NONE));
		refuses("records", () -> PhaseOneComparison.of(measure, 1, 1, Progress.NONE));
	}

	private static void refuses(final String name, final Executable call) {
		final String message = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
