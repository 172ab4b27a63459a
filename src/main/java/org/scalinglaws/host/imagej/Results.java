package org.scalinglaws.host.imagej;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.host.convert.ImageCalibration;
import org.scalinglaws.host.convert.TableWindows;
import org.scalinglaws.host.outputs.OutputText;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Shows the outputs of a module in ImageJ under their names: tables and vectors as
 * table windows, pictures as images, images with axes as calibrated images of 32
 * bits, anything else in the log. A matrix or a measure is kept by its name, as the
 * input of later commands. Single numbers and texts also make a table of one row, a
 * column each, from which a macro reads them; it bears the prefix as its name, or
 * else the module's title.
 * <p>
 * An output takes the place of an older one of its name, but never of an input: then
 * its name gets a number. What a canceled run leaves is named so.
 * </p>
 */
public final class Results {

	private final Sources sources;
	private final String prefix;
	private final boolean canceled;

	/**
	 * @param prefix stands before all names, with an underscore, if not empty
	 * @param canceled whether the results are what was reached till then
	 */
	public Results(final Sources sources, final String prefix, final boolean canceled) {
		this.sources = sources;
		this.prefix = prefix.isBlank() ? "" : prefix.trim() + "_";
		this.canceled = canceled;
	}

	/**
	 * Shows all outputs that are not resolved yet, and resolves them.
	 *
	 * @param inputs the names of the data that the module was given
	 */
	public void show(final Module module, final List<String> inputs) {
		final Map<String, Object> numbers = new LinkedHashMap<>();
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value == null || module.isOutputResolved(output.getName())) continue;
			show(title(prefix + output.getName(), inputs), value);
			if (value instanceof Number || value instanceof Boolean || value instanceof String) numbers.put(output.getName(),
				value);
			module.resolveOutput(output.getName());
		}
		if (!numbers.isEmpty()) sources.open(title(prefix.isEmpty() ? module.getInfo().getTitle().replace("...", "") : prefix
			.substring(0, prefix.length() - 1), inputs), TableWindows.of(numbers), null);
	}

	private String title(final String name, final List<String> inputs) {
		final String base = name + (canceled ? " (canceled)" : "");
		String title = base;
		for (int number = 1; inputs.contains(title); number++)
			title = base + "-" + number;
		return title;
	}

	private void show(final String name, final Object value) {
		if (value instanceof Columns) sources.open(name, TableWindows.of((Columns) value), (Columns) value);
		else if (value instanceof ImagePlus) ChartWindow.show((ImagePlus) value);
		else if (value instanceof CalibratedImage) showImage(name, (CalibratedImage) value);
		else if (isVector(value)) sources.open(name, TableWindows.of(name, vector(name, value)), null);
		else {
			if (value instanceof RandomAccessibleInterval || Sources.isKept(value.getClass())) sources.keep(name, value);
			IJ.log(OutputText.of(name, value));
		}
	}

	private static void showImage(final String name, final CalibratedImage value) {
		final ImagePlus image = ImageCalibration.image(value);
		image.setTitle(name);
		image.show();
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
