package org.scalinglaws.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PlotPainterTest {

	/** ImageJ takes what stands in front of the first two underscores, two characters at most, and sorts it as texts. */
	@Test
	void legendKeepsTheOrderOfManyCurves() {
		final List<Series> curves = IntStream.range(0, 200).mapToObj(i -> Series.legendLine("curve " + i)).toList();
		final String[] labels = PlotPainter.labels(curves).split("\n");
		Arrays.sort(labels, String.CASE_INSENSITIVE_ORDER);
		for (int i = 0; i < labels.length; i++)
			assertEquals("curve " + i, labels[i].substring(4));
		assertEquals(2, labels[150].indexOf("__"));
	}
}
