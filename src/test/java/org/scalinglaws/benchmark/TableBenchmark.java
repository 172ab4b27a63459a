package org.scalinglaws.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;

/** 300,000 rows of five columns as text, there and back, and a condition on them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TableBenchmark {

	private final Columns table = table();
	private final String text = written();

	private static Columns table() {
		final Random random = new Random(1);
		final Columns.Builder table = Columns.builder("time", "run", "loss", "energy", "overlap");
		for (int i = 0; i < 300_000; i++)
			table.row(1e-3 * i, i % 30, Math.exp(random.nextGaussian()), random.nextGaussian(), 1e-5 * random.nextDouble());
		return table.build();
	}

	@Benchmark
	public String written() {
		final StringBuilder target = new StringBuilder();
		try {
			ColumnsText.write(table, target);
		}
		catch (final IOException e) { // not in memory
			throw new AssertionError(e);
		}
		return target.toString();
	}

	@Benchmark
	public Columns read() throws IOException {
		return ColumnsText.read(new StringReader(text));
	}

	@Benchmark
	public Columns chosen() {
		return table.where("loss > 1 and run = 2").sorted("-loss");
	}
}
