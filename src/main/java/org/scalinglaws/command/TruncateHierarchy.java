package org.scalinglaws.command;

import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.hierarchy.HierarchyComparison;
import org.scalinglaws.retrieval.hierarchy.HierarchySolution;
import org.scalinglaws.retrieval.hierarchy.MomentHierarchy;
import org.scalinglaws.retrieval.phases.PhaseOneComparison;
import org.scalinglaws.spectrum.Binning;
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

/** Integrates the truncated hierarchy of moments to its end time or its peak, and the Volterra equation of phase I. */
@Plugin(type = Command.class, headless = true, description = "Integrates the truncated hierarchy of moments to its end time or its peak, and the Volterra equation of phase I",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#what-each-command-shows"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Truncate Hierarchy...", weight = 5) })
public class TruncateHierarchy extends ScalingCommand {

	/** Longer spectra are binned, which changes no column by more than 1e-8. */
	private static final int LONGEST = 4096;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Moments", description = "K: w'Q^k w and w'Q^k w* are kept for k up to K, 1 to 128", min = "1",
		max = "128", persist = false)
	private int moments = 32;

	@Parameter(label = "End time", description = "Flow time up to which to integrate, greater than 0 (1e-280), to 1e300", min = "0",
		max = "1e300", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double endTime = 10;

	@Parameter(label = "Records", description = "Number of recorded times, 2 to 100000: evenly spaced from 0 on", min = "2",
		max = "100000", persist = false)
	private int records = 200;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Up to a peak or blow-up that ends it: columns time, overlap, energy, overlapGap, energyGap, loss, flowOverlap, flowEnergy, overlapError, energyError (relative to s*)")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Blow-up time", description = "At which s is shown to become infinite; NaN if none is shown, as for all starts that overlap with the teacher")
	private double blowUpTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Peak time", description = "Of the highest energy s up to the end time or to a peak so high that nothing behind it is resolved")
	private double peakTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Peak energy", description = "s there; infinite beyond 1.8e308, its decimal logarithm is in the trajectory's metadata")
	private double peakEnergy;

	@Parameter(type = ItemIO.OUTPUT, label = "Volterra", description = "Columns time, overlap (Volterra equation of phase I), flowOverlap, error (relative to the largest |u| so far), duhamelOverlap, duhamelResidual (relative to s*)")
	private Columns volterra;

	@Parameter(type = ItemIO.OUTPUT, label = "Volterra error", description = "Largest error of the Volterra equation while |u| and s are below 0.1 s*")
	private double volterraError;

	@Parameter(type = ItemIO.OUTPUT, label = "Duhamel residual", description = "Largest difference between the flow's u and Duhamel's form of it, relative to s*")
	private double duhamelResidual;

	@Override
	public void run() {
		final SpectralMeasure nodes = nodes();
		final MomentHierarchy hierarchy = new MomentHierarchy(nodes, moments);
		withProgress(progress -> {
			final HierarchySolution solution = hierarchy.solve(endTime, progress.part(0, 0.5));
			blowUpTime = solution.blowUpTime();
			peakTime = solution.peak().time();
			peakEnergy = solution.peak().energy();
			trajectory = signed(HierarchyComparison.of(nodes, solution, records, progress.part(0.5, 0.6)));
			final PhaseOneComparison comparison = PhaseOneComparison.of(nodes, endTime, records, progress.part(0.6, 1));
			volterra = signed(comparison.table().with(Map.of("canceled", progress.isCanceled())));
			volterraError = comparison.error();
			duhamelResidual = comparison.residual();
			return comparison;
		});
	}

	private SpectralMeasure nodes() {
		final SpectralMeasure given = Measures.of(measure, spectrum, teacher, weights);
		if (measure != null || given.nodes() <= LONGEST) return given;
		return Binning.of(given.eigenvalue(), ImageArrays.vector("teacher", teacher), ImageArrays.vector("weights", weights),
			Binning.DEFAULT_NODES);
	}
}
