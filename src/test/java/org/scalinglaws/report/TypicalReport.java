package org.scalinglaws.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.figure.sheet.Panels;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;

/** Reports as scripts make them. */
public final class TypicalReport {

	/** A loss that wiggles about a power law. */
	public static final Columns CURVE = curve();

	private static Columns curve() {
		final Columns.Builder table = Columns.builder("time", "loss", "theory");
		for (int i = 0; i < 200; i++)
			table.row(Math.pow(10, i / 50.0), Math.pow(10, -i / 100.0) * (1 + 0.1 * Math.sin(i)), Math.pow(10, -i / 100.0));
		return table.metadata("command", "org.scalinglaws.command.IntegrateFlow").metadata("seed", 7L).build();
	}

	private TypicalReport() {
		// static reports only
	}

	/** Curves and maps in turn, each other figure with its table. */
	public static Report of(final int figures) {
		Report report = Report.titled("Learning curves under power-law data").number("Goodness of fit", 1 / 1.01).compare(
			"Exponent of time", 1, 0.1, 1.05);
		for (int i = 0; i < figures; i++) {
			report = report.figure((i % 2 == 0 ? "Loss of the gradient flow over time, beside its power law; run "
				: "Exponent over samples and noise; white is zero; run ") + i, svg(i % 2 == 0 ? ColumnsPlot.of(CURVE).x("time").y("loss,theory").title(
				"Loss " + i).image() : MapPlot.of(map(i)).colours(MapPlot.DIVERGING).image()));
			if (i % 2 == 0) report = report.table("Loss over time; run " + i, CURVE);
		}
		return report;
	}

	/** As {@link #of}, with something of each kind. */
	public static Report whole(final int figures) {
		return of(figures - 1).subtitle("Gradient flow under power-law data, beside what theory predicts").compare("Exponent of the loss",
			-0.49, 0.004, -0.5).compare("Escape time / d", 12.25, 0.25, 11).compare("Exponent in the width", -0.503, Double.NaN, -0.5)
			.value("Steps", 12345).value("Diverged", false).text("What is seen",
				"The loss leaves its plateau at a time that grows with the dimension,\nand falls as a power law from then on.").figure(
					"Panels beside each other", svg(Panels.grid(List.of(List.of(ColumnsPlot.of(CURVE).x("time").y("loss").image(), ColumnsPlot.of(
						CURVE).x("time").y("theory").image()))))).parameters(Map.of("exponent", 1.5)).commandLine("scaling-laws run Learning_Curves").script(
							"#@ CommandService command\ncommand.run(\"FitExponent\", false)\n").versions(Map.of("Java", "17"));
	}

	private static CalibratedImage map(final int number) {
		final double[] values = IntStream.range(0, 96 * 72).mapToDouble(i -> Math.sin(i % 96 / 9.0 + number) * Math.cos(i / 96 / 7.0))
			.toArray();
		return new CalibratedImage("exponent", values, 96, 72, ImageAxis.logarithmic("samples", 10, 1e5), ImageAxis.linear("noise", 0,
			1));
	}

	private static InlineSvg svg(final ImagePlus plot) {
		return InlineSvg.of(new String(PlotFile.bytes(plot, ".svg", ""), StandardCharsets.UTF_8));
	}

	/** The losses as points. */
	public static InlineSvg drawing() {
		return svg(ColumnsPlot.of(CURVE).x("time").y("loss").image());
	}
}
