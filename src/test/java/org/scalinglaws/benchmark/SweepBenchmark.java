package org.scalinglaws.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.command.Sweep;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Whole sweeps through their command: forty equal cells of some 50 ms by one thread and by two, which tells what the second
 * thread is worth; and 2000 cells that do nothing, in memory and in a folder, which tells what a cell costs by itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class SweepBenchmark {

	private static final int DIMENSION = 1000, CELLS = 40, TRIVIAL_CELLS = 2000;

	private Context context;
	private Map<String, Object> inputs;
	private Path folder;
	private int runs;

	@Setup
	public void begin() throws IOException {
		context = new Context();
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, 2);
		inputs = Map.of("spectrum", spectrum, "teacher", Teachers.alternating(spectrum, Teachers.ENERGY), "weights", StartingWeights
			.onSphere(DIMENSION, 0.1, 1, Streams.of(1)), "steps", 7000, "records", 10);
		folder = Files.createTempDirectory("sweeps");
	}

	@TearDown(Level.Trial)
	public void end() throws IOException {
		context.dispose();
		try (var files = Files.walk(folder)) {
			for (final Path file : files.sorted(java.util.Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	private Object run(final Object... pairs) throws Exception {
		return context.service(CommandService.class).run(Sweep.class, false, pairs).get().getOutput("table");
	}

	/** Equal cells. */
	@Benchmark
	public Object equalCells(final Threads threads) throws Exception {
		return run("command", "SimulateSgd", "grid", "learningRate = 1e-3", "seeds", CELLS, "inputs", inputs, "threads", threads.threads);
	}

	/** How many threads. */
	@State(Scope.Benchmark)
	public static class Threads {

		@Param({ "1", "2" })
		private int threads;
	}

	/** Cells that do nothing, in memory. */
	@Benchmark
	public Object trivialCells() throws Exception {
		return run("command", "PowerLawSpectrum", "grid", "dimension = 2; exponent = 1.5 : 3 : " + TRIVIAL_CELLS, "threads", 1);
	}

	/** Cells that do nothing, each kept in a journal. */
	@Benchmark
	public Object trivialCellsInAFolder() throws Exception {
		return run("command", "PowerLawSpectrum", "grid", "dimension = 2; exponent = 1.5 : 3 : " + TRIVIAL_CELLS, "threads", 1,
			"folder", folder.resolve("sweep" + runs++).toFile());
	}

}
