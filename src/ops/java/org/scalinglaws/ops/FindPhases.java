package org.scalinglaws.ops;

import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** Finds the times at which phase retrieval passes from phase to phase; NaN if not reached. */
@Plugin(type = Op.class, name = "scaling.findPhases")
public class FindPhases extends ScalingOp {

	@Parameter
	private Columns trajectory;

	@Parameter(required = false)
	private double delta = 0.1;

	@Parameter(required = false)
	private double epsilon = 0.05;

	@Parameter(type = ItemIO.OUTPUT)
	private double escapeTime;

	@Parameter(type = ItemIO.OUTPUT)
	private double crossingTime;

	@Parameter(type = ItemIO.OUTPUT)
	private double convergenceTime;

	@Override
	public void run() {
		final Phases phases = Phases.find(trajectory, delta, epsilon);
		escapeTime = phases.escapeTime();
		crossingTime = phases.crossingTime();
		convergenceTime = phases.convergenceTime();
	}
}
