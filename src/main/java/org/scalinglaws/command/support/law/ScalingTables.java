package org.scalinglaws.command.support.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.scalinglaws.fit.scaling.HeldOut;
import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.Quantity;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.fit.scaling.ScalingLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Tables of a fitted scaling law. */
public final class ScalingTables {

	private static final int PER_DECADE = 4; // of compute

	private ScalingTables() {
		// static functions only
	}

	/** Each row that was used, with what the law says of it. */
	public static Columns predictions(final LossRows rows, final ScalingFit fit) {
		final String[] beside = { "predicted", "residual" };
		final Columns.Builder table = Columns.builder(Stream.concat(rows.names(beside).stream(), Stream.of(beside)).toList());
		final double[] residuals = fit.residuals();
		for (int i = 0; i < residuals.length; i++) {
			final DoubleStream.Builder row = DoubleStream.builder().add(rows.size()[i]);
			if (rows.data() != null) row.add(rows.data()[i]);
			row.add(rows.loss()[i]).add(rows.loss()[i] * Math.exp(-residuals[i])).add(residuals[i]);
			table.row(row.build().toArray());
		}
		return table.metadata("leftOut", rows.leftOut()).build();
	}

	/** The best size and data along compute, over that of the rows and ten times as much; null for a form without both. */
	public static Columns optimal(final LossRows rows, final ScalingLaw law) {
		if (!law.form().hasData() || !law.form().hasSize()) return null;
		final double[] compute = IntStream.range(0, rows.loss().length).mapToDouble(i -> ScalingLaw.COMPUTE * rows.size()[i] *
			rows.data()[i]).toArray();
		final double first = Math.floor(PER_DECADE * Math.log10(DoubleStream.of(compute).min().getAsDouble()));
		final double last = Math.ceil(PER_DECADE * (1 + Math.log10(DoubleStream.of(compute).max().getAsDouble())));
		final Columns.Builder table = Columns.builder(Stream.concat(Stream.of("compute"), rows.names("compute").stream())
			.toList());
		for (double k = first; k <= last; k++) {
			final double budget = Math.pow(10, k / PER_DECADE), size = law.optimalSize(budget), data = budget /
				ScalingLaw.COMPUTE / size;
			table.row(budget, size, data, law.loss(size, data));
		}
		return table.metadata("compute", "6 x size x data").build();
	}

	/**
	 * The forms beside each other; the column form is their place in the metadata's list
	 * forms, heldOut the mean loss of a row that the fit did not see, in units of huber.
	 *
	 * @param random deals the rows, afresh each time it is asked for
	 */
	public static Columns rivals(final LossRows rows, final ScalingFit fit, final Supplier<RandomGenerator> random,
		final Progress progress)
	{
		final Columns.Builder table = Columns.builder("form", "parameters", "irreducible", "sizeFactor", "sizeExponent",
			"dataFactor", "dataExponent", "objective", "heldOut", "heldOutDifference", "heldOutDifferenceStandardError");
		final ScalingForm own = fit.law().form();
		final HeldOut reference = HeldOut.of(fit, rows.group(), random.get(), progress.part(0, 0.2));
		final List<String> forms = new ArrayList<>();
		final List<ScalingForm> rivals = own.rivals();
		for (final ScalingForm form : rivals) {
			final Progress part = progress.part(0.2 + 0.8 * forms.size() / rivals.size(), 0.2 + 0.8 * (forms.size() + 1) / rivals
				.size());
			forms.add(forms.size() + " " + form.text());
			final LossPoints points = rows.points(form);
			if (ScalingFit.lack(points, form) != null) continue;
			final ScalingFit rival = form == own ? fit : ScalingFit.of(points, form, fit.huber(), part);
			final HeldOut.Score score = HeldOut.of(rival, rows.group(), random.get(), part).against(reference);
			final ScalingLaw law = rival.law();
			final DoubleUnaryOperator scaled = value -> value / fit.huber();
			table.row(forms.size() - 1, form.parameters(), law.irreducible(), law.sizeFactor(), law.sizeExponent(), law
				.dataFactor(), law.dataExponent(), rival.objective(), scaled.applyAsDouble(score.mean()), scaled.applyAsDouble(
					score.difference()), scaled.applyAsDouble(score.standardError()));
			part.update(1);
		}
		return table.metadata("forms", String.join(", ", forms)).metadata("heldOutAgainst", own.text()).build();
	}

	/** The numbers of each resample, for errors of what is computed from several of them; null without any. */
	public static Columns resampled(final ScalingBootstrap bootstrap) {
		final List<Quantity> shown = List.of(Quantity.IRREDUCIBLE, Quantity.SIZE_FACTOR, Quantity.SIZE_EXPONENT,
			Quantity.DATA_FACTOR, Quantity.DATA_EXPONENT);
		final Columns.Builder numbers = Columns.builder("resample");
		for (int r = 0; r < bootstrap.resamples(); r++)
			numbers.row(r);
		Columns table = numbers.build();
		for (final Quantity quantity : shown)
			table = table.with(quantity.text(), bootstrap.values(quantity));
		return table;
	}
}
