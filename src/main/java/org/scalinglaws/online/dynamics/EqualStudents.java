package org.scalinglaws.online.dynamics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.spectrum.nodes.NodeMoments;

/**
 * Students that are equal at the start and so for ever, as all see the same inputs. What parts them is rounding, which would
 * grow where they are not stable, and of which laws with kinks have infinite derivatives: so the first of them stands for all.
 *
 * @param of the scalar, or recorded sum, of the first ones that stands for each
 */
record EqualStudents(int[] of) {

	static EqualStudents of(final NodeMoments weights, final VectorMoments moments, final int students) {
		final int[] of = new int[moments.equation().scalars()];
		final IntUnaryOperator first = k -> IntStream.rangeClosed(0, k).filter(l -> areEqual(weights, k, l)).findFirst()
			.getAsInt();
		for (int k = 0; k < students; k++) {
			for (int m = 0; m < weights.vectors() - students; m++)
				of[moments.cross(k, m)] = moments.cross(first.applyAsInt(k), m);
			for (int l = k; l < students; l++)
				of[moments.square(k, l)] = moments.square(first.applyAsInt(k), first.applyAsInt(l));
		}
		return new EqualStudents(of);
	}

	/** Where a difference has no square nor product with others in any node. */
	private static boolean areEqual(final NodeMoments weights, final int k, final int l) {
		return IntStream.range(0, weights.vectors()).allMatch(a -> Arrays.equals(weights.product(k, a), weights.product(l, a)));
	}

	/** {@return the same with those of the first ones} */
	double[] shared(final double[] values) {
		return Arrays.stream(of).mapToDouble(i -> values[i]).toArray();
	}

	/** Takes back what rounding parted in a step. */
	void join(final ModeNodes nodes) {
		for (int i = 0; i < of.length; i++)
			if (of[i] != i) System.arraycopy(nodes.component(of[i]), 0, nodes.component(i), 0, nodes.size());
	}

	/** Turns derivatives by all scalars into those by the ones that stand for others. */
	void gather(final double[][] by) {
		for (int i = 0; i < of.length; i++) {
			if (of[i] == i) continue;
			for (int c = 0; c < by[i].length; c++)
				by[of[i]][c] += by[i][c];
			Arrays.fill(by[i], 0);
		}
	}
}
