package org.scalinglaws.retrieval.prediction;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.retrieval.flow.FlowForm;
import org.scalinglaws.retrieval.flow.FlowNodes;
import org.scalinglaws.retrieval.flow.FlowStart;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * The mean state of stochastic gradient descent on the nodes of a measure: per node
 * the sums over its coordinates of the means of e^2 and e w*, in the variables of a
 * {@link FlowForm}. All is linear in these sums, so that the weights of nodes may have
 * any sign and neighbours of equal eigenvalue are one node.
 */
final class PredictionNodes {

	/** Below this a sum counts as zero: it acts on nothing, and slows the processor down. */
	private static final double NEGLIGIBLE = 1e-200;

	final double[] eigenvalue;
	final double[] eigenvalueSquared;
	final double[] multiplicity;
	final double[] teacherSquared;

	/** sum e^2 and sum e w*. */
	final double[] square;
	final double[] cross;
	final double[] nextSquare;
	final double[] nextCross;

	final double teacherSquare;
	final double dimension;
	private FlowForm form;

	/** @throws IllegalArgumentException if the start is so large that its loss is not finite */
	PredictionNodes(final SpectralMeasure measure) {
		final FlowStart single = new FlowStart(measure.startSquared().clone(), measure.startTeacher().clone(), measure
			.teacherSquared().clone());
		final double teacherEnergy = measure.teacherEnergy(), overlap = single.overlap(measure.eigenvalue());
		form = new FlowForm(new FlowForm(0, teacherEnergy).preferredSign(overlap), teacherEnergy);
		if (form.sign() < 0) single.mirror();
		// before equal eigenvalues become one: close to an optimum each coordinate counts by itself
		if (form.sign() != 0) single.subtractTeacher();
		final int[] groupOf = FlowNodes.groups(measure.eigenvalue());
		final int groups = groupOf == null ? measure.nodes() : groupOf[groupOf.length - 1] + 1;
		final FlowStart start = groupOf == null ? single : single.grouped(groupOf, groups);
		square = start.squared();
		cross = start.teacher();
		teacherSquared = start.teacherSquared();
		eigenvalue = new double[groups];
		multiplicity = new double[groups];
		for (int i = 0; i < measure.nodes(); i++) {
			final int j = groupOf == null ? i : groupOf[i];
			eigenvalue[j] = measure.eigenvalue()[i];
			multiplicity[j] += measure.multiplicity()[i];
		}
		eigenvalueSquared = Arrays.stream(eigenvalue).map(value -> value * value).toArray();
		nextSquare = new double[groups];
		nextCross = new double[groups];
		teacherSquare = Arrays.stream(teacherSquared).sum();
		dimension = measure.dimension();
		if (!Double.isFinite(observables().loss())) throw new IllegalArgumentException(
			"weights must be small enough for a finite loss 3s^2 + ..., was s = " + energy());
	}

	private PredictionNodes(final PredictionNodes other) {
		eigenvalue = other.eigenvalue;
		eigenvalueSquared = other.eigenvalueSquared;
		multiplicity = other.multiplicity;
		teacherSquared = other.teacherSquared;
		square = other.square.clone();
		cross = other.cross.clone();
		nextSquare = new double[square.length];
		nextCross = new double[square.length];
		teacherSquare = other.teacherSquare;
		dimension = other.dimension;
		form = other.form;
	}

	PredictionNodes copy() {
		return new PredictionNodes(this);
	}

	FlowForm form() {
		return form;
	}

	int size() {
		return square.length;
	}

	/** Takes one step with coefficients as of {@link StepMoments#values}. */
	void step(final double[] coefficients) {
		final double r = coefficients[StepMoments.R], f = coefficients[StepMoments.F], n = coefficients[StepMoments.N];
		final double x = coefficients[StepMoments.X], y = coefficients[StepMoments.Y], z = coefficients[StepMoments.Z];
		final double[] lambda = eigenvalue, lambda2 = eigenvalueSquared, m = multiplicity, t = teacherSquared, e = square, c =
			cross;
		for (int j = 0; j < e.length; j++)
			e[j] += lambda[j] * (2 * (r * e[j] + f * c[j]) + n * m[j]) + lambda2[j] * (x * e[j] + 2 * y * c[j] + z * t[j]);
		for (int j = 0; j < c.length; j++)
			c[j] += lambda[j] * (r * c[j] + f * t[j]);
	}

	/** Takes the proposed sums of a block of steps. */
	void accept() {
		for (int j = 0; j < square.length; j++) {
			square[j] = negligible(nextSquare[j]);
			cross[j] = negligible(nextCross[j]);
		}
	}

	/** Sets sums to zero that act on nothing. */
	void dropNegligible() {
		System.arraycopy(square, 0, nextSquare, 0, square.length);
		System.arraycopy(cross, 0, nextCross, 0, cross.length);
		accept();
	}

	private static double negligible(final double value) {
		return Math.abs(value) < NEGLIGIBLE ? 0 : value;
	}

	/** Goes over to the form that suits the scalar c; returns whether it is another. */
	boolean prefer(final double c) {
		final int before = form.sign(), sign = form.preferredSign(c);
		if (sign == before) return false;
		for (int j = 0; j < square.length; j++) {
			final double t = teacherSquared[j];
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
		return true;
	}

	/** c = sum lambda e w*. */
	double overlap() {
		return DotProducts.of(eigenvalue, cross);
	}

	/** q = sum lambda e^2. */
	double energy() {
		return DotProducts.of(eigenvalue, square);
	}

	/** The sign of the mean overlap. */
	int sign(final double c) {
		return form.sign() == 0 ? (int) Math.signum(c) : form.sign();
	}

	Observables observables() {
		double sumSquare = 0, sumCross = 0;
		for (int j = 0; j < square.length; j++) {
			sumSquare += square[j];
			sumCross += cross[j];
		}
		return form.observables(overlap(), energy(), sumSquare, sumCross, teacherSquare, dimension);
	}
}
