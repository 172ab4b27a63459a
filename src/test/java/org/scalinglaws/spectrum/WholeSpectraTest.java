package org.scalinglaws.spectrum;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** What is of use only as a whole looks at cancel every few milliseconds, and tells how far it is. */
@Tag("slow")
class WholeSpectraTest {

	private static final int DIMENSION = 1_000_000;

	/** How many looks there are at least, a million coordinates being several milliseconds. */
	private static Map<Consumer<Progress>, Integer> cases() {
		final double[] values = new Random(1).doubles(DIMENSION).toArray();
		final Ensemble ensemble = new Ensemble(1, true);
		final NodeBudget many = NodeBudget.of(100_000);
		final Streams streams = Streams.of(1);
		return Map.of(progress -> PowerLaw.spectrum(DIMENSION, 1, progress), 7, //
			progress -> DescendingOrder.of(values, progress), 28, //
			progress -> Binning.of(values, values, values, NodeBudget.of(512), progress), 100, //
			progress -> Binning.expected(values, ensemble, NodeBudget.of(512), progress), 100, //
			progress -> RandomMeasure.of(1e12, 1, ensemble, many, streams.stream("teacher", 0), streams.stream("weights", 0),
				progress), 100);
	}

	@Test
	void looksOften() {
		cases().forEach((work, least) -> {
			final Looks looks = new Looks(Integer.MAX_VALUE);
			work.accept(looks);
			assertTrue(looks.count() >= least, "looked " + looks.count() + " times, not " + least);
			assertTrue(looks.last() > 0.999, "progress ended at " + looks.last());
		});
	}

	@Test
	void endsAtACancel() {
		cases().forEach((work, least) -> {
			for (final int at : new int[] { 1, least })
				assertThrows(CancellationException.class, () -> work.accept(new Looks(at)));
		});
	}
}
