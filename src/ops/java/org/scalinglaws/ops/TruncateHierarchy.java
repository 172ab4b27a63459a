package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.hierarchy.HierarchyComparison;
import org.scalinglaws.retrieval.hierarchy.HierarchySolution;
import org.scalinglaws.retrieval.hierarchy.MomentHierarchy;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Integrates the truncated hierarchy of moments to its blow-up. */
@Plugin(type = Op.class, name = "scaling.truncateHierarchy")
public class TruncateHierarchy extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private int moments = 32;

	@Parameter(required = false)
	private double endTime = 10;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private double blowUpTime;

	/** Longer spectra are binned, which changes no column by more than 1e-8. */
	private static final int LONGEST = 4096;

	@Override
	public void run() {
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		final double[] start = ImageArrays.vector("weights", weights);
		final SpectralMeasure nodes = problem.dimension() <= LONGEST ? SpectralMeasure.full(problem.spectrum(), problem
			.teacher(), start) : Binning.of(problem.spectrum(), problem.teacher(), start, Binning.DEFAULT_NODES);
		trajectory = withProgress(progress -> {
			final HierarchySolution solution = solve(nodes, moments, endTime, records, progress);
			blowUpTime = solution.blowUpTime();
			return HierarchyComparison.of(nodes, solution, records, progress.part(0.5, 1));
		});
	}

	static HierarchySolution solve(final SpectralMeasure nodes, final int moments, final double endTime,
		final int records, final Progress progress)
	{
		final MomentHierarchy hierarchy = new MomentHierarchy(nodes, moments);
		Require.positive("endTime", endTime);
		Require.inRange("records", records, 2, 100_000);
		return hierarchy.solve(endTime, progress.part(0, 0.5));
	}
}
