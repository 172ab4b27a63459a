package org.scalinglaws.figure.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.fit.scaling.ScalingLaw;

import ij.ImagePlus;

/** Tests {@link ScalingPlot} and its bins of sizes. */
class ScalingPlotTest {

	private static final ScalingLaw LAW = new ScalingLaw(ScalingForm.SUM, 1.8, 480, 0.35, 2100, 0.37);

	private static ImagePlus plot(final ScalingLaw law, final int sizes) {
		final int count = 6 * sizes;
		final double[] size = IntStream.range(0, count).mapToDouble(i -> 1e7 * Math.pow(1.3, i % sizes)).toArray();
		final double[] data = IntStream.range(0, count).mapToDouble(i -> 1e9 * Math.pow(4, i / sizes)).toArray();
		return ScalingPlot.of(law, size, data, IntStream.range(0, count).mapToDouble(i -> law.loss(size[i], data[i])).toArray())
			.named("N", "tokens", "C4 loss").image();
	}

	private static String svg(final ImagePlus plot) {
		return new String(PlotFile.bytes(plot, "plot.svg", "test", Size.FREE), StandardCharsets.UTF_8);
	}

	/** The legend has an entry for each colour, seven at most, whatever the number of sizes. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 7, 8, 40 })
	void legendStaysShort(final int sizes) {
		final String text = svg(plot(LAW, sizes));
		assertEquals(sizes == 1 ? 0 : Math.min(7, sizes), text.split(">N (= )?[0-9.e]+( to [0-9.e]+)?<", -1).length - 1);
		assertTrue(text.contains(">tokens<") && text.contains(">C4 loss<") && text.contains(">fitted<"));
		assertEquals(5, text.split(">compute [0-9.e]+<", -1).length - 1);
	}

	@Test
	void withoutDataTheLawIsAlongTheSize() {
		final String text = svg(plot(new ScalingLaw(ScalingForm.FLOOR_ONLY, 1.8, 480, 0.35, Double.NaN, Double.NaN), 9));
		assertTrue(text.contains(">N<") && text.contains(">measured<") && !text.contains("compute"));
	}

	/** Kaplan's factors overflow where an exponent goes to 0: the points are drawn all the same. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void lawsThatAreNoneShowThePoints(final int sizes) {
		final double[] size = IntStream.range(0, 6 * sizes).mapToDouble(i -> 1 + i % sizes).toArray();
		final double[] data = IntStream.range(0, 6 * sizes).mapToDouble(i -> 1 + i / sizes).toArray();
		final ScalingLaw none = new ScalingLaw(ScalingForm.KAPLAN, 0, Double.POSITIVE_INFINITY, 1e-4, 2, 1);
		final String text = svg(ScalingPlot.of(none, size, data, data).image());
		assertTrue(text.contains(">loss<") && !text.contains("compute") && !text.contains("fitted"));
	}

	@Test
	void binsHoldNeighbours() {
		assertEquals(List.of(List.of(2), List.of(0, 3), List.of(1)), SizeBins.of(new double[] { 2, 3, 1, 2 }, 7));
		final List<List<Integer>> bins = SizeBins.of(IntStream.range(0, 80).mapToDouble(i -> i % 40).toArray(), 7);
		assertEquals(7, bins.size());
		assertEquals(80, bins.stream().mapToInt(List::size).sum());
		assertTrue(bins.stream().allMatch(bin -> bin.size() == 10 || bin.size() == 12));
	}

	@Test
	void numbersAreShort() {
		assertEquals(List.of("5", "0.25", "1.2e8", "7e9", "2e-6", "1300"), IntStream.range(0, 6).mapToObj(i -> ScalingPlot.text(
			new double[] { 5, 0.25, 1.2345e8, 7e9, 2e-6, 1300 }[i])).toList());
	}
}
