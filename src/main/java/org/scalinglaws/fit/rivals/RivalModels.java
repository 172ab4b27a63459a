package org.scalinglaws.fit.rivals;

import java.util.List;
import java.util.Objects;

import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.curve.Stretch;
import org.scalinglaws.task.Progress;

/**
 * Rival laws for one curve or for the mean over runs, over one range of x, compared
 * by Akaike's criterion and by likelihood ratios.
 *
 * <pre>
 * RivalModels rivals = RivalModels.ofRuns(times, losses, 10, Double.NaN); // from 10 to the end
 * rivals.best();                                 // for instance RivalModel.FLOOR
 * rivals.of(RivalModel.FLOOR).value("exponent"); // of the power law above the floor
 * </pre>
 * <p>
 * The range is the whole one asked for, and not a window in which the exponent is
 * constant: that would leave out the floor or break in question. An end that is not
 * given is that of the data. All fits are made in log y, with one of these
 * likelihoods:
 * </p>
 * <table>
 * <caption>Likelihoods</caption>
 * <tr>
 * <td>10 runs or more</td>
 * <td>the runs are independent and normal about the model, each averaged in half as many cells in log x as
 * there are runs, 5 to 12, with one unknown covariance of the cells; AICc counts runs, not records, and is unbiased
 * for any number of them</td>
 * </tr>
 * <tr>
 * <td>2 to 9 runs</td>
 * <td>the same on 12 cells, where the error of a cell is one factor times that of the cell before it and an
 * independent one whose variance is a power of x; AICc counts cells, and runs times independent cells; standard errors
 * are those over the runs, of Student's t with one degree of freedom less than there are runs</td>
 * </tr>
 * <tr>
 * <td>one curve</td>
 * <td>residuals are a first-order autoregressive process along the points; AICc counts points. Of a curve without
 * noise they say how closely each law describes it, not how surely</td>
 * </tr>
 * </table>
 * <p>
 * Floor and cut-off cannot be negative, so that their likelihood ratio to the power
 * law is 1 in half of all cases where the power law holds; its chance is half that
 * of F. A break is searched, for which its chance is Davies's bound. Where AICc alone
 * would take one of the larger models in a tenth of curves that are pure power laws
 * or more, here a model is best if its AICc is the least of those that, as far as
 * they extend a smaller one, have a likelihood ratio whose p-value is below
 * {@link #SIGNIFICANCE}. That a larger model is not significant does not make a
 * smaller one right: if the weight of the best is below that part of the weight of the
 * closest, none is, and the reason says so.
 * </p>
 *
 * @param fits one for each model, in their order
 * @param best the model that is best, null if the data do not decide
 * @param reason why there is no best model, in words; empty if there is one
 * @param from the first x of the range
 * @param to the last x of the range
 * @param x of the points in the range
 * @param y of one curve, or the mean over runs
 * @param leftOut as in {@link PowerLawFit.Details}
 */
public record RivalModels(List<Fit> fits, RivalModel best, String reason, double from, double to, double[] x,
	double[] y, int leftOut)
{

	/** The largest p-value at which a larger model is believed. */
	public static final double SIGNIFICANCE = 0.02;

	/**
	 * One model, fitted; all numbers are NaN if there are too few points for it.
	 *
	 * @param model which
	 * @param values of the model's parameters, in their order
	 * @param errors their standard errors
	 * @param freedom the degrees of freedom of Student's t for (value - truth)/error
	 * @param deviance -2 times the logarithm of the largest likelihood, less a constant
	 *          that is the same for all models
	 * @param aicc AICc, less the same constant; NaN, as the next two, if there are points enough for the model but too
	 *          few for its AICc
	 * @param deltaAicc its difference to the least one
	 * @param weight exp(-deltaAicc/2), as a part of its sum over all models
	 * @param likelihoodRatio -2 times the logarithm of the power law's likelihood over
	 *          this one's; NaN for models that do not extend the power law
	 * @param pValue the chance of a likelihood ratio as large, if the power law holds; NaN likewise
	 * @param curve log y at each point
	 */
	public record Fit(RivalModel model, double[] values, double[] errors, double freedom, double deviance,
		double aicc, double deltaAicc, double weight, double likelihoodRatio, double pValue, double[] curve)
	{

		/** {@return a parameter by its name, NaN if the model has none of it} */
		public double value(final String parameter) {
			final int at = model.parameters().indexOf(parameter);
			return at < 0 ? Double.NaN : values[at];
		}

		/** {@return the standard error of a parameter by its name, NaN if the model has none of it} */
		public double error(final String parameter) {
			final int at = model.parameters().indexOf(parameter);
			return at < 0 ? Double.NaN : errors[at];
		}

		/** {@return whether there were points enough} */
		public boolean isFitted() {
			return !Double.isNaN(deviance);
		}
	}

	/**
	 * Compares the models for one curve.
	 *
	 * @param x strictly ascending and finite; what is not positive is left out
	 * @param y as many, finite; of several stretches of positive values the longest
	 *          in log x counts
	 * @param from first x, greater than 0; NaN for the first one of the data
	 * @param to last x, greater than from; NaN for the last one
	 * @throws IllegalArgumentException if they are not so
	 */
	public static RivalModels of(final double[] x, final double[] y, final double from, final double to) {
		return ofRuns(x, new double[][] { y }, from, to);
	}

	/**
	 * Compares the models for the mean over runs.
	 *
	 * @param runs runs[r][i] belongs to x[i]; a single run is one curve
	 * @throws IllegalArgumentException as for one curve
	 */
	public static RivalModels ofRuns(final double[] x, final double[][] runs, final double from, final double to) {
		return ofRuns(x, runs, from, to, Progress.NONE);
	}

	/**
	 * Compares the models for the mean over runs, and tells of its progress.
	 *
	 * @param progress if it cancels, models may be left out as if there were too few
	 *          points for them
	 * @throws IllegalArgumentException as for one curve
	 */
	public static RivalModels ofRuns(final double[] x, final double[][] runs, final double from, final double to,
		final Progress progress)
	{
		return RivalComparison.of(new Stretch(x, runs, from, to), progress);
	}

	/** {@return no fits at all, for a reason} */
	public static RivalModels none(final double[] x, final double[][] runs, final double from, final double to,
		final String reason)
	{
		return RivalComparison.none(new Stretch(x, runs, from, to), reason);
	}

	/** {@return the fit of a model} */
	public Fit of(final RivalModel model) {
		return fits.get(Objects.requireNonNull(model).ordinal());
	}

	/**
	 * A model in the form of other fits: the exponent with its standard error and 95 %
	 * interval (Student t), over the whole range.
	 *
	 * @return of kind {@link PowerLawFit#NONE} if there are too few points
	 */
	public PowerLawFit fit(final RivalModel model) {
		return RivalFit.of(this, model);
	}
}
