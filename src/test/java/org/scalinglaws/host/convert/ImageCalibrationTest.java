package org.scalinglaws.host.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.style.ColourMap;
import org.scalinglaws.host.outputs.OutputText;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;
import org.scijava.Context;
import org.scijava.convert.ConvertService;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import net.imglib2.img.Img;

class ImageCalibrationTest {

	private static final ImageAxis SAMPLES = ImageAxis.logarithmic("samples", 10, 1e5);
	private static final ImageAxis SHIFT = ImageAxis.linear("shift", -1, 0.5);

	private static Context context;
	private static ConvertService converter;

	@BeforeAll
	static void createContext() {
		context = new Context(ConvertService.class);
		converter = context.service(ConvertService.class);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	@Test
	void calibrationIsOfTheLogarithm() {
		final ImagePlus picture = converter.convert(image(0), ImagePlus.class);
		final Calibration calibration = picture.getCalibration();
		assertEquals("risk", picture.getTitle());
		assertEquals(32, picture.getBitDepth());
		assertEquals("log10 samples", calibration.getXUnit());
		assertEquals("shift", calibration.getYUnit());
		assertArrayEquals(new double[] { 1, 2, 5 }, new double[] { calibration.getX(0), calibration.getX(1), calibration
			.getX(4) }, 1e-12);
		assertArrayEquals(new double[] { -1, 0.5 }, new double[] { calibration.getY(0), calibration.getY(2) }, 1e-12);
		assertEquals(7, picture.getProcessor().getf(2, 1)); // rows keep their order
	}

	@Test
	void axesAndValuesComeBack() {
		final CalibratedImage source = image(-3);
		final CalibratedImage back = assertInstanceOf(CalibratedImage.class, converter.convert(converter.convert(source,
			ImagePlus.class), Img.class));
		assertEquals("risk", back.name());
		assertArrayEquals(source.values(), back.values()); // whole numbers are exact in 32 bits
		assertEquals(SAMPLES, back.axis(0));
		assertEquals(SHIFT.name(), back.axis(1).name());
		assertArrayEquals(source.coordinates(1), back.coordinates(1), 1e-15);
		final CalibratedImage odd = new CalibratedImage("odd", new double[7 * 3], 7, 3, ImageAxis.logarithmic("a", 0.3, 77),
			SHIFT);
		assertArrayEquals(odd.coordinates(0), ImageCalibration.image(ImageCalibration.image(odd), odd.values()).coordinates(
			0), 1e-9);
	}

	/** As a file's name says nothing of its values, nor a window's title that tells two results apart. */
	@Test
	void theQuantityKeepsItsNameInFilesAndWindows() {
		final ImagePlus picture = ImageCalibration.image(image(0));
		final ImagePlus opened = new Opener().deserialize(new FileSaver(picture).serialize());
		opened.setTitle("map of mine.tif");
		assertEquals("risk", ImageCalibration.image(opened, new double[15]).name());
		picture.setTitle("risk-1");
		assertEquals("risk", ImageCalibration.image(picture, new double[15]).name());
		opened.getCalibration().setValueUnit(new Calibration().getValueUnit());
		assertEquals("map of mine", ImageCalibration.image(opened, new double[15]).name());
	}

	@Test
	void colourTablesFitTheSigns() {
		final ImagePlus magnitudes = ImageCalibration.image(image(2));
		assertEquals(2, magnitudes.getDisplayRangeMin());
		assertEquals(16, magnitudes.getDisplayRangeMax());
		assertEquals(ColourMap.SEQUENTIAL.rgb(1), magnitudes.getProcessor().convertToRGB().get(14) & 0xFFFFFF);
		final ImagePlus exponents = ImageCalibration.image(image(-4));
		assertEquals(-10, exponents.getDisplayRangeMin());
		assertEquals(10, exponents.getDisplayRangeMax());
		assertEquals(ColourMap.DIVERGING.rgb(1), exponents.getProcessor().convertToRGB().get(14) & 0xFFFFFF);
	}

	@Test
	void plainPicturesHaveNoAxes() {
		final ImagePlus plain = new ImagePlus("plain", new ij.process.FloatProcessor(3, 2));
		assertFalse(converter.convert(plain, Img.class) instanceof CalibratedImage);
	}

	@Test
	void theTextNamesTheAxes() {
		assertEquals("risk = risk over samples (5 logarithmic from 10.0 to 100000.0) and shift (3 from -1.0 to 0.5): " +
			"minimum 0.0, mean 7.0, maximum 14.0", OutputText.of("risk", image(0)));
	}

	/** Whole numbers that rise by one from the first. */
	private static CalibratedImage image(final int first) {
		final double[] values = new double[15];
		for (int i = 0; i < 15; i++)
			values[i] = first + i;
		return new CalibratedImage("risk", values, 5, 3, SAMPLES, SHIFT);
	}
}
