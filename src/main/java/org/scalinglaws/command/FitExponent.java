package org.scalinglaws.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.RivalTable;
import org.scalinglaws.command.support.WindowedCommand;
import org.scalinglaws.fit.curve.Observations;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.rivals.RivalModel;
import org.scalinglaws.fit.rivals.RivalModels;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Fits the exponent of a power law, over the runs of a table or over one curve.
 * <p>
 * A table with a column {@code run} of several values is fitted by its mean over
 * the runs that did not diverge; they must share their values of x. Rows may come in any
 * order, missing values (NaN) are left out, and several rows of one curve at one x are
 * taken together ({@link Observations}). See
 * {@link PowerLawFit} for the window and for what the errors mean. An end of the
 * window that is not given is searched; the outputs {@code from} and {@code to}
 * are the ends that were used.
 * </p>
 * <p>
 * Rival models are compared over the whole range from {@code from} to {@code to}, or
 * to the ends of the data where these are not given (see {@link RivalModels}), and one
 * of them is the fit if {@code model} asks for it. For one curve of more than {@value
 * #MANY} points, where that takes seconds, they are compared only if it does not ask for
 * the power law.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Fits the exponent of a power law to a table, with its window, error and rival models",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#fits"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Fit Exponent...", weight = 1) })
public class FitExponent extends WindowedCommand<Double> {

	private static final String POWER = "power";
	private static final String AUTOMATIC = "automatic";
	private static final int MANY = 10_000;

	@Parameter(label = "Table", description = "Table with the columns x and y, and perhaps run and diverged",
		persist = false)
	private Columns table;

	@Parameter(label = "x", description = "Column along x; values that are not positive are left out", persist = false)
	private String x = "time";

	@Parameter(label = "y", description = "Column whose exponent is fitted; values that are not positive end a window",
		persist = false)
	private String y;

	@Parameter(label = "Model", description = "power: the window of constant exponent; floor, broken, cutoff, exponential: this law over the whole range; automatic: the one the data decide for",
		choices = { POWER, "floor", "broken", "exponential", "cutoff", AUTOMATIC }, persist = false)
	private String model = POWER;

	@Parameter(label = "Predicted", description = "Exponent that theory predicts, in [-1000, 1000]; negative for decay",
		min = "-1000", max = "1000", required = false, persist = false)
	private Double predicted;

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

	@Parameter(type = ItemIO.OUTPUT, label = "R^2")
	private double rSquared;

	@Parameter(type = ItemIO.OUTPUT, label = "Goodness", description = "R^2 by its former name, for one more release")
	private double goodness;

	@Parameter(type = ItemIO.OUTPUT, label = "Details")
	private Columns details;

	@Parameter(type = ItemIO.OUTPUT, label = "Models", description = "One row for each rival: parameters with standard errors, AICc, its difference to the least and weight, likelihood ratio to the power law and its p-value")
	private Columns models;

	@Parameter(type = ItemIO.OUTPUT, label = "Best model", description = "The rival that the data decide for, or undetermined, with the reason in reason")
	private String bestModel;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "fitted, or why there is no exponent; why there is no best model; canceled")
	private String reason;

	@Parameter(type = ItemIO.OUTPUT, label = "Deviation", description = "(exponent - predicted) / standardError; NaN without a prediction")
	private double deviation;

	@Override
	public void run() {
		table.require("x", x);
		table.require("y", y);
		if (x.equals(y)) throw new IllegalArgumentException("y must be another column than x, was " + y);
		final double first = from == null ? Double.NaN : from;
		final double last = to == null ? Double.NaN : to;
		final Observations runs = runs();
		final Fits fits = withProgress(progress -> fits(runs, first, last, progress));
		final RivalModels rivals = fits.rivals;
		final PowerLawFit fit = fits.fit;
		exponent = fit.exponent();
		standardError = fit.standardError();
		low = fit.low();
		high = fit.high();
		kind = fit.kind();
		rSquared = fit.rSquared();
		goodness = rSquared;
		from = fit.from();
		to = fit.to();
		deviation = predicted == null ? Double.NaN : (exponent - predicted) / standardError;
		bestModel = rivals.best() == null ? "undetermined" : rivals.best().text();
		reason = isCanceled() ? "canceled" : fit.reason() + (rivals.best() == null ? "; no best model: " + rivals.reason() : "");
		models = signed(RivalTable.of(rivals)).with(Map.of("bestModel", bestModel, "reason", rivals.reason()));
		details = signed(details(fit, runs));
		if (!isCanceled()) return;
		models = models.with(Map.of("canceled", true));
		details = details.with(Map.of("canceled", true));
	}

	private record Fits(RivalModels rivals, PowerLawFit fit) {}

	private Fits fits(final Observations runs, final double first, final double last, final Progress progress) {
		final boolean asked = !model.equals(POWER) || runs.runs().length > 1 || runs.x().length <= MANY;
		final RivalModels rivals = asked ? RivalModels.ofRuns(runs.x(), runs.runs(), first, last, progress.part(0, 0.5))
			: RivalModels.none(runs.x(), runs.runs(), first, last, "rivals for one curve of more than " + MANY +
				" points are compared if model is not power");
		final RivalModel chosen = model.equals(AUTOMATIC) ? rivals.best() : RivalModel.of(model);
		if (chosen != null && chosen != RivalModel.POWER) return new Fits(rivals, rivals.fit(chosen));
		return new Fits(rivals, PowerLawFit.ofRuns(runs.x(), runs.runs(), first, last, progress.part(0.5, 1)));
	}

	/** The runs that did not diverge. */
	private Observations runs() {
		final Map<Double, List<Integer>> runs = RunSummary.converged(table);
		if (table.rows() == 0) throw new IllegalArgumentException("table must have rows, had 0");
		if (runs.isEmpty()) throw new IllegalArgumentException("table must have a run that did not diverge, had " + table
			.rows() + " rows");
		final double[] xs = table.column(x);
		final double[] ys = table.column(y);
		final double[][] values = new double[runs.size()][];
		double[] common = null;
		final Iterator<Map.Entry<Double, List<Integer>>> entries = runs.entrySet().iterator();
		for (int r = 0; r < values.length; r++) {
			final Map.Entry<Double, List<Integer>> run = entries.next();
			final List<Integer> rows = run.getValue().stream().sorted(Comparator.comparingDouble(row -> xs[row])).toList();
			final double[] own = pick(xs, rows);
			if (common == null) common = own;
			if (!Arrays.equals(common, own)) throw new IllegalArgumentException("runs must share their values of " +
				x + ", run " + run.getKey() + " has others than the first");
			values[r] = pick(ys, rows);
		}
		return Observations.of(common, values);
	}

	private static double[] pick(final double[] column, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> column[row]).toArray();
	}

	/** One row for each point that could be used, inside or outside the window. */
	private Columns details(final PowerLawFit fit, final Observations runs) {
		final PowerLawFit.Details points = fit.details();
		final boolean clash = x.equals(y) || List.of(x, y).stream().anyMatch(List.of("residual", "localExponent",
			"inWindow")::contains);
		final Columns.Builder rows = Columns.builder(clash ? "x" : x, clash ? "y" : y, "residual", "localExponent",
			"inWindow");
		for (int i = 0; i < points.x().length; i++)
			rows.row(points.x()[i], points.y()[i], points.residuals()[i], points.localExponents()[i], points.x()[i] >= fit
				.from() && points.x()[i] <= fit.to() ? 1 : 0);
		rows.metadata("exponent", fit.exponent()).metadata("standardError", fit.standardError());
		rows.metadata("low", fit.low()).metadata("high", fit.high()).metadata("rSquared", fit.rSquared());
		rows.metadata("kind", fit.kind()).metadata("reason", reason);
		rows.metadata("leftOut", points.leftOut() + runs.leftOut()).metadata("repeated", runs.repeated());
		if (runs.leftOut() > 0) rows.metadata("missing", runs.leftOut() + " were left out: missing values, or not positive " +
			"beside a positive one at the same x");
		if (points.leftOut() > 0) rows.metadata("note", points.leftOut() +
			" points were left out: x or y is not positive there, or they lie beyond such a gap");
		return rows.build();
	}
}
