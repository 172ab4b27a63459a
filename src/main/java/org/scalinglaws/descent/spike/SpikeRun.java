package org.scalinglaws.descent.spike;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * Runs a descent and watches how much faster than the signal the spike grows, until tau, the excess of the outputs over
 * the labels, which begins at -1 or so, is above {@value #ESCAPE}: the escape stage, in which the loss is nearly linear
 * in W W'.
 */
public final class SpikeRun {

	/** Later a strong spike saturates, and the signal catches up. */
	private static final double ESCAPE = -0.9;

	/**
	 * What a run leaves.
	 *
	 * @param trajectory columns step, signal, spike, bulk, loss, alignment and diverged, as {@link SpikeDescent.State}; it
	 *          ends with a row of diverged = 1, the step and the last record's values, if the loss overflows
	 * @param growthExponent of ln(spike/signal), over learningRate x steps to the first step with tau above -0.9; NaN if
	 *          there is none
	 * @param reason why there is no exponent; empty if there is one
	 * @param canceled whether the run was ended by its listener
	 */
	public record Result(Columns trajectory, double growthExponent, String reason, boolean canceled) {}

	private final SpikeDescent descent;
	private final Columns.Builder rows = Columns.builder("step", "signal", "spike", "bulk", "loss", "alignment", "diverged");
	private final SpikeDescent.State start;
	private SpikeDescent.State recorded;
	private double growthExponent = Double.NaN;
	private String reason;

	private SpikeRun(final SpikeDescent descent) {
		this.descent = descent;
		start = descent.state();
	}

	/**
	 * Takes steps.
	 *
	 * @param steps 1 to 1e12
	 * @param records number of rows, 2 to 1e6: step 0 and then log-spaced; fewer if there are not so many steps
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static Result of(final SpikeDescent descent, final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, 1_000_000_000_000L);
		Require.inRange("records", records, 2, 1_000_000);
		return new SpikeRun(descent).run(steps, LogSteps.upTo(steps, records), progress);
	}

	private Result run(final long steps, final long[] records, final Progress progress) {
		record(0, start);
		watch(0, start);
		int next = 1;
		boolean diverged = false, canceled = false;
		for (long step = 1; step <= steps && !diverged && !canceled; step++) {
			descent.step(() -> !progress.isCanceled());
			if (step % descent.shortWhile() == 0) {
				progress.update((double) step / steps);
				canceled = progress.isCanceled();
				if (canceled) break;
			}
			final SpikeDescent.State state = descent.state();
			diverged = !Double.isFinite(state.loss());
			if (diverged) row(step, recorded, 1);
			else watch(step, state);
			if (!diverged && step == records[next]) {
				record(step, state);
				next++;
			}
		}
		if (reason == null) reason = canceled ? "canceled" : diverged ? "the descent diverged before" : "tau was never above " +
			ESCAPE + ": more steps are needed";
		return new Result(rows.metadata("canceled", canceled).metadata("reason", reason).build(), growthExponent, reason,
			canceled);
	}

	private void record(final long step, final SpikeDescent.State state) {
		recorded = state;
		row(step, state, 0);
	}

	private void row(final long step, final SpikeDescent.State state, final int diverged) {
		rows.row(step, state.signal(), state.spike(), state.bulk(), state.loss(), state.alignment(), diverged);
	}

	/** At the end of the escape stage. */
	private void watch(final long step, final SpikeDescent.State state) {
		if (reason != null || !(state.excess() > ESCAPE)) return;
		final double growth = Math.log(state.spike() / state.signal()) - Math.log(start.spike() / start.signal());
		if (step == 0) reason = "tau is above " + ESCAPE + " at the start: the start scale is too large";
		else if (!Double.isFinite(growth)) reason = "signal or spike is 0";
		else {
			reason = "";
			growthExponent = growth / (descent.learningRate() * step);
		}
	}
}
