package org.scalinglaws.report;

import java.util.List;
import java.util.Map;

/**
 * Where all of a report comes from.
 *
 * @param parameters of the whole, by name
 * @param commandLine empty for none
 * @param script its text; empty for none
 * @param versions of the programs, by name
 */
record Origin(Map<String, ?> parameters, String commandLine, String script, Map<String, ?> versions) {

	private static final String HEADING = "How to get it again";

	/** Writes what there is of it. */
	void write(final Html html, final List<String> seeds) {
		if (!parameters.isEmpty() || !commandLine.isEmpty() || !script.isEmpty()) {
			html.open("section", "id", "again", "aria-labelledby", "again-heading").element("h2", HEADING, "id", "again-heading");
			if (!commandLine.isEmpty()) html.element("pre", commandLine, "tabindex", "0");
			if (!parameters.isEmpty()) html.element("h3", "Parameters").pairs(Provenance.pairs(parameters));
			if (!script.isEmpty()) html.open("details").element("summary", "The script").element("pre", script, "tabindex", "0")
				.close();
			html.close().line();
		}
		html.open("footer");
		if (!seeds.isEmpty()) html.element("p", (seeds.size() == 1 ? "Seed: " : "Seeds: ") + String.join(", ", seeds));
		if (!versions.isEmpty()) html.element("p", String.join(" · ", versions.entrySet().stream().map(entry -> entry.getKey() +
			" " + entry.getValue()).toList()));
		html.element("p", "Made by Scaling Laws. This page loads nothing from elsewhere.").close().line();
	}
}
