package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.SpectralMeasure;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes the full measure of spectrum, teacher and weights. */
final class Measures {

	private Measures() {
		// static functions only
	}

	/**
	 * The measure of all three.
	 *
	 * @throws IllegalArgumentException naming the array that is not allowed
	 */
	static SpectralMeasure of(final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights)
	{
		final RetrievalProblem problem = problem(spectrum, teacher);
		return SpectralMeasure.full(problem.spectrum(), problem.teacher(), ImageArrays.vector("weights", weights));
	}

	/** Spectrum and teacher, checked. */
	static RetrievalProblem problem(final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher)
	{
		return new RetrievalProblem(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector("teacher", teacher));
	}

	/** The weights at the end of a flow. */
	static Img<DoubleType> end(final FlowSolution solution,
		final RandomAccessibleInterval<? extends RealType<?>> weights,
		final RandomAccessibleInterval<? extends RealType<?>> teacher)
	{
		return ImageArrays.image(solution.weights(ImageArrays.vector("weights", weights), ImageArrays.vector("teacher",
			teacher)));
	}
}
