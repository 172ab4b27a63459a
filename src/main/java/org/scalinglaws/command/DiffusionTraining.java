package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.DenoiserCommand;
import org.scalinglaws.diffusion.denoiser.Denoiser;
import org.scalinglaws.diffusion.denoiser.Emergence;
import org.scalinglaws.diffusion.denoiser.TrainingCurves;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * How a linear diffusion model learns the variances of its data: weights, the variances of what it draws, and when each mode
 * emerges.
 */
@Plugin(type = Command.class, headless = true, description = "Gives weights and drawn variances of a linear diffusion model over the time of training, and when each mode emerges",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "diffusion.md#training-of-a-linear-denoiser"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Diffusion", weight = 3.85), @Menu(label = "Diffusion Training...", weight = 1) })
public class DiffusionTraining extends DenoiserCommand {

	@Parameter(label = "End time", description = "Of gradient flow; 1e-50 to 1e50", min = "1e-50", max = "1e50",
		persist = false)
	private double endTime = 1e4;

	@Parameter(label = "Records", description = "Times, 2 to 100000: 0 and then log-spaced from a millionth of the end; with the modes at most 10000000 rows",
		min = "2", max = "100000", persist = false)
	private int records = 81;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns time, mode (from 1), weight (at sigmaFrom), variance (of what is drawn; infinite beyond 1.8e308)")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Emergence", description = "Columns mode, eigenvalue, time when the variance passes the geometric mean of its values at time 0 and at last; NaN where these are the same")
	private Columns emergence;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent", description = "Slope of log time over log eigenvalue, near -1, over the modes whose variance rises by more than a factor 4; NaN without two different ones")
	private double exponent = Double.NaN;

	@Override
	public void run() {
		final Denoiser denoiser = denoiser();
		final double[] eigenvalues = spectrum(), times = TrainingCurves.times(endTime, records);
		quickly(progress -> {
			final Columns curves = TrainingCurves.of(denoiser, eigenvalues, times, progress.part(0, 0.5));
			return new Learned(curves, Emergence.of(denoiser, eigenvalues, progress.part(0.5, 1)));
		}, learned -> {
			table = signed(learned.curves);
			emergence = signed(learned.emergence.table());
			exponent = learned.emergence.exponent();
		});
	}

	private record Learned(Columns curves, Emergence emergence) {}
}
