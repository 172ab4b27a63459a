package org.scalinglaws.retrieval.phases;

import java.util.stream.IntStream;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.RadauTableau;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The overlap as the solution of a Volterra equation of the second kind, by
 * quadrature on blocks of equal length.
 * <p>
 * In phase I, where s is small beside s*, Theta = s* t and the equation is linear: u =
 * a0 + 8 K * u (arXiv 2511.18661, Lemma 1 and after it). On each block it is solved by
 * the Volterra-Runge-Kutta method of the Radau IIA formula with S stages, of order
 * 2S - 1 at the ends of the blocks. With Theta = int (s* - 3 s) along a flow the
 * equation holds at all times; its right side is formed by the same rule.
 * </p>
 */
public final class OverlapVolterra {

	private final SpectralMeasure measure;
	private final int stages;
	private final double[] node;
	private final RealMatrix rule;

	/**
	 * @param measure spectrum, teacher and start
	 * @param stages S, 3 or 5 or 7
	 * @throws IllegalArgumentException if there is no rule of so many stages
	 */
	public OverlapVolterra(final SpectralMeasure measure, final int stages) {
		this.measure = Require.given("measure", measure);
		this.stages = stages;
		final RadauTableau tableau = RadauTableau.of(stages);
		node = IntStream.rangeClosed(1, stages).mapToDouble(tableau::node).toArray();
		rule = new LUDecomposition(MatrixUtils.createRealMatrix(tableau.stageSlopes())).getSolver().getInverse();
	}

	/** {@return the ends of the blocks, from 0 on} */
	public static double[] times(final double endTime, final int blocks) {
		Require.positive("endTime", endTime);
		Require.inRange("blocks", blocks, 1, 1_000_000);
		final double[] times = new double[blocks + 1];
		for (int n = 0; n <= blocks; n++)
			times[n] = endTime * n / blocks;
		return times;
	}

	/** {@return all times at which {@link #rightSide} asks for the flow: 0 and each block's S nodes, of which the last is its end} */
	public double[] nodeTimes(final double endTime, final int blocks) {
		final double[] ends = times(endTime, blocks), times = new double[blocks * stages + 1];
		for (int n = 0; n < blocks; n++) {
			for (int i = 0; i < stages; i++)
				times[n * stages + i + 1] = ends[n] + (ends[n + 1] - ends[n]) * node[i];
			times[(n + 1) * stages] = ends[n + 1];
		}
		return times;
	}

	/**
	 * Solves the equation of phase I.
	 *
	 * @return u at the ends of the blocks, from time 0 on; fewer of them if canceled
	 * @throws IllegalArgumentException if a parameter is not positive
	 */
	public double[] phaseOne(final double endTime, final int blocks, final Progress progress) {
		final double length = times(endTime, blocks)[blocks] / blocks, energy = measure.teacherEnergy();
		final OverlapMemory memory = new OverlapMemory(measure);
		final double[] overlap = new double[blocks + 1], theta = new double[stages], past = new double[stages];
		final DecompositionSolver solver = stageSolver(memory, length, energy);
		for (int i = 0; i < stages; i++)
			theta[i] = energy * length * node[i];
		overlap[0] = memory.past(0);
		for (int n = 1; n <= blocks; n++) {
			if (progress.isCanceled()) return java.util.Arrays.copyOf(overlap, n);
			for (int i = 0; i < stages; i++)
				past[i] = memory.past(theta[i]);
			final double[] stage = solver.solve(new ArrayRealVector(past, false)).toArray();
			memory.advance(energy * length, theta, weighted(stage, length));
			overlap[n] = stage[stages - 1];
			progress.update((double) n / blocks);
		}
		return overlap;
	}

	/** I - 8 h a_ij K((c_i - c_j) s* h): the kernel is entire, so that it may be taken at negative times. */
	private DecompositionSolver stageSolver(final OverlapMemory memory, final double length, final double energy) {
		final RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(stages);
		for (int i = 0; i < stages; i++)
			for (int j = 0; j < stages; j++)
				matrix.addToEntry(i, j, -length * rule.getEntry(i, j) * memory.kernel((node[i] - node[j]) * energy * length));
		return new LUDecomposition(matrix).getSolver();
	}

	/**
	 * The right side of the equation with Theta = int (s* - 3 s) along a given flow:
	 * where it is not the flow's own u, that is no solution.
	 *
	 * @param overlap u at the {@link #nodeTimes}
	 * @param energy s there
	 * @return the right side at the ends of the blocks, from time 0 on; fewer of them
	 *         if canceled
	 * @throws IllegalArgumentException if a length is not that of the times
	 */
	public double[] rightSide(final double endTime, final int blocks, final double[] overlap, final double[] energy,
		final Progress progress)
	{
		final double length = times(endTime, blocks)[blocks] / blocks;
		Require.length("overlap", overlap, blocks * stages + 1);
		Require.length("energy", energy, blocks * stages + 1);
		final OverlapMemory memory = new OverlapMemory(measure);
		final double[] right = new double[blocks + 1], stage = new double[stages], speed = new double[stages];
		right[0] = memory.past(0);
		for (int n = 1; n <= blocks; n++) {
			if (progress.isCanceled()) return java.util.Arrays.copyOf(right, n);
			for (int i = 0; i < stages; i++) {
				stage[i] = overlap[(n - 1) * stages + i + 1];
				speed[i] = length * (measure.teacherEnergy() - 3 * energy[(n - 1) * stages + i + 1]);
			}
			final double[] theta = rule.operate(speed);
			memory.advance(theta[stages - 1], theta, weighted(stage, length));
			right[n] = memory.past(0);
			progress.update((double) n / blocks);
		}
		return right;
	}

	private double[] weighted(final double[] stage, final double length) {
		final double[] weighted = new double[stages];
		for (int i = 0; i < stages; i++)
			weighted[i] = length * rule.getEntry(stages - 1, i) * stage[i];
		return weighted;
	}
}
