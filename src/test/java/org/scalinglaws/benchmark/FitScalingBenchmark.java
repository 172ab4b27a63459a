package org.scalinglaws.benchmark;

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
import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.fit.scaling.ScalingLaw;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** A scaling law fitted to 250 rows with errors of 1 %, from all starts; and a thousand resamples of it on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FitScalingBenchmark {

	private final LossPoints points = points();
	private final ScalingFit fit = fit();

	private static LossPoints points() {
		final ScalingLaw law = new ScalingLaw(ScalingForm.SUM, 1.8, 480, 0.35, 2100, 0.37);
		final RandomStream random = Streams.of(1).stream("losses", 0);
		final double[] size = new double[250], data = new double[250], loss = new double[250];
		for (int i = 0; i < 250; i++) {
			size[i] = 5e7 * Math.pow(200, i % 25 / 24.0);
			data[i] = 5e8 * Math.pow(300, i / 25 / 9.0);
			loss[i] = law.loss(size[i], data[i]) * Math.exp(0.01 * random.nextGaussian());
		}
		return LossPoints.of(size, data, loss);
	}

	@Benchmark
	public ScalingFit fit() {
		return ScalingFit.of(points, ScalingForm.SUM, 1e-3);
	}

	@Benchmark
	public ScalingBootstrap thousandResamples() {
		return ScalingBootstrap.of(fit, null, 1000, r -> Streams.of(1).stream("resample", r), 1, Progress.NONE);
	}
}
