package org.scalinglaws.figure.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Rows by their size: those of each size, or of neighbouring sizes where there are many. */
final class SizeBins {

	private SizeBins() {
		// static functions only
	}

	/**
	 * The rows of each bin, bins by ascending size.
	 *
	 * @param most bins; so many with about as many distinct sizes each if there are more sizes
	 */
	static List<List<Integer>> of(final double[] size, final int most) {
		final List<Double> distinct = new ArrayList<>(DoubleStream.of(size).boxed().collect(TreeSet::new, TreeSet::add,
			TreeSet::addAll));
		final int count = Math.min(most, distinct.size());
		final List<List<Integer>> bins = new ArrayList<>();
		IntStream.range(0, count).forEach(bin -> bins.add(new ArrayList<>()));
		IntStream.range(0, size.length).boxed().sorted(Comparator.comparingDouble(row -> size[row])).forEach(row -> bins.get(
			(int) ((long) distinct.indexOf(size[row]) * count / distinct.size())).add(row));
		return bins;
	}
}
