package org.scalinglaws.command;

import java.util.List;
import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.law.FlooredCommand;
import org.scalinglaws.command.support.law.MeasuredCurves;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.fit.collapse.Collapse;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Divides the learning curves of several sizes by their ends, and says whether they become one curve (see {@link
 * Collapse}). Rows with a missing value or with x = 0, and runs that diverged, are left out and counted in the metadata.
 */
@Plugin(type = Command.class, headless = true, description = "Puts the learning curves of several sizes in units of their ends, and compares what is left of their differences with those of seeds",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "collapse.md#do-curves-collapse"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Collapse Curves...", weight = 1.7) })
public class CollapseCurves extends FlooredCommand<Double> {

	/** Runs of each group that are drawn; more would hide each other. */
	private static final int SHOWN = 3;

	@Parameter(label = "Table", description = "In long form, one row for each curve and record; then the same in units of the curves' ends: x by the horizon, y less the floor by its value there",
		type = ItemIO.BOTH, persist = false)
	private Columns table;

	@Parameter(label = "x", description = "Column along x, as the steps; not negative", persist = false)
	private String x = "step";

	@Parameter(label = "y", description = "Column of the loss", persist = false)
	private String y = "loss";

	@Parameter(label = "Group", description = "Column of the size, two different values or more", persist = false)
	private String group;

	@Parameter(label = "Horizon", description = "Column with the x at which training ends, one for each curve and within its x; the last x if not given",
		required = false, persist = false)
	private String horizon;

	@Parameter(label = "Run", description = "Column that tells the seeds of a size apart; run may be missing, every size is then one curve",
		persist = false)
	private String run = "run";

	@Parameter(label = "Title", description = "Text above the plot's curves", required = false, persist = false)
	private String title;

	@Parameter(type = ItemIO.OUTPUT, label = "Deviation", description = "Columns x, deviation (of all normalised curves) and noiseFloor (of seeds), standard deviations over means; ratio of the two; with standard errors")
	private Columns deviation;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the floor", description = "If it is fitted, over several runs; otherwise NaN")
	private double floorStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Horizon exponent", description = "Slope of log horizon over log group; NaN if groups are not positive")
	private double horizonExponent;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the horizon exponent")
	private double horizonExponentStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Mean deviation")
	private double meanDeviation;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the mean deviation")
	private double meanDeviationStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Supercollapse", description = "yes if the late ratio is below 1 by two standard errors, no if it is not below 1, otherwise undecided")
	private String supercollapse;

	@Parameter(type = ItemIO.OUTPUT, label = "Late ratio", description = "Mean deviation over mean noise floor, over the last fifth of x")
	private double lateRatio;

	@Parameter(type = ItemIO.OUTPUT, label = "Standard error of the late ratio")
	private double lateRatioStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Collapse from", description = "The x from which on the deviation is below the noise floor; NaN if nowhere")
	private double collapseFrom;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot")
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "Where the floor comes from, and why a number is NaN")
	private String reason;

	@Override
	public void run() {
		final MeasuredCurves measured = MeasuredCurves.of(table, x, y, group, horizon == null || horizon.isBlank() ? null
			: horizon, run);
		quickly(progress -> Collapse.of(measured.curves(), floor == null ? Double.NaN : floor, progress), collapse -> show(
			measured, collapse));
	}

	private void show(final MeasuredCurves measured, final Collapse collapse) {
		floor = collapse.floor();
		floorStandardError = collapse.floorStandardError();
		horizonExponent = collapse.horizonExponent();
		horizonExponentStandardError = collapse.horizonExponentStandardError();
		meanDeviation = collapse.meanDeviation();
		meanDeviationStandardError = collapse.meanDeviationStandardError();
		supercollapse = collapse.supercollapse();
		lateRatio = collapse.lateRatio();
		lateRatioStandardError = collapse.lateRatioStandardError();
		collapseFrom = collapse.collapseFrom();
		reason = collapse.reason();
		final Map<String, Object> notes = Map.of("curves", measured.curves().size(), "missingRows", measured.missingRows(),
			"divergedRuns", measured.divergedRuns(), "reason", reason);
		final Columns normalised = measured.normalised(floor);
		deviation = signed(deviation(collapse)).with(notes);
		final MeasuredCurves some = measured.someRuns(SHOWN);
		final String part = some.curves().size() < measured.curves().size() ? ", " + SHOWN + " runs of each" : "";
		plot = Panels.grid(List.of(List.of(curves(some.raw()).labelX(x).labelY(y).title((title == null || title.isBlank() ? "Curves"
			: title) + part).image(), curves(some
			.normalised(floor)).logX(false).labelX(x + " / horizon").labelY((floor == 0 ? y : y + " less floor") + ", in units of its end").title(
				"In units of their ends").image(), spread())));
		table = signed(named(normalised, measured.names())).with(notes);
	}

	private ColumnsPlot curves(final Columns curves) {
		final String named = curves.has(group) ? "group" : group; // x may be the name of a user's group
		return ColumnsPlot.of(curves.renamed("group", named)).x("x").y("y").group(named).logY(curves.min("y") > 0);
	}

	/** Without the end, where the deviation is 0. */
	private ImagePlus spread() {
		final Columns shown = deviation.where("x < 1").renamed("deviation", "deviationMean").renamed("noiseFloor",
			"noiseFloorMean");
		return ColumnsPlot.of(shown).x("x").y(Double.isNaN(shown.last("noiseFloorMean")) ? "deviation"
			: "deviation,noiseFloor").logX(false).logY(shown.max("deviationMean") > 0).labelX(x + " / horizon").labelY(
				"standard deviation / mean").title("Differences").image();
	}

	private static Columns named(final Columns normalised, final List<String> names) {
		Columns named = names.size() == 4 ? normalised : normalised.without("run");
		final List<String> own = named.names();
		for (int k = 0; k < names.size(); k++)
			named = named.renamed(own.get(k), "\0" + k); // x may be named y
		for (int k = 0; k < names.size(); k++)
			named = named.renamed("\0" + k, names.get(k));
		return named;
	}

	private static Columns deviation(final Collapse collapse) {
		final Columns.Builder rows = Columns.builder("x", "deviation", "deviationStandardError", "noiseFloor",
			"noiseFloorStandardError", "ratio", "ratioStandardError");
		for (int k = 0; k < collapse.x().length; k++)
			rows.row(collapse.x()[k], collapse.deviation()[k], collapse.deviationStandardError()[k], collapse.noiseFloor()[k],
				collapse.noiseFloorStandardError()[k], collapse.deviation()[k] / collapse.noiseFloor()[k], collapse
					.ratioStandardError()[k]);
		return rows.build();
	}
}
