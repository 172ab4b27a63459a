package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.figure.sheet.Figure;
import org.scalinglaws.figure.sheet.Pictures;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.host.CaseValues;
import org.scalinglaws.host.CommandCases;
import org.scalinglaws.host.convert.ImagePlusToImage;
import org.scalinglaws.host.convert.TableWindows;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.process.FloatProcessor;

/**
 * Each command gives the same numbers, to the last bit, from a macro of ImageJ as
 * from Java: with the inputs as one writes them, and as the recorder writes what was
 * given in the dialog. Images of 32 bits hold the numbers rounded to floats.
 */
@Tag("slow")
class MacroParityTest {

	@TempDir
	private static Path folder;

	private static Context context;
	private static Sources sources;
	private static Macros macros;
	private static List<CommandCases.Case> cases;

	/** What each command gave, which both ways are compared with. */
	private static final Map<CommandCases.Case, Expected> EXPECTED = new IdentityHashMap<>();

	/** @param files that it wrote, by place */
	private record Expected(Module command, Map<String, String> files) {}

	@BeforeAll
	static void prepare() throws Exception {
		context = SharedContext.get();
		sources = new Sources(context);
		macros = new Macros();
		cases = CommandCases.in(folder);
	}

	@AfterAll
	static void close() throws ReflectiveOperationException {
		macros.close();
	}

	static List<CommandCases.Case> cases() {
		return cases;
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aMacroGivesTheSameNumbers(final CommandCases.Case one) throws Exception {
		final StringBuilder options = new StringBuilder("results=" + one.name());
		one.inputs().forEach((name, value) -> options.append(' ').append(name).append("=[").append(text("given " + name,
			value)).append(']'));
		compare(one, options.toString(), one.name() + "_", one.name());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsRecordedGivesTheSameNumbers(final CommandCases.Case one) throws Exception {
		final CommandInfo info = info(one);
		final InputTexts texts = new InputTexts(context.service(ModuleService.class).createModule(info), sources);
		final Map<String, String> dialog = texts.defaults();
		for (final ModuleItem<?> item : texts.items()) {
			final Object value = one.inputs().get(item.getName());
			if (value != null) dialog.put(item.getName(), text("given_" + item.getName(), value));
			else if (texts.kind(item) == InputTexts.Kind.DATA) dialog.put(item.getName(), Sources.NONE);
		}
		dialog.put(InputTexts.RESULTS, "");
		texts.values(dialog); // as the dialog checks them
		MacroCall.write(info, dialog);
		compare(one, Recorder.getCommandOptions(), "", info.getTitle().replace("...", ""));
	}

	/** Runs the macro and the command, and compares what they leave. */
	private static void compare(final CommandCases.Case one, final String options, final String prefix,
		final String numbers) throws Exception
	{
		final Module command = expected(one).command;
		final Map<String, String> expected = new TreeMap<>(expected(one).files), found = new TreeMap<>();
		final int images = images();
		final String macro = "run(\"" + macros.label(one.name()) + "\", \"" + options.replace("\\", "\\\\") + "\");";
		assertEquals("went on", macros.run(macro + " return 'went on';"), macro);
		addFiles(one, found);
		int pictures = 0;
		for (final ModuleItem<?> item : command.getInfo().outputs()) {
			final Object value = command.getOutput(item.getName());
			if (value instanceof ImagePlus || value instanceof CalibratedImage) pictures++;
			if (value == null || value instanceof ImagePlus || value instanceof File) continue; // files are compared themselves
			expected.put(item.getName(), bits(value));
			found.put(item.getName(), bits(left(item, value, prefix + item.getName(), numbers)));
		}
		assertEquals(expected, found, macro);
		assertEquals(images + pictures, images(), "pictures");
	}

	private static Expected expected(final CommandCases.Case one) throws Exception {
		if (!EXPECTED.containsKey(one)) {
			final Map<String, Object> inputs = new LinkedHashMap<>(one.inputs());
			inputs.replaceAll((name, value) -> CaseValues.image(value));
			final Module command = context.service(CommandService.class).run(info(one), false, inputs).get();
			final Map<String, String> files = new TreeMap<>();
			addFiles(one, files);
			EXPECTED.put(one, new Expected(command, files));
		}
		return EXPECTED.get(one);
	}

	/** What a macro left for an output of a certain form. */
	private static Object left(final ModuleItem<?> output, final Object like, final String name, final String numbers) {
		if (like instanceof Number) return sources.table(numbers).getValue(output.getName(), 0);
		if (like instanceof String) return sources.table(numbers).getStringValue(output.getName(), 0);
		if (like instanceof CalibratedImage) return new ImagePlusToImage().image(newest(name));
		if (like instanceof Columns) compareCells((Columns) like, sources.table(name));
		return sources.get(output, name);
	}

	/** Of all images with a title: other commands may have left some with the same. */
	private static ImagePlus newest(final String title) {
		return Arrays.stream(WindowManager.getIDList()).mapToObj(WindowManager::getImage).filter(image -> image.getTitle()
			.equals(title)).reduce((first, second) -> second).orElseThrow();
	}

	/** Each cell as a macro reads it. */
	private static void compareCells(final Columns expected, final ResultsTable table) {
		assertEquals(expected.rows(), table.size());
		for (final String column : expected.names())
			for (int row = 0; row < expected.rows(); row++)
				assertEquals(expected.get(column, row), table.getValue(column, row), column);
	}

	/** A value as text from which each bit can be told; vectors have one dimension, images of 32 bits are floats. */
	private static String bits(final Object value) {
		if (value instanceof CalibratedImage) {
			final CalibratedImage image = (CalibratedImage) value;
			final double[] floats = image.values().clone();
			for (int i = 0; i < floats.length; i++)
				floats[i] = (float) floats[i];
			return image.width() + " x " + image.height() + CaseValues.bits(floats);
		}
		return CaseValues.bits(value).replaceFirst("^(\\d+) 1 ", "$1 ") + (value instanceof Columns ? new TreeMap<>(
			((Columns) value).metadata()) : "");
	}

	/** Puts a value where a macro finds it, and tells what the macro says for it. */
	private static String text(final String title, final Object value) {
		if (value instanceof double[]) sources.open(title, TableWindows.of(title, (double[]) value), null);
		else if (value instanceof Columns) sources.open(title, TableWindows.of((Columns) value), (Columns) value);
		else if (value instanceof ImagePlus) open(title, copy((ImagePlus) value));
		else if (value instanceof CommandCases.Matrix && title.endsWith("image")) open(title, picture(
			(CommandCases.Matrix) value));
		else if (value instanceof CommandCases.Matrix || value instanceof SpectralMeasure || value instanceof OnlineProblem) sources
			.keep(title, CaseValues.image(value));
		else if (value instanceof Map) return ((Map<?, ?>) value).entrySet().stream().map(entry -> entry.getKey() + " = " + (entry
			.getValue() instanceof String ? "'" + entry.getValue() + "'" : text(title + " " + entry.getKey(), entry.getValue())))
			.collect(Collectors.joining(", "));
		else return value instanceof File ? ((File) value).getPath() : String.valueOf(value);
		return title;
	}

	/** With its figure, as the image of a plot's window has it. */
	private static ImagePlus copy(final ImagePlus image) {
		final Figure figure = Pictures.figure(image);
		return figure == null ? image.duplicate() : Pictures.of(figure, Size.FREE);
	}

	private static ImagePlus picture(final CommandCases.Matrix matrix) {
		return new ImagePlus("", new FloatProcessor(matrix.rows(), matrix.values().length / matrix.rows(), matrix
			.values()));
	}

	private static void open(final String title, final ImagePlus image) {
		image.setTitle(title);
		Interpreter.addBatchModeImage(image);
	}

	private static int images() {
		return Interpreter.getBatchModeImageCount();
	}

	private static void addFiles(final CommandCases.Case one, final Map<String, String> all) throws IOException {
		for (final Path file : one.files()) {
			all.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
			Files.delete(file);
		}
	}

	private static CommandInfo info(final CommandCases.Case one) {
		return context.service(CommandService.class).getCommand("org.scalinglaws.command." + one.name());
	}
}
