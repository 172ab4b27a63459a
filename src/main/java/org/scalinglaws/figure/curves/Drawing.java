package org.scalinglaws.figure.curves;

/** How the values of a curve are drawn. */
enum Drawing {
	/** A marker at each. */
	POINTS,
	/** A line from each to the next. */
	LINE,
	/** A black line from each to the next, in dashes. */
	DASHES,
	/** A filled bar from zero to each, as a histogram. */
	BARS,
	/** A line from zero to each, and a marker on top. */
	STEMS,
	/** A line from zero to each. */
	SPIKES
}
