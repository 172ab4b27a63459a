package org.scalinglaws.online.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IndexProblemTest {

	private static final Link LINK = Link.of("square");
	private static final Loss LOSS = Loss.of("logistic");

	@Test
	void outputsWeighTheirUnits() {
		final IndexProblem problem = new IndexProblem(LINK, LOSS, 3, 2, 0);
		final double[] z = { 1, 2, 3, 5, 7 };
		assertEquals(Math.sqrt(2) / 3 * 14, problem.output(z), 1e-14);
		assertEquals(74 / Math.sqrt(2), problem.teacherOutput(z, 3), 1e-13);
		assertEquals(5, problem.projections());
	}

	@Test
	void columnsNameTheUnits() {
		assertEquals(List.of("overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError"), IndexColumns.of(
			new IndexProblem(LINK, LOSS, 1, 1, 0)));
		assertEquals(List.of("overlap11", "overlap12", "overlap13", "overlap21", "overlap22", "overlap23", "energy11", "energy12",
			"energy22", "loss", "meanSquaredError"), IndexColumns.of(new IndexProblem(LINK, LOSS, 2, 3, 0)));
	}

	@Test
	void metadataAreTheParameters() {
		assertEquals(Map.of("link", "square", "loss", "logistic", "students", 3, "teachers", 2, "noiseVariance", 0.0),
			new IndexProblem(LINK, LOSS, 3, 2, 0).metadata());
		assertEquals(0.7, new IndexProblem(LINK, Loss.of("huber", 0.7), 1, 1, 0.1).metadata().get("threshold"));
	}

	@Test
	void refusesByName() {
		refuse("students must be in [1, 4], was 5", () -> new IndexProblem(LINK, LOSS, 5, 1, 0));
		refuse("teachers must be in [1, 4], was 0", () -> new IndexProblem(LINK, LOSS, 1, 0, 0));
		refuse("noiseVariance must be 0 with loss logistic, was 0.5", () -> new IndexProblem(LINK, LOSS, 1, 1, 0.5));
		refuse("noiseVariance must be in [0, 1.7976931348623157E308], was -1", () -> new IndexProblem(LINK, Loss.of(
			"squared"), 1, 1, -1));
		refuse("link is required, was not given", () -> new IndexProblem(null, LOSS, 1, 1, 0));
	}

	private static void refuse(final String message, final Executable made) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
	}
}
