package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;
import org.scijava.util.FileUtils;

import ij.ImagePlus;

/** The templates that Fiji's Script Editor offers run, and give all that they say. */
@Tag("slow")
class ScriptTemplatesTest {

	private static final Path TEMPLATES = Path.of("src/main/resources/script_templates/Scaling_Laws");

	/** What SciJava calls the value of a script's last line. */
	private static final String RESULT = "result";

	private static final List<String> FITTED = List.of("slope", "exponent", "standardError");

	@TempDir
	private static Path folder;

	private static Context context;

	@BeforeAll
	static void createContext() {
		context = new Context();
		ScriptLanguages.register(context);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	static List<Path> templates() throws IOException {
		try (Stream<Path> files = Files.list(TEMPLATES)) {
			return files.sorted().toList();
		}
	}

	/** As the editor looks for them: by the resources' folder, whose subfolders are menus. */
	@Test
	void theEditorFindsThem() throws IOException {
		final List<String> found = FileUtils.findResources(null, "script_templates", null).keySet().stream().filter(path -> path
			.startsWith("Scaling_Laws/")).sorted().toList();
		assertEquals(templates().stream().map(path -> "Scaling_Laws/" + path.getFileName()).toList(), found);
		assertTrue(found.size() >= 6);
	}

	@ParameterizedTest
	@MethodSource("templates")
	void runs(final Path template) throws Exception {
		final ScriptInfo info = context.service(ScriptService.class).getScript(template.toFile());
		final Map<String, Object> inputs = new TreeMap<>();
		for (final ModuleItem<?> item : info.inputs())
			if (small().containsKey(item.getName())) inputs.put(item.getName(), small().get(item.getName()));
		final StringWriter printed = new StringWriter();
		final Module module = new Execution(context, new PrintWriter(printed)).run(info, inputs);
		for (final ModuleItem<?> output : info.outputs()) {
			if (output.getName().equals(RESULT)) continue;
			final Object value = module.getOutput(output.getName());
			assertNotNull(value, output.getName() + " " + printed);
			if (value instanceof Columns) assertTrue(((Columns) value).rows() > 0, output.getName());
			// of so few points a fit may say NaN, which is no power law, but not of the table that is one
			if (value instanceof Double && !FITTED.contains(output.getName()) || template.endsWith("Fit_Your_Own_Table.py") && output
				.getName().equals("exponent")) assertTrue(Double.isFinite((Double) value), output.getName());
		}
	}

	private static Map<String, Object> small() throws IOException {
		final Path table = folder.resolve("table.csv");
		if (!Files.exists(table)) {
			final StringBuilder rows = new StringBuilder("time,loss\n");
			for (int i = 1; i < 60; i++)
				rows.append(i).append(',').append(Math.pow(i, -1.5) * (1 + 0.01 * Math.sin(i * i))).append('\n');
			Files.writeString(table, rows);
		}
		return Map.of("dimension", 400, "steps", 2000L, "runs", 3, "points", 4, "patchSize", 8, "patches", 2000, "image",
			new ImagePlus("src/main/resources/org/scalinglaws/images/gravel.png"), "file", table.toFile(), "endTime", 300.0);
	}
}
