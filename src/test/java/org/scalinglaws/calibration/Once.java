package org.scalinglaws.calibration;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** What a case has found, for the rows of several intervals of one fit. */
final class Once<T> implements LongFunction<T> {

	private final LongFunction<T> source;
	private final ConcurrentHashMap<Long, T> found = new ConcurrentHashMap<>();

	Once(final LongFunction<T> source) {
		this.source = source;
	}

	@Override
	public T apply(final long seed) {
		return found.computeIfAbsent(seed, source::apply);
	}
}
