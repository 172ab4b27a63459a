package org.scalinglaws.online.model;

import java.util.Arrays;

/**
 * Which student learned which teacher: the assignment with the least sum of squared
 * distances in which the students are spread evenly, no teacher having more than ceil(K/M)
 * of them.
 */
public final class Assignment {

	private Assignment() {
		// static function only
	}

	/**
	 * The mean over the students of the squared distance to their teachers, divided by the
	 * dimension.
	 *
	 * @param signsAreFree whether -w is as good as w
	 */
	public static double meanSquaredError(final double[][] students, final double[][] teachers, final boolean signsAreFree) {
		final double[][] distances = new double[students.length][teachers.length];
		for (int k = 0; k < students.length; k++)
			for (int m = 0; m < teachers.length; m++)
				distances[k][m] = distance(students[k], teachers[m], signsAreFree);
		return meanSquaredError(distances, students[0].length);
	}

	/**
	 * The same of known distances.
	 *
	 * @param distances squared, student by student to each teacher
	 * @param dimension d
	 */
	public static double meanSquaredError(final double[][] distances, final double dimension) {
		final int students = distances.length, teachers = distances[0].length;
		final int[] places = new int[teachers];
		Arrays.fill(places, (students + teachers - 1) / teachers);
		return least(distances, 0, places) / students / dimension;
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
