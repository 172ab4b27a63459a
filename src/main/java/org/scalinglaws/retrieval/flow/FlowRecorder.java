package org.scalinglaws.retrieval.flow;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.retrieval.model.Observables;
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
		names.add("overlapRate");
		names.add("energyRate");
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

	/**
	 * Adds a row.
	 *
	 * @param rateC dc/dt of the nodes' form
	 * @param rateQ dq/dt
	 * @param nodes hold the state at that time if they are needed
	 */
	void add(final double time, final Observables observables, final double rateC, final double rateQ,
		final FlowNodes nodes)
	{
		final int sign = nodes.form().sign();
		final double[] row = new double[4 + Observables.COLUMNS.size() + 2 * (order - 1)];
		final double[] values = observables.values();
		row[0] = time;
		System.arraycopy(values, 0, row, 1, values.length);
		row[values.length + 2] = (sign == 0 ? rateC : sign * rateC) + 0.0; // no negative zero
		row[values.length + 3] = (sign == 0 ? rateQ : 2 * rateC + rateQ) + 0.0;
		for (int k = 2; k <= order; k++) {
			row[values.length + 2 * k] = nodes.weightOverlap(k);
			row[values.length + 2 * k + 1] = nodes.weightEnergy(k);
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
