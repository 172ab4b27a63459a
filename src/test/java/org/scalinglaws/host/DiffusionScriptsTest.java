package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;

import ij.IJ;
import ij.ImagePlus;

/** Runs the scripts on diffusion, at small size. */
@Tag("slow")
class DiffusionScriptsTest extends ScriptRuns {

	@Test
	void diffusionOnAnImage() throws IOException {
		runs("Diffusion_On_An_Image", "patchSize=6,records=25,times=4,patches=2", "diffusion_on_an_image");
		final Columns emergence = table("diffusion_on_an_image", "eigenvalue", "time");
		assertEquals(36, emergence.rows());
		double sum = 0;
		for (int i = 0; i < 36; i++) {
			sum += emergence.get("eigenvalue", i);
			if (i > 0) assertTrue(emergence.get("time", i) >= emergence.get("time", i - 1)); // large variances first
		}
		assertEquals(36, sum, 1e-9); // a pixel has variance 1
		assertEquals(-1, table("diffusion_on_an_image_numbers", "exponent").first("exponent"), 0.03);
		assertEquals(2, table("diffusion_on_an_image_curves", "weight", "variance").groups("mode").size()); // 1 and 8
		final ImagePlus stack = IJ.openImage(results().resolve("diffusion_on_an_image_stack.tif").toString());
		assertEquals(8, stack.getStackSize());
		// of the first patch: at first nearly the mean of all, at last as varied as the image
		assertTrue(deviation(stack, 1) < 0.1 && deviation(stack, 4) > 0.3, () -> deviation(stack, 1) + " " + deviation(stack, 4));
		assertPrinted("emerges at", "exponent of the times over the eigenvalues", "predicted -1");
	}

	private static double deviation(final ImagePlus stack, final int slice) {
		return stack.getStack().getProcessor(slice).getStatistics().stdDev;
	}

	@Test
	void orbitGradients() throws IOException {
		runs("Orbit_Gradients", "levels=4,shifts=6,side=4,samples=20000", "orbit_gradients");
		final Columns numbers = table("orbit_gradients", "plainVariance", "orbitVariance", "predictedGap", "gap");
		assertEquals(12, numbers.rows());
		for (final Row row : numbers) {
			final double error = Math.hypot(row.get("gapStandardError"), row.get("predictedGapStandardError"));
			if (row.get("noiseLevel") > 0.5) assertEquals(row.get("predictedGap"), row.get("gap"), 3.5 * error);
			assertTrue(row.get("share") < 1.001);
		}
		assertPrinted("target variance removed", "rotations, noise 5.00: difference of the variances", "predicted");
	}

	@Test
	void refusesNoiseThatEndsBeforeItBegins() {
		assertRefused("Orbit_Gradients", "noiseFrom=2,noiseTo=1", "noiseTo must be greater than noiseFrom = 2.0, was 1.0");
	}
}
