package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

/** Runs the scripts on percolation and on compression, at small size. */
@Tag("slow")
class PercolationScriptsTest extends ScriptRuns {

	@Test
	void directedPercolation() throws IOException {
		runs("Directed_Percolation",
			"steps=1000,runs=2000,size=2000,rows=4,distances=\"0.01; 0.02; 0.04; 0.07; 0.1\",longSteps=2000",
			"directed_percolation");
		final Columns numbers = table("directed_percolation", "exponent", "standardError", "known");
		assertEquals(6, numbers.rows());
		for (final Row row : numbers) // beta, far from the threshold, is 0.05 too small
			assertEquals(row.get("known"), row.get("exponent"), 4 * row.get("standardError") + (row.get("quantity") == 4 ? 0.05 : 0));
		table("directed_percolation_site", "survival", "activeSites", "meanSquareSpread");
		table("directed_percolation_row", "density");
		assertPrinted("exponent of survival, two decades", "beta: density that stays, near",
			"collapse of the mean density, deviation by nu parallel: 1.00");
	}

	@Test
	void refusesDistancesThatSayNothing() {
		assertRefused("Directed_Percolation", "distances=\"0.001; 0.05; 0.1\",longSteps=1000",
			"distances must be three or more, two of them near enough for longSteps = 1000");
	}

	@Test
	void tensorCompression() throws IOException {
		runs("Tensor_Compression", "exponents=\"1; 1.5\",size=200,samples=160,ranks=10", "tensor_compression");
		final Columns slopes = table("tensor_compression_slopes", "slope", "slopeStandardError");
		for (final Row row : slopes)
			assertEquals(row.get("slopeOfTheory"), row.get("slope"), 4 * row.get("slopeStandardError") + 0.005);
		final Columns all = table("tensor_compression", "error", "predictedError", "bound");
		assertEquals(3, all.groups("exponent").size());
		table("tensor_compression_needed", "rank");
		assertPrinted("inputs that lose more than the gain bound: 0 of all", "picture: ");
	}

	/** Another picture, wider than high, and what is none. */
	@Test
	void compressionOfAGivenImage() throws IOException {
		final BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
		for (int x = 0; x < 40; x++)
			for (int y = 0; y < 30; y++)
				image.getRaster().setSample(x, y, 0, x * x * 3 + y * x * 7 & 255);
		final Path file = folder.resolve("own.png");
		ImageIO.write(image, "png", file.toFile());
		final String inputs = "exponents=1,size=100,samples=32,ranks=6,image=\"";
		assertEquals(0, run("Tensor_Compression", inputs + file.toString().replace('\\', '/') + "\""));
		final Columns picture = table("tensor_compression").where("exponent = 0");
		assertTrue(picture.max("rank") == 29 && picture.min("error") >= 0, picture::toString);
	}

	@Test
	void refusesWhatIsNoImage() {
		assertRefused("Tensor_Compression", "exponents=1,image=\"" + folder.resolve("none.png").toString().replace('\\', '/') +
			"\"", "image must be a file");
	}
}
