package org.scalinglaws.online.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Who learned whom, on small examples. */
class AssignmentTest {

	/** The nearest teacher is not always free: 1 + 9 is less than 0 + 100. */
	@Test
	void theSumIsLeastNotEachOfThem() {
		assertEquals(5 / 2., Assignment.meanSquaredError(new double[][] { { 0, 1 }, { 9, 100 } }, 2), 0);
		assertEquals(0, Assignment.meanSquaredError(new double[][] { { 5, 0 }, { 0, 5 } }, 2), 0);
	}

	/** Three students of two teachers: no teacher has more than two of them; of three teachers each at most one. */
	@Test
	void studentsAreSpreadEvenly() {
		final double[][] two = { { 0, 7 }, { 0, 5 }, { 0, 9 } };
		assertEquals(5 / 3., Assignment.meanSquaredError(two, 1), 1e-15);
		assertEquals((2 + 4 + 1) / 3., Assignment.meanSquaredError(new double[][] { { 1, 2, 9 }, { 1, 9, 4 }, { 1, 9, 9 } }, 1), 1e-15);
		assertEquals(3, Assignment.meanSquaredError(new double[][] { { 8, 3, 5 } }, 1), 0); // one student chooses
	}

	/** Of vectors: squared distances over the dimension, with the sign that is nearer if signs are free. */
	@Test
	void signsMayBeFree() {
		final double[][] students = { { 1, 2, -2 } }, teachers = { { -1, -2, 0 } };
		assertEquals((4 + 16 + 4) / 3., Assignment.meanSquaredError(students, teachers, false), 1e-15);
		assertEquals(4 / 3., Assignment.meanSquaredError(students, teachers, true), 1e-15);
		final double[][] both = { { 0, 1 }, { 3, 0 } }, swapped = { { 3, 0.5 }, { 0, 1 } };
		assertEquals(0.25 / 2 / 2, Assignment.meanSquaredError(both, swapped, false), 1e-15);
	}
}
