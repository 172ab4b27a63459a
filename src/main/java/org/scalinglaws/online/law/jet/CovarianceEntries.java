package org.scalinglaws.online.law.jet;

import org.scalinglaws.online.model.IndexProblem;

/**
 * The order of the entries B_ab, a &lt;= b, of a symmetric covariance: by rows, (0, 0), (0, 1) ... (0, n-1), (1, 1) ...
 * Those of the students' rows, which move while the teachers' do not, come first.
 *
 * @param students K, the number of rows that move
 * @param size n, the number of rows
 */
public record CovarianceEntries(int students, int size) {

	/** Of a problem's projections, students first. */
	public static CovarianceEntries of(final IndexProblem problem) {
		return new CovarianceEntries(problem.students(), problem.projections());
	}

	/** {@return the number of all entries} */
	public int count() {
		return size * (size + 1) / 2;
	}

	/** {@return the number of entries in the students' rows, which are the first ones} */
	public int moving() {
		return index(students, students);
	}

	/** The place of B_ab = B_ba. */
	public int index(final int a, final int b) {
		final int row = Math.min(a, b);
		return row * (2 * size - row - 1) / 2 + Math.max(a, b);
	}
}
