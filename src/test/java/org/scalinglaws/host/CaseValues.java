package org.scalinglaws.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.mixture.MixtureProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Inputs and outputs of the cases in a form that shows each bit. */
public final class CaseValues {

	private CaseValues() {
		// static methods only
	}

	/** What a command takes for a value of a case: vectors and matrices as images. */
	public static Object image(final Object value) {
		if (value instanceof double[]) return ImageArrays.image((double[]) value);
		if (!(value instanceof CommandCases.Matrix)) return value;
		final CommandCases.Matrix matrix = (CommandCases.Matrix) value;
		return ImageArrays.image(matrix.values(), matrix.rows());
	}

	/** All outputs but pictures, tables with their metadata, and the files. */
	public static Map<String, String> outputs(final Module module, final List<Path> files) throws IOException {
		final Map<String, String> all = new TreeMap<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value == null || value instanceof ImagePlus) continue;
			all.put(item.getName(), bits(value) + (value instanceof Columns ? new TreeMap<>(((Columns) value).metadata())
				: ""));
		}
		for (final Path file : files) {
			all.put(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
			Files.delete(file);
		}
		return all;
	}

	/** A value as text from which each bit can be told. */
	public static String bits(final Object value) {
		if (value instanceof Number) return Double.toHexString(((Number) value).doubleValue());
		if (value instanceof double[]) return bits(ImageArrays.image((double[]) value));
		if (value instanceof Columns) return ((Columns) value).names() + bits(((Columns) value).values());
		if (value instanceof SpectralMeasure) {
			final SpectralMeasure m = (SpectralMeasure) value;
			return bits(m.eigenvalue()) + bits(m.multiplicity()) + bits(m.startSquared()) + bits(m.startTeacher()) + bits(m
				.teacherSquared());
		}
		if (value instanceof MixtureProblem mixture) return Arrays.deepToString(mixture.means()) + Arrays.deepToString(mixture
			.spectra()) + mixture;
		if (!(value instanceof RandomAccessibleInterval)) return value.toString();
		@SuppressWarnings("unchecked")
		final RandomAccessibleInterval<? extends RealType<?>> image =
			(RandomAccessibleInterval<? extends RealType<?>>) value;
		final StringBuilder text = new StringBuilder(value instanceof CalibratedImage ? value.toString() : "");
		for (int d = 0; d < image.numDimensions(); d++)
			text.append(image.dimension(d)).append(' ');
		for (final RealType<?> pixel : Views.flatIterable(image))
			text.append(Double.toHexString(pixel.getRealDouble())).append(' ');
		return text.toString();
	}
}
