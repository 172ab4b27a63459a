package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

class CalibratedImageTest {

	private static final ImageAxis SAMPLES = ImageAxis.logarithmic("samples", 10, 1e5);
	private static final ImageAxis SHIFT = ImageAxis.linear("shift", -1, 2);

	@Test
	void endsAreCentresOfPixels() {
		assertArrayEquals(new double[] { 10, 100, 1e3, 1e4, 1e5 }, SAMPLES.coordinates(5), 1e-9); // 1e4 in doubles
		assertArrayEquals(new double[] { -1, 0, 1, 2 }, SHIFT.coordinates(4), 1e-15);
		assertEquals(1e5, SAMPLES.coordinate(4, 5)); // the ends to the bit
		assertEquals(0.1, ImageAxis.logarithmic("a", 0.1, 0.7).coordinate(0, 9));
		assertEquals(0.7, ImageAxis.logarithmic("a", 0.1, 0.7).coordinate(8, 9));
		assertEquals(1, SAMPLES.step(5), 1e-15);
	}

	@Test
	void positionInvertsCoordinate() {
		for (double index = -0.5; index < 64; index += 0.37) {
			assertEquals(index, SAMPLES.position(SAMPLES.coordinate(index, 64), 64), 1e-11); // 64 pixels, 5 decades: 13 eps each
			assertEquals(index, SHIFT.position(SHIFT.coordinate(index, 64), 64), 1e-11);
		}
	}

	@Test
	void onePixelStaysAtItsPlace() {
		final ImageAxis point = ImageAxis.linear("a", 3, 3);
		assertEquals(3, point.coordinate(0, 1));
		assertEquals(0, point.position(5, 1));
		assertEquals(3, new CalibratedImage("b", new double[1], 1, 1, point, point).coordinate(1, 0));
	}

	@Test
	void valuesAreShared() {
		final double[] values = { 0, 1, 2, 3, 4, 5 };
		final CalibratedImage image = new CalibratedImage("risk", values, 3, 2, SAMPLES, SHIFT);
		assertSame(values, image.values());
		assertSame(values, ImageArrays.matrix("risk", image, 3));
		final RandomAccess<DoubleType> access = image.randomAccess();
		access.setPositionAndGet(1, 1).set(7);
		assertEquals(7, image.get(1, 1));
		assertEquals(7, values[4]);
		assertEquals("risk", image.name());
		assertEquals(1000, image.coordinate(0, 1), 1e-12);
		assertEquals(1, image.position(1, 2), 1e-15);
	}

	@Test
	void copiesKeepTheAxes() {
		final CalibratedImage image = new CalibratedImage("risk", new double[] { 0, 1, 2, 3, 4, 5 }, 3, 2, SAMPLES, SHIFT);
		final CalibratedImage copy = image.copy();
		assertNotSame(image.values(), copy.values());
		assertArrayEquals(image.values(), copy.values());
		assertSame(SAMPLES, copy.axis(0));
		final CalibratedImage turned = CalibratedImage.copyOf("turned", Views.permute(image, 0, 1), SHIFT, SAMPLES);
		assertArrayEquals(new double[] { 0, 3, 1, 4, 2, 5 }, turned.values());
	}

	@Test
	void imagesBecomeATableOfPixels() {
		final CalibratedImage risk = new CalibratedImage("risk", new double[] { 1, 2, 3, 4, 5, 6 }, 3, 2, ImageAxis.logarithmic(
			"samples", 1, 100), ImageAxis.linear("shift", -1, 1)).with(Map.of("seed", 7));
		final Columns table = CalibratedImage.table(List.of(risk, risk.with("other", new double[] { 6, 5, 4, 3, 2, 1 })));
		assertEquals(List.of("samples", "shift", "risk", "other"), table.names());
		assertEquals(6, table.rows());
		assertArrayEquals(new double[] { 1, -1, 1, 6 }, table.row(0));
		assertArrayEquals(new double[] { 10, -1, 2, 5 }, table.row(1), 1e-14);
		assertArrayEquals(new double[] { 1, 1, 4, 3 }, table.row(3));
		assertEquals(7L, table.metadata().get("seed"));
		refused("images must be over the same axes, was a over", () -> CalibratedImage.table(List.of(risk, new CalibratedImage("a",
			new double[6], 3, 2, SAMPLES, ImageAxis.linear("shift", 0, 1)))));
	}

	@Test
	void whatDoesNotFitIsRefused() {
		refused("from of a must be finite and greater than 0, was 0", () -> ImageAxis.logarithmic("a", 0, 1));
		refused("to of a must be in [2, ", () -> ImageAxis.linear("a", 2, 1));
		refused("from of a must be in", () -> ImageAxis.linear("a", Double.NaN, 1));
		refused("name must not be blank", () -> ImageAxis.linear(" ", 0, 1));
		refused("values must have length 6, was 5", () -> new CalibratedImage("a", new double[5], 3, 2, SAMPLES, SHIFT));
		refused("y is required", () -> new CalibratedImage("a", new double[6], 3, 2, SAMPLES, null));
		refused("to of b must be greater than from = 1.0, was 1.0", () -> new CalibratedImage("a", new double[6], 3, 2,
			SAMPLES, ImageAxis.linear("b", 1, 1)));
		refused("line must have 2 dimensions, had 1", () -> CalibratedImage.copyOf("line", ImageArrays.image(new double[3]),
			SAMPLES, SHIFT));
	}

	private static void refused(final String message, final Runnable call) {
		final String was = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertEquals(message, was.substring(0, Math.min(message.length(), was.length())));
	}
}
