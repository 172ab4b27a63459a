package org.scalinglaws.report;

/** One item of a report, under the heading of its kind. */
interface Section {

	/** Headings in the order of the page. */
	enum Kind {
		COMPARISON("Measured beside predicted"), NUMBER("Numbers"), TEXT("Notes"), FIGURE("Figures"), TABLE("Tables");

		final String heading;

		Kind(final String heading) {
			this.heading = heading;
		}
	}

	Kind kind();

	/**
	 * Writes it.
	 *
	 * @param number among those of its kind, from 1
	 */
	void write(Html html, int number);
}
