package org.scalinglaws.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.scalinglaws.fit.PowerLawFit;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Fits the exponent of a power law, over the runs of a table or over one curve.
 * <p>
 * A table with a column {@code run} of several values is fitted by its mean over
 * the runs that did not diverge; they must share their values of x. See
 * {@link PowerLawFit} for the window and for what the errors mean. An end of the
 * window that is not given is searched; the outputs {@code from} and {@code to}
 * are the ends that were used.
 * </p>
 */
@Plugin(type = Command.class, headless = true, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"), @Menu(
	label = "Analysis", weight = 4), @Menu(label = "Fit Exponent...", weight = 1) })
public class FitExponent extends WindowedCommand<Double> {

	@Parameter(label = "Table", description = "Table with the columns x and y, and perhaps run and diverged",
		persist = false)
	private Columns table;

	@Parameter(label = "x", description = "Column along x; values that are not positive are left out", persist = false)
	private String x = "time";

	@Parameter(label = "y", description = "Column whose exponent is fitted; values that are not positive end a window",
		persist = false)
	private String y;

	@Parameter(type = ItemIO.OUTPUT, label = "Exponent")
	private double exponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error")
	private double standardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Low")
	private double low;

	@Parameter(type = ItemIO.OUTPUT, label = "High")
	private double high;

	@Parameter(type = ItemIO.OUTPUT, label = "Kind")
	private String kind;

	@Parameter(type = ItemIO.OUTPUT, label = "Goodness")
	private double goodness;

	@Parameter(type = ItemIO.OUTPUT, label = "Details")
	private Columns details;

	@Override
	public void run() {
		Require.oneOf("x", x, Require.given("table", table).names());
		Require.oneOf("y", Require.given("y", y), table.names());
		if (from != null) Require.positive("from", from);
		if (to != null) Require.positive("to", to);
		final PowerLawFit fit = fit(from == null ? Double.NaN : from, to == null ? Double.NaN : to);
		exponent = fit.exponent();
		standardError = fit.standardError();
		low = fit.low();
		high = fit.high();
		kind = fit.kind();
		goodness = fit.goodness();
		from = fit.from();
		to = fit.to();
		details = signed(details(fit));
	}

	private PowerLawFit fit(final double first, final double last) {
		final Map<Double, List<Integer>> runs = RunSummary.converged(table);
		if (runs.isEmpty()) throw new IllegalArgumentException("table must have a run that did not diverge, had " + table
			.rows() + " rows");
		final double[] xs = table.column(x);
		final double[] ys = table.column(y);
		final double[][] values = new double[runs.size()][];
		double[] common = null;
		final Iterator<Map.Entry<Double, List<Integer>>> entries = runs.entrySet().iterator();
		for (int r = 0; r < values.length; r++) {
			final Map.Entry<Double, List<Integer>> run = entries.next();
			final double[] own = pick(xs, run.getValue());
			if (common == null) common = own;
			if (!Arrays.equals(common, own)) throw new IllegalArgumentException("runs must share their values of " +
				x + ", run " + run.getKey() + " has others than the first");
			values[r] = pick(ys, run.getValue());
		}
		return PowerLawFit.ofRuns(common, values, first, last);
	}

	private static double[] pick(final double[] column, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> column[row]).toArray();
	}

	/** One row for each point that could be used, inside or outside the window. */
	private Columns details(final PowerLawFit fit) {
		final PowerLawFit.Details points = fit.details();
		final boolean clash = x.equals(y) || List.of(x, y).stream().anyMatch(List.of("residual", "localExponent",
			"inWindow")::contains);
		final Columns.Builder rows = Columns.builder(clash ? "x" : x, clash ? "y" : y, "residual", "localExponent",
			"inWindow");
		for (int i = 0; i < points.x().length; i++)
			rows.row(points.x()[i], points.y()[i], points.residuals()[i], points.localExponents()[i], points.x()[i] >= fit
				.from() && points.x()[i] <= fit.to() ? 1 : 0);
		rows.metadata("exponent", fit.exponent()).metadata("standardError", fit.standardError());
		rows.metadata("low", fit.low()).metadata("high", fit.high()).metadata("goodness", fit.goodness());
		rows.metadata("kind", fit.kind()).metadata("leftOut", points.leftOut());
		if (points.leftOut() > 0) rows.metadata("note", points.leftOut() +
			" points were left out: x or y is not positive there, or they lie beyond such a gap");
		return rows.build();
	}
}
