package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import net.imglib2.img.array.ArrayImgs;

/** Runs {@link PlotMap} as scripts do; what its pictures hold is tested with {@link MapPlot}. */
class PlotMapTest {

	private static final double[] VALUES = { 1, 2, 3, 4, 5, Double.NaN };
	private static final CalibratedImage RISK = new CalibratedImage("risk", VALUES, 3, 2, ImageAxis.logarithmic("samples",
		1, 100), ImageAxis.linear("shift", 0, 1));

	private static Context context;

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void aCalibratedImageHasItsOwnAxes() throws Exception {
		same(MapPlot.of(RISK).image(), run("map", RISK));
	}

	@Test
	void allInputsReachThePlot() throws Exception {
		final Columns curves = Columns.builder("x", "y").row(1, 0).row(100, 1).build();
		final Columns names = Columns.builder("II").row(10).row(0.5).build();
		same(MapPlot.of(RISK).colours(MapPlot.DIVERGING).centre(2).colourRange(1.0, 4.0).curves(curves).labels("bound").names(
			names).title("Risk").labelX("n").labelY("s").labelValues("R").image(), run("map", RISK, "colours", "diverging",
				"centre", 2, "colourFrom", 1, "colourTo", 4.0, "curves", curves, "labels", "bound", "names", names, "title", "Risk",
				"labelX", "n", "labelY", "s", "labelValues", "R"));
		same(MapPlot.of(RISK).logValues(true).image(), run("map", RISK, "logValues", true));
		same(MapPlot.of(RISK).categories("1=a,b,c,d,e").image(), run("map", RISK, "categories", "1=a,b,c,d,e"));
	}

	@Test
	void anyImageGetsTheAxesThatAreGiven() throws Exception {
		final CalibratedImage value = new CalibratedImage("value", VALUES, 3, 2, RISK.axis(0), RISK.axis(1));
		same(MapPlot.of(value).labelY("y").labelX("x").image(), run("map", ArrayImgs.doubles(VALUES, 3,
			2), "fromX", 1, "toX", 100, "fromY", 0, "toY", 1, "logY", false));
		same(MapPlot.of(value).labelX("n").image(), run("map", new double[][] { { 1, 2, 3 }, { 4, 5,
			Double.NaN } }, "fromX", 1, "toX", 100, "labelX", "n", "labelY", "shift"));
		final CalibratedImage pixels = new CalibratedImage("value", VALUES, 3, 2, ImageAxis.linear("x", 0, 2), ImageAxis
			.linear("y", 0, 1));
		same(MapPlot.of(pixels).image(), run("map", ArrayImgs.doubles(VALUES, 3, 2)));
	}

	@Test
	void dialogsOfferTheColours() {
		final CommandInfo info = context.service(CommandService.class).getCommand(PlotMap.class);
		assertTrue(info.isValid(), info.getProblems().toString());
		assertEquals(java.util.List.of("sequential", "diverging"), info.getInput("colours").getChoices());
	}

	@Test
	void badInputsAreRefused() {
		refused("map must have 2 dimensions, had 1", "map", VALUES);
		refused("toX is required, was not given", "map", RISK, "fromX", 1);
		refused("fromY is required, was not given", "map", RISK, "toY", 1);
		refused("fromX must be finite and greater than 0, was 0", "map", RISK, "fromX", 0, "toX", 1);
		refused("toX must be finite and greater than fromX = 2.0, was 1.0", "map", RISK, "fromX", 2, "toX", 1);
		refused("colourTo must be in [3, ", "map", RISK, "colourFrom", 3, "colourTo", 2);
		refused("labels must be 0 texts", "map", RISK, "labels", "a");
		refused("map must hold codes", "map", RISK, "categories", "a,b");
	}

	private static ImagePlus run(final Object... inputs) throws InterruptedException, ExecutionException {
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return (ImagePlus) context.service(CommandService.class).run("org.scalinglaws.command.PlotMap", false, map).get()
			.getOutput("plot");
	}

	private static void same(final ImagePlus expected, final ImagePlus actual) {
		assertEquals(expected.getTitle(), actual.getTitle());
		assertArrayEquals((int[]) expected.getProcessor().getPixels(), (int[]) actual.getProcessor().getPixels());
	}

	private static void refused(final String message, final Object... inputs) {
		Throwable cause = assertThrows(ExecutionException.class, () -> run(inputs));
		while (cause.getCause() != null && !(cause instanceof IllegalArgumentException))
			cause = cause.getCause();
		assertTrue(cause instanceof IllegalArgumentException, cause.toString());
		assertTrue(cause.getMessage().startsWith(message), cause.getMessage());
	}
}
