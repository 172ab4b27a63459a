package org.scalinglaws.command.support;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.SpectralMeasure;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Takes a measure, or makes the full one of spectrum, teacher and weights. */
public final class Measures {

	private Measures() {
		// static function only
	}

	/**
	 * The measure, or that of spectrum, teacher and weights.
	 *
	 * @throws IllegalArgumentException if the measure is given beside others, or an
	 *           array is missing or not allowed
	 */
	public static SpectralMeasure of(final SpectralMeasure measure,
		final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights)
	{
		if (measure == null) return full(problem(spectrum, teacher), ImageArrays.vector("weights", weights));
		if (spectrum == null && teacher == null && weights == null) return measure;
		throw new IllegalArgumentException("measure replaces spectrum, teacher and weights, but was given beside them");
	}

	/** As above, for what does not depend on a start. */
	public static SpectralMeasure of(final SpectralMeasure measure,
		final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher)
	{
		if (measure != null) return of(measure, spectrum, teacher, null);
		final RetrievalProblem problem = problem(spectrum, teacher);
		return full(problem, new double[problem.dimension()]);
	}

	/** Spectrum and teacher, checked. */
	public static RetrievalProblem problem(final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher)
	{
		return new RetrievalProblem(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector("teacher", teacher));
	}

	/**
	 * Requires that something was not given.
	 *
	 * @throws IllegalArgumentException if it was, telling that the problem has its own
	 */
	public static void requireNone(final String name, final Object value, final OnlineProblem problem) {
		if (value != null) throw new IllegalArgumentException(name + " must not be given with a problem that has its own, " +
			problem);
	}

	/**
	 * Requires that the label noise is the problem's own.
	 *
	 * @throws IllegalArgumentException if it is another, not zero
	 */
	public static void requireOwnNoise(final double noiseVariance, final OnlineProblem problem) {
		if (problem instanceof MixtureProblem && noiseVariance != 0) throw new IllegalArgumentException(
			"noiseVariance must be 0 for a mixture of classes, whose labels are the classes, was " + Require.text(noiseVariance));
		final double own = problem instanceof IndexProblem index ? index.noiseVariance() : 0;
		if (noiseVariance != 0 && noiseVariance != own) throw new IllegalArgumentException(
			"noiseVariance must be that of the problem, " + Require.text(own) + ", was " + Require.text(noiseVariance));
	}

	/**
	 * The weights, dimension x students, of a mixture of classes, with which no spectrum, teacher or measure may be given
	 * and each coordinate is a node.
	 */
	public static double[] weights(final MixtureProblem mixture, final Object spectrum, final Object teacher,
		final Object measure, final RandomAccessibleInterval<? extends RealType<?>> weights, final int nodes)
	{
		if (nodes > 0) throw new IllegalArgumentException(
			"nodes must be -1 or 0 for a mixture of classes, of which each coordinate counts by itself, was " + nodes);
		requireNone("spectrum", spectrum, mixture);
		requireNone("teacher", teacher, mixture);
		requireNone("measure", measure, mixture);
		return ImageArrays.matrix("weights", weights, mixture.dimension());
	}

	private static SpectralMeasure full(final RetrievalProblem problem, final double[] weights) {
		return SpectralMeasure.full(problem.spectrum(), problem.teacher(), weights);
	}
}
