package org.scalinglaws.report;

import org.scalinglaws.ground.Require;

/**
 * A number that was measured beside the one that theory predicts.
 *
 * @param name what was measured
 * @param measured finite or not
 * @param standardError of what was measured, not negative; NaN if not known
 * @param predicted finite or not
 */
public record Comparison(String name, double measured, double standardError, double predicted) implements Section {

	/** From here on a deviation stands out. */
	private static final double FAR = 3;

	/** @throws IllegalArgumentException if the name is missing or the standard error is negative */
	public Comparison {
		Require.given("name", name);
		if (standardError < 0) throw new IllegalArgumentException("standardError of " + name +
			" must not be negative, was " + Require.text(standardError));
	}

	/** {@return how many standard errors lie between the two; NaN if that is not known} */
	public double deviation() {
		return standardError > 0 ? (measured - predicted) / standardError : Double.NaN;
	}

	@Override
	public Kind kind() {
		return Kind.COMPARISON;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("tr").element("th", name, "scope", "row");
		Table.cell(html, measured, null);
		known(html, standardError, null);
		Table.cell(html, predicted, null);
		known(html, deviation(), Math.abs(deviation()) > FAR ? "far" : null);
		html.close().line();
	}

	private static void known(final Html html, final double value, final String style) {
		if (Double.isNaN(value)) html.element("td", "–", "title", "not known");
		else Table.cell(html, value, style);
	}
}
