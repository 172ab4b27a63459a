package org.scalinglaws.command;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.SpectralMeasure;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Takes a measure, or makes the full one of spectrum, teacher and weights. */
final class Measures {

	private Measures() {
		// static function only
	}

	/**
	 * @throws IllegalArgumentException if both or neither are given, or an array is
	 *           not allowed
	 */
	static SpectralMeasure of(final SpectralMeasure measure,
		final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights)
	{
		if (measure == null) return SpectralMeasure.full(ImageArrays.vector("spectrum", spectrum), ImageArrays.vector(
			"teacher", teacher), ImageArrays.vector("weights", weights));
		if (spectrum == null && teacher == null && weights == null) return measure;
		throw new IllegalArgumentException("measure replaces spectrum, teacher and weights, but was given beside them");
	}
}
