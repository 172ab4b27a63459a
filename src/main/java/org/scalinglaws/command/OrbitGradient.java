package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.diffusion.orbit.Orbit;
import org.scalinglaws.diffusion.orbit.OrbitGradients;
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

/** The variance of a denoiser's gradient where its target is averaged over the orbit of a symmetry group, and where not. */
@Plugin(type = Command.class, headless = true, description = "Measures how much variance a denoiser's gradient loses by averages of its target over a symmetry group",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "diffusion.md#orbit-averages"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Diffusion", weight = 3.85), @Menu(label = "Orbit Gradient...", weight = 3) })
public class OrbitGradient extends ScalingCommand {

	@Parameter(label = "Group", description = "reflection: x and -x; cyclic: the shifts of a vector; rotations: of a square image, by quarters of a turn",
		choices = { Orbit.REFLECTION, Orbit.CYCLIC, Orbit.ROTATIONS }, persist = false)
	private String group = Orbit.REFLECTION;

	@Parameter(label = "Template", description = "A vector, for rotations a square image or its rows in one vector; at most 65536 numbers, cyclic: 4096; not all 0",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> template;

	@Parameter(label = "Noise level", description = "sigma, a vector of one or more, 1e-30 to 1e30 each", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> noiseLevel;

	@Parameter(label = "Weight", description = "w of the student w x, -1000 to 1000", min = "-1000", max = "1000",
		stepSize = "0.1", persist = false)
	private double weight = 0.3;

	@Parameter(label = "Samples", description = "At each noise level, 100 to 1000000000", min = "100", max = "1000000000",
		persist = false)
	private int samples = 100_000;

	@Parameter(label = "Seed", description = "Of the noise, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "Columns noiseLevel, plainVariance, orbitVariance, predictedGap, gap, plainMean, orbitMean, targetGap, predictedTargetGap, standard errors, predictedPlainVariance")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Plain variance", description = "Of the gradient 2 (w x - x0).x at the first noise level")
	private double plainVariance;

	@Parameter(type = ItemIO.OUTPUT, label = "Orbit variance", description = "The same with the average over the orbit in place of x0")
	private double orbitVariance;

	@Parameter(type = ItemIO.OUTPUT, label = "Predicted gap", description = "By how much the second is less: exactly for reflections, else over the same samples")
	private double predictedGap;

	@Override
	public void run() {
		final double[] levels = ImageArrays.vector("noiseLevel", noiseLevel);
		final Orbit orbit = Orbit.of(group, numbers());
		wholly(progress -> OrbitGradients.of(orbit, levels, weight, samples, seed, progress), this::give);
	}

	/** A square image counts as its rows where it is to be turned. */
	private double[] numbers() {
		Require.given("template", template);
		if (!Orbit.ROTATIONS.equals(group) || template.numDimensions() != 2 || template.dimension(0) == 1 || template.dimension(
			1) == 1) return ImageArrays.vector("template", template);
		if (template.dimension(0) != template.dimension(1)) throw new IllegalArgumentException(
			"template must be a square image, was " + template.dimension(0) + " x " + template.dimension(1));
		return ImageArrays.matrix("template", template, (int) Math.min(template.dimension(0), Integer.MAX_VALUE));
	}

	private void give(final Columns rows) {
		table = signed(rows);
		plainVariance = rows.first("plainVariance");
		orbitVariance = rows.first("orbitVariance");
		predictedGap = rows.first("predictedGap");
	}
}
