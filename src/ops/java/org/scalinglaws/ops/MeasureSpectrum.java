package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Makes the measure of a spectrum, a teacher and a start, of at most the given number of nodes. */
@Plugin(type = Op.class, name = "scaling.measureSpectrum")
public class MeasureSpectrum extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private int nodes = Binning.DEFAULT_NODES;

	@Parameter(type = ItemIO.OUTPUT)
	private SpectralMeasure measure;

	@Override
	public void run() {
		final NodeBudget budget = NodeBudget.of(nodes);
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		measure = Binning.of(problem.spectrum(), problem.teacher(), ImageArrays.vector("weights", weights), budget);
	}
}
