package org.scalinglaws.host.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;
import org.scalinglaws.task.TimeLeft;

/**
 * The steps of a script as one progress: "step 3 of 7: simulation, 12 s left". Steps
 * have relative durations; what is computed in one is one of its parts.
 */
final class ScriptSteps {

	private final Map<String, Double> starts = new LinkedHashMap<>();
	private final Progress progress;
	private final TimeLeft left = new TimeLeft();
	private final double whole;
	private String step;
	private double weight;
	private int parts;
	private double done; // of the parts of this step

	/**
	 * Begins, before the first step.
	 *
	 * @param progress of the script as a whole
	 * @param durations of the steps by name, in any unit, in order
	 */
	ScriptSteps(final Progress progress, final Map<String, ? extends Number> durations) {
		this.progress = progress;
		double sum = 0;
		for (final Map.Entry<String, ? extends Number> duration : durations.entrySet()) {
			starts.put(duration.getKey(), sum);
			sum += Require.positive("duration of " + duration.getKey(), duration.getValue().doubleValue());
		}
		whole = Require.positive("duration of all steps", sum);
	}

	/**
	 * Begins a step.
	 *
	 * @param count of parts that it has, one for each command that it runs
	 */
	synchronized void begin(final String name, final int count) {
		step = Require.oneOf("step", name, List.copyOf(starts.keySet()));
		parts = Require.inRange("parts", count, 1, Integer.MAX_VALUE);
		done = 0;
		weight = starts.values().stream().filter(start -> start > starts.get(name)).findFirst().orElse(whole) - starts.get(
			name);
		show();
	}

	/** {@return the progress of the next part} */
	synchronized Progress part() {
		final String own = step;
		return new Progress() {

			private double last;

			@Override
			public void update(final double fraction) {
				synchronized (ScriptSteps.this) {
					if (!(fraction > last) || own == null || !own.equals(step)) return;
					done += Math.min(1, fraction) - last;
					last = Math.min(1, fraction);
					show();
				}
			}

			@Override
			public boolean isCanceled() {
				return progress.isCanceled();
			}
		};
	}

	private void show() {
		final double fraction = (starts.get(step) + weight * Math.min(1, done / parts)) / whole;
		final int number = 1 + (int) starts.values().stream().filter(start -> start < starts.get(step)).count();
		final String time = left.text(fraction);
		progress.tell("step " + number + " of " + starts.size() + ": " + step + (time.isEmpty() ? "" : ", " + time));
		progress.update(fraction);
	}
}
