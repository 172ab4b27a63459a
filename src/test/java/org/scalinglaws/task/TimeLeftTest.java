package org.scalinglaws.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests times left by a clock of their own. */
class TimeLeftTest {

	private long nanos;

	@ParameterizedTest
	@CsvSource({ "10, 0.5, 10 s left", "2, 0.99, 1 s left", "10, 0.1, 2 min left", "100, 0.01, 2 h 45 min left",
		"3600, 0.001, 42 days left", "3600, 0.5, 1 h left", "59, 0.5, 59 s left", "59.5, 0.5, 1 min left", "0.1, 0.01, ''", "1, 0.5, 1 s left",
		"172800, 0.5, 2 days left", "172700, 0.5, 47 h 58 min left", "0.5, 0.5, ''", "10, 0.0001, ''", "10, 1, ''", "10, NaN, ''" })
	void goesOnAsItDid(final double seconds, final double fraction, final String words) {
		final TimeLeft left = new TimeLeft(0, () -> nanos);
		nanos = (long) (seconds * 1e9);
		assertEquals(words, left.text(fraction));
	}

	@Test
	void whatWasDoneBeforeSaysNothingOfThePace() {
		final TimeLeft left = new TimeLeft(0.5, () -> nanos);
		nanos = 10_000_000_000L;
		assertEquals("10 s left", left.text(0.75)); // a quarter in ten seconds, a quarter is left
	}
}
