package org.scalinglaws.propagation.residual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

/** Chance and finite depth at the start. */
class StartTest {
	@Test
	void print() {
		for (int seed = 1; seed < 4; seed++) {
		for (final int size : new int[] { 4, 8, 16, 32 }) {
			final ResidualShape shape = new ResidualShape(size, size, 20, 6, 400, 4);
			final StartFluctuation f = StartFluctuation.of(shape, 200, seed, Progress.NONE);
			final DepthBias b = DepthBias.of(shape, seed, Progress.NONE);
			final DepthBias b16 = DepthBias.of(new ResidualShape(size, 16, 20, 6, 400, 4), seed, Progress.NONE);
			System.err.println(size + " " + f.deviation() * size + " +- " + f.standardError() * size + " pred " + f.predicted()*size + " bias L " + b.bias() * size + " pred " + b.predicted() * size+ " M=16: " + b16.bias() * size + " pred " + b16.predicted() * size);
		}}
		for (int rep=0;rep<4;rep++) {
		long t=System.nanoTime();
		ResidualTraining.of(new ResidualShape(8,16,20,6,400,4), 2000, .02, 40, 1, Progress.NONE);
		System.err.println((System.nanoTime()-t)/1e6+" ms"); }
		final org.scalinglaws.table.Columns t = ResidualTraining.of(new ResidualShape(8,16,20,6,400,4), 2000, .02, 12, 1, Progress.NONE).table();
		for (final var row : t) System.err.println(java.util.Arrays.toString(row.values()));
	}
}
