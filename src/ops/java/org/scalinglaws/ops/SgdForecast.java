package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.LearningRateSchedule;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.retrieval.prediction.NoiseFloor;
import org.scalinglaws.retrieval.prediction.PredictionResult;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The mean course of stochastic gradient descent and its end.
 *
 * @param trajectory the means
 * @param floor what the noise leaves
 * @param criticalLearningRate from which on the error has no finite variance
 * @param sign the mean approaches sign x w*
 */
record SgdForecast(Columns trajectory, NoiseFloor floor, double criticalLearningRate, int sign) {

	/** The numbers that descent is asked to run with. */
	record Setting(double learningRate, double noiseVariance, long steps, int batchSize, int records, double tolerance) {}

	static SgdForecast of(final SpectralMeasure nodes, final Setting setting, final Progress progress) {
		final LearningRateSchedule rates = LearningRateSchedule.constant(Require.positive("learningRate", setting
			.learningRate()));
		final SgdPrediction prediction = new SgdPrediction(nodes, rates, setting.noiseVariance(), setting
			.batchSize(), setting.tolerance());
		Require.inRange("steps", setting.steps(), 1L, LearningRateSchedule.MAX_STEPS);
		Require.inRange("records", setting.records(), 2, 1_000_000);
		final PredictionResult result = prediction.solve(setting.steps(), setting.records(), progress);
		final LinearisedSgd linearised = new LinearisedSgd(nodes, setting.batchSize());
		final double critical = linearised.criticalLearningRate();
		return new SgdForecast(result.trajectory(), linearised.floor(setting.learningRate(), setting.noiseVariance(),
			critical), critical, result.sign());
	}
}
