package org.scalinglaws.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;

/**
 * What was found, as one page of HTML that loads nothing. Immutable: each method gives another report.
 *
 * <pre>
 * String page = Report.titled("Learning curves").figure("Loss over time", InlineSvg.of(svg)).table("The same", columns)
 * 	.compare("Exponent", -0.98, 0.03, -1).commandLine("scaling-laws run Learning_Curves").html();
 * </pre>
 * <p>
 * The page has its items by kinds: numbers beside predictions, numbers, notes, figures, tables; within a kind in the order in
 * which they came. The same items are the same page: it has no date. What is said in {@code made} and in the metadata of
 * tables stands beside the item.
 * </p>
 */
public final class Report {

	private final String title;
	private final String subtitle;
	private final List<Section> sections;
	private final Origin origin;

	private Report(final String title, final String subtitle, final List<Section> sections, final Origin origin) {
		this.title = title;
		this.subtitle = subtitle;
		this.sections = sections;
		this.origin = origin;
	}

	/**
	 * Begins a report.
	 *
	 * @throws IllegalArgumentException if the title is missing or blank
	 */
	public static Report titled(final String title) {
		if (Require.given("title", title).isBlank()) throw new IllegalArgumentException("title must not be empty, was blank");
		return new Report(title.strip(), "", List.of(), new Origin(Map.of(), "", "", Map.of()));
	}

	/** Sets the line below the title. */
	public Report subtitle(final String text) {
		return new Report(title, Require.given("subtitle", text).strip(), sections, origin);
	}

	/** Adds a drawing. */
	public Report figure(final String caption, final InlineSvg drawing) {
		return figure(caption, drawing, Map.of());
	}

	/** Adds a drawing, and how it was made. */
	public Report figure(final String caption, final InlineSvg drawing, final Map<String, ?> made) {
		return with(new Figure(Require.given("caption", caption), Require.given("drawing", drawing), null, copy(made)));
	}

	/** Adds a picture, and how it was made. */
	public Report figure(final String caption, final byte[] png, final Map<String, ?> made) {
		return with(new Figure(Require.given("caption", caption), null, Require.given("png", png).clone(), copy(made)));
	}

	/**
	 * Adds a table.
	 *
	 * @throws IllegalArgumentException if it has no column
	 */
	public Report table(final String caption, final Columns table) {
		if (Require.given("table", table).names().isEmpty()) throw new IllegalArgumentException(
			"table must have a column, had none");
		return with(new Table(Require.given("caption", caption), table));
	}

	/** Adds a number, shown with six digits. */
	public Report number(final String caption, final double number) {
		return with(new Value(Require.given("caption", caption), number));
	}

	/** Adds a truth value, a whole number or a few words. */
	public Report value(final String caption, final Object value) {
		return with(new Value(Require.given("caption", caption), Provenance.text(Require.given("value", value))));
	}

	/** Adds a number beside the predicted one: see {@link Comparison}. */
	public Report compare(final String name, final double measured, final double standardError, final double predicted) {
		return with(new Comparison(name, measured, standardError, predicted));
	}

	/** Adds a text, whose lines stay as they are. */
	public Report text(final String caption, final String text) {
		return with(new Note(Require.given("caption", caption), Require.given("text", text)));
	}

	/** Sets the parameters of the whole. */
	public Report parameters(final Map<String, ?> parameters) {
		return with(new Origin(copy(parameters), origin.commandLine(), origin.script(), origin.versions()));
	}

	/** Sets what is to be typed to get the same again; empty for nothing. */
	public Report commandLine(final String line) {
		return with(new Origin(origin.parameters(), Require.given("commandLine", line), origin.script(), origin.versions()));
	}

	/** Sets the text of the script that gives the same again; empty for none. */
	public Report script(final String text) {
		return with(new Origin(origin.parameters(), origin.commandLine(), Require.given("script", text), origin.versions()));
	}

	/** Sets the names and versions of the programs. */
	public Report versions(final Map<String, ?> versions) {
		return with(new Origin(origin.parameters(), origin.commandLine(), origin.script(), copy(versions)));
	}

	/** {@return whether nothing was added yet} */
	public boolean isEmpty() {
		return sections.isEmpty();
	}

	/** {@return the page} */
	public String html() {
		return new Page(title, subtitle, sections, origin).html();
	}

	private Report with(final Section section) {
		final List<Section> more = new ArrayList<>(sections);
		more.add(section);
		return new Report(title, subtitle, List.copyOf(more), origin);
	}

	private Report with(final Origin other) {
		return new Report(title, subtitle, sections, other);
	}

	private static Map<String, Object> copy(final Map<String, ?> entries) {
		return new LinkedHashMap<>(entries);
	}
}
