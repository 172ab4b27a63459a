package org.scalinglaws.benchmark;

import java.util.SplittableRandom;
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
import org.scalinglaws.spectrum.PatchCovariance;
import org.scalinglaws.spectrum.PatchSampler;
import org.scalinglaws.task.Progress;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** The principal components of the patches of 16 x 16 pixels of a square image: of all of them (0), and of some. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PatchBenchmark {

	@Param({ "512", "2048" })
	private int side;

	@Param({ "0", "20000" })
	private int patches;

	private Img<DoubleType> image;

	@Setup
	public void draw() {
		image = ArrayImgs.doubles(new SplittableRandom(1).doubles((long) side * side).toArray(), side, side);
	}

	@Benchmark
	public PatchCovariance decompose() {
		return PatchCovariance.of(new PatchSampler(image, 16, new SplittableRandom(2)), patches, Progress.NONE);
	}
}
