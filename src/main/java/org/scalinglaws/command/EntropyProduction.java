package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.equilibrium.entropy.EntropyPaths;
import org.scalinglaws.equilibrium.entropy.Fluctuations;
import org.scalinglaws.equilibrium.entropy.LinearDiffusion;
import org.scalinglaws.equilibrium.entropy.PathEntropy;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The entropy that stationary SGD about a minimum produces, and the fluctuation theorem that its paths obey. */
@Plugin(type = Command.class, headless = true, description = "Gives the entropy that SGD about a minimum produces in its stationary state, and checks the fluctuation theorem on paths",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "noise.md#entropy-production"), @Attr(
		name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(label = "Noise",
			weight = 3.9), @Menu(label = "Entropy Production...", weight = 2) })
public class EntropyProduction extends ScalingCommand {

	@Parameter(label = "Hessian", description = "n x n, n to 200: dimension 0 is the row; positive definite, or not symmetric and stable",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> hessian;

	@Parameter(label = "Noise", description = "n x n: covariance of the gradient of one sample, symmetric and positive definite",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> noise;

	@Parameter(label = "Learning rate", description = "Greater than 0, to 1e50; the time of a step", min = "0", max = "1e50",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 0.1;

	@Parameter(label = "Batch size", description = "Samples per step, 1 to 1000000000", min = "1", max = "1000000000",
		persist = false)
	private int batchSize = 1;

	@Parameter(label = "Paths", description = "2 to 10000000", min = "2", max = "10000000", persist = false)
	private int paths = 40_000;

	@Parameter(label = "Time", description = "Of a path, steps of SGD x learningRate; greater than 0, to 1e50", min = "0",
		max = "1e50", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double time = 1.2;

	@Parameter(label = "Records", description = "Moments at which a path is seen after its start, evenly spaced: 1 to 1000000000",
		min = "1", max = "1000000000", persist = false)
	private int records = 300;

	@Parameter(label = "Seed", description = "Of the paths, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Rate", description = "Entropy produced in a unit of time, in closed form")
	private double rate;

	@Parameter(type = ItemIO.OUTPUT, label = "Area rate", description = "Area swept in a unit of time, in closed form; of more than two dimensions the largest of any pair")
	private double areaRate;

	@Parameter(type = ItemIO.OUTPUT, label = "Fluctuation mean", description = "Mean of exp(-entropy) over the paths; 1 by the theorem")
	private double fluctuationMean;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error", description = "Of fluctuationMean")
	private double standardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Mean rate", description = "Mean entropy of a path over time, as measured")
	private double meanRate;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of mean rate")
	private double meanRateStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Observed rate", description = "What meanRate is expected to be, seen at these moments: in closed form, less than rate")
	private double observedRate;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns entropy, logRatio (of the numbers of paths with it and with its negative), standardError, forward, backward; no rows in equilibrium or where fewer than five paths go backward")
	private Columns table;

	@Override
	public void run() {
		final LinearDiffusion diffusion = new LinearDiffusion(matrix("hessian", hessian), matrix("noise", noise), learningRate,
			batchSize);
		rate = diffusion.rate();
		areaRate = diffusion.areaRate();
		final PathEntropy entropy = diffusion.every(Require.positive("time over records", time / records));
		observedRate = entropy.observedRate();
		quickly(progress -> EntropyPaths.draw(entropy, diffusion.dimension(), records, paths, seed, progress), entropies -> {
			final Fluctuations found = Fluctuations.of(entropies, diffusion.isEquilibrium());
			fluctuationMean = found.mean();
			standardError = found.standardError();
			meanRate = found.meanEntropy() / time;
			meanRateStandardError = found.meanEntropyStandardError() / time;
			table = signed(found.table()).with(Map.of("residual", diffusion.residual(), "state", found.state()));
		});
	}

	/** Row by row. */
	private static double[][] matrix(final String name, final RandomAccessibleInterval<? extends RealType<?>> image) {
		Require.given(name, image);
		final int rows = (int) Require.inRange(name + "'s rows", image.dimension(0), 1, LinearDiffusion.MOST_DIMENSIONS);
		final double[] columns = ImageArrays.matrix(name, image, rows);
		if (columns.length != rows * rows) throw new IllegalArgumentException(name + " must have as many columns as rows, " +
			rows + ", was " + columns.length / rows);
		final double[][] matrix = new double[rows][rows];
		for (int i = 0; i < columns.length; i++)
			matrix[i % rows][i / rows] = columns[i];
		return matrix;
	}
}
