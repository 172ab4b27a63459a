package org.scalinglaws.retrieval.flow;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

/** Descent in steps with the rows of its trajectory. */
final class RecordedDescent extends FlowModes {

	private final double learningRate;
	private final Columns.Builder rows;
	private double[] row;

	RecordedDescent(final SpectralMeasure measure, final double tolerance, final double learningRate) {
		super(measure, tolerance, learningRate);
		this.learningRate = learningRate;
		final List<String> names = new ArrayList<>(List.of("time", "step"));
		names.addAll(Observables.COLUMNS);
		names.add("diverged");
		rows = Columns.builder(names);
	}

	/** In steps. */
	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return super.shortestTime(at, scalars) / learningRate;
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		final double[] values = observables(scalars, sums).values();
		row = new double[values.length + 3];
		row[0] = at * learningRate;
		row[1] = at;
		System.arraycopy(values, 0, row, 2, values.length);
		rows.row(row);
	}

	/** Repeats the last record, marked. */
	@Override
	public void diverged(final double at) {
		row[0] = at * learningRate;
		row[1] = at;
		row[row.length - 1] = 1;
		rows.row(row);
	}

	Columns.Builder rows() {
		return rows;
	}
}
