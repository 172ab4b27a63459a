package org.scalinglaws.command;

import java.util.Arrays;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.mixture.MixtureLoss;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Makes a problem of two to four classes to tell apart, whose inputs are normal about a mean of the class, with variances
 * of the class.
 * <p>
 * Two classes are learned by one student, with labels +1 and -1 and no bias; more by one student for each class.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Makes a problem to learn online: classes of inputs about means, to be told apart",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "online-learning.md#mixtures-of-classes"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Online Learning", weight = 3.5), @Menu(label = "Mixture Problem...", weight = 2) })
public class MixtureProblem extends ScalingCommand {

	@Parameter(label = "Means", description = "Of the inputs of each class, dimension x classes; 2 to 4 classes", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> means;

	@Parameter(label = "Spectra", description = "Variances of the coordinates in each class, dimension x classes, or one vector for all; none negative",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectra;

	@Parameter(label = "Probabilities", description = "Of the classes, of sum 1; equal if not given", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> probabilities;

	@Parameter(label = "Loss", description = "logistic: log(1 + e^-yf) of two classes, softmax of more; halfSquared: half the sum of squares of outputs less +-1, or less 1 (own class) and 0",
		choices = { "logistic", "halfSquared" }, persist = false)
	private String loss = "logistic";

	@Parameter(type = ItemIO.OUTPUT, label = "Problem")
	private org.scalinglaws.online.mixture.MixtureProblem problem;

	@Override
	public void run() {
		final int dimension = (int) Require.given("means", means).dimension(0);
		final double[][] centres = columns("means", means, dimension);
		final double[][] variances = columns("spectra", spectra, dimension);
		final double[][] each = variances.length > 1 ? variances : new double[centres.length][];
		if (variances.length == 1) Arrays.fill(each, variances[0]);
		problem = new org.scalinglaws.online.mixture.MixtureProblem(centres, each, probabilities == null
			? org.scalinglaws.online.mixture.MixtureProblem.equal(centres.length) : ImageArrays.vector("probabilities",
				probabilities), MixtureLoss.of(loss));
	}

	private static double[][] columns(final String name, final RandomAccessibleInterval<? extends RealType<?>> image,
		final int rows)
	{
		final double[] all = ImageArrays.matrix(name, image, rows);
		final double[][] columns = new double[all.length / rows][];
		Arrays.setAll(columns, c -> Arrays.copyOfRange(all, c * rows, (c + 1) * rows));
		return columns;
	}
}
