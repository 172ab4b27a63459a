package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Each command gives the same numbers, to the last bit, by the Java API, as a
 * command, and in Groovy and Jython with numbers and lists as one writes them there.
 */
class ParityTest {

	@TempDir
	private static Path folder;

	private static Context context;
	private static List<CommandCases.Case> cases;

	@BeforeAll
	static void prepare() {
		context = new Context();
		ScriptLanguages.register(context);
		cases = CommandCases.in(folder);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	static List<CommandCases.Case> cases() {
		return cases;
	}

	@Test
	void noCommandIsLeftOut() {
		final Set<String> commands = context.service(CommandService.class).getCommands().stream().map(
			CommandInfo::getDelegateClassName).filter(name -> name.startsWith("org.scalinglaws.command.")).map(name -> name
				.replaceFirst(".*\\.", "")).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(commands, cases.stream().map(CommandCases.Case::name).collect(Collectors.toCollection(TreeSet::new)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void allWaysAgree(final CommandCases.Case one) throws Exception {
		final CommandInfo info = context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
		final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
		inputs.replaceAll((name, value) -> image(value));
		final Module command = context.service(CommandService.class).run(info, false, inputs).get();
		final Map<String, String> expected = outputs(command, one.files());
		assertTrue(!expected.isEmpty() || one.name().startsWith("Plot"), "nothing to compare");
		if (one.java() != null) compareJava(one, command);
		assertEquals(expected, outputs(script(one, "groovy"), one.files()), "Groovy");
		assertEquals(expected, outputs(script(one, "py"), one.files()), "Jython");
	}

	private static void compareJava(final CommandCases.Case one, final Module command) {
		final Map<String, String> java = new TreeMap<>(), same = new TreeMap<>();
		one.java().get().forEach((name, value) -> java.put(name, bits(image(value))));
		for (final ModuleItem<?> item : command.getInfo().outputs()) {
			final Object value = command.getOutput(item.getName());
			if (value != null && !(value instanceof ImagePlus) && !one.own().contains(item.getName())) same.put(item.getName(),
				bits(value));
		}
		assertEquals(java, same, "Java");
	}

	/** The module that a script of a few lines returns, which runs the command with its inputs in its own notation. */
	private static Module script(final CommandCases.Case one, final String extension) throws Exception {
		final Map<String, Object> objects = new LinkedHashMap<>();
		final StringBuilder arguments = new StringBuilder(), head = new StringBuilder("#@ CommandService command\n");
		one.inputs().forEach((name, value) -> {
			final String literal = literal(value, extension.equals("py"));
			if (literal == null) {
				head.append("#@ Object ").append(name).append('\n');
				objects.put(name, image(value));
			}
			arguments.append(", \"").append(name).append("\", ").append(literal == null ? name : literal);
		});
		final String code = head + "#@output Object module\nmodule = command.run(\"org.scalinglaws.command." + one.name() +
			"\", False" + arguments + ").get()\n";
		final StringWriter printed = new StringWriter();
		final Module script = new Execution(context, new PrintWriter(printed)).run(new ScriptInfo(context, "parity." +
			extension, new StringReader(extension.equals("py") ? code : code.replace(" False", " false"))), objects);
		final Module module = (Module) script.getOutput("module");
		assertTrue(module != null, code + printed);
		return module;
	}

	/** A value as one types it, vectors as lists; null for what is no number, text or vector. */
	private static String literal(final Object value, final boolean python) {
		if (value instanceof Boolean) return python ? (Boolean) value ? "True" : "False" : value.toString();
		if (value instanceof Number) return value.toString();
		if (value instanceof String) return "\"" + value + "\"";
		if (value instanceof double[]) return java.util.Arrays.toString((double[]) value);
		return null;
	}

	private static Object image(final Object value) {
		if (value instanceof double[]) return ImageArrays.image((double[]) value);
		if (!(value instanceof CommandCases.Matrix)) return value;
		final CommandCases.Matrix matrix = (CommandCases.Matrix) value;
		return ImageArrays.image(matrix.values(), matrix.rows());
	}

	/** All outputs but pictures, tables with their metadata, and the files. */
	private static Map<String, String> outputs(final Module module, final List<Path> files) throws IOException {
		final Map<String, String> all = new TreeMap<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value == null || value instanceof ImagePlus) continue;
			all.put(item.getName(), bits(value) + (value instanceof Columns ? new TreeMap<>(((Columns) value).metadata())
				: ""));
		}
		for (final Path file : files) {
			all.put(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
			Files.delete(file);
		}
		return all;
	}

	/** A value as text from which each bit can be told. */
	private static String bits(final Object value) {
		if (value instanceof Number) return Double.toHexString(((Number) value).doubleValue());
		if (value instanceof double[]) return bits(ImageArrays.image((double[]) value));
		if (value instanceof Columns) return ((Columns) value).names() + bits(((Columns) value).values());
		if (value instanceof SpectralMeasure) {
			final SpectralMeasure m = (SpectralMeasure) value;
			return bits(m.eigenvalue()) + bits(m.multiplicity()) + bits(m.startSquared()) + bits(m.startTeacher()) + bits(m
				.teacherSquared());
		}
		if (!(value instanceof RandomAccessibleInterval)) return value.toString();
		@SuppressWarnings("unchecked")
		final RandomAccessibleInterval<? extends RealType<?>> image =
			(RandomAccessibleInterval<? extends RealType<?>>) value;
		final StringBuilder text = new StringBuilder(value instanceof CalibratedImage ? value.toString() : "");
		for (int d = 0; d < image.numDimensions(); d++)
			text.append(image.dimension(d)).append(' ');
		for (final RealType<?> pixel : Views.flatIterable(image))
			text.append(Double.toHexString(pixel.getRealDouble())).append(' ');
		return text.toString();
	}
}
