package org.scalinglaws.retrieval;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.table.Columns;

/** Collects the rows of a flow's trajectory. */
final class FlowRecorder {

	private final int order;
	private final boolean snapshots;
	private final Columns.Builder rows;
	private final List<double[][]> coefficients = new ArrayList<>();

	FlowRecorder(final int order, final boolean snapshots) {
		this.order = order;
		this.snapshots = snapshots;
		final List<String> names = new ArrayList<>();
		names.add("time");
		names.addAll(Observables.COLUMNS);
		names.add("diverged");
		for (int k = 2; k <= order; k++) {
			names.add("overlap" + k);
			names.add("energy" + k);
		}
		rows = Columns.builder(names);
	}

	/** Whether a record needs the nodes themselves and not only the scalars. */
	boolean needsNodes() {
		return order > 1 || snapshots;
	}

	/** Adds a row; nodes hold the state at that time if they are needed. */
	void add(final double time, final Observables observables, final FlowNodes nodes) {
		final double[] row = new double[2 + Observables.COLUMNS.size() + 2 * (order - 1)];
		final double[] values = observables.values();
		row[0] = time;
		System.arraycopy(values, 0, row, 1, values.length);
		for (int k = 2; k <= order; k++) {
			row[values.length + 2 * k - 2] = nodes.weightOverlap(k);
			row[values.length + 2 * k - 1] = nodes.weightEnergy(k);
		}
		rows.row(row);
		if (snapshots) coefficients.add(new double[][] { nodes.startCoefficient(), nodes.teacherCoefficient() });
	}

	Columns.Builder rows() {
		return rows;
	}

	List<double[][]> coefficients() {
		return coefficients;
	}
}
