package org.scalinglaws.command.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.report.InlineSvg;
import org.scalinglaws.report.Report;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * What a report shows, in order, each with its caption: plots and images, drawings, tables, images with axes, vectors,
 * numbers, truth values, texts, and maps of {@code measured}, {@code predicted} and, where it is known,
 * {@code standardError}.
 */
public final class ReportItems {

	/** Drawings of more characters, as clouds of 1e5 points, become pictures. */
	private static final int LARGEST_DRAWING = 400_000;

	/** Longer texts, and those of several lines, stand for themselves and not among the numbers. */
	private static final int FEW_WORDS = 40;

	private static final String MEASURED = "measured", ERROR = "standardError", PREDICTED = "predicted";

	/** One of them, of a type that {@link #checked} takes. */
	private record Item(String caption, Object value) {}

	private final List<Item> items;

	private ReportItems(final List<Item> items) {
		this.items = List.copyOf(items);
	}

	/**
	 * Items by their captions.
	 *
	 * @throws IllegalArgumentException if there is none, or one is missing or of an unknown type
	 */
	public static ReportItems of(final Map<?, ?> byCaption) {
		final List<Item> items = new ArrayList<>();
		byCaption.forEach((caption, value) -> items.add(new Item(String.valueOf(caption), checked(String.valueOf(caption),
			value))));
		return new ReportItems(some(items));
	}

	/** As {@link #of(Map)}, with the captions that the items bear themselves. */
	public static ReportItems of(final Collection<?> values) {
		final List<Item> items = new ArrayList<>();
		for (final Object value : values) {
			final String number = "item " + (items.size() + 1);
			items.add(new Item(own(number, value), checked(number, value)));
		}
		return new ReportItems(some(items));
	}

	private static List<Item> some(final List<Item> items) {
		if (items.isEmpty()) throw new IllegalArgumentException("items must hold at least one item, was empty");
		return items;
	}

	/** The caption of an item that was given without one. */
	private static String own(final String number, final Object value) {
		if (value instanceof ImagePlus) return ((ImagePlus) value).getTitle();
		if (value instanceof CalibratedImage) return value.toString();
		final Object command = value instanceof Columns ? ((Columns) value).metadata().get("command") : null;
		return command == null ? number : command.toString().replaceFirst(".*\\.", "");
	}

	private static Object checked(final String caption, final Object value) {
		if (value == null) throw new IllegalArgumentException("items must not be null, was so at " + caption);
		if (value instanceof ImagePlus image && image.getProcessor() == null) throw new IllegalArgumentException(
			"items must hold pixels, was an empty image at " + caption);
		if (value instanceof Columns table && table.names().isEmpty()) throw new IllegalArgumentException(
			"items must have columns, was a table without any at " + caption);
		if (value instanceof Map) return comparison(caption, (Map<?, ?>) value);
		if (value instanceof RandomAccessibleInterval) return flat(caption, (RandomAccessibleInterval<?>) value);
		if (value instanceof double[]) return value;
		if (value instanceof Collection) return vector(caption, (Collection<?>) value);
		if (value instanceof CharSequence) return value.toString();
		if (value instanceof ImagePlus || value instanceof InlineSvg || value instanceof Columns || value instanceof Number ||
			value instanceof Boolean) return value;
		throw new IllegalArgumentException("items must be plots, images, tables, vectors, numbers, truth values, texts or maps of " +
			MEASURED + ", " + ERROR + " and " + PREDICTED + ", was of type " + value.getClass().getSimpleName() + " at " +
			caption);
	}

	private static Map<?, ?> comparison(final String caption, final Map<?, ?> value) {
		final Set<String> known = Set.of(MEASURED, ERROR, PREDICTED);
		if (!value.keySet().stream().allMatch(key -> known.contains(String.valueOf(key))) || !(value.get(
			MEASURED) instanceof Number) || !(value.get(PREDICTED) instanceof Number) || !value.values().stream().allMatch(
				Number.class::isInstance)) throw new IllegalArgumentException("a map among items must have the numbers " +
					MEASURED + ", " + PREDICTED + " and perhaps " + ERROR + ", was " + value.keySet() + " at " + caption);
		if (number(value, ERROR) < 0) throw new IllegalArgumentException(ERROR + " must not be negative, was " + value.get(
			ERROR) + " at " + caption);
		return value;
	}

	@SuppressWarnings("unchecked") // was looked at
	private static Object flat(final String caption, final RandomAccessibleInterval<?> image) {
		if (image instanceof CalibratedImage) return image;
		if (image.numDimensions() > 2 || !(image.getType() instanceof RealType)) throw new IllegalArgumentException(
			"images among items must hold real numbers in one or two dimensions, was " + image.numDimensions() + " of type " +
				image.getType().getClass().getSimpleName() + " at " + caption);
		final RandomAccessibleInterval<? extends RealType<?>> numbers = (RandomAccessibleInterval<? extends RealType<?>>) image;
		return image.numDimensions() == 1 ? ImageArrays.vector(caption, numbers) : CalibratedImage.copyOf("value", numbers,
			pixels(numbers, 0), pixels(numbers, 1));
	}

	private static ImageAxis pixels(final RandomAccessibleInterval<?> image, final int dimension) {
		return ImageAxis.linear("dimension " + dimension, 0, image.dimension(dimension) - 1.0);
	}

	private static double[] vector(final String caption, final Collection<?> values) {
		if (values.isEmpty() || !values.stream().allMatch(Number.class::isInstance)) throw new IllegalArgumentException(
			"lists among items must hold numbers, was " + values + " at " + caption);
		return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
	}

	/**
	 * The report with all items.
	 *
	 * @throws IllegalArgumentException if an image with axes has no value that can be shown
	 * @throws CancellationException if canceled
	 */
	public Report addTo(final Report report, final Progress progress) {
		Report all = report;
		for (int i = 0; i < items.size(); i++) {
			if (progress.isCanceled()) throw new CancellationException();
			all = add(all, items.get(i).caption(), items.get(i).value());
			progress.update((i + 1.0) / items.size());
		}
		return all;
	}

	private static Report add(final Report report, final String caption, final Object value) {
		if (value instanceof ImagePlus) return figure(report, caption, (ImagePlus) value, Map.of());
		if (value instanceof CalibratedImage) return figure(report, caption, map(caption, (CalibratedImage) value),
			((CalibratedImage) value).metadata());
		if (value instanceof InlineSvg) return report.figure(caption, (InlineSvg) value);
		if (value instanceof Columns) return report.table(caption, (Columns) value);
		if (value instanceof double[]) return report.table(caption, table((double[]) value));
		if (value instanceof String text) return text.length() > FEW_WORDS || text.contains("\n") ? report.text(caption, text)
			: report.value(caption, text);
		if (value instanceof Map<?, ?> numbers) return report.compare(caption, number(numbers, MEASURED), number(numbers,
			ERROR), number(numbers, PREDICTED));
		final boolean whole = value instanceof Integer || value instanceof Long;
		return value instanceof Number && !whole ? report.number(caption, ((Number) value).doubleValue()) : report.value(
			caption, value);
	}

	private static Report figure(final Report report, final String caption, final ImagePlus plot, final Map<String, ?> made) {
		if (Pictures.figure(plot) != null) {
			final InlineSvg drawing = InlineSvg.of(new String(PlotFile.bytes(plot, ".svg", ""), StandardCharsets.UTF_8));
			if (drawing.length() <= LARGEST_DRAWING) return report.figure(caption, drawing, made);
		}
		return report.figure(caption, PlotFile.bytes(plot, ".png", ""), made);
	}

	/** Of values of both signs zero is white. */
	private static ImagePlus map(final String caption, final CalibratedImage map) {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final double value : map.values()) {
			if (!Double.isFinite(value)) continue;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		if (low > high) throw new IllegalArgumentException("items must have a finite value, had none at " + caption);
		return MapPlot.of(map).colours(low < 0 && high > 0 ? MapPlot.DIVERGING : MapPlot.SEQUENTIAL).image();
	}

	private static Columns table(final double[] vector) {
		final Columns.Builder table = Columns.builder("index", "value");
		for (int i = 0; i < vector.length; i++)
			table.row(i, vector[i]);
		return table.build();
	}

	private static double number(final Map<?, ?> numbers, final String name) {
		return numbers.get(name) == null ? Double.NaN : ((Number) numbers.get(name)).doubleValue();
	}
}
