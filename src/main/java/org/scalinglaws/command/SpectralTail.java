package org.scalinglaws.command;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.RetrievalProblem;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Predicts the late phase of the gradient flow by sums over the spectrum. */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
	label = "Phase Retrieval", weight = 2), @Menu(label = "Spectral Tail...", weight = 8) })
public class SpectralTail extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Times", description = "Ascending, at least 0; the prediction holds well after the escape", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns time, overlap, energy, overlapGap, energyGap, loss, meanSquaredError")
	private Columns trajectory;

	@Override
	public void run() {
		final double[] records = org.scalinglaws.retrieval.SpectralTail.requireTimes(ImageArrays.vector("times", times));
		final org.scalinglaws.retrieval.SpectralTail tail = tail();
		trajectory = signed(withProgress(progress -> tail.trajectory(records, progress)));
	}

	private org.scalinglaws.retrieval.SpectralTail tail() {
		final RetrievalProblem problem = new RetrievalProblem(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector(
			"teacher", teacher));
		return org.scalinglaws.retrieval.SpectralTail.of(problem, ImageArrays.vector("weights", weights));
	}
}
