package org.scalinglaws.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.scalinglaws.report.Section.Kind;

/** The whole page: head, contents, items by their kinds, origin. */
final class Page {

	/** What is printed on: black on white; of a dark screen: light grey on nearly black. */
	private static final int[] LIGHT = { 0, 255 }, DARK = { 0xE4, 0x17 };

	private static final int CONTENTS = 3; // from so many sections on

	private final String title;
	private final String subtitle;
	private final List<Section> sections;
	private final Origin origin;
	private final Html html = new Html();

	Page(final String title, final String subtitle, final List<Section> sections, final Origin origin) {
		this.title = title;
		this.subtitle = subtitle;
		this.sections = sections;
		this.origin = origin;
	}

	String html() {
		html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
		head();
		html.open("body").open("main").line().open("header").element("h1", title);
		if (!subtitle.isEmpty()) html.element("p", subtitle, "class", "subtitle");
		contents();
		html.close().line();
		for (final Kind kind : kinds())
			section(kind);
		origin.write(html, seeds());
		return html.close().close().close().line().toString();
	}

	private void head() {
		final String script = resource("report.js");
		html.open("head").line().open("meta", "charset", "utf-8").line();
		// the browser itself refuses whatever would be loaded, and any other script
		html.open("meta", "http-equiv", "Content-Security-Policy", "content",
			"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + hash(script) +
				"'; base-uri 'none'; form-action 'none'").line();
		html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
		html.open("meta", "name", "color-scheme", "content", "light dark").line();
		html.element("title", title).line().open("link", "rel", "icon", "href", "data:,").line();
		html.open("style").raw(greys()).raw(resource("report.css")).close().line();
		html.open("script", "type", "module").raw(script).close().line().close().line();
	}

	private void contents() {
		final List<Kind> kinds = kinds();
		if (kinds.size() < CONTENTS) return;
		html.open("nav", "aria-label", "Contents");
		for (final Kind kind : kinds)
			html.element("a", kind.heading, "href", "#" + id(kind)).text(" ");
		html.close();
	}

	private void section(final Kind kind) {
		final List<Section> own = of(kind);
		html.open("section", "id", id(kind), "aria-labelledby", id(kind) + "-heading").element("h2", kind.heading, "id", id(
			kind) + "-heading").line();
		if (kind == Kind.COMPARISON) {
			Table.begin(html, id(kind) + "-heading");
			Table.head(html, List.of("quantity", "measured", "standard error", "predicted", "deviation"), true);
			html.open("tbody").line();
		}
		else if (kind == Kind.NUMBER) html.open("dl", "class", "numbers").line();
		else html.open("div", "class", kind == Kind.FIGURE ? own.size() > 1 ? "figures grid" : "figures" : "items").line();
		for (int i = 0; i < own.size(); i++)
			own.get(i).write(html, i + 1);
		html.close();
		if (kind == Kind.COMPARISON) {
			Table.end(html);
			html.element("p", "Deviation: measured less predicted, in standard errors.", "class", "note");
		}
		html.close().line();
	}

	private List<Kind> kinds() {
		final List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
		kinds.removeIf(kind -> of(kind).isEmpty());
		return kinds;
	}

	private List<Section> of(final Kind kind) {
		return sections.stream().filter(section -> section.kind() == kind).toList();
	}

	private static String id(final Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	/** All seeds that are told beside items or for the whole. */
	private List<String> seeds() {
		final Set<String> seeds = new LinkedHashSet<>();
		add(seeds, origin.parameters().get("seed"));
		for (final Section section : sections)
			if (section instanceof Table table) add(seeds, table.columns().metadata().get("seed"));
			else if (section instanceof Figure figure) add(seeds, figure.made().get("seed"));
		return List.copyOf(seeds);
	}

	private static void add(final Set<String> seeds, final Object seed) {
		if (seed != null) seeds.add(Provenance.text(seed));
	}

	/** Ink, paper and the greys of the drawings as variables: those of a dark screen, and of print and white cards. */
	private String greys() {
		final SortedSet<Integer> greys = new TreeSet<>(List.of(0, 255));
		for (final Section section : sections)
			if (section instanceof Figure figure && figure.drawing() != null) greys.addAll(figure.drawing().greys());
		return ":root,.card{" + values(greys, LIGHT) + "}\n@media screen and (prefers-color-scheme:dark){:root{" + values(greys,
			DARK) + "}}\n";
	}

	private static String values(final SortedSet<Integer> greys, final int[] inkAndPaper) {
		final StringBuilder values = new StringBuilder();
		for (final int grey : greys) {
			final long mixed = Math.round(inkAndPaper[0] + grey / 255.0 * (inkAndPaper[1] - inkAndPaper[0]));
			values.append(SvgColours.name(grey)).append(":rgb(").append(mixed).append(',').append(mixed).append(',').append(mixed)
				.append(");");
		}
		return values.toString();
	}

	private static String hash(final String script) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(
				StandardCharsets.UTF_8)));
		}
		catch (final NoSuchAlgorithmException e) { // every Java has it
			throw new IllegalStateException(e);
		}
	}

	private static String resource(final String name) {
		try (InputStream stream = Page.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
