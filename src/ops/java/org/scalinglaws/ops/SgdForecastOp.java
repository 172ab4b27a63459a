package org.scalinglaws.ops;

import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What the predictions of stochastic gradient descent give. */
abstract class SgdForecastOp extends ScalingOp {

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private double lossFloor;

	@Parameter(type = ItemIO.OUTPUT)
	private double errorFloor;

	@Parameter(type = ItemIO.OUTPUT)
	private double criticalLearningRate;

	@Parameter(type = ItemIO.OUTPUT)
	private int sign;

	final void give(final SgdForecast forecast) {
		trajectory = forecast.trajectory();
		lossFloor = forecast.floor().loss();
		errorFloor = forecast.floor().meanSquaredError();
		criticalLearningRate = forecast.criticalLearningRate();
		sign = forecast.sign();
	}
}
