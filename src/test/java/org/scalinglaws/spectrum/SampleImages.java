package org.scalinglaws.spectrum;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Opens the packaged sample images for tests. */
public final class SampleImages {

	private SampleImages() {
		// static function only
	}

	/** "gravel", "brick" or "camera". */
	public static RandomAccessibleInterval<UnsignedByteType> open(final String name) {
		try (InputStream stream = SampleImages.class.getResourceAsStream("/org/scalinglaws/images/" + name + ".png")) {
			final Raster raster = ImageIO.read(stream).getRaster();
			final int[] pixels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
			final byte[] bytes = new byte[pixels.length];
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = (byte) pixels[i];
			return ArrayImgs.unsignedBytes(bytes, raster.getWidth(), raster.getHeight());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
