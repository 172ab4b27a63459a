package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The rate at which the gradient flow leaves the neighbourhood of 0. */
@Plugin(type = Command.class, headless = true, description = "Gives the rate at which the gradient flow leaves the neighbourhood of 0",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-escape"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Escape Rate...", weight = 6) })
public class EscapeRate extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Measure", description = "Replaces spectrum and teacher", required = false, persist = false)
	private SpectralMeasure measure;

	@Parameter(type = ItemIO.OUTPUT, label = "Rate", description = "rho: the overlap grows like exp(rho t); infinite beyond 1.8e308")
	private double rate = Double.NaN;

	@Override
	public void run() {
		final SpectralMeasure nodes = Measures.of(measure, spectrum, teacher);
		quickly(progress -> org.scalinglaws.retrieval.phases.EscapeRate.of(nodes.eigenvalue(), nodes.teacherSquared(), progress),
			solution -> rate = solution.rate());
	}
}
