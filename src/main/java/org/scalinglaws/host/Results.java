package org.scalinglaws.host;

import java.util.Arrays;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Shows the outputs of a module in ImageJ: tables and vectors as table windows,
 * pictures as images, images with axes as calibrated images of 32 bits, anything
 * else in the log. A matrix is kept by name, as the input of later commands.
 */
final class Results {

	private final Sources sources;

	Results(final Sources sources) {
		this.sources = sources;
	}

	void show(final Module module) {
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value != null) show(output.getName(), value);
		}
	}

	private void show(final String name, final Object value) {
		if (value instanceof Columns) TableWindows.of((Columns) value).show(name);
		else if (value instanceof ImagePlus) ((ImagePlus) value).show();
		else if (value instanceof CalibratedImage) ImageCalibration.image((CalibratedImage) value).show();
		else if (isVector(value)) TableWindows.of(name, vector(name, value)).show(name);
		else {
			if (value instanceof RandomAccessibleInterval) sources.keep(name, (RandomAccessibleInterval<?>) value);
			IJ.log(OutputText.of(name, value));
		}
	}

	private static boolean isVector(final Object value) {
		return value instanceof RandomAccessibleInterval && Arrays.stream(((RandomAccessibleInterval<?>) value)
			.dimensionsAsLongArray()).filter(n -> n > 1).count() <= 1;
	}

	@SuppressWarnings("unchecked") // all images of this package hold real numbers
	private static double[] vector(final String name, final Object image) {
		return ImageArrays.vector(name, (RandomAccessibleInterval<? extends RealType<?>>) image);
	}
}
