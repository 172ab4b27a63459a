package org.scalinglaws.online.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of what a trajectory says of the weights.
 * <p>
 * One student beside one teacher: overlap, energy, overlapGap, energyGap, loss,
 * meanSquaredError. Several: overlap11, overlap12, ... (student, teacher), energy11,
 * energy12, energy22, ... (student, student, not below the diagonal), loss,
 * meanSquaredError.
 * </p>
 */
public final class IndexColumns {

	private static final List<String> PAIR = List.of("overlap", "energy", "overlapGap", "energyGap", "loss",
		"meanSquaredError");

	private IndexColumns() {
		// static function only
	}

	/** {@return the names, in order} */
	public static List<String> of(final IndexProblem problem) {
		if (problem.projections() == 2) return PAIR;
		final List<String> names = new ArrayList<>();
		for (int k = 1; k <= problem.students(); k++)
			for (int m = 1; m <= problem.teachers(); m++)
				names.add("overlap" + k + m);
		for (int k = 1; k <= problem.students(); k++)
			for (int l = k; l <= problem.students(); l++)
				names.add("energy" + k + l);
		names.add("loss");
		names.add("meanSquaredError");
		return names;
	}
}
