package org.scalinglaws.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.network.Network;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.RiskDiagram;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;

/** Milliseconds for one state evolution, gamma = 1, Delta = 0.5: cold, continued, on few nodes; and for whole diagrams. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StateEvolutionBenchmark {

	/** Few samples, the peak, many. */
	@Param({ "0.3", "1", "10" })
	private double samplesPerParameter;

	@Param({ "1e-3", "1" })
	private double weightDecay;

	private final StateEvolution diagonal = StateEvolution.diagonal(PowerLawTargets.alternatingVector(1000, 1));
	private final StateEvolution nodes = StateEvolution.diagonalPowerLaw(1e5, 1);
	private final StateEvolution quadratic = StateEvolution.quadratic(PowerLawTargets.eigenvalues(200, 1));

	private StateEvolution.State diagonalNeighbour, nodesNeighbour, quadraticNeighbour;

	@Setup
	public void solveNeighbours() {
		diagonalNeighbour = diagonal.solve(near(1e3));
		nodesNeighbour = nodes.solve(near(1e5));
		quadraticNeighbour = quadratic.solve(near(1e4));
	}

	private Setting at(final double parameters) {
		return new Setting(samplesPerParameter * parameters, weightDecay, 0.5);
	}

	/** A pixel further in a diagram of 256 pixels over ten decades. */
	private Setting near(final double parameters) {
		return new Setting(samplesPerParameter * parameters, weightDecay * Math.pow(10, 10. / 255), 0.5);
	}

	@Benchmark
	public StateEvolution.State diagonalOfThousand() {
		return diagonal.solve(at(1e3));
	}

	@Benchmark
	public StateEvolution.State diagonalOfThousandContinued() {
		return diagonal.solve(at(1e3), diagonalNeighbour);
	}

	@Benchmark
	public StateEvolution.State diagonalOnNodes() {
		return nodes.solve(at(1e5));
	}

	@Benchmark
	public StateEvolution.State diagonalOnNodesContinued() {
		return nodes.solve(at(1e5), nodesNeighbour);
	}

	@Benchmark
	public StateEvolution.State quadraticOfTwoHundred() {
		return quadratic.solve(at(1e4));
	}

	@Benchmark
	public StateEvolution.State quadraticOfTwoHundredContinued() {
		return quadratic.solve(at(1e4), quadraticNeighbour);
	}

	/** Whole diagrams at d = 1e5 on all processors. */
	@State(Scope.Benchmark)
	@BenchmarkMode(Mode.SingleShotTime)
	@OutputTimeUnit(TimeUnit.SECONDS)
	@Fork(1)
	@Warmup(iterations = 1)
	@Measurement(iterations = 3)
	public static class Diagrams {

		@Benchmark
		public RiskDiagram diagonal256() {
			return diagram(Network.DIAGONAL, 256);
		}

		@Benchmark
		public RiskDiagram quadratic128() {
			return diagram(Network.QUADRATIC, 128);
		}

		private static RiskDiagram diagram(final Network network, final int resolution) {
			return RiskDiagram.of(network, 1e5, 1, 0.5, ImageAxis.logarithmic("effectiveSamples", 10, 1e8), ImageAxis
				.logarithmic("weightDecay", 1e-4, 1e4), resolution, Progress.NONE);
		}
	}
}
