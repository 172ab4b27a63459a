package org.scalinglaws.host.script;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;
import org.scalinglaws.task.TimeLeft;

/**
 * The steps of a script as one progress: "step 3 of 7: simulation, 12 s left". Steps
 * have relative durations; what is computed in one is one of its parts, or only what
 * takes long.
 */
final class ScriptSteps {

	/** Stands for all commands. */
	static final String ANY = "";

	private final Map<String, Double> starts = new LinkedHashMap<>();
	private final Progress progress;
	private final TimeLeft left = new TimeLeft();
	private final double whole;
	private String step;
	private double weight;
	private Map<String, Iterator<? extends Number>> coming = Map.of(); // durations of this step's parts by command
	private double parts;
	private double done; // of the parts' durations

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
	 * @param durations of its parts, relative to each other, in order, by the command that each of them runs; of
	 *          {@link #ANY} if all count
	 */
	synchronized void begin(final String name, final Map<String, ? extends List<? extends Number>> durations) {
		step = Require.oneOf("step", name, List.copyOf(starts.keySet()));
		coming = durations.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
			.iterator()));
		parts = durations.values().stream().flatMap(List::stream).mapToDouble(Number::doubleValue).sum();
		done = 0;
		weight = starts.values().stream().filter(start -> start > starts.get(name)).findFirst().orElse(whole) - starts.get(
			name);
		show();
	}

	/** {@return the progress of the next part, which moves nothing if it is not counted} */
	synchronized Progress part(final String command) {
		final String own = step;
		final Iterator<? extends Number> durations = coming.getOrDefault(command, coming.get(ANY));
		final double duration = durations == null || !durations.hasNext() ? 0 : durations.next().doubleValue();
		return new Progress() {

			private double last;

			@Override
			public void update(final double fraction) {
				synchronized (ScriptSteps.this) {
					if (!(fraction > last) || duration == 0 || !own.equals(step)) return;
					done += duration * (Math.min(1, fraction) - last);
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
		final double fraction = (starts.get(step) + weight * (parts > 0 ? Math.min(1, done / parts) : 0)) / whole;
		final int number = 1 + (int) starts.values().stream().filter(start -> start < starts.get(step)).count();
		final String time = left.text(fraction);
		progress.tell("step " + number + " of " + starts.size() + ": " + step + (time.isEmpty() ? "" : ", " + time));
		progress.update(fraction);
	}
}
