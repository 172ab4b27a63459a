package org.scalinglaws.command;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.law.LossRows;
import org.scalinglaws.command.support.law.ScalingLawCommand;
import org.scalinglaws.command.support.law.ScalingTables;
import org.scalinglaws.figure.law.ScalingPlot;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Fits a scaling law to a table of losses for sizes and amounts of data, as Hoffmann et
 * al. (arXiv 2203.15556) do: Huber's function of the residuals of log loss, summed over
 * rows, made least from many starts ({@link ScalingFit}).
 * <p>
 * Errors are those of a bootstrap over rows, or over whole groups of them
 * ({@link ScalingBootstrap}): rows along one training run err together and need a group
 * for each run. Rows with a missing value (NaN) are left out and counted.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Fits a scaling law of sizes and data to a table of losses, with errors, rivals and the best size along compute",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "scaling-laws.md#fit-a-law"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Fit Scaling Law...", weight = 1.3) })
public class FitScalingLaw extends ScalingLawCommand {

	/** Fewer groups give intervals that are too short. */
	private static final int FEW_GROUPS = 20;

	@Parameter(label = "Table", description = "One row for each measured loss, with its size and its amount of data",
		persist = false)
	private Columns table;

	@Parameter(label = "Size", description = "Column of the size N, as the number of parameters", persist = false)
	private String size = "N";

	@Parameter(label = "Data", description = "Column of the amount of data D, as tokens or steps; not needed for floorOnly",
		persist = false)
	private String data = "D";

	@Parameter(label = "Loss", description = "Column of the loss", persist = false)
	private String loss = "loss";

	@Parameter(label = "Form", description = "sum: E + A/N^alpha + B/D^beta; kaplan: ((A/N)^(alpha/beta) + B/D)^beta; floorOnly: E + A/N^alpha",
		choices = { "sum", "kaplan", "floorOnly" }, persist = false)
	private String form = "sum";

	@Parameter(label = "Huber", description = "Residuals of log loss up to which rows count by squares, beyond by sizes; in (0, 1000000], large for least squares",
		min = "0", max = "1000000", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double huber = 1e-3;

	@Parameter(label = "Group", description = "Column whose equal values are rows of one training run, resampled as a whole; each row by itself if not given",
		required = false, persist = false)
	private String group;

	@Parameter(label = "Resamples", description = "Of the bootstrap that gives the errors, 0 (no errors) to 1000000", min = "0",
		max = "1000000", persist = false)
	private int resamples = 1000;

	@Parameter(label = "Seed", description = "Of the random numbers, 0 to 9007199254740991", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Objective", description = "The sum of Huber's function over the rows")
	private double objective;

	@Parameter(type = ItemIO.OUTPUT, label = "Rows", description = "That were used")
	private int rows;

	@Parameter(type = ItemIO.OUTPUT, label = "Left out", description = "Rows with a missing value")
	private int leftOut;

	@Parameter(type = ItemIO.OUTPUT, label = "Predictions", description = "Each row with the law's loss and the residual of log loss")
	private Columns predictions;

	@Parameter(type = ItemIO.OUTPUT, label = "Optimal", description = "The size and data of least loss for each compute 6 x size x data; none for floorOnly")
	private Columns optimal;

	@Parameter(type = ItemIO.OUTPUT, label = "Rivals", description = "One row for each form: its numbers, and how well it predicts rows held out, beside the form asked for")
	private Columns rivals;

	@Parameter(type = ItemIO.OUTPUT, label = "Resampled", description = "The law's numbers of each resample")
	private Columns resampled;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot")
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Reason", description = "fitted, or why the law is none to rely on; what is missing and why")
	private String reason;

	private record Results(ScalingFit fit, ScalingBootstrap bootstrap, Columns rivals) {}

	@Override
	public void run() {
		final ScalingForm law = ScalingForm.of(form);
		final LossRows used = LossRows.of(table, law, size, data, loss, group == null || group.isBlank() ? null : group.strip());
		final String lack = ScalingFit.lack(used.points(law), law);
		if (lack != null) throw new IllegalArgumentException(lack);
		reason = "canceled";
		wholly(progress -> compute(law, used, progress), results -> use(used, results));
	}

	private Results compute(final ScalingForm law, final LossRows used, final Progress progress) {
		final Streams streams = Streams.of(seed);
		final ScalingFit fit = ScalingFit.of(used.points(law), law, huber, progress.part(0, 0.02));
		final ScalingBootstrap bootstrap = ScalingBootstrap.of(fit, isTooFew(used) ? null : used.group(), isTooFew(used) ? 0
			: resamples, r -> streams.stream(
			"scaling law resample", r), Runtime.getRuntime().availableProcessors(), progress.part(0.02, 0.9));
		final Columns rivalForms = ScalingTables.rivals(used, fit, () -> streams.stream("scaling law folds", 0), progress.part(
			0.9, 1));
		return new Results(fit, bootstrap, rivalForms);
	}

	private void use(final LossRows used, final Results results) {
		setLaw(results.fit.law(), results.bootstrap);
		objective = results.fit.objective();
		rows = used.loss().length;
		leftOut = used.leftOut();
		reason = reason(used, results);
		predictions = signed(ScalingTables.predictions(used, results.fit));
		final Columns best = ScalingTables.optimal(used, results.fit.law());
		optimal = best == null ? null : signed(best);
		rivals = signed(results.rivals);
		resampled = results.bootstrap.resamples() == 0 ? null : signed(ScalingTables.resampled(results.bootstrap));
		plot = ScalingPlot.of(results.fit.law(), used.size(), used.data(), used.loss()).named(size, data, loss).image();
	}

	private static boolean isTooFew(final LossRows used) {
		return used.group() != null && used.groups() < ScalingBootstrap.LEAST;
	}

	private String reason(final LossRows used, final Results results) {
		final List<String> words = new ArrayList<>(List.of(results.fit.reason()));
		if (results.fit.law().form() == ScalingForm.FLOOR_ONLY) words.add(
			"no data and optimal exponents: the form floorOnly does not depend on data");
		if (!results.fit.law().form().hasFloor()) words.add("no error of irreducible: it is 0 in the form kaplan");
		if (leftOut > 0) words.add(leftOut + " rows with missing values left out");
		if (isTooFew(used)) words.add("no errors: they need at least " + ScalingBootstrap.LEAST + " groups, there are " + used
			.groups());
		else if (resamples < 2) words.add("no errors: they need at least 2 resamples, resamples was " + resamples);
		else if (results.bootstrap.unfinished() > 0) words.add(results.bootstrap.unfinished() + " of " + resamples +
			" resamples ended without a minimum");
		if (resamples >= 2 && used.groups() >= ScalingBootstrap.LEAST && used.groups() < FEW_GROUPS) words.add("only " + used.groups() +
			" groups: the intervals are too short");
		return String.join("; ", words);
	}
}
