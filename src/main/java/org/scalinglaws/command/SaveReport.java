package org.scalinglaws.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.report.Report;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Saves plots, tables and numbers as one page of HTML that loads nothing from elsewhere (see {@link Report}). Missing
 * folders are created; a file that is there is replaced when the new one is complete.
 */
@Plugin(type = Command.class, headless = true, description = "Saves plots, tables and numbers as one page of HTML",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "reports.md#a-page-that-one-can-send"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Save Report...", weight = 7) })
public class SaveReport extends ScalingCommand {

	@Parameter(label = "Title", description = "Heading of the page", persist = false)
	private String title;

	@Parameter(label = "Items", description = "What it shows: captions and tables, plots, images, numbers or texts, as caption = name, caption = 0.5, caption = \"text\"; names of what is open, or paths of files",
		persist = false)
	private ReportItems items;

	@Parameter(label = "File", description = "HTML file to write, .html or .htm", style = "save", persist = false)
	private File file;

	@Parameter(label = "Subtitle", description = "A line below the title", required = false, persist = false)
	private String subtitle;

	@Parameter(label = "Script", description = "What gives the same again: a command line, or the text or the path of a script",
		required = false, persist = false)
	private String script;

	@Parameter(label = "Parameters", description = "Of the whole, by name", required = false, persist = false)
	private Map<String, Object> parameters;

	@Parameter(type = ItemIO.OUTPUT, label = "Page")
	private File page;

	@Parameter(type = ItemIO.OUTPUT, label = "Bytes")
	private long bytes;

	@Override
	public void run() {
		if (!file.getName().toLowerCase(Locale.ROOT).matches(".*\\.html?")) throw new IllegalArgumentException(
			"file must end in .html or .htm, was " + file);
		AtomicFile.check(file);
		final Report report = described(Report.titled(title));
		quickly(progress -> items.addTo(report, progress).html().getBytes(StandardCharsets.UTF_8), this::write);
	}

	private void write(final byte[] content) {
		AtomicFile.write(file, content);
		page = file;
		bytes = content.length;
	}

	private Report described(final Report report) {
		final Map<String, String> versions = new LinkedHashMap<>();
		versions.put("Scaling Laws", version());
		versions.put("Java", System.getProperty("java.version"));
		versions.put(System.getProperty("os.name"), System.getProperty("os.arch"));
		final String code = script == null ? "" : code(script);
		final boolean line = !code.strip().contains("\n");
		return report.subtitle(subtitle == null ? "" : subtitle).parameters(parameters == null ? Map.of() : parameters)
			.versions(versions).commandLine(line ? code.strip() : "").script(line ? "" : code);
	}

	/** The text of a script, which may be given by its path. */
	private static String code(final String textOrPath) {
		final boolean path = textOrPath.matches("\\S+\\.(groovy|py|ijm|java|js|bsh|sh|ipynb|R|m)") || new File(textOrPath)
			.isFile();
		if (!path) return textOrPath;
		try {
			return Files.readString(new File(textOrPath).toPath());
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("script cannot be read: " + textOrPath + " (" + AtomicFile.reason(e) + ")", e);
		}
	}
}
