package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.PowerLaw;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes the eigenvalues i^-exponent, scaled to sum 1. */
@Plugin(type = Command.class, headless = true, description = "Makes the eigenvalues of power-law data: rank to the power -exponent, with sum 1",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#what-the-spectrum-does"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Power-Law Spectrum...", weight = 1) })
public class PowerLawSpectrum extends ScalingCommand {

	@Parameter(label = "Dimension", description = "Number of eigenvalues, 1 to 100000000", min = "1", max = "100000000",
		persist = false)
	private int dimension = 1000;

	@Parameter(label = "Exponent", description = "Decay of the eigenvalues with their rank, 0 (isotropic) to 20",
		min = "0", max = "20", stepSize = "0.5", persist = false)
	private double exponent = 2;

	@Parameter(type = ItemIO.OUTPUT, label = "Spectrum")
	private Img<DoubleType> spectrum;

	@Override
	public void run() {
		quickly(progress -> PowerLaw.spectrum(dimension, exponent, progress), values -> spectrum = ImageArrays.image(
			values));
	}
}
