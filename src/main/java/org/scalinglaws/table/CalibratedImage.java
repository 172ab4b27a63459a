package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.Require;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.util.Fraction;
import net.imglib2.view.Views;

/**
 * A quantity over two others: a 2-D image of doubles that knows its name and its
 * axes, as the risk over numbers of samples (dimension 0) and weight decay
 * (dimension 1).
 *
 * <pre>
 * CalibratedImage risk = new CalibratedImage("risk", values, 64, 48, ImageAxis.logarithmic("samples", 10, 1e5),
 * 	ImageAxis.logarithmic("weightDecay", 1e-4, 100));
 * risk.coordinate(0, 63); // 1e5
 * </pre>
 * <p>
 * It is an {@link ArrayImg}, so that whatever takes images takes it, without
 * copying. A value that is NaN is not known.
 * </p>
 */
public final class CalibratedImage extends ArrayImg<DoubleType, DoubleArray> {

	private final String name;
	private final List<ImageAxis> axes;
	private final Map<String, Object> metadata;

	/**
	 * Wraps an array, without copying.
	 *
	 * @param name of the quantity
	 * @param values the first axis runs fastest; shared with the image
	 * @param width number of pixels along the first axis, at least 1
	 * @param height number of pixels along the second axis, at least 1
	 * @throws IllegalArgumentException if something is missing, there are not width x
	 *           height values, or an axis of several pixels begins where it ends
	 */
	public CalibratedImage(final String name, final double[] values, final int width, final int height, final ImageAxis x,
		final ImageAxis y)
	{
		this(name, values, width, height, x, y, Map.of());
	}

	private CalibratedImage(final String name, final double[] values, final int width, final int height, final ImageAxis x,
		final ImageAxis y, final Map<String, Object> metadata)
	{
		super(new DoubleArray(checked(values, width, height)), new long[] { width, height }, new Fraction());
		setLinkedType(new DoubleType(this));
		this.name = Require.given("name", name);
		axes = List.of(checked("x", x, width), checked("y", y, height));
		this.metadata = metadata;
	}

	/**
	 * Copies an image of any real type.
	 *
	 * @throws IllegalArgumentException if something is missing, the image has not two
	 *           dimensions, or as in the constructor
	 */
	public static CalibratedImage copyOf(final String name, final RandomAccessibleInterval<? extends RealType<?>> image,
		final ImageAxis x, final ImageAxis y)
	{
		Require.given(name, image);
		if (image.numDimensions() != 2) throw new IllegalArgumentException(name + " must have 2 dimensions, had " + image
			.numDimensions());
		Require.inRange("pixels of " + name, image.dimension(0) * (double) image.dimension(1), 1, Integer.MAX_VALUE - 8);
		final double[] values = new double[(int) (image.dimension(0) * image.dimension(1))];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
		for (int i = 0; i < values.length; i++)
			values[i] = cursor.next().getRealDouble();
		return new CalibratedImage(name, values, (int) image.dimension(0), (int) image.dimension(1), x, y);
	}

	/** What the values are. */
	public String name() {
		return name;
	}

	/** {@return the axis along a dimension, 0 or 1} */
	public ImageAxis axis(final int dimension) {
		return axes.get(dimension);
	}

	/** {@return the number of pixels along dimension 0} */
	public int width() {
		return (int) dimension(0);
	}

	/** {@return the number of pixels along dimension 1} */
	public int height() {
		return (int) dimension(1);
	}

	/** {@return the value of an axis at a pixel (see {@link ImageAxis#coordinate})} */
	public double coordinate(final int dimension, final double index) {
		return axis(dimension).coordinate(index, dimension(dimension));
	}

	/** {@return the pixel, with fractions, at which a value of an axis lies (see {@link ImageAxis#position})} */
	public double position(final int dimension, final double value) {
		return axis(dimension).position(value, dimension(dimension));
	}

	/** {@return the values of an axis at all its pixels} */
	public double[] coordinates(final int dimension) {
		return axis(dimension).coordinates((int) dimension(dimension));
	}

	/** {@return the values, the first axis fastest: the image's own storage, not a copy} */
	public double[] values() {
		return update(null).getCurrentStorageArray();
	}

	/** {@return one value} */
	public double get(final int x, final int y) {
		return values()[Math.addExact(java.util.Objects.checkIndex(x, width()), Math.multiplyExact(java.util.Objects
			.checkIndex(y, height()), width()))];
	}

	/** Parameters and version: {@link String}, {@link Long}, {@link Double} or {@link Boolean} each. */
	public Map<String, Object> metadata() {
		return metadata;
	}

	/** Another quantity over the same axes with the same metadata, without copying its values. */
	public CalibratedImage with(final String otherName, final double[] otherValues) {
		return new CalibratedImage(otherName, otherValues, width(), height(), axis(0), axis(1), metadata);
	}

	/** The same image, without copying, with entries added to its metadata (replaced where the key is known). */
	public CalibratedImage with(final Map<String, ?> entries) {
		return new CalibratedImage(name, values(), width(), height(), axis(0), axis(1), Metadata.merged(metadata, entries));
	}

	/**
	 * Images as a table, one row for each pixel, the first axis fastest.
	 *
	 * @param images at least one, all over the same axes
	 * @return columns of both axes, then one for each image by its name, with the
	 *         metadata of the first
	 * @throws IllegalArgumentException if their axes or sizes differ
	 */
	public static Columns table(final List<CalibratedImage> images) {
		final CalibratedImage first = images.get(0);
		final List<String> names = new ArrayList<>(List.of(first.axis(0).name(), first.axis(1).name()));
		for (final CalibratedImage image : images) {
			if (!image.axes.equals(first.axes) || image.width() != first.width() || image.height() != first.height())
				throw new IllegalArgumentException("images must be over the same axes, was " + image + " beside " + first);
			names.add(image.name());
		}
		final Columns.Builder table = Columns.builder(names);
		final double[] x = first.coordinates(0), y = first.coordinates(1), row = new double[names.size()];
		for (int pixel = 0; pixel < x.length * y.length; pixel++) {
			row[0] = x[pixel % x.length];
			row[1] = y[pixel / x.length];
			for (int i = 0; i < images.size(); i++)
				row[2 + i] = images.get(i).values()[pixel];
			table.row(row);
		}
		return table.build().with(first.metadata());
	}

	@Override
	public CalibratedImage copy() {
		return with(name, values().clone());
	}

	@Override
	public String toString() {
		return name + " over " + text(0) + " and " + text(1);
	}

	private String text(final int dimension) {
		final ImageAxis axis = axis(dimension);
		return axis.name() + " (" + dimension(dimension) + (axis.logarithmic() ? " logarithmic" : "") + " from " + axis
			.from() + " to " + axis.to() + ")";
	}

	private static double[] checked(final double[] values, final int width, final int height) {
		Require.inRange("width", width, 1, Integer.MAX_VALUE - 8);
		Require.inRange("height", height, 1, (Integer.MAX_VALUE - 8) / width);
		return Require.length("values", Require.given("values", values), width * height);
	}

	private static ImageAxis checked(final String name, final ImageAxis axis, final int length) {
		Require.given(name, axis);
		if (length > 1 && !(axis.to() > axis.from())) throw new IllegalArgumentException("to of " + axis.name() +
			" must be greater than from = " + axis.from() + ", was " + axis.to());
		return axis;
	}
}
