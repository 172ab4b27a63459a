package org.scalinglaws.online.law.quadrature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;

/** Where a residual meets the threshold of huber, for links whose inverse is known. */
class ResidualBreaksTest {

	private static ResidualBreaks breaks(final String loss, final double noise) {
		return ResidualBreaks.of(new IndexProblem(Link.of("square"), Loss.of(loss, 0.7), 1, 1, noise));
	}

	private static double[] places(final Consumer<DoubleConsumer> breaks) {
		final DoubleStream.Builder places = DoubleStream.builder();
		breaks.accept(places::add);
		return places.build().sorted().distinct().toArray();
	}

	@Test
	void squaresMeetTheThresholdAtRoots() {
		final ResidualBreaks breaks = breaks("huber", 0);
		final LinkInverse square = new LinkInverse(Link.of("square"), 9);
		final double far = Math.sqrt(1.7), near = Math.sqrt(0.3), pair = Math.sqrt(0.7);
		assertArrayEquals(new double[] { -far, -near, near, far }, places(to -> breaks.ofStudent(square, 1, to)), 1e-13);
		assertArrayEquals(new double[] { -pair, pair }, places(to -> breaks.ofTeacher(square, to)), 1e-13); // t^2 = 0 + 0.7
		assertArrayEquals(new double[] { -1.75, 1.75 }, places(to -> breaks.of(x -> -0.4 * x, to)), 1e-12);
		assertNull(breaks("squared", 0));
	}

	/** With noise the kink is a bend, 6.3 deviations to each side, in places known to a hundredth of one. */
	@Test
	void noiseMakesBendsOfThem() {
		final ResidualBreaks breaks = breaks("huber", 0.0001);
		final double[] places = places(to -> breaks.of(x -> x, to));
		assertArrayEquals(new double[] { -0.763, -0.7, -0.637, 0.637, 0.7, 0.763 }, places, 1e-12);
		final double[] students = places(to -> breaks.ofStudent(new LinkInverse(Link.of("square"), 9), 2, to));
		assertArrayEquals(new double[] { Math.sqrt(1.237), Math.sqrt(1.3), Math.sqrt(1.363), Math.sqrt(2.637), Math.sqrt(2.7), Math
			.sqrt(2.763) }, DoubleStream.of(students).filter(z -> z > 0).toArray(), 1e-4);
	}
}
