package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.phases.EscapeRate;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** What is of use only as a whole looks at cancel every few milliseconds; its pieces leave no trace in the numbers. */
@Tag("slow")
class WholeResultsTest {

	private static final int DIMENSION = 1_000_000;

	private static final double[] SPECTRUM = PowerLaw.spectrum(DIMENSION, 1);

	private static Map<Consumer<Progress>, Integer> cases() {
		final Streams streams = Streams.of(1);
		final double[] start = StartingWeights.onSphere(DIMENSION, 1, 1, streams);
		final SpectralMeasure measure = SpectralMeasure.full(SPECTRUM, start, start);
		final double[] squares = measure.teacherSquared();
		return Map.of(progress -> Teachers.random(SPECTRUM, Teachers.ENERGY, streams, progress), 7, //
			progress -> StartingWeights.onSphere(DIMENSION / 2, 1, 2, streams, progress), 8, //
			progress -> RetrievalSamples.inputs(new double[] { 1, 2 }, DIMENSION, streams.stream("inputs", 0), progress), 15, //
			progress -> RetrievalSamples.labels(start, new double[] { 1, 2 }, 1, streams.stream("noise", 0), progress), 7, //
			progress -> EscapeRate.of(SPECTRUM, squares, progress), 3, //
			progress -> new LinearisedSgd(measure, 1, progress), 100);
	}

	@Test
	void looksOften() {
		cases().forEach((work, least) -> {
			final Looks looks = new Looks(Integer.MAX_VALUE);
			work.accept(looks);
			assertTrue(looks.count() >= least, "looked " + looks.count() + " times, not " + least);
		});
	}

	@Test
	void endsAtACancel() {
		cases().forEach((work, least) -> {
			for (final int at : new int[] { 1, least })
				assertThrows(CancellationException.class, () -> work.accept(new Looks(at)));
		});
	}

	/** Beside one call for all normal numbers. */
	@Test
	void numbersDoNotDependOnPieces() {
		final double[] normals = new double[DIMENSION];
		Streams.of(3).stream("inputs", 0).fillGaussian(normals, 0, DIMENSION);
		assertArrayEquals(normals, RetrievalSamples.inputs(new double[] { 1 }, DIMENSION, Streams.of(3).stream("inputs", 0)));
		double square = 0;
		Streams.of(3).stream("weights", 0).fillGaussian(normals, 0, DIMENSION);
		for (final double value : normals)
			square += value * value;
		assertEquals(normals[DIMENSION - 1] / Math.sqrt(square), StartingWeights.onSphere(DIMENSION, 1, 1, Streams.of(3))[DIMENSION -
			1]);
	}
}
