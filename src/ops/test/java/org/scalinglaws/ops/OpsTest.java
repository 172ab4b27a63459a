package org.scalinglaws.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.ops.Parity.values;
import static org.scalinglaws.ops.Parity.vector;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;
import net.imagej.ops.special.computer.Computers;
import net.imagej.ops.special.computer.UnaryComputerOp;
import net.imagej.ops.special.function.Functions;
import net.imagej.ops.special.function.UnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/** Each op against the mathematics, and bit by bit against the command of its name, defaults included. */
class OpsTest {

	private static Parity parity;

	private final RandomAccessibleInterval<? extends RealType<?>> spectrum = vector(PowerLaw.spectrum(30, 1.5));
	private final RandomAccessibleInterval<? extends RealType<?>> teacher = image("teacherWeights", spectrum);
	private final RandomAccessibleInterval<? extends RealType<?>> weights = image("initialWeights", 30, 0.1);

	@BeforeAll
	static void open() {
		parity = new Parity();
	}

	@AfterAll
	static void close() {
		parity.close();
	}

	@SuppressWarnings("unchecked")
	private static Img<DoubleType> image(final String name, final Object... arguments) {
		return (Img<DoubleType>) parity.ops().run("scaling." + name, arguments);
	}

	@Test
	void spectraTeachersAndStarts() {
		assertArrayEquals(PowerLaw.spectrum(5, 1.2), values(image("powerLawSpectrum", 5, 1.2)));
		parity.same("powerLawSpectrum");
		parity.same("teacherWeights", spectrum);
		parity.same("teacherWeights", spectrum, "norm", false);
		parity.same("initialWeights", 30);
		parity.same("initialWeights", 30, 2.0, 3, 7L);
		double energy = 0;
		for (int i = 0; i < 30; i++)
			energy += values(spectrum)[i] * Math.pow(values(teacher)[i], 2);
		assertEquals(1, energy, 1e-13); // w*'Qw*, thirty roundings
	}

	@Test
	void samples() {
		final Img<DoubleType> inputs = image("gaussianInputs", spectrum, 40, 3L);
		assertEquals(40, inputs.dimension(1));
		final Img<DoubleType> labels = image("retrievalLabels", inputs, teacher);
		double response = 0;
		for (int i = 0; i < 30; i++)
			response += values(inputs)[30 * 7 + i] * values(teacher)[i];
		assertEquals(response * response, values(labels)[7], 1e-12 * response * response); // 30 roundings
		parity.same("gaussianInputs", spectrum);
		parity.same("retrievalLabels", inputs, teacher, 0.5, 9L);
	}

	@Test
	void patches() {
		final double[] pixels = new double[64 * 64];
		final RandomStream noise = Streams.of(5).stream("pixels", 0);
		for (int i = 1; i < pixels.length; i++)
			pixels[i] = 0.9 * pixels[i - 1] + noise.nextGaussian();
		final Img<DoubleType> picture = ArrayImgs.doubles(pixels, 64, 64);
		final Map<String, Object> measured = parity.same("imageSpectrum", picture, 4, 500);
		parity.same("projectPatches", picture, measured.get("basis"), measured.get("mean"), 50, 2L);
	}

	@Test
	void computersFillWhatTheyAreGiven() {
		final Img<DoubleType> out = ArrayImgs.doubles(30);
		assertTrue(out == image("powerLawSpectrum", out, 1.5));
		assertArrayEquals(values(spectrum), values(out));
		assertTrue(out == image("teacherWeights", out, spectrum));
		assertArrayEquals(values(teacher), values(out));
		image("teacherWeights", out, spectrum, "norm", false, 3); // the seed an int: matched by conversion
		assertArrayEquals(values(image("teacherWeights", spectrum, "norm", false)), values(out));
		final Img<DoubleType> starts = ArrayImgs.doubles(30, 4);
		image("initialWeights", starts, 2.0);
		assertArrayEquals(values(image("initialWeights", 30, 2.0, 4)), values(starts));
		image("gaussianInputs", starts, spectrum);
		assertArrayEquals(values(image("gaussianInputs", spectrum, 4)), values(starts));
		final Img<DoubleType> labels = ArrayImgs.doubles(4);
		image("retrievalLabels", labels, starts, teacher, 0.1);
		assertArrayEquals(values(image("retrievalLabels", starts, teacher, 0.1)), values(labels));
		refuse("teacher must have 30 elements, was 4", "teacherWeights", labels, spectrum);
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void specialOpsAreFoundByTheirKind() {
		final UnaryFunctionOp<RandomAccessibleInterval, Img> function = Functions.unary(parity.ops(),
			TeacherWeights.class, Img.class, RandomAccessibleInterval.class);
		assertArrayEquals(values(teacher), values(function.calculate(spectrum)));
		final UnaryComputerOp<RandomAccessibleInterval, RandomAccessibleInterval> computer = Computers.unary(parity.ops(),
			TeacherWeightsComputer.class, RandomAccessibleInterval.class, RandomAccessibleInterval.class);
		final Img<DoubleType> out = ArrayImgs.doubles(30);
		computer.compute(spectrum, out);
		assertArrayEquals(values(teacher), values(out));
	}

	private Img<DoubleType> start() {
		return ArrayImgs.doubles(values(weights), 30);
	}

	@Test
	void flows() {
		final double[] before = values(weights);
		final Map<String, Object> flow = parity.same("integrateFlow", spectrum, teacher, weights, 1e3, 20, null, 1e-9, 2,
			true);
		assertArrayEquals(before, values(weights));
		final double[] end = values(flow.get("finalWeights"));
		final Columns trajectory = (Columns) flow.get("trajectory");
		double overlap = 0;
		for (int i = 0; i < 30; i++)
			overlap += values(spectrum)[i] * end[i] * values(teacher)[i];
		assertEquals(trajectory.get("overlap", 19), overlap, 1e-9); // the tolerance asked for
		parity.same("integrateFlow", spectrum, teacher, weights, 1e3, 20, vector(0, 1, 2));
		parity.same("descendGradient", spectrum, teacher, weights, 0.1, 1000L, 10);
		parity.same("truncateHierarchy", spectrum, teacher, weights, 8, 2.0, 10);
		parity.same("spectralTail", spectrum, teacher, weights, vector(100, 1000));
		parity.same("escapeRate", spectrum, teacher);
		parity.same("findPhases", trajectory);
		parity.same("lossLandscape", spectrum, teacher, start());
	}

	@Test
	void flowsOfMeasures() {
		parity.same("measureSpectrum", spectrum, teacher, weights);
		final Object measure = parity.ops().run("scaling.measureSpectrum", 1e9, 1.5, 64);
		assertEquals(1e9, ((SpectralMeasure) measure).dimension(), 1e-3); // 1e-12 relative
		for (final Object drawn : List.of(false, true)) {
			sameMeasure((SpectralMeasure) parity.ops().run("scaling.measureSpectrum", spectrum, 64, drawn, 3L), "spectrum",
				spectrum, "nodes", 64, "random", drawn, "seed", 3L);
			sameMeasure((SpectralMeasure) parity.ops().run("scaling.measureSpectrum", 1e9, 1.5, 64, drawn, 3L), "dimension",
				1e9, "exponent", 1.5, "nodes", 64, "random", drawn, "seed", 3L);
		}
		parity.same("integrateFlow", measure, 1e3, 20);
		parity.same("descendGradient", measure, 0.1, 1000L, 10);
		parity.same("predictSgd", measure, 1e-3, 0.1, 1000L, 2, 10);
		parity.same("truncateHierarchy", measure, 8, 2.0, 10);
		parity.same("spectralTail", measure, vector(1e3, 1e4));
		parity.same("escapeRate", measure);
	}

	private static void sameMeasure(final SpectralMeasure actual, final Object... inputs) {
		Parity.assertMeasures((SpectralMeasure) parity.command("measureSpectrum", inputs).getOutput("measure"), actual);
	}

	@Test
	void stochasticDescent() {
		parity.same("simulateSgd", spectrum, teacher, weights, 1e-2, 0.1, 500L, 3, 2, 5L, "exact", 10);
		parity.same("simulateSgd", spectrum, teacher, weights, 1e-3, 0.1, 500L, 2, 1, 5L, "leaping", 10);
		final Img<DoubleType> inputs = image("gaussianInputs", spectrum, 40);
		parity.same("simulateSgd", spectrum, teacher, weights, 1e-2, 0.0, 40L, 1, 1, 1L, "exact", 10, inputs, image(
			"retrievalLabels", inputs, teacher));
		parity.same("predictSgd", spectrum, teacher, weights, 1e-2, 0.1, 500L, 2, 10);
	}

	@Test
	void networks() {
		for (final String network : List.of("diagonal", "quadratic")) {
			final Object target = parity.same("powerLawTarget", network, 12).get("target");
			final Map<String, Object> data = parity.same("networkData", network, target, 60, 0.1);
			final Map<String, Object> trained = parity.same("trainNetwork", network, data.get("inputs"), data.get("labels"),
				0.2);
			assertEquals("converged", trained.get("reason"));
			parity.same("pruneWeights", network, trained.get("weights"), 0.1, 0.05);
			parity.same("weightSpectrum", network, target, null, 60.0, 0.2);
		}
		parity.same("powerLawTarget", "diagonal", 12, 2.0, false);
		parity.same("weightSpectrum", "quadratic", null, vector(2, 1, 0.5, 0.1), 20.0, 0.2, 0.1);
		parity.same("riskDiagram", "diagonal", 1e3, 1.0, 0.5, 10.0, 1e5, 1e-3, 1e2, 6);
	}

	@Test
	void convexProblemsAndStateEvolution() {
		final Img<DoubleType> identity = ArrayImgs.doubles(new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, 3, 3);
		final Map<String, Object> lasso = parity.same("solveLasso", identity, vector(3, -2, 0.5), 1.0);
		assertArrayEquals(new double[] { 2, -1, 0 }, values(lasso.get("weights")), 1e-9); // soft thresholding by 1
		final Map<String, Object> state = parity.same("diagonalStateEvolution", vector(1, 0.5, 0.25, 0.125), 20.0, 0.5);
		final double noise = (double) state.get("noiseLevel");
		assertEquals(0.5 + (double) state.get("risk"), 20 * noise * noise, 1e-9); // n delta^2 = Delta + R
		parity.same("quadraticStateEvolution", vector(2, 1, 0.5, 0.1), 20.0, 0.2, 0.1);
	}

	@Test
	void analysis(@TempDir final Path folder) throws Exception {
		final Columns.Builder rows = Columns.builder("time", "run", "gap");
		final RandomStream noise = Streams.of(2).stream("noise", 0);
		for (int run = 0; run < 4; run++)
			for (int k = 0; k < 40; k++)
				rows.row(1 + k, run, Math.pow(1 + k, -0.7) * Math.exp(0.01 * noise.nextGaussian()));
		final Columns table = rows.build();
		final Map<String, Object> fit = parity.same("fitExponent", table, "time", "gap", 2.0, 30.0);
		assertEquals(-0.7, (double) fit.get("exponent"), 5 * (double) fit.get("standardError"));
		parity.same("fitExponent", table, "time", "gap");
		final Columns summary = (Columns) parity.same("summarizeRuns", table).get("summary");
		final Object plot = parity.same("plotTable", summary, "time", "gap", null, null, true, true, "Gap").get("plot");
		final File png = folder.resolve("gap.png").toFile(), csv = folder.resolve("new/gap.csv").toFile();
		parity.ops().run("scaling.savePlot", plot, png);
		assertTrue(ImageIO.read(png).getWidth() > 100);
		parity.ops().run("scaling.saveTable", table.with(Map.of("seed", 2)), csv);
		final Columns opened = (Columns) parity.same("openTable", csv).get("table");
		assertEquals(table.names(), opened.names());
		assertArrayEquals(table.column("gap"), opened.column("gap"));
		assertTrue(opened.metadata().containsKey("seed"));
		assertEquals(2, csv.getParentFile().list().length); // nothing temporary is left
		refuse("cannot be read", "openTable", folder.resolve("none.csv").toFile());
		refuse("file must end in .png", "savePlot", plot, csv);
		refuse("must name a file", "saveTable", table, folder.toFile());
	}

	@Test
	void mapsArePlottedAndSavedWithTheirAxes(@TempDir final Path folder) throws Exception {
		final Map<String, Object> diagram = parity.same("riskDiagram", "diagonal", 1e3, 1.0, 0.5, 10.0, 1e5, 1e-3, 1e2, 6);
		final Object plot = parity.same("plotMap", diagram.get("risk"), "sequential", true, null, null, "Risk").get("plot");
		parity.same("plotMap", diagram.get("phase"), null, null, "1=I,II,III,IV,V,VIa,VIb");
		parity.same("plotMap", ArrayImgs.doubles(new double[] { 1, 2, -3, 4, 5, 6 }, 3, 2), "diverging");
		for (final String name : List.of("plot.tif", "plot.png"))
			parity.ops().run("scaling.savePlot", plot, folder.resolve(name).toFile());
		assertArrayEquals((int[]) ((ImagePlus) plot).getProcessor().getPixels(), (int[]) new Opener().openImage(folder
			.resolve("plot.tif").toString()).getProcessor().getPixels());
		assertEquals(((ImagePlus) plot).getWidth(), ImageIO.read(folder.resolve("plot.png").toFile()).getWidth());
		final File file = folder.resolve("risk.tif").toFile();
		parity.ops().run("scaling.savePlot", diagram.get("risk"), file);
		final ImagePlus opened = new Opener().openImage(file.getPath());
		final double[] risk = values(diagram.get("risk"));
		for (int i = 0; i < risk.length; i++)
			assertEquals((float) risk[i], opened.getProcessor().getf(i));
		final Calibration axes = opened.getCalibration();
		assertEquals(List.of("log10 effectiveSamples", "log10 weightDecay", "risk"), List.of(axes.getXUnit(), axes.getYUnit(),
			axes.getValueUnit()));
		assertArrayEquals(new double[] { 1, 5, -3, 2 }, new double[] { axes.getX(0), axes.getX(5), axes.getY(0), axes.getY(
			5) }, 1e-8); // five pixels of sizes that a ratio of 32-bit numbers gives to 5e-10
	}

	@Test
	void wrongInputsAreNamed() {
		final Columns table = Columns.builder("a", "b").row(1, 2).build();
		refuse("dimension", "powerLawSpectrum", -3);
		refuse("exponent", "powerLawSpectrum", 5, Double.NaN);
		refuse("patchSize", "imageSpectrum", ArrayImgs.doubles(64, 64), 99);
		refuse("basis", "projectPatches", ArrayImgs.doubles(64, 64), ArrayImgs.doubles(3, 3), vector(1, 2, 3));
		refuse("normalization", "teacherWeights", spectrum, "none");
		refuse("norm", "initialWeights", 5, -1.0);
		refuse("samples", "gaussianInputs", spectrum, 0);
		refuse("noiseVariance", "retrievalLabels", ArrayImgs.doubles(30, 2), teacher, -1.0);
		refuse("nodes", "measureSpectrum", spectrum, teacher, weights, 3);
		refuse("normalization", "measureSpectrum", 1e6, 2.0, 64, false, 1L, 1.0, "none");
		refuse("teacher", "integrateFlow", spectrum, vector(1, 2), weights);
		refuse("endTime", "integrateFlow", spectrum, teacher, weights, -1.0);
		refuse("order", "integrateFlow", spectrum, teacher, weights, 1.0, 10, null, 1e-8, 65);
		refuse("learningRate", "descendGradient", spectrum, teacher, weights, 0.0);
		refuse("method", "simulateSgd", spectrum, teacher, weights, 1e-3, 0.0, 10L, 1, 1, 1L, "fast");
		refuse("labels", "simulateSgd", spectrum, teacher, weights, 1e-3, 0.0, 10L, 1, 1, 1L, "exact", 10, ArrayImgs.doubles(
			30, 20));
		refuse("batchSize", "predictSgd", spectrum, teacher, weights, 1e-3, 0.0, 10L, 0);
		refuse("moments", "truncateHierarchy", spectrum, teacher, weights, 0);
		refuse("teacher", "escapeRate", spectrum, vector(1));
		refuse("delta", "findPhases", Columns.builder("time", "overlapGap", "energyGap").row(0, 1, 1).build(), 2.0);
		refuse("times", "spectralTail", spectrum, teacher, weights, vector(2, 1));
		refuse("weights", "lossLandscape", spectrum, teacher, vector(1));
		refuse("network", "powerLawTarget", "cubic");
		refuse("target", "networkData", "quadratic", ArrayImgs.doubles(3, 2), 10);
		refuse("penalty", "solveLasso", ArrayImgs.doubles(2, 3), vector(1, 2, 3), 0.0);
		refuse("weightDecay", "trainNetwork", "diagonal", ArrayImgs.doubles(2, 3), vector(1, 2, 3), -1.0);
		refuse("samples", "diagonalStateEvolution", vector(1, 0.5), 0.0, 1.0);
		refuse("weightDecay", "quadraticStateEvolution", vector(1, 0.5), 10.0, 0.0);
		refuse("samplesTo", "riskDiagram", "diagonal", 1e3, 1.0, 0.5, 10.0, 5.0);
		refuse("target or eigenvalues", "weightSpectrum", "diagonal");
		refuse("threshold", "pruneWeights", "diagonal", vector(1, 2), 1.0, -1.0);
		refuse("y must be one of", "fitExponent", table, "a", "c");
		refuse("by must be one of", "summarizeRuns", table, "c");
		refuse("c", "plotTable", table, "a", "c");
		refuse("map must have 2 dimensions", "plotMap", spectrum);
		refuse("colours", "plotMap", ArrayImgs.doubles(3, 2), "hot");
		refuse("escapeRate", "escapeRate", spectrum); // too few: the list of what there is
	}

	private static void refuse(final String text, final String name, final Object... arguments) {
		final IllegalArgumentException refused = assertThrows(
			IllegalArgumentException.class, () -> parity.ops().run("scaling." + name, arguments), name);
		assertTrue(refused.getMessage().contains(text), name + ": " + refused.getMessage());
	}

	@Test
	void aRunningOpCanBeCanceled() throws Exception {
		final IntegrateFlow op = (IntegrateFlow) parity.ops().op("scaling.integrateFlow", spectrum, teacher, weights, 1e6);
		assertFalse(op.isCanceled());
		op.cancel("enough");
		op.run();
		assertEquals("enough", op.getCancelReason());
		assertTrue(op.isCanceled());
		final Columns trajectory = (Columns) parity.ops().info(op).cInfo().getOutput("trajectory").getValue(parity.ops()
			.info(op).cInfo().createModule(op));
		assertTrue(trajectory.rows() < 200, "a partial trajectory, had " + trajectory.rows() + " rows");
	}
}
