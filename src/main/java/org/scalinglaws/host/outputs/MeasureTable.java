package org.scalinglaws.host.outputs;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

/** The nodes of a spectral measure, a row each. */
final class MeasureTable {

	private MeasureTable() {
		// static method only
	}

	static Columns of(final SpectralMeasure measure) {
		final Columns.Builder rows = Columns.builder("eigenvalue", "multiplicity", "startSquared", "startTeacher",
			"teacherSquared");
		final double[] eigenvalue = measure.eigenvalue(), multiplicity = measure.multiplicity();
		final double[] start = measure.startSquared(), mixed = measure.startTeacher(), teacher = measure.teacherSquared();
		for (int i = 0; i < eigenvalue.length; i++)
			rows.row(eigenvalue[i], multiplicity[i], start[i], mixed[i], teacher[i]);
		return rows.build();
	}
}
