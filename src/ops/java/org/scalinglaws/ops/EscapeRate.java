package org.scalinglaws.ops;

import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The rate rho at which the gradient flow leaves the neighbourhood of 0, as exp(rho t). */
@Plugin(type = Op.class, name = "scaling.escapeRate")
public class EscapeRate extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(type = ItemIO.OUTPUT)
	private double rate;

	@Override
	public void run() {
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		rate = of(SpectralMeasure.full(problem.spectrum(), problem.teacher(), new double[problem.dimension()]));
	}

	static double of(final SpectralMeasure nodes) {
		return org.scalinglaws.retrieval.phases.EscapeRate.of(nodes.eigenvalue(), nodes.teacherSquared()).rate();
	}
}
