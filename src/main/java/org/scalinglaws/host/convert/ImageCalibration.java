package org.scalinglaws.host.convert;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.figure.style.ColourMap;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;

/**
 * The passage between images with axes and ImageJ's calibrated 32-bit images.
 * <p>
 * ImageJ's calibration is linear, so that a logarithmic axis is one of powers of
 * ten, with the unit "log10 samples"; an integer coordinate of ImageJ stands for
 * the centre of a pixel. Rows keep their numbers: the first is on top.
 * </p>
 */
public final class ImageCalibration {

	private static final String LOG = "log10 ";
	private static final String UNKNOWN = new Calibration().getValueUnit();

	private ImageCalibration() {
		// static conversions only
	}

	/** A 32-bit image with the name, the axes and fitting colours. */
	public static ImagePlus image(final CalibratedImage source) {
		final FloatProcessor pixels = new FloatProcessor(source.width(), source.height(), source.values());
		final ImagePlus image = new ImagePlus(source.name(), pixels);
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = width(source, 0);
		calibration.xOrigin = -start(source.axis(0)) / calibration.pixelWidth;
		calibration.setXUnit(unit(source.axis(0)));
		calibration.pixelHeight = width(source, 1);
		calibration.yOrigin = -start(source.axis(1)) / calibration.pixelHeight;
		calibration.setYUnit(unit(source.axis(1)));
		calibration.setValueUnit(source.name());
		image.setCalibration(calibration);
		image.setProperty("Info", info(source.metadata()));
		colour(image, source.values());
		return image;
	}

	/** Lines "key: value", as ImageJ reads them, or null. */
	private static String info(final Map<String, Object> metadata) {
		return metadata.isEmpty() ? null : metadata.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue() +
			"\n").collect(Collectors.joining());
	}

	/** Whether an image is of one slice of 32 bits, with units of length. */
	static boolean isCalibrated(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return image.getBitDepth() == 32 && image.getStackSize() == 1 && !calibration.getXUnit().startsWith("pixel") &&
			calibration.pixelWidth > 0 && calibration.pixelHeight > 0;
	}

	/** A calibrated image with its values as doubles. */
	public static CalibratedImage image(final ImagePlus source, final double[] values) {
		final Calibration calibration = source.getCalibration();
		return new CalibratedImage(name(source), values, source.getWidth(), source.getHeight(), axis(calibration
			.getXUnit(), calibration.getX(0), calibration.getX(source.getWidth() - 1.0)), axis(calibration.getYUnit(),
				calibration.getY(0), calibration.getY(source.getHeight() - 1.0)));
	}

	/** What its values are; of an image that does not tell, its title, which is the file's name where it was opened. */
	private static String name(final ImagePlus source) {
		final String quantity = source.getCalibration().getValueUnit();
		return quantity.equals(UNKNOWN) ? source.getTitle().replaceFirst("(?i)\\.tiff?$", "") : quantity;
	}

	private static ImageAxis axis(final String unit, final double from, final double to) {
		if (!unit.startsWith(LOG)) return ImageAxis.linear(unit, from, to);
		return ImageAxis.logarithmic(unit.substring(LOG.length()), power(from), power(to));
	}

	/** Ten to an exponent; one that is a decimal number but for rounding gives the power of that number. */
	private static double power(final double exponent) {
		return Math.pow(10, Math.rint(exponent * 1e12) / 1e12);
	}

	private static double width(final CalibratedImage source, final int dimension) {
		final double step = source.axis(dimension).step(source.dimension(dimension));
		return step > 0 ? step : 1;
	}

	private static double start(final ImageAxis axis) {
		return axis.logarithmic() ? Math.log10(axis.from()) : axis.from();
	}

	private static String unit(final ImageAxis axis) {
		return axis.logarithmic() ? LOG + axis.name() : axis.name();
	}

	/** Values of both signs diverge from 0; the outermost hundredth at each end does not stretch the colours. */
	private static void colour(final ImagePlus image, final double[] values) {
		final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
		if (sorted.length == 0) return;
		final double low = sorted[sorted.length / 100], high = sorted[sorted.length - 1 - sorted.length / 100];
		final boolean diverging = sorted[0] < 0 && sorted[sorted.length - 1] > 0;
		final ColourMap map = diverging ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL;
		image.setLut(new LUT(map.table(16), map.table(8), map.table(0)));
		final double reach = Math.max(-low, high);
		image.setDisplayRange(diverging ? -reach : low, diverging ? reach : high);
	}
}
