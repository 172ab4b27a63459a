package org.scalinglaws.figure.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.fit.scaling.ScalingLaw;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;

/**
 * Draws measured losses and a law through them: along the data, a colour for each size,
 * and beside it the law along the size at equal compute, with the size of least loss.
 * More sizes than colours go into bins of a colour each, the line that of their
 * geometric mean. A law without data is drawn along the size.
 */
public final class ScalingPlot {

	/** Colours. */
	static final int MOST = 7;

	private static final int POINTS = 100; // of a line
	private static final int SLICES = 5;
	private static final double WIDEST = 20; // of a slice about its minimum, as a factor
	private static final double MARGIN = 1.1; // of a line beyond its points, as a factor

	private final ScalingLaw law;
	private final double[] size;
	private final double[] data;
	private final double[] loss;
	private String sizeName = "N";
	private String dataName = "D";
	private String lossName = "loss";

	private ScalingPlot(final ScalingLaw law, final double[] size, final double[] data, final double[] loss) {
		this.law = law;
		this.size = size;
		this.data = data;
		this.loss = loss;
	}

	/**
	 * Begins a plot.
	 *
	 * @param data may be null for a law without data
	 */
	public static ScalingPlot of(final ScalingLaw law, final double[] size, final double[] data, final double[] loss) {
		return new ScalingPlot(law, size, data, loss);
	}

	/** Sets what size, data and loss are called; N, D and loss if it is not asked for. */
	public ScalingPlot named(final String ofSize, final String ofData, final String ofLoss) {
		sizeName = ofSize;
		dataName = ofData;
		lossName = ofLoss;
		return this;
	}

	/** Draws the plot. */
	public ImagePlus image() {
		if (!law.form().hasData()) return alongSize();
		return hasSlices() ? Panels.grid(List.of(List.of(alongData(), slices()))) : alongData();
	}

	/** Not where the search ended at an exponent of 0, which no compute is best for. */
	private boolean hasSlices() {
		return law.form().hasSize() && DoubleStream.of(budgets()).allMatch(budget -> {
			final double best = law.optimalSize(budget), amount = budget / ScalingLaw.COMPUTE / best;
			return best > 1e-300 && amount > 1e-300 && Double.isFinite(best) && Double.isFinite(law.loss(best, amount));
		});
	}

	/** The law at the rows, as far as it is a number there. */
	private boolean isDrawn() {
		return IntStream.range(0, size.length).allMatch(i -> Double.isFinite(law.loss(size[i], data[i])));
	}

	private double[] budgets() {
		final double[] compute = IntStream.range(0, size.length).mapToDouble(i -> ScalingLaw.COMPUTE * size[i] * data[i])
			.toArray();
		return IntStream.range(0, SLICES).mapToDouble(i -> least(compute) * Math.pow(most(compute) / least(compute), i /
			(SLICES - 1.0))).toArray();
	}

	private ImagePlus alongSize() {
		final Columns.Builder points = Columns.builder("x", "loss"), line = Columns.builder("x", "loss");
		for (int i = 0; i < size.length; i++)
			points.row(size[i], loss[i]);
		for (final double x : steps(least(size) / MARGIN, most(size) * MARGIN))
			line.row(x, law.loss(x, Double.NaN));
		return ColumnsPlot.of(points.build()).x("x").y("loss").theory(line.build()).labels("measured, fitted").labelX(sizeName)
			.labelY(lossName).title("Scaling law").image();
	}

	private ImagePlus alongData() {
		final List<List<Integer>> bins = SizeBins.of(size, MOST);
		final Columns.Builder points = Columns.builder("group", "x", "loss"), lines = Columns.builder("group", "x", "loss");
		final List<String> labels = new ArrayList<>();
		for (int bin = 0; bin < bins.size(); bin++) {
			final List<Integer> rows = bins.get(bin);
			for (final int row : rows)
				points.row(bin, data[row], loss[row]);
			final double[] sizes = pick(size, rows), amounts = pick(data, rows);
			for (final double x : steps(least(amounts) / MARGIN, most(amounts) * MARGIN))
				lines.row(bin, x, law.loss(Math.exp(DoubleStream.of(sizes).map(Math::log).average().getAsDouble()), x));
			labels.add(least(sizes) == most(sizes) ? plainName() + " = " + text(sizes[0]) : plainName() + " " + text(least(
				sizes)) + " to " + text(most(sizes)));
		}
		final boolean isDrawn = isDrawn();
		if (isDrawn && bins.size() > 1) labels.add("fitted");
		else if (isDrawn) labels.set(0, "measured, fitted");
		else if (bins.size() == 1) labels.clear();
		return ColumnsPlot.of(points.build()).x("x").y("loss").group("group").theory(isDrawn ? lines.build() : null).labels(String.join(",",
			labels)).labelX(dataName).labelY(lossName).title("Losses and law").image();
	}

	private String plainName() {
		return sizeName.replace(',', ' ');
	}

	private ImagePlus slices() {
		final double[] budgets = budgets();
		final Columns.Builder minima = Columns.builder("group", "x", "loss"), lines = Columns.builder("group", "x", "loss");
		for (int i = 0; i < SLICES; i++) {
			final double budget = budgets[i], best = law.optimalSize(budget);
			minima.row(i, best, law.loss(best, budget / ScalingLaw.COMPUTE / best));
			for (final double x : steps(best / WIDEST, best * WIDEST))
				lines.row(i, x, law.loss(x, budget / ScalingLaw.COMPUTE / x));
		}
		final String labels = DoubleStream.of(budgets).mapToObj(budget -> "compute " + text(budget)).collect(Collectors.joining(
			","));
		return ColumnsPlot.of(minima.build()).x("x").y("loss").group("group").theory(lines.build()).labels(labels +
			",law at equal compute").labelX(sizeName).labelY(lossName).title("Compute 6 x " + sizeName + " x " + dataName).image();
	}

	private static double[] steps(final double from, final double to) {
		return IntStream.range(0, POINTS).mapToDouble(i -> from * Math.pow(to / from, i / (POINTS - 1.0))).toArray();
	}

	private static double[] pick(final double[] values, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> values[row]).toArray();
	}

	private static double least(final double[] values) {
		return DoubleStream.of(values).min().getAsDouble();
	}

	private static double most(final double[] values) {
		return DoubleStream.of(values).max().getAsDouble();
	}

	/** Two digits: 5, 130, 1.2e8. */
	static String text(final double value) {
		if (value == Math.rint(value) && value < 1e4) return Long.toString((long) value);
		return value >= 1e-2 && value < 1e4 ? Float.toString((float) Double.parseDouble(String.format(Locale.ROOT, "%.1e", value)))
			: String.format(Locale.ROOT, "%.1e", value).replaceAll("\\.0e", "e").replaceAll("e([+-])0*", "e$1").replace("e+", "e");
	}
}
