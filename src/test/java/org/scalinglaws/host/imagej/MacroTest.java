package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.host.convert.TableWindows;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.FloatProcessor;

/** Macros of several calls, run by ImageJ's interpreter, and how bad input stops them. */
class MacroTest {

	private static final String WENT_ON = "org.scalinglaws.macro.wentOn";

	private static Context context;
	private static Sources sources;
	private static Macros macros;

	@BeforeAll
	static void prepare() throws Exception {
		context = SharedContext.get();
		sources = new Sources(context);
		macros = new Macros();
	}

	@AfterAll
	static void close() throws ReflectiveOperationException {
		macros.close();
	}

	@Test
	void matricesPassByTheirNames() throws Exception {
		final String picture = "newImage('texture', '32-bit ramp', 40, 30, 1); for (i = 0; i < 1200; i++) " +
			"setPixel(i % 40, floor(i / 40), (i * 37) % 101); ";
		macros.run(picture + "run('Image Spectrum...', 'image=texture patch_size=3 patches=500');" +
			"run('Project Patches...', 'image=texture basis=basis mean=mean patches=300');" +
			"run('Teacher Weights...', 'spectrum=spectrum');" +
			"run('Retrieval Labels...', 'inputs=inputs teacher=teacher noise_variance=0.1');" +
			"run('Initial Weights...', 'dimension=9');" +
			"common = 'spectrum=spectrum teacher=teacher weights=weights learning_rate=0.002 steps=300 records=10';" +
			"run('Simulate SGD...', common + ' inputs=inputs labels=labels results=SimulateSgd');" +
			"run('Predict SGD...', common + ' results=PredictSgd');");
		final float[] pixels = new float[1200];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i * 37 % 101;
		final ImagePlus texture = new ImagePlus("texture", new FloatProcessor(40, 30, pixels));
		final Module image = run("ImageSpectrum", "image", texture, "patchSize", 3, "patches", 500);
		final Object inputs = run("ProjectPatches", "image", texture, "basis", image.getOutput("basis"), "mean", image
			.getOutput("mean"), "patches", 300).getOutput("inputs");
		final Object spectrum = image.getOutput("spectrum");
		final Object teacher = run("TeacherWeights", "spectrum", spectrum).getOutput("teacher");
		final Object labels = run("RetrievalLabels", "inputs", inputs, "teacher", teacher, "noiseVariance", 0.1).getOutput(
			"labels");
		final Object weights = run("InitialWeights", "dimension", 9).getOutput("weights");
		assertSameNumbers(run("SimulateSgd", "spectrum", spectrum, "teacher", teacher, "weights", weights, "learningRate",
			0.002, "steps", 300L, "records", 10, "inputs", inputs, "labels", labels), "SimulateSgd_trajectory");
		assertSameNumbers(run("PredictSgd", "spectrum", spectrum, "teacher", teacher, "weights", weights, "learningRate",
			0.002, "steps", 300L, "records", 10), "PredictSgd_trajectory");
	}

	@Test
	void numbersComeBackAsATable() throws Exception {
		macros.run("run('Power-Law Spectrum...', 'dimension=20 exponent=1.5 results=power');" +
			"run('Teacher Weights...', 'spectrum=power_spectrum results=power');" +
			"run('Initial Weights...', 'dimension=20 results=power');" +
			"run('Escape Rate...', 'spectrum=power_spectrum teacher=power_teacher results=escape');" +
			"run('Escape Rate...', 'spectrum=power_spectrum teacher=power_teacher');" +
			"run('Loss Landscape...', 'spectrum=power_spectrum teacher=power_teacher weights=power_weights');");
		final Object spectrum = run("PowerLawSpectrum", "dimension", 20, "exponent", 1.5).getOutput("spectrum");
		final Object rate = run("EscapeRate", "spectrum", spectrum, "teacher", run("TeacherWeights", "spectrum", spectrum)
			.getOutput("teacher")).getOutput("rate");
		assertEquals(rate, sources.table("escape").getValue("rate", 0));
		assertEquals(rate, sources.table("Escape Rate").getValue("rate", 0));
		assertEquals("none", sources.table("Loss Landscape").getStringValue("kind", 0));
	}

	/** All of the tour but its last lines, which read tables by their windows, on an image that is open. */
	@Test
	void theTourGoesThrough() throws Exception {
		final String tour = Files.readString(Path.of("scripts", "macros", "Scaling_Laws_Tour.ijm")).replace("steps=500000",
			"steps=5000");
		macros.run("while (nImages > 0) close(); newImage('texture', '32-bit ramp', 40, 30, 1); for (i = 0; i < 1200; i++) " +
			"setPixel(i % 40, floor(i / 40), (i * 37) % 101); " + tour.substring(0, tour.indexOf("last = ")));
		for (final String table : new String[] { "flow_trajectory", "sgd_trajectory", "fit", "Find Phases" })
			assertTrue(sources.table(table).size() > 0, table);
		assertEquals("Learning curve", WindowManager.getCurrentImage().getTitle());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
		Integrate Flow   | spectrum=line frum=3                | option must be one of [spectrum,        | was frum
		Integrate Flow   | end_time=3 endTime=4                | option endTime is given twice           |
		Integrate Flow   | spectrum=lines                      | spectrum must be the name of an open table, a matrix or an open image (there are [ | was lines
		Integrate Flow   | spectrum=bad teacher=line           | spectrum must be a vector               | was 20 x 10
		Project Patches  | image=bad basis=bases mean=line     | basis must be the name of an open table, a matrix or | was bases
		Project Patches  | image=bad basis=line mean=line      | basis must have length 16               | was 4
		Escape Rate      | measure=line                        | measure must be the name of a measure   | was line
		Fit Exponent     | table=bad y=loss                    | table must be the name of an open table (there are [ | was bad
		Fit Exponent     | y=loss                              | table is required                       | was not given
		Fit Exponent     | table=line x=line y=loss            | y must be one of [line]                 | was loss
		Image Spectrum   | image=bad patch_size=16             | image must have at least 16 pixels (patchSize) in dimension 1 | was 10
		Image Spectrum   | image=line patch_size=8             | image must have at least 8 pixels (patchSize) | was 4
		Image Spectrum   | patch_size=8                        | image is required                       | no image is open
		Image Spectrum   | image=worse patch_size=8            | image must be the name of               | was worse
		Image Spectrum   | image=bad patch_size=33             | patchSize must be in [1, 32]            | was 33
		Image Spectrum   | image=bad patch_size=eight          | patchSize must be a whole number in     | was eight
		Image Spectrum   | image=bad patch_size=8.5            | patchSize must be a whole number        | was 8.5
		Image Spectrum   | image=bad seed=-1                   | seed must be in [0, 9007199254740991]   | was -1
		Image Spectrum   | image=[bad seed=1                   | bracket not closed in the options       |
		Plot Map         | map=stack                           | map must have 2 dimensions              | had 3
		Save Plot        | plot=line file=a.png                | plot must be the name of an open image (there are [stack, bad]) | was line
		Teacher Weights  | spectrum=line random=maybe          | random must be true or false            | was maybe
		Teacher Weights  | spectrum=line normalization=norms   | normalization must be one of [energy, norm] | was norms
		Initial Weights  | dimension=9 norm=NaN                | norm must be in (0, 1.0E150]            | was NaN
		Open Table       | file=missing.csv                    | file cannot be read                     | missing.csv
		""")
	void badInputStopsTheMacroAndIsNamed(final String command, final String options, final String rule, final String was) {
		sources.open("line", TableWindows.of("line", new double[] { 4, 3, 2, 1 }), null);
		final String images = options.matches("patch_size=8") ? ""
			: "newImage('bad', '32-bit black', 20, 10, 1); newImage('stack', '8-bit black', 9, 9, 3);";
		final String macro = images + "run('" + command + "...', '" + options + "'); call('java.lang.System.setProperty', '" + WENT_ON + "', 'true');";
		final String message = assertThrows(IllegalStateException.class, () -> macros.run("while (nImages > 0) close();" +
			macro)).getMessage();
		assertNull(System.getProperty(WENT_ON), "the macro went on");
		assertTrue(message.startsWith(rule), message);
		assertTrue(was == null || message.endsWith(was) || message.contains(was + ")"), message);
	}

	private static void assertSameNumbers(final Module command, final String table) {
		final Columns expected = (Columns) command.getOutput("trajectory");
		final Columns found = TableWindows.columns(sources.table(table));
		assertEquals(expected.names(), found.names());
		assertTrue(expected.rows() > 5);
		for (final String column : expected.names())
			assertArrayEquals(expected.column(column), found.column(column), column);
	}

	private static Module run(final String name, final Object... inputs) throws Exception {
		return context.service(CommandService.class).run("org.scalinglaws.command." + name, false, inputs).get();
	}
}
