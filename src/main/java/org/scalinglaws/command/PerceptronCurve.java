package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.perceptron.curve.LearningCurve;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The error of a perceptron of infinite size that learns a perceptron by the logistic loss at fixed norm, over the
 * sharpness of the loss: from Hebb's rule through an optimum close to the Bayes error to the largest margin.
 */
@Plugin(type = Command.class, headless = true, description = "Gives the error of a perceptron that learns another one, over the sharpness of its loss, and where it is least",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "perceptrons.md#the-learning-curve"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Perceptron", weight = 3.8), @Menu(label = "Perceptron Curve...", weight = 1) })
public class PerceptronCurve extends ScalingCommand {

	@Parameter(label = "Load", description = "Samples over dimension, 0.01 to 1000000", min = "0.01", max = "1000000",
		persist = false)
	private double load = 8;

	@Parameter(label = "Sharpness", description = "lambda of the loss log(1 + exp(-2 lambda margin)), a vector, 1e-6 to 1e6 each, in any order",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> sharpness;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns sharpness, overlap R with the teacher, error = arccos(R)/pi, relativeError (over Hebb's), earlyLaw (what that is in the limit of a large load), residual of the row")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal sharpness", description = "Of all from 1e-6 to 1e6, not only the given ones")
	private double optimalSharpness;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal error", description = "At the optimal sharpness")
	private double optimalError;

	@Parameter(type = ItemIO.OUTPUT, label = "Bayes error", description = "The least of any rule")
	private double bayesError;

	@Parameter(type = ItemIO.OUTPUT, label = "Hebb error", description = "Of Hebb's rule, the limit of no sharpness, to which relativeError and earlyLaw refer")
	private double hebbError;

	@Parameter(type = ItemIO.OUTPUT, label = "Residual", description = "Largest relative error of the two equations, by a finer quadrature, of all rows and the optimum")
	private double residual;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "converged, or where not; whether there is an optimum")
	private String reason;

	@Override
	public void run() {
		final double[] values = ImageArrays.vector("sharpness", sharpness);
		quickly(progress -> LearningCurve.of(load, values, progress), curve -> {
			table = signed(curve.table());
			optimalSharpness = curve.optimalSharpness();
			optimalError = curve.optimalError();
			bayesError = curve.bayesError();
			hebbError = curve.hebbError();
			residual = curve.residual();
			reason = curve.reason();
		});
	}
}
