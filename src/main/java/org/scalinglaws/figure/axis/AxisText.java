package org.scalinglaws.figure.axis;

import java.awt.Font;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.RunSummary;

/** The words for a column: known quantities with their symbol, camel case taken apart. */
public final class AxisText {

	private static final Map<String, String> KNOWN = Map.ofEntries(Map.entry("time", "time t"), Map.entry("step",
		"SGD step"), Map.entry("overlap", "overlap u"), Map.entry("energy", "energy s"), Map.entry("overlapGap",
			"overlap gap 1 \u2212 |u|/s*"), Map.entry("energyGap", "energy gap 1 \u2212 s/s*"), Map.entry("loss", "loss L"),
		Map.entry("samples", "samples n"), Map.entry("effectiveSamples", "effective samples"), Map.entry("weightDecay", "weight decay \u03BB"), Map.entry("risk", "excess risk R"));

	private AxisText() {
		// static texts only
	}

	/**
	 * For an axis: "overlapGapMean" is "overlap gap 1 - |u|/s* (mean over runs)".
	 *
	 * @param metadata of the table or image: only where it tells that a command of ours made it, its
	 *          names mean what they mean here, and get their symbols
	 */
	public static String axis(final String column, final Map<String, ?> metadata) {
		final String base = base(column);
		final boolean own = Objects.toString(metadata.get("command")).startsWith("org.scalinglaws.");
		final String text = own ? KNOWN.getOrDefault(base, words(base)) : words(base);
		return base.equals(column) ? text : text + " (mean over runs)";
	}

	/** For the legend: no symbols. */
	public static String legend(final String column) {
		return words(base(column));
	}

	/** X of XMean; any other name as it is. */
	public static String base(final String column) {
		final int length = column.length() - RunSummary.MEAN.length();
		return length > 0 && column.endsWith(RunSummary.MEAN) ? column.substring(0, length) : column;
	}

	/** "meanSquaredError" is "mean squared error"; abbreviations stay as they are. */
	public static String words(final String name) {
		final StringBuilder text = new StringBuilder();
		for (final String word : List.of(name.replace('_', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").split(" ")))
			text.append(text.length() == 0 ? "" : " ").append(word.matches("[A-Z][a-z]*") && text.length() > 0
				? Character.toLowerCase(word.charAt(0)) + word.substring(1) : word);
		return text.toString();
	}

	/** A value of a group, as short as it can be. */
	public static String value(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e7 ? Long.toString((long) value) : Float.toString(
			(float) value).replace("E", "e");
	}

	/** In two lines where one has no room, the second from a bracket or else from about the middle. */
	public static String fitted(final String text, final Font font, final double room) {
		if (Style.bounds(font, text).getWidth() <= room) return text;
		final int bracket = text.indexOf(" ("), middle = text.indexOf(' ', text.length() / 2);
		final int cut = bracket > 0 ? bracket : middle;
		return cut < 0 ? text : text.substring(0, cut) + "\n" + text.substring(cut + 1);
	}
}
