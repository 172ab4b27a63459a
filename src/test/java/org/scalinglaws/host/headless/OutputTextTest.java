package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.FloatProcessor;

class OutputTextTest {

	@Test
	void numbersAndTextsStandAsTheyAre() {
		assertEquals("rate = 1.2", OutputText.of("rate", 1.2));
		assertEquals("kind = saddle", OutputText.of("kind", "saddle"));
	}

	@Test
	void imagesAreTheirSizes() {
		assertEquals("basis = image 3 x 2 of DoubleType", OutputText.of("basis", ImageArrays.image(new double[6], 3)));
		assertEquals("plot = image 4 x 3 \"loss\"", OutputText.of("plot", new ImagePlus("loss", new FloatProcessor(4, 3))));
	}

	@Test
	void tablesAreTheirSizesAndHeads() {
		final Columns.Builder table = Columns.builder("time", "loss");
		for (int i = 0; i < 7; i++)
			table.row(i, 0.5);
		assertEquals("run = table of 7 rows, 2 columns\n  time, loss\n  0.0, 0.5\n  1.0, 0.5\n  2.0, 0.5\n  3.0, 0.5\n" +
			"  4.0, 0.5\n  ...", OutputText.of("run", table.build()).replace(System.lineSeparator(), "\n"));
	}

	@Test
	void rowsThatStandAloneAreValuesByName() {
		final Columns table = Columns.builder("escapeTime", "loss").row(0.5, Double.NaN).build();
		assertEquals("numbers = table of 1 row, 2 columns\n  escapeTime = 0.5\n  loss = NaN", OutputText.of("numbers", table)
			.replace(System.lineSeparator(), "\n"));
		assertEquals("numbers = table of 0 rows, 1 column\n  loss", OutputText.of("numbers", Columns.builder("loss").build())
			.replace(System.lineSeparator(), "\n"));
	}
}
