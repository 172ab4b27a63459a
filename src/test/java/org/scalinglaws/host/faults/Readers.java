package org.scalinglaws.host.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.host.CaseValues;
import org.scalinglaws.host.inputs.DataFiles;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.sweep.folder.SweepCases;
import org.scalinglaws.sweep.folder.SweepFolder;
import org.scalinglaws.sweep.folder.SweepSettings;
import org.scalinglaws.sweep.folder.SweepTable;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.FloatProcessor;

/** All that is read from files, each with a whole file of its kind. */
final class Readers implements AutoCloseable {

	/** Does something with a file. */
	interface Work<T> {

		T on(Path file) throws Exception;
	}

	/**
	 * A kind of file.
	 *
	 * @param file its name
	 * @param make writes a whole one, and what must lie beside it
	 * @param read what is read, as a text that tells all of it
	 * @param kind what a changed file may be taken for
	 */
	record Reader(String name, String file, Work<?> make, Work<String> read, Kind kind) {

		@Override
		public String toString() {
			return name;
		}
	}

	/** What a file may be taken for that was changed. */
	enum Kind {
		/** Nothing: a checksum tells each bit. */
		SUMMED,
		/** Fewer lines, of which each is as it was: a journal that a kill has cut off. */
		CUT,
		/** Another one of its kind, where it is one. */
		PLAIN,
		/** Anything that is text. */
		TEXT
	}

	private static final Columns TABLE = Columns.builder("time", "loss").row(0, 0.1).row(1e-300, Double.NaN).row(1 / 3., -0.0)
		.metadata("seed", 7).build();
	private static final SweepSettings SWEEP = SweepCases.settings("a = 1, 2, 4, 5; b = 7, 8", 2);
	private static final String SCRIPT = "#@output String said\nsaid = 'a'.length() + 41 + ''\n";

	private final Context context = new Context();
	private final DataFiles files = new DataFiles(context);

	Readers() {
		context.service(LogService.class).setLevel(LogLevel.NONE);
		ScriptLanguages.register(context);
	}

	List<Reader> all() {
		return List.of(
			new Reader("table", "t.csv", Readers::table, file -> CaseValues.bits(TableFiles.read(file.toFile())), Kind.SUMMED),
			new Reader("side file of a table", "t.csv.json", file -> table(csv(file)), file -> metadata(csv(file)), Kind.PLAIN),
			new Reader("table without side file", "t.csv", file -> Files.writeString(file, "a,b\n1,2\n3,4\n"), file -> CaseValues.bits(
				files.any("items", file.toString())), Kind.PLAIN),
			new Reader("PNG", "p.png", file -> Files.write(file, PlotFile.bytes(plot(), "p.png", "")), this::picture, Kind.PLAIN),
			new Reader("TIFF", "p.tif", file -> Files.write(file, new FileSaver(map()).serialize()), this::picture, Kind.PLAIN),
			new Reader("SVG", "p.svg", file -> Files.write(file, PlotFile.bytes(plot(), "p.svg", "")), file -> files.any("items", file
				.toString()).getClass().getSimpleName(), Kind.PLAIN),
			new Reader("settings of a sweep", SweepFolder.SETTINGS, Readers::sweep, file -> SweepFolder.settings(file.toFile())
				.toString(), Kind.PLAIN),
			new Reader("journal of a sweep", SweepFolder.JOURNAL, Readers::sweep, Readers::journal, Kind.CUT),
			new Reader("Groovy script", "s.groovy", file -> Files.writeString(file, SCRIPT), this::script, Kind.TEXT),
			new Reader("Python script", "s.py", file -> Files.writeString(file, SCRIPT.replace("'a'.length()", "str(len('a')").replace(
				" + 41 + ''", " + 41)")), this::script, Kind.TEXT),
			new Reader("script of a report", "r.groovy", file -> Files.writeString(file, SCRIPT), this::report, Kind.TEXT));
	}

	private static Path table(final Path file) {
		TableFiles.write(file.toFile(), TABLE);
		return file;
	}

	private static Path csv(final Path json) {
		return json.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$", ""));
	}

	private static String metadata(final Path csv) {
		final Columns read = TableFiles.read(csv.toFile());
		return CaseValues.bits(read) + read.metadata();
	}

	private static ImagePlus plot() {
		return ColumnsPlot.of(Columns.builder("x", "y").row(1, 2).row(2, 3).build()).x("x").y("y").image();
	}

	private static ImagePlus map() {
		return new ImagePlus("map", new FloatProcessor(5, 4, new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
			19, 20 }));
	}

	private String picture(final Path file) {
		final ImagePlus image = (ImagePlus) files.any("items", file.toString());
		final Object pixels = image.getProcessor().getPixels();
		return image.getWidth() + " x " + image.getHeight() + (pixels instanceof float[] ? Arrays.toString((float[]) pixels) : Arrays
			.hashCode((int[]) image.getProcessor().convertToRGB().getPixels()));
	}

	private static Path sweep(final Path file) {
		SweepCases.run(file.getParent(), SWEEP, SweepCases.WORK, 1, false, Progress.NONE);
		return file;
	}

	/** As a sweep that goes on takes it: all that is kept of it. */
	private static String journal(final Path file) {
		try (SweepFolder kept = new SweepFolder(file.getParent().toFile(), SWEEP)) {
			final Columns rows = SweepTable.of(SWEEP, kept).table();
			return IntStream.range(0, rows.rows()).mapToObj(row -> rows.names().stream().filter(name -> !Double.isNaN(rows.get(name, row)))
				.map(name -> name + "=" + rows.get(name, row)).collect(Collectors.joining(","))).collect(Collectors.joining("\n"));
		}
	}

	private String script(final Path file) throws Exception {
		final OperationService operations = context.service(OperationService.class);
		return String.valueOf(operations.run(operations.find(file.toString()), Map.of()).get("said"));
	}

	private String report(final Path file) throws Exception {
		final Path page = Files.createTempDirectory("report").resolve("r.html");
		context.service(CommandService.class).run("org.scalinglaws.command.SaveReport", false, "title", "T", "items", Map.of("a", 1),
			"file", page.toFile(), "script", file.toString()).get();
		return Files.readString(page).replaceAll("(?s).*<pre[^>]*>(.*?)</pre>.*", "$1");
	}

	@Override
	public void close() throws IOException {
		context.dispose();
	}
}
