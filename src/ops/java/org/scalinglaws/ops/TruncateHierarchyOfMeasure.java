package org.scalinglaws.ops;

import org.scalinglaws.retrieval.hierarchy.HierarchyComparison;
import org.scalinglaws.retrieval.hierarchy.HierarchySolution;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** {@link TruncateHierarchy} on a measure. */
@Plugin(type = Op.class, name = "scaling.truncateHierarchy")
public class TruncateHierarchyOfMeasure extends ScalingOp {

	@Parameter
	private SpectralMeasure measure;

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

	@Override
	public void run() {
		trajectory = withProgress(progress -> {
			final HierarchySolution solution = TruncateHierarchy.solve(measure, moments, endTime, records, progress);
			blowUpTime = solution.blowUpTime();
			return HierarchyComparison.of(measure, solution, records, progress.part(0.5, 1));
		});
	}
}
