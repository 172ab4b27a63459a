package org.scalinglaws.ops;

import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/**
 * Fits the exponent of a power law, over the runs of a table that did not diverge or over one
 * curve. An end of the window that is not given is searched; windowFrom and windowTo are the
 * ends that were used.
 */
@Plugin(type = Op.class, name = "scaling.fitExponent")
public class FitExponent extends ScalingOp {

	@Parameter
	private Columns table;

	@Parameter
	private String x;

	@Parameter
	private String y;

	@Parameter(required = false)
	private Double from;

	@Parameter(required = false)
	private Double to;

	@Parameter(type = ItemIO.OUTPUT)
	private double exponent;

	@Parameter(type = ItemIO.OUTPUT)
	private double standardError;

	@Parameter(type = ItemIO.OUTPUT)
	private double low;

	@Parameter(type = ItemIO.OUTPUT)
	private double high;

	@Parameter(type = ItemIO.OUTPUT)
	private double windowFrom;

	@Parameter(type = ItemIO.OUTPUT)
	private double windowTo;

	@Parameter(type = ItemIO.OUTPUT)
	private String kind;

	@Parameter(type = ItemIO.OUTPUT)
	private double goodness;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns details;

	@Override
	public void run() {
		Require.oneOf("x", x, table.names());
		Require.oneOf("y", y, table.names());
		if (from != null) Require.positive("from", from);
		if (to != null) Require.positive("to", to);
		final RunCurves curves = RunCurves.of(table, x, y);
		final PowerLawFit fit = withProgress(progress -> PowerLawFit.ofRuns(curves.x(), curves.y(), from == null ? Double.NaN
			: from, to == null ? Double.NaN : to, progress));
		exponent = fit.exponent();
		standardError = fit.standardError();
		low = fit.low();
		high = fit.high();
		windowFrom = fit.from();
		windowTo = fit.to();
		kind = fit.kind();
		goodness = fit.goodness();
		details = details(fit);
	}

	/** One row for each point that could be used, inside or outside the window. */
	private static Columns details(final PowerLawFit fit) {
		final PowerLawFit.Details points = fit.details();
		final Columns.Builder rows = Columns.builder("x", "y", "residual", "localExponent", "inWindow");
		for (int i = 0; i < points.x().length; i++)
			rows.row(points.x()[i], points.y()[i], points.residuals()[i], points.localExponents()[i], points.x()[i] >= fit
				.from() && points.x()[i] <= fit.to() ? 1 : 0);
		return rows.metadata("leftOut", points.leftOut()).build();
	}
}
