package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.retrieval.phases.PhaseErrors;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the times at which phase retrieval passes from phase to phase. */
@Plugin(type = Command.class, headless = true, description = "Finds the times at which learning passes from phase to phase",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-three-phases"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Find Phases...", weight = 7) })
public class FindPhases extends ScalingCommand {

	@Parameter(label = "Trajectory", description = "With columns time, overlapGap and energyGap; several runs are averaged",
		persist = false)
	private Columns trajectory;

	@Parameter(label = "Delta", description = "Part of the optimum that overlap and energy reach at the escape, in (0, 1)",
		min = "0", max = "1",
		attrs = { @Attr(name = Attributes.ABOVE_MIN), @Attr(name = Attributes.BELOW_MAX) }, persist = false)
	private double delta = 0.1;

	@Parameter(label = "Epsilon", description = "Distance to the optimum that ends the convergence, in (0, 1)", min = "0",
		max = "1", attrs = { @Attr(name = Attributes.ABOVE_MIN), @Attr(name = Attributes.BELOW_MAX) }, persist = false)
	private double epsilon = 0.05;

	@Parameter(type = ItemIO.OUTPUT, label = "Escape time", description = "T1; NaN if not reached")
	private double escapeTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Crossing time", description = "T1': s crosses s*/3 for good; NaN if not reached")
	private double crossingTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Convergence time", description = "T2; NaN if not reached")
	private double convergenceTime;

	@Parameter(type = ItemIO.OUTPUT, label = "Escape time standard error", description = "Over runs, by the jackknife; NaN for a single run")
	private double escapeTimeStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Crossing time standard error", description = "Likewise; NaN for a single run")
	private double crossingTimeStandardError;

	@Parameter(type = ItemIO.OUTPUT, label = "Convergence time standard error", description = "Likewise; NaN for a single run")
	private double convergenceTimeStandardError;

	@Override
	public void run() {
		final Phases phases = Phases.find(trajectory, delta, epsilon);
		escapeTime = phases.escapeTime();
		crossingTime = phases.crossingTime();
		convergenceTime = phases.convergenceTime();
		final Phases errors = PhaseErrors.of(trajectory, delta, epsilon);
		escapeTimeStandardError = errors.escapeTime();
		crossingTimeStandardError = errors.crossingTime();
		convergenceTimeStandardError = errors.convergenceTime();
	}
}
