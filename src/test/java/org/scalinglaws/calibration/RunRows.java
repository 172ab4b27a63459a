package org.scalinglaws.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.phases.PhaseErrors;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;

/** The standard errors over runs of SummarizeRuns and FindPhases. */
final class RunRows {

	private RunRows() {
		// static functions only
	}

	/** How the runs of a mean scatter; the mean is 3. */
	private enum Scatter {
		NORMAL("normal"), STUDENT("Student 3"), LOGNORMAL("log-normal, of 80 %"), UNEVEN("variances over a factor 100"), OUTLIERS(
			"1 % outliers"), ROUNDED("3 digits"), CORRELATED("AR(1) 0.9 from run to run");

		private final String text;

		Scatter(final String text) {
			this.text = text;
		}
	}

	static List<CalibrationRow> all() {
		final List<CalibrationRow> rows = new ArrayList<>();
		for (final Scatter scatter : Scatter.values())
			for (final int runs : new int[] { 5, 20 })
				rows.add(CalibrationRow.of("SummarizeRuns, " + runs + " runs (Student)", scatter.text, seed -> mean(scatter, runs,
					seed)).inTheBuild());
		for (final Noise noise : Noise.values()) {
			final Phases[] truth = new Phases[1];
			for (final int runs : new int[] { 5, 20 }) {
				rows.add(phase("escape", noise, runs, Phases::escapeTime, truth));
				rows.add(phase("crossing", noise, runs, Phases::crossingTime, truth));
				rows.add(phase("convergence", noise, runs, Phases::convergenceTime, truth));
			}
		}
		return rows;
	}

	private static Interval mean(final Scatter scatter, final int runs, final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("runs", scatter.ordinal());
		final Columns.Builder table = Columns.builder("time", "run", "value");
		double state = random.nextGaussian();
		for (int run = 0; run < runs; run++) {
			final double normal = random.nextGaussian();
			final double value = switch (scatter) {
				case STUDENT -> 3 + Noise.STUDENT.draw(1, random)[0];
				case LOGNORMAL -> 3 * Math.exp(0.7 * normal - 0.245);
				case UNEVEN -> 3 + normal * Math.pow(10, random.nextDouble());
				case OUTLIERS -> 3 + Noise.OUTLIERS.draw(1, random)[0];
				case ROUNDED -> Noise.threeDigits(3 + 0.1 * normal);
				case CORRELATED -> 3 + (state = 0.9 * state + Math.sqrt(0.19) * normal);
				default -> 3 + normal;
			};
			table.row(1, run, value);
		}
		final Columns summary = RunSummary.of(table.build(), "time").table();
		return Interval.ofRuns(summary.get("valueMean", 0), summary.get("valueStandardError", 0), runs, 3);
	}

	private static final double DELTA = 0.1, EPSILON = 0.05;
	private static final int RECORDS = 80;

	private static CalibrationRow phase(final String name, final Noise noise, final int runs,
		final ToDoubleFunction<Phases> time, final Phases[] truth)
	{
		return CalibrationRow.of("FindPhases, " + runs + " runs: " + name + " time (Student)", noise, seed -> {
			if (truth[0] == null) truth[0] = Phases.find(phases(noise, 4000, 1L << 40), DELTA, EPSILON);
			final Columns trajectory = phases(noise, runs, seed);
			return Interval.ofRuns(time.applyAsDouble(Phases.find(trajectory, DELTA, EPSILON)), time.applyAsDouble(PhaseErrors.of(
				trajectory, DELTA, EPSILON)), runs, time.applyAsDouble(truth[0]));
		});
	}

	/**
	 * Runs that escape earlier or later by factors of about 10 %, exp(0.1 z), beside noise of a tenth of a percent; z is
	 * of the kind of the noise. The truth is what 4000 runs give.
	 */
	private static Columns phases(final Noise noise, final int runs, final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("phases", noise.ordinal());
		final double[] times = CurveRows.times(RECORDS, 3);
		final Columns.Builder table = Columns.builder("run", "time", "overlapGap", "energyGap");
		final double[] late = (noise == Noise.CORRELATED ? Noise.NORMAL : noise).draw(runs, random); // runs are independent
		for (int run = 0; run < runs; run++) {
			final double[] errors = noise.draw(RECORDS, random);
			for (int i = 0; i < RECORDS; i++) {
				final double t = times[i] * Math.exp(0.1 * late[run]);
				final double overlap = 1 / (1 + Math.pow(t / 10, 2)), energy = 1 / (1 + Math.pow(t / 12, 2.5));
				table.row(run, times[i], noise.rounded(overlap * (1 + 1e-3 * errors[i])), noise.rounded(energy * (1 + 1e-3 *
					errors[i])));
			}
		}
		return table.build();
	}
}
