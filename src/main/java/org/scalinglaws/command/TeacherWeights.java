package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Teachers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes a teacher w*, or several that are orthogonal in the metric of the spectrum, for problems with several units. */
@Plugin(type = Command.class, headless = true, description = "Makes the teacher w* that has to be found",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-model"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Data", weight = 1), @Menu(label = "Teacher Weights...", weight = 4) })
public class TeacherWeights extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Normalization", description = "energy: w*'Qw* = 1; norm: |w*|^2 = dimension", choices = {
		Teachers.ENERGY, Teachers.NORM }, persist = false)
	private String normalization = Teachers.ENERGY;

	@Parameter(label = "Random", description = "Normal components; otherwise constant modulus with alternating signs; with a source only the signs are random or alternate",
		persist = false)
	private boolean random = true;

	@Parameter(label = "Source", description = "s of the source condition: moduli such that lambda_i w*_i^2 ~ (lambda_i/lambda_1)^s / rank_i, which is i^-(s a + 1) of a power law i^-a; greater than 0, to 20; none if not given",
		min = "0", max = "20", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	private Double source;

	@Parameter(label = "Teachers", description = "1 to 4; several are random, with w*_m'Qw*_l = 0 between them, dimension x teachers",
		min = "1", max = "4", persist = false)
	private int teachers = 1;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Teacher")
	private Img<DoubleType> teacher;

	@Override
	public void run() {
		final Streams streams = Streams.of(seed);
		final double[] eigenvalues = ImageArrays.vector("spectrum", spectrum);
		if (teachers > 1 && (!random || source != null)) throw new IllegalArgumentException("teachers must be 1 " + (random
			? "with a source" : "if not random") + ", was " + teachers);
		quickly(progress -> {
			final double[] plain = random ? Teachers.orthogonal(eigenvalues, normalization, teachers, streams, progress.part(0,
				0.5)) : Teachers.alternating(eigenvalues, normalization);
			return source == null ? plain : Teachers.withSource(plain, eigenvalues, source, normalization, progress.part(0.5, 1));
		}, values -> teacher = teachers == 1 ? ImageArrays.image(values) : ImageArrays.image(values, eigenvalues.length));
	}
}
