package org.scalinglaws.host;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * What every command gives for its inputs of {@link CommandCases}: a line for each number, vector, column and text, with a
 * hash of all its bits and some numbers that one can read. Pictures are left out, whose letters differ from system to
 * system, and what tells versions: the side files of tables, and the size of a report.
 *
 * <pre>
 * mvn -q test-compile exec:exec@golden    writes them anew, for a change that is meant
 * </pre>
 */
final class Golden {

	/** Where the lines are kept. */
	static final Path FILE = Path.of("src/test/resources/org/scalinglaws/host/golden.csv");

	/** Which Java gave them: another one may round elementary functions otherwise. */
	static final String JAVA = "Java " + System.getProperty("java.specification.version") + " of " + System.getProperty(
		"java.vendor") + " on " + System.getProperty("os.arch");

	private static final String HEAD = "command,output,numbers,hash,first,middle,last,root mean square";

	private Golden() {
		// static functions only
	}

	/** Writes the lines of this Java to a file, by default to where they are kept. */
	public static void main(final String[] args) throws Exception {
		final Path file = args.length > 0 ? Path.of(args[0]) : FILE, folder = Files.createTempDirectory("golden");
		final Context context = new Context();
		context.service(LogService.class).setLevel(LogLevel.ERROR);
		final List<String> lines = new ArrayList<>(List.of("# " + JAVA, HEAD));
		lines.addAll(lines(context, folder).values());
		Files.write(file, lines);
		System.exit(0); // SciJava's threads would linger
	}

	/** All lines by what they are of: command and output, of later cases of a command with a number. */
	static Map<String, String> lines(final Context context, final Path folder) throws Exception {
		final Map<String, String> lines = new LinkedHashMap<>();
		final Map<String, Integer> cases = new HashMap<>();
		for (final CommandCases.Case one : CommandCases.in(folder)) {
			final int number = cases.merge(one.name(), 1, Integer::sum);
			final String name = one.name() + (number == 1 ? "" : " " + number);
			outputs(context, one).forEach((output, value) -> lines.put(name + "," + output, name + "," + output + "," + line(value)));
		}
		return lines;
	}

	/** The lines of a file by what they are of. */
	static Map<String, String> read(final Path file) throws IOException {
		final Map<String, String> lines = new LinkedHashMap<>();
		for (final String line : Files.readAllLines(file))
			if (!line.startsWith("#") && !line.equals(HEAD)) lines.put(key(line), line);
		return lines;
	}

	private static String key(final String line) {
		return line.substring(0, line.indexOf(',', line.indexOf(',') + 1));
	}

	/** Numbers and texts of a case by name, tables by columns. */
	private static Map<String, Object> outputs(final Context context, final CommandCases.Case one) throws Exception {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((name, value) -> CaseValues.image(value));
		final Module module = context.service(CommandService.class).run(info, false, inputs).get();
		final Map<String, Object> outputs = new TreeMap<>();
		module.getOutputs().forEach((name, value) -> outputs.putAll(parts(name, value)));
		if (one.name().equals("SaveReport")) outputs.remove("bytes");
		for (final Path file : one.files())
			if (file.toString().endsWith(".csv")) outputs.put(file.getFileName().toString(), Files.readString(file));
		return outputs;
	}

	private static Map<String, Object> parts(final String name, final Object value) {
		final Map<String, Object> parts = new LinkedHashMap<>();
		if (value instanceof Columns table) for (final String column : table.names())
			parts.put(name + "." + column, table.column(column));
		else if (value instanceof SpectralMeasure m) for (final double[] part : List.of(m.eigenvalue(), m.multiplicity(), m
			.startSquared(), m.startTeacher(), m.teacherSquared()))
			parts.put(name + "." + parts.size(), part);
		else if (value instanceof RandomAccessibleInterval) parts.put(name, flat((RandomAccessibleInterval<?>) value));
		else if (value instanceof Number number) parts.put(name, new double[] { number.doubleValue() });
		else if (value != null && !(value instanceof ImagePlus) && !(value instanceof File)) parts.put(name, value
			.toString());
		return parts;
	}

	@SuppressWarnings("unchecked")
	private static double[] flat(final RandomAccessibleInterval<?> image) {
		final double[] values = new double[(int) image.size()];
		int i = 0;
		for (final RealType<?> pixel : Views.flatIterable((RandomAccessibleInterval<? extends RealType<?>>) image))
			values[i++] = pixel.getRealDouble();
		return values;
	}

	private static String line(final Object value) {
		if (value instanceof String) return "text," + hash((String) value) + "," + ((String) value).lines().findFirst().orElse("")
			.replace(',', ';');
		final double[] all = (double[]) value;
		final StringBuilder bits = new StringBuilder();
		for (final double number : all)
			bits.append(Double.toHexString(number)).append(' ');
		final double square = Arrays.stream(all).filter(Double::isFinite).map(number -> number * number).sum();
		final double[] shown = all.length == 0 ? new double[0] : new double[] { all[0], all[all.length / 2], all[all.length - 1], Math
			.sqrt(square / all.length) };
		return all.length + "," + hash(bits.toString()) + IntStream.range(0, shown.length).mapToObj(i -> "," + digits(shown[i]))
			.reduce("", String::concat);
	}

	/** Twelve digits, and no more than a number has. */
	private static String digits(final double number) {
		return Double.isFinite(number) ? Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.11e", number))) : Double
			.toString(number);
	}

	private static String hash(final String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0,
				8);
		}
		catch (final NoSuchAlgorithmException e) { // every Java has it
			throw new IllegalStateException(e);
		}
	}
}
