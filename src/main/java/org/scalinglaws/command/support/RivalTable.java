package org.scalinglaws.command.support;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.fit.rivals.RivalModel;
import org.scalinglaws.fit.rivals.RivalModels;
import org.scalinglaws.table.Columns;

/**
 * Rival models as a table, one row each: column model is their place in the
 * metadata's list models; what a model does not have is NaN.
 */
public final class RivalTable {

	private static final List<String> PARAMETERS = List.of("amplitude", "exponent", "exponentBefore", "floor", "break",
		"scale");

	private RivalTable() {
		// static functions only
	}

	public static Columns of(final RivalModels rivals) {
		final List<String> names = new ArrayList<>(List.of("model", "parameters"));
		for (final String parameter : PARAMETERS)
			names.addAll(List.of(parameter, parameter + "StandardError"));
		names.addAll(List.of("degreesOfFreedom", "deviance", "aicc", "deltaAicc", "weight", "likelihoodRatio", "pValue"));
		final Columns.Builder table = Columns.builder(names);
		for (final RivalModels.Fit fit : rivals.fits())
			table.row(row(fit));
		final List<String> models = new ArrayList<>();
		for (final RivalModel model : RivalModel.values())
			models.add(model.ordinal() + " " + model.text());
		return table.metadata("models", String.join(", ", models)).metadata("rangeFrom", rivals.from()).metadata("rangeTo",
			rivals.to()).build();
	}

	private static double[] row(final RivalModels.Fit fit) {
		final List<Double> row = new ArrayList<>(List.of((double) fit.model().ordinal(), (double) fit.model().parameters()
			.size()));
		for (final String parameter : PARAMETERS)
			row.addAll(List.of(fit.value(parameter), fit.error(parameter)));
		row.addAll(List.of(fit.freedom(), fit.deviance(), fit.aicc(), fit.deltaAicc(), fit.weight(), fit
			.likelihoodRatio(), fit.pValue()));
		return row.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
