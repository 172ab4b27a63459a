package org.scalinglaws.host.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a person may have meant by a name that is not known. */
final class NearNames {

	private static final int MOST = 3;

	private NearNames() {
		// static methods only
	}

	/**
	 * The names that differ from the given one in at most a third of its letters, or
	 * hold it, nearest first; case does not count.
	 */
	static List<String> of(final String name, final List<String> known) {
		final String given = name.toLowerCase(Locale.ROOT);
		final List<String> near = new ArrayList<>();
		for (final String other : known) {
			final boolean holds = given.length() > 2 && other.toLowerCase(Locale.ROOT).contains(given);
			if (holds || distance(given, other) <= given.length() / 3) near.add(other);
		}
		near.sort(Comparator.comparing(other -> distance(given, other)));
		return near.subList(0, Math.min(MOST, near.size()));
	}

	/** How many letters must be changed, added or left out (Levenshtein). */
	private static int distance(final String given, final String other) {
		final String known = other.toLowerCase(Locale.ROOT);
		int[] row = new int[known.length() + 1];
		for (int j = 0; j < row.length; j++)
			row[j] = j;
		for (int i = 1; i <= given.length(); i++) {
			final int[] next = new int[row.length];
			next[0] = i;
			for (int j = 1; j < row.length; j++)
				next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + (given.charAt(i - 1) == known.charAt(j -
					1) ? 0 : 1));
			row = next;
		}
		return row[known.length()];
	}
}
