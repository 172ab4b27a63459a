package org.scalinglaws.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.process.ColorProcessor;

class PanelsTest {

	private static ImagePlus plot(final String title, final int width, final int height, final Color colour) {
		final ColorProcessor pixels = new ColorProcessor(width, height);
		pixels.setColor(colour);
		pixels.fill();
		return new ImagePlus(title, pixels);
	}

	@Test
	void gridHasRoomForTheLargestOfEachRowAndColumn() {
		final ImagePlus grid = Panels.grid(List.of(List.of(plot("first", 10, 5, Color.RED), plot("", 4, 7, Color.GREEN)), List
			.of(plot("", 3, 6, Color.BLUE))));
		assertEquals("first", grid.getTitle());
		assertEquals(14, grid.getWidth());
		assertEquals(13, grid.getHeight());
		assertEquals(Color.RED, colour(grid, 9, 4));
		assertEquals(Color.GREEN, colour(grid, 10, 6));
		assertEquals(Color.BLUE, colour(grid, 2, 12));
		assertEquals(Color.WHITE, colour(grid, 9, 5)); // below the red one
		assertEquals(Color.WHITE, colour(grid, 3, 7)); // beside the blue one
	}

	@Test
	void belowAlignsToTheRight() {
		final ImagePlus both = Panels.below(List.of(plot("", 4, 2, Color.RED), plot("", 6, 3, Color.BLUE)));
		assertEquals(Color.WHITE, colour(both, 1, 1));
		assertEquals(Color.RED, colour(both, 2, 1));
		assertEquals(Color.BLUE, colour(both, 0, 2));
	}

	@Test
	void refusesEmptyRows() {
		assertThrows(IllegalArgumentException.class, () -> Panels.grid(List.of()));
		assertThrows(IllegalArgumentException.class, () -> Panels.grid(List.of(List.<ImagePlus> of())));
	}

	private static Color colour(final ImagePlus image, final int x, final int y) {
		return new Color(image.getProcessor().getPixel(x, y));
	}
}
