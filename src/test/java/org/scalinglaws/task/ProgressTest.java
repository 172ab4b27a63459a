package org.scalinglaws.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;

/** What reaches a listener of parts of the work, of pieces and of amounts. */
class ProgressTest {

	private final Notes notes = new Notes();

	@Test
	void partsGoFromOneFractionToAnother() {
		final Progress part = notes.part(0.25, 0.75), within = part.part(0.5, 1);
		part.update(0);
		part.update(0.5);
		within.update(0.5);
		within.update(1);
		assertEquals(List.of(0.25, 0.5, 0.625, 0.75), notes.fractions());
		within.tell("step 2");
		assertEquals(List.of("step 2"), notes.words());
		assertFalse(within.isCanceled());
		notes.cancel();
		assertTrue(within.isCanceled());
	}

	/** .7 + (.9 - .7) is less than .9 by a unit in the last place, and others are more. */
	@Test
	void partsEndWhereTheNextOnesBegin() {
		for (int from = 0; from < 100; from++)
			for (int to = from; to <= 100; to++) {
				final Progress part = notes.part(from / 100., to / 100.);
				part.update(1 - 1e-16);
				part.update(1);
				assertEquals(to / 100., notes.fractions().get(notes.fractions().size() - 1));
				assertTrue(notes.fractions().get(notes.fractions().size() - 2) <= to / 100.);
			}
	}

	@Test
	void piecesAndAmountsAddUp() {
		final Runnable done = notes.pieces(4);
		done.run();
		done.run();
		final LongConsumer more = notes.amounts(10);
		more.accept(3);
		more.accept(7);
		assertEquals(List.of(0.25, 0.5, 0.3, 1.), notes.fractions());
	}

	@Test
	void whatIsSilentHearsOfACancelAndTellsNothing() {
		final Progress silent = notes.silent();
		silent.update(0.5);
		silent.tell("words");
		assertEquals(List.of(), notes.fractions());
		assertEquals(List.of(), notes.words());
		assertFalse(silent.isCanceled());
		notes.cancel();
		assertTrue(silent.isCanceled());
	}

	@Test
	void nobodyIsToldAndNothingCanceled() {
		Progress.NONE.update(0.5);
		Progress.NONE.tell("words");
		assertFalse(Progress.NONE.isCanceled());
		assertFalse(Progress.NONE.part(0, 1).isCanceled());
	}
}
