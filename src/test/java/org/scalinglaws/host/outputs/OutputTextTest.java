package org.scalinglaws.host.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import net.imglib2.img.array.ArrayImgs;

class OutputTextTest {

	@Test
	void numbersAndTextsStandAsTheyAre() {
		assertEquals("rate = 1.2", OutputText.of("rate", 1.2));
		assertEquals("kind = saddle", OutputText.of("kind", "saddle"));
	}

	@Test
	void shortVectorsAreTheirValues() {
		assertEquals("spectrum = [0.8, 0.2]", OutputText.of("spectrum", ImageArrays.image(new double[] { 0.8, 0.2 })));
		assertEquals("spectrum = [0.8, NaN]", OutputText.of("spectrum", new double[] { 0.8, Double.NaN }));
	}

	@Test
	void otherArraysAreTheirStatistics() {
		final double[] values = { 3, 1, 2, Double.NaN, 7, 5, 0, 8 };
		assertEquals("basis = 4 x 2 numbers, minimum 0.0, mean 3.71429, maximum 8.0, 1 NaN, first 3.0, 1.0, 2.0, NaN, 7.0",
			OutputText.of("basis", ImageArrays.image(values, 4)));
		assertEquals("basis = 1 x 1 numbers, 1 NaN, first NaN", OutputText.of("basis", ImageArrays.image(new double[] {
			Double.NaN }, 1)));
		assertEquals("colours = image 2 x 3 of ARGBType", OutputText.of("colours", ArrayImgs.argbs(2, 3)));
		assertEquals("plot = image 4 x 3 \"loss\"", OutputText.of("plot", new ImagePlus("loss", new FloatProcessor(4, 3))));
	}

	@Test
	void whatHasNothingToSayIsTold() {
		assertFalse(OutputText.says(null));
		assertFalse(OutputText.says(new Object()));
		assertFalse(OutputText.says(new FutureTask<>(() -> 1)));
		assertTrue(OutputText.says(new int[1]) && OutputText.says("") && OutputText.says(1) && OutputText.says(List.of()));
	}

	@Test
	void tablesAreTheirSizesAndHeads() {
		final Columns.Builder table = Columns.builder("time", "loss");
		for (int i = 0; i < 7; i++)
			table.row(i, 0.5);
		assertEquals("run = table of 7 rows, 2 columns\n  time, loss\n  0.0, 0.5\n  1.0, 0.5\n  2.0, 0.5\n  3.0, 0.5\n" +
			"  4.0, 0.5\n  ...", OutputText.of("run", table.build()).replace(System.lineSeparator(), "\n"));
	}

	/** As the metadata list them, under the column's plural; what they do not list stays a number. */
	@Test
	void numbersThatStandForNamesAreToldWithThem() {
		final Columns table = Columns.builder("model", "x").row(1, 1).row(0, 0).row(7, 2).row(Double.NaN, 3).metadata("models",
			"0 power, 1 broken twice").metadata("xs", "no list").build();
		assertEquals("models = table of 4 rows, 2 columns\n  model, x\n  1 broken twice, 1.0\n  0 power, 0.0\n  7.0, 2.0\n" +
			"  NaN, 3.0", OutputText.of("models", table).replace(System.lineSeparator(), "\n"));
		assertEquals("best = table of 1 row, 2 columns\n  model = 1 broken twice\n  x = 1.0", OutputText.of("best", table.where(
			"model = 1")).replace(System.lineSeparator(), "\n"));
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
