package org.scalinglaws.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

class ComplaintTest {

	private static final IllegalArgumentException BAD = new IllegalArgumentException("size must be 1, was 2");

	@Test
	void isTheMessageOfTheRootCause() {
		final Exception wrapped = new ExecutionException(new RuntimeException("Module threw exception", BAD));
		assertEquals("error: size must be 1, was 2", Complaint.of("Command errored", wrapped).message(false));
		assertTrue(Complaint.of("", wrapped).message(true).contains("ExecutionException"));
	}

	@Test
	void keepsAnExceptionThatSaysMoreThanItsCause() {
		final Exception told = new IllegalStateException("table.csv is truncated", new java.io.EOFException());
		assertEquals("error: IllegalStateException: table.csv is truncated", Complaint.of("", told).message(false));
	}

	@Test
	void namesTheKindOfAnExceptionWithoutMessage() {
		assertEquals("error: StackOverflowError", Complaint.of("", new StackOverflowError()).message(false));
	}

	@Test
	void isToldOncePerCause() {
		final RuntimeException inScript = new RuntimeException("Module threw exception", BAD);
		inScript.setStackTrace(new StackTraceElement[] { new StackTraceElement("s", "run", "/a/s.groovy", 7) });
		final List<Complaint> distinct = Complaint.distinct(List.of(Complaint.of("", BAD), Complaint.of("", inScript)));
		assertEquals(List.of("error: size must be 1, was 2 (s.groovy line 7)"), distinct.stream().map(c -> c.message(false))
			.toList());
	}
}
