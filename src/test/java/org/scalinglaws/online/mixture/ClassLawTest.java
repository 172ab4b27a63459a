package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The means over a class against sums over a dense lattice, differences, closed forms and each other. */
@Tag("slow")
class ClassLawTest {

	private static final double[] TWO = { 0.3, -0.5, 1.1, 0.4, 0.8 };
	private static final double[] THREE = { 0.7, -0.2, 0.1, 1.3, 0.2, -0.4, 0.9, 0.3, 1.6 };
	private static final double[] FOUR = { 0.4, 0.1, -0.3, 0.2, 0.8, 0.1, -0.1, 0.2, 0.6, 0.2, 0, 0.9, -0.2, 0.7 };

	private static MixtureProblem problem(final int classes, final MixtureLoss loss) {
		return new MixtureProblem(new double[classes][1], new double[classes][1], MixtureProblem.equal(classes), loss);
	}

	/** E f(u) by plain sums over a ball of normals; the outputs are mean + root n. */
	private interface Function {

		double at(double[] u);
	}

	private static double mean(final int count, final double[] scalars, final Function function) {
		final Outputs outputs = new Outputs(count);
		final double[][] root = new double[count][count];
		for (int i = 0; i < count; i++)
			for (int j = 0; j <= i; j++) {
				double rest = scalars[count + outputs.pair(i, j)];
				for (int k = 0; k < j; k++)
					rest -= root[i][k] * root[j][k];
				root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
			}
		final double step = 0.45;
		final int reach = 18, side = 2 * reach + 1;
		double sum = 0;
		for (int at = 0; at < Math.pow(side, count); at++) {
			final double[] normals = new double[count], u = Arrays.copyOf(scalars, count);
			double weight = 1, square = 0;
			for (int j = 0, rest = at; j < count; j++, rest /= side) {
				normals[j] = (rest % side - reach) * step;
				square += normals[j] * normals[j];
				weight *= step * Math.exp(-normals[j] * normals[j] / 2) / Math.sqrt(2 * Math.PI);
			}
			if (square > 66) continue;
			for (int i = 0; i < count; i++)
				for (int j = 0; j <= i; j++)
					u[i] += root[i][j] * normals[j];
			sum += weight * function.at(u);
		}
		return sum;
	}

	private static double slope(final MixtureLoss loss, final int trueClass, final int k, final double[] u) {
		if (loss == MixtureLoss.HALF_SQUARED) return u[k] - (u.length == 1 ? 1 - 2 * trueClass : k == trueClass ? 1 : 0);
		if (u.length == 1) return trueClass == 0 ? -1 / (1 + Math.exp(u[0])) : 1 / (1 + Math.exp(-u[0]));
		return Math.exp(u[k]) / Arrays.stream(u).map(Math::exp).sum() - (k == trueClass ? 1 : 0);
	}

	private static double derivative(final Function function, final int a, final double[] u) {
		final double step = 1e-3;
		double sum = 0;
		for (int side = -1; side <= 1; side += 2)
			for (int far = 1; far <= 2; far++) {
				final double[] moved = u.clone();
				moved[a] += side * far * step;
				sum += side * (far == 1 ? 8 : -1) * function.at(moved);
			}
		return sum / (12 * step);
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, LOGISTIC", "2, 1, LOGISTIC", "3, 1, LOGISTIC", "2, 0, HALF_SQUARED",
		"2, 1, HALF_SQUARED", "3, 1, HALF_SQUARED" })
	void meansAreThoseOfTheGradient(final int classes, final int trueClass, final MixtureLoss loss) {
		final int count = classes == 2 ? 1 : 3;
		final double[] scalars = count == 1 ? new double[] { 0.6, 1.7 } : THREE;
		final Outputs outputs = new Outputs(count);
		final double[] means = new double[outputs.means()];
		ClassLaw.of(problem(classes, loss), trueClass).means(scalars, means);
		for (int k = 0; k < count; k++) {
			final int first = k;
			final Function g = u -> slope(loss, trueClass, first, u);
			assertEquals(mean(count, scalars, g), means[k], 1e-11);
			for (int l = k; l < count; l++) {
				final int second = l, pair = outputs.pair(k, l);
				final Function f = u -> slope(loss, trueClass, first, u) * slope(loss, trueClass, second, u);
				assertEquals(mean(count, scalars, f), means[outputs.square(pair)], 1e-11);
				assertEquals(mean(count, scalars, u -> derivative(g, second, u)), means[outputs.slope(k, l)], 1e-10);
				for (int a = 0; a < count; a++) {
					final int by = a;
					assertEquals(mean(count, scalars, u -> derivative(f, by, u)), means[outputs.gradient(pair, a)], 1e-10);
					for (int b = a; b < count && k < 2; b++) {
						final int other = b;
						assertEquals(mean(count, scalars, u -> derivative(v -> derivative(f, by, v), other, u)), means[outputs
							.curvature(pair, outputs.pair(a, b))], 1e-8);
					}
				}
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, LOGISTIC", "2, 1, LOGISTIC", "3, 1, LOGISTIC", "4, 2, LOGISTIC", "2, 1, HALF_SQUARED",
		"3, 0, HALF_SQUARED", "4, 3, HALF_SQUARED" })
	void derivativesAreDifferences(final int classes, final int trueClass, final MixtureLoss loss) {
		final double[] scalars = classes == 2 ? new double[] { -0.4, 0.9 } : classes == 3 ? THREE : FOUR;
		final Outputs outputs = new Outputs(classes == 2 ? 1 : classes);
		final ClassLaw law = ClassLaw.of(problem(classes, loss), trueClass);
		final double[] plain = new double[outputs.means()], means = new double[outputs.means()];
		final double[][] by = new double[outputs.scalars()][outputs.means()];
		law.means(scalars, plain);
		law.derivatives(scalars, means, by);
		assertArrayEquals(plain, means, 1e-15);
		final double step = 1e-4;
		for (int s = 0; s < scalars.length; s++) {
			final double[] above = new double[plain.length], below = new double[plain.length], moved = scalars.clone();
			moved[s] += step;
			law.means(moved, above);
			moved[s] -= 2 * step;
			law.means(moved, below);
			for (int i = 0; i < plain.length; i++)
				assertEquals((above[i] - below[i]) / (2 * step), by[s][i], 1e-7);
		}
	}

	/** The derivative of the loss by a mean is that of the gradient. */
	@ParameterizedTest
	@CsvSource({ "2, LOGISTIC", "3, LOGISTIC", "4, LOGISTIC", "2, HALF_SQUARED", "4, HALF_SQUARED" })
	void lossHasTheGradient(final int classes, final MixtureLoss loss) {
		final double[] scalars = classes == 2 ? new double[] { -0.4, 0.9 } : classes == 3 ? THREE : FOUR;
		final ClassLaw law = ClassLaw.of(problem(classes, loss), 1);
		final double[] means = new double[new Outputs(classes == 2 ? 1 : classes).means()];
		law.means(scalars, means);
		final double step = 1e-4;
		for (int k = 0; k < (classes == 2 ? 1 : classes); k++) {
			final double[] above = scalars.clone(), below = scalars.clone();
			above[k] += step;
			below[k] -= step;
			assertEquals((law.loss(above) - law.loss(below)) / (2 * step), means[k], 1e-8);
		}
	}

	@Test
	void softmaxOfTwoIsBinaryOfTheDifference() {
		final Outputs two = new Outputs(2), one = new Outputs(1);
		final double[] difference = { TWO[0] - TWO[1], TWO[2] + TWO[4] - 2 * TWO[3] };
		for (int c = 0; c < 2; c++) {
			final ClassLaw softmax = new LogisticLaw(2, 2, c), binary = new LogisticLaw(2, 1, c);
			final double[] both = new double[two.means()], single = new double[one.means()];
			softmax.means(TWO, both);
			binary.means(difference, single);
			assertEquals(binary.loss(difference), softmax.loss(TWO), 1e-13);
			assertEquals(single[0], both[0], 1e-13);
			assertEquals(-single[0], both[1], 1e-13);
			assertEquals(-single[one.slope(0, 0)], both[two.slope(0, 1)], 1e-13);
			assertEquals(-single[one.square(0)], both[two.square(two.pair(0, 1))], 1e-13);
			assertEquals(-single[one.gradient(0, 0)], both[two.gradient(0, 1)], 1e-13);
			assertEquals(single[one.curvature(0, 0)], both[two.curvature(0, two.pair(1, 1))], 1e-13);
		}
	}

	/** A class that is never likely is as none. */
	@Test
	void moreClassesIncludeFewer() {
		final double[] three = { TWO[0], TWO[1], -60, TWO[2], TWO[3], 0, TWO[4], 0, 1 };
		final double[] means = new double[new Outputs(3).means()], fewer = new double[new Outputs(2).means()];
		new LogisticLaw(3, 3, 0).means(three, means);
		new LogisticLaw(2, 2, 0).means(TWO, fewer);
		assertArrayEquals(Arrays.copyOf(fewer, 2), Arrays.copyOf(means, 2), 1e-13);
	}

	/** Far larger than 1 the outputs are decided: the sigmoid is a step, and pi^2/6 of the derivative of its density. */
	@ParameterizedTest
	@CsvSource({ "20", "200", "20000" })
	void largeDeviationsAreSteps(final double deviation) {
		final double[] means = new double[new Outputs(1).means()];
		new LogisticLaw(2, 1, 1).means(new double[] { 0.7 * deviation, deviation * deviation }, means);
		final double density = Math.exp(-0.245) / Math.sqrt(2 * Math.PI);
		final double expected = NormalOrthant.below(0.7) - Math.PI * Math.PI / 6 * 0.7 * density / (deviation * deviation);
		assertEquals(expected, means[0], 1e-11 + 5 * Math.pow(deviation, -4)); // the next term
	}

	@Test
	void zeroWeightsGiveTheLogarithmOfTheClasses() {
		for (int classes = 2; classes <= 4; classes++) {
			final Outputs outputs = new Outputs(classes == 2 ? 1 : classes);
			final double[] nothing = new double[outputs.scalars()];
			assertEquals(Math.log(classes), ClassLaw.of(problem(classes, MixtureLoss.LOGISTIC), 1).loss(nothing), 1e-14);
			assertEquals(1 - 1.0 / classes, WrongClass.probability(outputs, classes, 1, nothing), 1e-12);
		}
	}

	/** One class is the answer, whichever it is: also where outputs agree, exactly or but for rounding, of which chance takes one. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void oneOutputIsTheLargest(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Outputs outputs = new Outputs(4);
		for (int draw = 0; draw < 20; draw++) {
			final int coordinates = seed <= 3 ? 1 : 2;
			final double[][] weights = new double[4][coordinates];
			for (final double[] row : weights)
				Arrays.setAll(row, i -> random.nextDouble(-2, 2));
			if (seed % 3 == 1) weights[2] = weights[1];
			if (seed % 3 == 2) Arrays.fill(weights, 1, 4, new double[coordinates]);
			if (seed > 6) for (int k = 1; k < 4; k++) // but for rounding
				weights[k] = Arrays.stream(weights[1]).map(x -> x * (1 + (random.nextInt(9) - 4) * Math.ulp(1.0))).toArray();
			final double[] mean = random.doubles(coordinates, -1, 1).toArray(), scalars = new double[outputs.scalars()];
			for (int k = 0; k < 4; k++) {
				for (int i = 0; i < coordinates; i++)
					scalars[k] += weights[k][i] * mean[i];
				for (int l = k; l < 4; l++)
					for (int i = 0; i < coordinates; i++)
						scalars[4 + outputs.pair(k, l)] += weights[k][i] * weights[l][i];
			}
			double right = 0;
			for (int k = 0; k < 4; k++)
				right += 1 - WrongClass.probability(outputs, 4, k, scalars);
			assertEquals(1, right, 1e-6);
			if (seed % 3 == 1) assertEquals(WrongClass.probability(outputs, 4, 1, scalars), WrongClass.probability(outputs, 4, 2, scalars), 1e-7);
		}
	}
}
