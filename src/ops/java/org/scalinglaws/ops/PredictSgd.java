package org.scalinglaws.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Predicts what one-pass stochastic gradient descent at a constant learning rate does on the
 * average, and where its noise leaves it.
 */
@Plugin(type = Op.class, name = "scaling.predictSgd")
public class PredictSgd extends SgdForecastOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private double learningRate = 1e-3;

	@Parameter(required = false)
	private double noiseVariance = 0;

	@Parameter(required = false)
	private long steps = 100_000;

	@Parameter(required = false)
	private int batchSize = 1;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(required = false)
	private double tolerance = 1e-8;

	@Override
	public void run() {
		final SgdForecast.Setting setting = new SgdForecast.Setting(learningRate, noiseVariance, steps, batchSize, records,
			tolerance);
		give(withProgress(progress -> SgdForecast.of(Measures.of(spectrum, teacher, weights), setting, progress)));
	}
}
