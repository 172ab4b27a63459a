package org.scalinglaws.online.sgd;

import java.util.Arrays;

/**
 * Which student learned which teacher: the assignment with the least sum of squared
 * distances in which the students are spread evenly, no teacher having more than ceil(K/M)
 * of them.
 */
final class Assignment {

	private Assignment() {
		// static function only
	}

	/**
	 * The mean over the students of the squared distance to their teachers, divided by the
	 * dimension.
	 *
	 * @param signsAreFree whether -w is as good as w
	 */
	static double meanSquaredError(final double[][] students, final double[][] teachers, final boolean signsAreFree) {
		final double[][] distances = new double[students.length][teachers.length];
		for (int k = 0; k < students.length; k++)
			for (int m = 0; m < teachers.length; m++)
				distances[k][m] = distance(students[k], teachers[m], signsAreFree);
		final int[] places = new int[teachers.length];
		Arrays.fill(places, (students.length + teachers.length - 1) / teachers.length);
		return least(distances, 0, places) / students.length / students[0].length;
	}

	private static double distance(final double[] student, final double[] teacher, final boolean signIsFree) {
		double plus = 0, minus = 0;
		for (int i = 0; i < student.length; i++) {
			plus += (student[i] - teacher[i]) * (student[i] - teacher[i]);
			minus += (student[i] + teacher[i]) * (student[i] + teacher[i]);
		}
		return signIsFree ? Math.min(plus, minus) : plus;
	}

	/** Of the students from one on, with the places that are left. */
	private static double least(final double[][] distances, final int student, final int[] places) {
		if (student == distances.length) return 0;
		double least = Double.POSITIVE_INFINITY;
		for (int m = 0; m < places.length; m++) {
			if (places[m] == 0) continue;
			places[m]--;
			least = Math.min(least, distances[student][m] + least(distances, student + 1, places));
			places[m]++;
		}
		return least;
	}
}
