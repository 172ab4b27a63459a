package org.scalinglaws.propagation.margin;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

class PerturbedMarginsTest {
	@Test
	void print() {
		for (final double eps : new double[] { 1e-6, 1e-3, 1e-2, 0.1, 1, 100 })
		for (int seed = 1; seed < 4; seed++) {
			long t=System.nanoTime();
			final PerturbedMargins m = PerturbedMargins.of(new double[] { 20, 50, 50, 10 }, eps, 300, seed, Progress.NONE);
			System.err.println(eps+" "+seed+" violations "+m.violations() + " of " + m.perturbations()+" "+(System.nanoTime()-t)/1e6+" ms");
			for (final var row : m.table()) System.err.println(java.util.Arrays.toString(row.values()));
		}
	}
}
