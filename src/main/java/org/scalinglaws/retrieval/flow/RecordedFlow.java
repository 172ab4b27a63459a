package org.scalinglaws.retrieval.flow;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

/** The flow with the rows of its trajectory. */
final class RecordedFlow extends FlowModes {

	private final int order;
	private final boolean keep;
	private final Columns.Builder rows;
	private final List<double[][]> snapshots = new ArrayList<>();

	/**
	 * @param order up to which k overlapk and energyk are recorded
	 * @param keep whether to keep the coefficients of all nodes at each record
	 */
	RecordedFlow(final SpectralMeasure measure, final double tolerance, final int order, final boolean keep) {
		super(measure, tolerance, 1);
		this.order = order;
		this.keep = keep;
		final List<String> names = new ArrayList<>(List.of("time"));
		names.addAll(Observables.COLUMNS);
		names.addAll(List.of("diverged", "overlapRate", "energyRate"));
		for (int k = 2; k <= order; k++)
			names.addAll(List.of("overlap" + k, "energy" + k));
		rows = Columns.builder(names);
	}

	@Override
	public boolean recordsNodes() {
		return order > 1 || keep;
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		final int sign = form.sign();
		final double[] row = new double[4 + Observables.COLUMNS.size() + 2 * (order - 1)];
		final double[] values = observables(scalars, sums).values();
		row[0] = at;
		System.arraycopy(values, 0, row, 1, values.length);
		final double ofC = slopes[CROSS], ofQ = slopes[SQUARE];
		row[values.length + 2] = (sign == 0 ? ofC : sign * ofC) + 0.0; // no negative zero
		row[values.length + 3] = (sign == 0 ? ofQ : 2 * ofC + ofQ) + 0.0;
		for (int k = 2; k <= order; k++) {
			row[values.length + 2 * k] = overlap(k);
			row[values.length + 2 * k + 1] = energy(k);
		}
		rows.row(row);
		if (keep) snapshots.add(coefficients());
	}

	Columns.Builder rows() {
		return rows;
	}

	List<double[][]> snapshots() {
		return snapshots;
	}
}
