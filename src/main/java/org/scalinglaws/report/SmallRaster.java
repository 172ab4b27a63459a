package org.scalinglaws.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;

import javax.imageio.ImageIO;

/** Pictures of equal squares, as cells of maps are drawn, with one pixel for each square. */
final class SmallRaster {

	private static final String PNG = "data:image/png;base64,";

	private SmallRaster() {
		// static functions only
	}

	/** {@return the data URI of the smaller picture; the given one if no smaller one shows the same, or it is no PNG} */
	static String of(final String uri) {
		if (!uri.startsWith(PNG)) return uri;
		try {
			final BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(uri.substring(PNG
				.length()))));
			if (image == null) return uri;
			final int side = side(image);
			return side == 1 ? uri : PNG + Base64.getEncoder().encodeToString(png(reduced(image, side)));
		}
		catch (final IOException | IllegalArgumentException e) { // it is broken, which is no reason to lose the rest
			return uri;
		}
	}

	/** The largest side of squares of one colour that make up the picture. */
	private static int side(final BufferedImage image) {
		final int width = image.getWidth(), height = image.getHeight();
		int side = divisor(width, height);
		final int[] row = new int[width], last = new int[width];
		for (int y = 0; y < height && side > 1; y++) {
			image.getRGB(0, y, width, 1, row, 0, width);
			for (int x = 1; x < width && side > 1; x++)
				if (row[x] != row[x - 1]) side = divisor(side, x);
			if (y > 0 && !Arrays.equals(row, last)) side = divisor(side, y);
			System.arraycopy(row, 0, last, 0, width);
		}
		return side;
	}

	private static int divisor(final int a, final int b) {
		return b == 0 ? a : divisor(b, a % b);
	}

	private static BufferedImage reduced(final BufferedImage image, final int side) {
		final BufferedImage reduced = new BufferedImage(image.getWidth() / side, image.getHeight() / side, image.getColorModel()
			.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < reduced.getHeight(); y++)
			for (int x = 0; x < reduced.getWidth(); x++)
				reduced.setRGB(x, y, image.getRGB(x * side, y * side));
		return reduced;
	}

	private static byte[] png(final BufferedImage image) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (final IOException e) { // not in memory
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
