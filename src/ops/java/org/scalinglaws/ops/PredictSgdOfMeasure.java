package org.scalinglaws.ops;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** {@link PredictSgd} on a measure, in any dimension. */
@Plugin(type = Op.class, name = "scaling.predictSgd")
public class PredictSgdOfMeasure extends SgdForecastOp {

	@Parameter
	private SpectralMeasure measure;

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
		give(withProgress(progress -> SgdForecast.of(measure, setting, progress)));
	}
}
