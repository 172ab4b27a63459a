package org.scalinglaws.retrieval.model;

import java.util.Locale;

/** The kinds of critical points of the population loss (arXiv 2511.18661, Proposition 2). */
public enum CriticalPoint {

	/** The gradient is not zero. */
	NONE,

	/** w = 0. */
	MAXIMUM,

	/** u = 0 and s = s* / 3: an ellipsoid of dimension d - 2. */
	SADDLE,

	/** w = w* or w = -w*. */
	MINIMUM;

	/** The name in lower case. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
