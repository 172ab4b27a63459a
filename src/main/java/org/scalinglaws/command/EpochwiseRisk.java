package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.regression.epochs.EpochwiseCurves;
import org.scalinglaws.regression.epochs.RiskExtrema;
import org.scalinglaws.regression.epochs.TwoScales;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * The risk of linear regression over the time of gradient flow, where the student sees some coordinates as they are and
 * the others divided by the condition: each kind has its own valley.
 */
@Plugin(type = Command.class, headless = true, description = "Gives the risk of regression over the time of gradient flow, on features of two scales: epoch-wise double descent",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "regression.md#epoch-wise-double-descent"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Regression", weight = 3.6), @Menu(label = "Epochwise Risk...", weight = 4) })
public class EpochwiseRisk extends ScalingCommand {

	private static final String THEORY = "theory", SIMULATION = "simulation";

	@Parameter(label = "Samples", description = "n, 1 to 1000000000; simulation: to 2000", min = "1", max = "1000000000",
		persist = false)
	private int samples = 600;

	@Parameter(label = "Dimension", description = "d, 1 to 1000000000; simulation: to 2000", min = "1",
		max = "1000000000", persist = false)
	private int dimension = 400;

	@Parameter(label = "Fast", description = "Number of coordinates that the student sees as they are, 0 to dimension",
		min = "0", max = "1000000000", persist = false)
	private int fast = 280;

	@Parameter(label = "Condition", description = "kappa, by which the student's other coordinates are divided, 1 to 1000000",
		min = "1", max = "1000000", persist = false)
	private double condition = 100;

	@Parameter(label = "Noise variance", description = "Of the labels, 0 to 1e50", min = "0", max = "1e50",
		persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "End time", description = "Of gradient flow on half of the sum of squares; 1e-100 to 1e12",
		min = "1e-100", max = "1e12", persist = false)
	private double endTime = 1e6;

	@Parameter(label = "Records", description = "Rows, 2 to 10000: time 0 and then log-spaced from 0.001, or endTime/1000 if that is less",
		min = "2", max = "10000", persist = false)
	private int records = 91;

	@Parameter(label = "Method", description = "theory: infinite size; simulation: drawn inputs, exact averages over teacher and noise",
		choices = { THEORY, SIMULATION }, persist = false)
	private String method = THEORY;

	@Parameter(label = "Runs", description = "Draws of the inputs of a simulation, 1 to 100000", min = "1",
		max = "100000", persist = false)
	private int runs = 6;

	@Parameter(label = "Seed", description = "Of the inputs, 0 to 9007199254740991", min = "0", max = "9007199254740991",
		persist = false)
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory", description = "Columns time, overlap R, energy Q, risk = (1 - 2R + Q)/2, ridgeRisk (of ridge 1/time), overlapFast, overlapSlow, ..., riskSlow, and the standard error of each over the runs (0 in theory, NaN for one run)")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Extrema", description = "Minima and maxima of the risk over time: columns time, risk, kind (-1 minimum, 1 maximum)")
	private Columns extrema;

	@Override
	public void run() {
		final TwoScales problem = new TwoScales(samples, dimension, fast, condition, noiseVariance);
		final double[] times = EpochwiseCurves.times(endTime, records);
		final Work<Columns> work = THEORY.equals(method) ? progress -> EpochwiseCurves.theory(problem, times, progress)
			: progress -> EpochwiseCurves.simulation(problem, times, runs, seed, progress);
		quickly(work, curves -> {
			trajectory = signed(curves);
			extrema = signed(RiskExtrema.of(curves));
		});
	}
}
