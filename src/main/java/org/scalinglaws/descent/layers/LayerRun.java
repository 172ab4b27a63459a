package org.scalinglaws.descent.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The records of a motion. */
public final class LayerRun {

	/** The number of values that have columns of their own: the first ones. */
	public static final int MOST_COLUMNS = 1000;

	/** Numbers in all columns of values, at most. */
	private static final int MOST_NUMBERS = 50_000_000;

	private static final List<String> NAMES = List.of("time", "step", "loss", "effectiveRank", "layerEffectiveRank",
		"alignment", "diverged");

	private LayerRun() {
		// static function only
	}

	/**
	 * Records a motion from its beginning: columns {@code time} (step x learning rate), {@code step}, {@code loss} (without
	 * the penalty), {@code effectiveRank} ({@link EffectiveRank} of all values of W2 W1), {@code layerEffectiveRank} (of
	 * those of one layer, if both are balanced: their square roots), {@code alignment}, {@code diverged} and
	 * {@code value1}, {@code value2}, ... in the problem's order, of at most {@value #MOST_COLUMNS} values. It ends with a row of diverged = 1 and the last finite
	 * record's values if one is not finite. The metadata say if it was canceled.
	 *
	 * @param steps 1 to 1e12
	 * @param records number of rows, 2 to 1e6, and to 5e7 over the number of columns of values: step 0 and then
	 *          log-spaced; fewer if there are not so many steps
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static Columns of(final LayerMotion motion, final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, 1_000_000_000_000L);
		final int columns = Math.min(MOST_COLUMNS, motion.problem().values().length);
		Require.inRange("records", records, 2, Math.min(1_000_000, MOST_NUMBERS / columns));
		final List<String> names = new ArrayList<>(NAMES);
		for (int k = 1; k <= columns; k++)
			names.add("value" + k);
		final Columns.Builder rows = Columns.builder(names);
		double[] row = null;
		boolean diverged = false, canceled = false;
		for (final long step : LogSteps.upTo(steps, records)) {
			motion.moveTo(step, () -> {
				progress.update((double) step / steps);
				return !progress.isCanceled();
			});
			canceled = step > 0 && progress.isCanceled();
			if (canceled) break;
			final double[] next = row(motion, step, columns);
			diverged = !(next[2] <= Double.MAX_VALUE);
			row = diverged ? marked(row, next) : next;
			rows.row(row);
			if (diverged) break;
		}
		return rows.metadata("diverged", diverged).metadata("canceled", canceled).build();
	}

	private static double[] row(final LayerMotion motion, final long step, final int columns) {
		final double[] row = new double[NAMES.size() + columns], values = motion.values();
		row[0] = step * motion.learningRate();
		row[1] = step;
		row[2] = motion.loss();
		row[3] = EffectiveRank.of(values);
		row[4] = EffectiveRank.of(Arrays.stream(values).map(Math::sqrt).toArray());
		row[5] = motion.alignment();
		System.arraycopy(values, 0, row, NAMES.size(), columns);
		return row;
	}

	/** The last record at the step where there is none. */
	private static double[] marked(final double[] last, final double[] next) {
		final double[] row = Arrays.copyOf(last, last.length);
		row[0] = next[0];
		row[1] = next[1];
		row[NAMES.size() - 1] = 1;
		return row;
	}
}
