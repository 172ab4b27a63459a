package org.scalinglaws.command;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Keeps rows and columns of a table and puts them in order: first {@code where},
 * then {@code sorted}, then {@code select} (see {@link Columns#where(String)} and
 * {@link Columns#sorted}); what is not given changes nothing.
 */
@Plugin(type = Command.class, headless = true, description = "Keeps rows of a table by a condition, sorts them, and selects columns",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#rows-and-columns"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Arrange Table...", weight = 2.5) })
public class ArrangeTable extends ScalingCommand {

	@Parameter(label = "Table", description = "Table to arrange; then the arranged one", type = ItemIO.BOTH,
		persist = false)
	private Columns table;

	@Parameter(label = "Where", description = "Rows to keep, as: loss > 0 and (run = 2 or 'my time' is finite); NaN fulfils no comparison",
		required = false, persist = false)
	private String where;

	@Parameter(label = "Sorted", description = "Columns to sort by, separated by commas; with a minus sign before it, descending; NaN last",
		required = false, persist = false)
	private String sorted;

	@Parameter(label = "Select", description = "Columns to keep, in this order, separated by commas; all if not given",
		required = false, persist = false)
	private String select;

	@Override
	public void run() {
		Columns arranged = table;
		final List<String> order = names("sorted", sorted);
		final List<String> kept = names("select", select);
		if (isGiven(where)) arranged = arranged.where(where);
		if (!order.isEmpty()) arranged = arranged.sorted(order);
		if (!kept.isEmpty()) arranged = arranged.select(kept);
		table = signed(arranged);
	}

	private static boolean isGiven(final String text) {
		return text != null && !text.isBlank();
	}

	/** All checked before anything is done. */
	private List<String> names(final String input, final String text) {
		if (!isGiven(text)) return List.of();
		final List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
		for (final String name : names) {
			final boolean falls = input.equals("sorted") && name.startsWith("-") && !table.has(name);
			table.require(input, falls ? name.substring(1) : name);
		}
		return names;
	}
}
