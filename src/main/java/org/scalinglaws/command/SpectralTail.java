package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Nodes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.phases.PowerLawTail;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Predicts the late phase of the gradient flow by sums over the spectrum. */
@Plugin(type = Command.class, headless = true, description = "Predicts the late phase of the gradient flow by sums over the spectrum",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-tail"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Spectral Tail...", weight = 8) })
public class SpectralTail extends ScalingCommand {

	/** Of nodes. */
	private static final double TOLERANCE = 1e-10;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Times", description = "Ascending, at least 0; the prediction holds well after the escape", persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(label = "Nodes", description = Nodes.DESCRIPTION, min = Nodes.MIN, max = Nodes.MAX, persist = false)
	private int nodes = Nodes.AUTOMATIC;

	@Parameter(label = "Sign", description = "1 or -1: the flow ends at sign x w*; 0: predicted from the start", min = "-1",
		max = "1", persist = false)
	private int sign;

	@Parameter(label = "Exponent", description = "Of a power-law spectrum, greater than 1: asks for the asymptotic laws too",
		min = "1", max = "20", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	private Double exponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Asymptotics", description = "Columns time, overlapGap, energyGap, loss, errorDrop = 1 - MSE(t)/MSE(0), infinite where it is beyond all numbers; if an exponent is given")
	private Columns asymptotics;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns time, overlap, energy, overlapGap, energyGap, loss, meanSquaredError")
	private Columns trajectory;

	@Override
	public void run() {
		final double[] records = org.scalinglaws.retrieval.phases.SpectralTail.requireTimes(ImageArrays.vector("times", times));
		final Nodes choice = Nodes.of(nodes, TOLERANCE, 2);
		quickly(progress -> choice.reduce(measure, spectrum, teacher, weights, progress).measure(), reduced -> predict(reduced,
			records));
	}

	private void predict(final SpectralMeasure reduced, final double[] records) {
		final PowerLawTail laws = exponent == null ? null : new PowerLawTail(Math.rint(reduced.dimension()), exponent);
		final int end = sign != 0 ? sign : org.scalinglaws.retrieval.phases.SpectralTail.predictedSign(reduced.eigenvalue(),
			reduced.startTeacher(), reduced.teacherSquared());
		final org.scalinglaws.retrieval.phases.SpectralTail tail = org.scalinglaws.retrieval.phases.SpectralTail.ofMoments(
			reduced.eigenvalue(), reduced.multiplicity(), reduced.startSquared(), reduced.startTeacher(), reduced
				.teacherSquared(), end);
		final Columns predicted = withProgress(progress -> tail.trajectory(records, progress));
		trajectory = signed(predicted);
		asymptotics = laws == null ? null : signed(asymptotics(laws, records));
	}

	private static Columns asymptotics(final PowerLawTail laws, final double[] times) {
		final Columns.Builder rows = Columns.builder("time", "overlapGap", "energyGap", "loss", "errorDrop");
		for (final double time : times)
			if (time > 0) rows.row(time, laws.overlapGap(time), laws.energyGap(time), laws.loss(time), laws.drop(time));
		return rows.metadata("windowStart", laws.windowStart()).metadata("windowEnd", laws.windowEnd()).build();
	}
}
