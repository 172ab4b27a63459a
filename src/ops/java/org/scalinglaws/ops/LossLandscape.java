package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * The population loss at one point: its value, gradient, Hessian eigenvalues (descending) and
 * the kind of critical point: maximum, saddle, minimum, or none.
 */
@Plugin(type = Op.class, name = "scaling.lossLandscape")
public class LossLandscape extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(type = ItemIO.OUTPUT)
	private double loss;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> gradient;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> hessianEigenvalues;

	@Parameter(type = ItemIO.OUTPUT)
	private String kind;

	@Override
	public void run() {
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		Require.inRange("spectrum length", problem.dimension(), 1,
			org.scalinglaws.retrieval.model.LossLandscape.MAX_HESSIAN_DIMENSION);
		final org.scalinglaws.retrieval.model.LossLandscape landscape = new org.scalinglaws.retrieval.model.LossLandscape(problem,
			ImageArrays.vector("weights", weights));
		loss = landscape.loss();
		gradient = ImageArrays.image(landscape.gradient());
		kind = landscape.kind().toString();
		hessianEigenvalues = ImageArrays.image(withProgress(landscape::hessianEigenvalues));
	}
}
