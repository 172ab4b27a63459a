package org.scalinglaws.retrieval.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.retrieval.flow.FlowForm;
import org.scalinglaws.retrieval.flow.FlowStart;
import org.scalinglaws.retrieval.flow.RetrievalModes;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;

/**
 * The mean recursion of stochastic gradient descent as coupled modes, with the rows of its trajectory. It counts in a unit
 * near the largest eigenvalue, in which squares of eigenvalues and rates are numbers; a power of two, which costs no digits.
 */
final class RecordedPrediction extends RetrievalModes implements CoefficientLaw {

	private static final double SQUARE_FACTOR = 50;

	private static final int MEAN_SQUARED_ERROR = Observables.COLUMNS.indexOf("meanSquaredError");

	private static final ModeEquation EQUATION = new VectorMoments(1, 1, true, false).equation();

	private final double unit;
	private final ModeNodes nodes;
	private final LearningRateSchedule schedule;
	private final double noiseVariance;
	private final int batchSize;
	private final Columns.Builder rows;
	private StepMoments moments;
	private double[] row = new double[0];
	private double lastOverlap;

	RecordedPrediction(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noiseVariance,
		final int batchSize, final double tolerance)
	{
		super(SpectralMeasure.of(measure.moments().inUnits(measure.moments().unit())), tolerance, SQUARE_FACTOR);
		unit = measure.moments().unit();
		nodes = nodes(measure);
		this.schedule = schedule;
		this.noiseVariance = noiseVariance;
		this.batchSize = batchSize;
		moments = new StepMoments(form, noiseVariance, batchSize);
		final List<String> names = new ArrayList<>(List.of("time", "step"));
		names.addAll(Observables.COLUMNS);
		names.add("diverged");
		rows = Columns.builder(names);
	}

	private ModeNodes nodes(final SpectralMeasure measure) {
		final FlowStart single = start();
		if (form.sign() < 0) single.mirror();
		// before equal eigenvalues become one: close to an optimum each coordinate counts by itself
		if (form.sign() != 0) single.subtractTeacher();
		final FlowStart start = grouped(single);
		final double[] lambda = eigenvalues(), squared = Arrays.stream(lambda).map(value -> value * value).toArray();
		return new ModeNodes(EQUATION, new double[][] { lambda, squared }, new double[][] { summed(measure.multiplicity()),
			start.teacherSquared() }, new double[][] { start.teacher(), start.squared() });
	}

	@Override
	public ModeEquation equation() {
		return EQUATION;
	}

	@Override
	public ModeNodes nodes() {
		return nodes;
	}

	@Override
	protected void use(final int sign) {
		final int before = form.sign();
		final double[] cross = nodes.component(CROSS), square = nodes.component(SQUARE), teacher = nodes.known(1);
		for (int j = 0; j < cross.length; j++) {
			final double t = teacher[j];
			if (before != 0) {
				square[j] += 2 * cross[j] + t;
				cross[j] = before * (cross[j] + t);
			}
			if (sign != 0) {
				square[j] += t - 2 * sign * cross[j];
				cross[j] = sign * cross[j] - t;
			}
		}
		form = new FlowForm(sign, form.teacherEnergy());
	}

	@Override
	public CoefficientLaw law() {
		return this;
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		moments.values(scalars[CROSS], scalars[SQUARE], rate(at), values);
	}

	@Override
	public void derivatives(final double[] scalars, final double at, final double[][] by) {
		moments.derivatives(scalars[CROSS], scalars[SQUARE], rate(at), by[CROSS], by[SQUARE]);
	}

	/** In steps. */
	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return super.shortestTime(at, scalars) / rate(at);
	}

	private double rate(final double at) {
		return schedule.rate(at) * unit;
	}

	@Override
	public boolean reform(final double[] scalars) {
		if (!super.reform(scalars)) return false;
		moments = new StepMoments(form, noiseVariance, batchSize);
		return true;
	}

	@Override
	public void record(final double at, final double[] scalars, final double[] sums, final double[] slopes) {
		final double[] values = observables(scalars, sums).values();
		values[MEAN_SQUARED_ERROR] /= unit;
		row = new double[3 + values.length];
		row[0] = schedule.time(at);
		row[1] = at;
		System.arraycopy(values, 0, row, 2, values.length);
		lastOverlap = scalars[CROSS];
		rows.row(row);
	}

	/** Repeats the last record, marked. */
	@Override
	public void diverged(final double at) {
		row[0] = schedule.time(at);
		row[1] = at;
		row[row.length - 1] = 1;
		rows.row(row);
	}

	PredictionResult result(final ModeRun run) {
		rows.metadata("steps", (long) run.end()).metadata("plainSteps", run.plainSteps()).metadata("leaps", run.steps()).metadata(
			"passes", run.passes()).metadata("canceled", !run.complete());
		final int sign = form.sign() == 0 ? (int) Math.signum(lastOverlap) : form.sign();
		return new PredictionResult(rows.build(), sign, run.diverged(), !run.complete());
	}
}
