package org.scalinglaws.sweep.folder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Stands for the content of an input: a table, an image, an array.
 *
 * @param sha256 in hexadecimal digits
 */
public record Checksum(String sha256) {

	/**
	 * What settings keep of an input: a text, number or truth value itself, of all else its content's checksum.
	 *
	 * @throws IllegalArgumentException if there is no telling its content
	 */
	public static Object plain(final String name, final Object value) {
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) return ((Number) value).longValue();
		if (value instanceof Float) return ((Number) value).doubleValue();
		if (value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean)
			return value;
		final MessageDigest digest = digest();
		add(digest, name, value);
		return new Checksum(HexFormat.of().formatHex(digest.digest()));
	}

	/** {@return the checksum of a text, in hexadecimal digits} */
	public static String of(final String text) {
		return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
	}

	static byte[] sha256(final byte[] bytes) {
		return digest().digest(bytes);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) { // each Java has it
			throw new IllegalStateException(e);
		}
	}

	private static void add(final MessageDigest digest, final String name, final Object value) {
		if (value instanceof Columns table) {
			table.names().forEach(column -> add(digest, column, table.column(column)));
			return;
		}
		if (value instanceof SpectralMeasure measure) {
			add(digest, measure.eigenvalue(), measure.multiplicity(), measure.startSquared(), measure.startTeacher(), measure
				.teacherSquared());
			return;
		}
		if (value instanceof double[] vector) add(digest, name, vector);
		else if (value instanceof RandomAccessibleInterval<?> image && image.getType() instanceof RealType) add(digest, image);
		else throw new IllegalArgumentException("input " + name +
			" must be a text, number, truth value, table, image, array or measure in a sweep that has a folder, was of type " +
			value.getClass().getSimpleName());
	}

	private static void add(final MessageDigest digest, final double[]... vectors) {
		for (final double[] vector : vectors)
			add(digest, "", vector);
	}

	private static void add(final MessageDigest digest, final String name, final double[] values) {
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(values.length).flip());
		digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
		final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
		for (final double value : values)
			digest.update(bytes.clear().putDouble(value).flip());
	}

	private static void add(final MessageDigest digest, final RandomAccessibleInterval<?> image) {
		final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
		for (final long size : image.dimensionsAsLongArray())
			digest.update(bytes.clear().putLong(size).flip());
		for (final Object pixel : Views.flatIterable(image))
			digest.update(bytes.clear().putDouble(((RealType<?>) pixel).getRealDouble()).flip());
	}

	@Override
	public String toString() {
		return "checksum " + sha256.substring(0, Math.min(12, sha256.length()));
	}
}
