package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.command.Agreement.assertAgree;
import static org.scalinglaws.command.Agreement.matrix;
import static org.scalinglaws.command.Agreement.number;
import static org.scalinglaws.command.Agreement.table;
import static org.scalinglaws.command.Agreement.vector;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scijava.command.CommandModule;

/** Online learning, and what other systems say of it. The table is docs/cross-checks.md. */
@Tag("slow")
class CrossOnlineTest {

	private static final Commands COMMANDS = new Commands();

	private static final int FEATURES = 50;
	private static final double EXPONENT = 1.5, SOURCE = 0.8;

	@AfterAll
	static void close() {
		COMMANDS.close();
	}

	private static double[] powers(final double exponent) {
		return IntStream.rangeClosed(1, FEATURES).mapToDouble(j -> Math.pow(j, -exponent)).toArray();
	}

	/** theta_j of lambda_j theta_j^2 = j^-(s b + 1), lambda_j = j^-b. */
	private static double[] regressionTarget() {
		return powers((SOURCE * EXPONENT + 1 - EXPONENT) / 2);
	}

	/** The variance of the target beyond the features, by the sum of many and the integral of the rest. */
	private static double tail() {
		final double power = SOURCE * EXPONENT + 1;
		final int many = 1_000_000;
		final double sum = IntStream.range(FEATURES + 1, many).mapToDouble(j -> Math.pow(many + FEATURES - j, -power)).sum();
		return sum + Math.pow(many - 0.5, 1 - power) / (power - 1);
	}

	private static Object linear(final double noiseVariance) {
		return COMMANDS.run(IndexProblem.class, "link", "linear", "loss", "halfSquared", "noiseVariance", noiseVariance)
			.getOutput("problem");
	}

	/** Batches of 1e9 leave 1e-9 of the noise of SGD; the flow has none. */
	@Test
	void flowOfALinearIndexProblemIsTheFunctionalScalingLaw() {
		final Columns law = table(COMMANDS.run(FunctionalScalingLaw.class, "exponent", EXPONENT, "source", SOURCE, "features",
			FEATURES, "noiseVariance", 0.0, "batchSize", 1_000_000_000, "learningRate", 1e-2, "steps", 100_000L, "records", 12),
			"table");
		final CommandModule flow = COMMANDS.run(IntegrateFlow.class, "problem", linear(0), "spectrum", vector(powers(EXPONENT)),
			"teacher", vector(regressionTarget()), "weights", vector(new double[FEATURES]), "times", vector(law.column("time")),
			"tolerance", 1e-11);
		final double[] loss = table(flow, "trajectory").column("loss");
		for (int i = 0; i < loss.length; i++)
			assertAgree("risk at t = " + law.get("time", i), law.get("firstOrder", i), loss[i] + tail() / 2, 1e-8);
	}

	/** Both are the exact recursion of second moments; the prediction leaps at its tolerance. */
	@Test
	void predictionOfALinearIndexProblemIsTheExactScalingCurve() {
		final double noise = 0.3, rate = 0.05;
		final Columns law = table(COMMANDS.run(FunctionalScalingLaw.class, "exponent", EXPONENT, "source", SOURCE, "features",
			FEATURES, "noiseVariance", noise, "batchSize", 4, "learningRate", rate, "steps", 20_000L, "records", 12), "table");
		final Columns predicted = table(COMMANDS.run(PredictSgd.class, "problem", linear(noise + tail()), "spectrum", vector(
			powers(EXPONENT)), "teacher", vector(regressionTarget()), "weights", vector(new double[FEATURES]), "batchSize", 4,
			"learningRate", rate, "steps", 20_000L, "records", 12, "tolerance", 1e-11), "trajectory");
		for (int i = 0; i < law.rows(); i++) {
			assertEquals(law.get("step", i), predicted.get("step", i));
			assertAgree("risk after " + law.get("step", i), law.get("exact", i), predicted.get("loss", i) + tail() / 2, 1e-8);
		}
	}

	/** Classes at +-mu on one axis have the second moments of a linear teacher; the rest of the loss is a constant. */
	@Test
	void twoClassesWithSquaresAreALinearTeacher() {
		final double[] variances = { 0.5, 1, 0.25 }, start = { -0.4, 0.3, 0.2 };
		final double mean = 0.8, first = variances[0] + mean * mean, explained = mean * mean / first;
		final Object classes = COMMANDS.run(MixtureProblem.class, "means", matrix(new double[] { mean, 0, 0, -mean, 0, 0 }, 3),
			"spectra", vector(variances), "loss", "halfSquared").getOutput("problem");
		final CommandModule mixture = COMMANDS.run(IntegrateFlow.class, "problem", classes, "weights", vector(start), "endTime",
			30.0, "records", 10, "tolerance", 1e-11);
		final CommandModule linear = COMMANDS.run(IntegrateFlow.class, "problem", linear(0), "spectrum", vector(first,
			variances[1], variances[2]), "teacher", vector(mean / first, 0, 0), "weights", vector(start), "times", vector(table(
				mixture, "trajectory").column("time")), "tolerance", 1e-11);
		for (int i = 0; i < 10; i++)
			assertAgree("loss " + i, table(mixture, "trajectory").get("loss", i), table(linear, "trajectory").get("loss", i) + (1 -
				explained) / 2, 1e-8);
	}

	/** The tuned code against the problem, whose link is a script's function and whose means are quadratures. */
	@Test
	void phaseRetrievalIsTheIndexProblemOfTheSquare() {
		final int d = 40;
		final Object spectrum = COMMANDS.run(PowerLawSpectrum.class, "dimension", d, "exponent", 1.2).getOutput("spectrum");
		final Object teacher = COMMANDS.run(TeacherWeights.class, "spectrum", spectrum).getOutput("teacher");
		final Object start = COMMANDS.run(InitialWeights.class, "dimension", d).getOutput("weights");
		final Object square = COMMANDS.run(IndexProblem.class, "link", "square", "loss", "squared", "noiseVariance", 0.1).getOutput(
			"problem");
		final Object[] flow = { "spectrum", spectrum, "teacher", teacher, "weights", start, "endTime", 1e3, "records", 20,
			"tolerance", 1e-11 };
		final Columns tuned = table(COMMANDS.run(IntegrateFlow.class, flow), "trajectory"), engine = table(COMMANDS.run(
			IntegrateFlow.class, with(flow, "problem", square)), "trajectory");
		for (int i = 0; i < 20; i++)
			assertAgree("flow's error " + i, tuned.get("meanSquaredError", i), engine.get("meanSquaredError", i), 1e-8);
		final Object[] sgd = { "spectrum", spectrum, "teacher", teacher, "weights", start, "learningRate", 1e-3, "steps",
			100_000L, "batchSize", 2, "records", 20, "tolerance", 1e-11 };
		final CommandModule one = COMMANDS.run(PredictSgd.class, with(sgd, "noiseVariance", 0.1)), other = COMMANDS.run(
			PredictSgd.class, with(sgd, "problem", square));
		for (int i = 0; i < 20; i++)
			assertAgree("SGD's error " + i, table(one, "trajectory").get("meanSquaredError", i), table(other, "trajectory").get(
				"meanSquaredError", i), 1e-8);
		for (final String number : new String[] { "lossFloor", "errorFloor", "leadingErrorFloor", "criticalLearningRate" })
			assertAgree(number, number(one, number), number(other, number), 1e-9);
	}

	private static Object[] with(final Object[] inputs, final Object... more) {
		final Object[] all = Arrays.copyOf(inputs, inputs.length + more.length);
		System.arraycopy(more, 0, all, inputs.length, more.length);
		return all;
	}

	/** From a start of 1e-30 the overlap grows at the rate that the dispersion relation has as its root. */
	@Test
	void escapeRateIsTheGrowthInTheFlow() {
		final Object spectrum = vector(1, 0.5, 0.3, 0.1), teacher = vector(1, -0.5, 0.7, 1.5);
		final double rate = number(COMMANDS.run(EscapeRate.class, "spectrum", spectrum, "teacher", teacher), "rate");
		final Columns flow = table(COMMANDS.run(IntegrateFlow.class, "spectrum", spectrum, "teacher", teacher, "weights", vector(
			1e-30, 1e-30, 1e-30, 1e-30), "times", vector(0, 45 / rate, 46 / rate), "tolerance", 1e-12), "trajectory");
		assertAgree("rate", rate, Math.log(flow.get("overlap", 2) / flow.get("overlap", 1)) * rate, 1e-8);
	}

	/** Two students of erf a billionth apart on the plateau; each eigenvalue twice, once for each teacher. */
	@Test
	void plateauEndsAtItsRate() {
		final double[] spectrum = { 1, 1, 0.5, 0.5, 0.2, 0.2 };
		final double size = 1 / Math.sqrt(1.7), level = 1 / Math.sqrt(6);
		final double[] teachers = new double[12], students = new double[12];
		for (int i = 0; i < 6; i++) {
			teachers[6 * (i % 2) + i] = size;
			students[i] = size * (level + (i % 2 == 0 ? 1e-9 : -1e-9));
			students[6 + i] = size * (level - (i % 2 == 0 ? 1e-9 : -1e-9));
		}
		final CommandModule plateau = COMMANDS.run(PlateauEscape.class, "spectrum", vector(spectrum), "teachers", 2);
		final double rate = number(plateau, "rate");
		final Object erf = COMMANDS.run(IndexProblem.class, "link", "erf", "loss", "halfSquared", "students", 2, "teachers", 2)
			.getOutput("problem");
		final Columns flow = table(COMMANDS.run(IntegrateFlow.class, "problem", erf, "spectrum", vector(spectrum), "teacher",
			matrix(teachers, 6), "weights", matrix(students, 6), "times", vector(0, 8 / rate, 10 / rate), "tolerance", 1e-12),
			"trajectory");
		assertAgree("plateau's overlap", number(plateau, "plateauOverlap"), flow.get("overlap11", 1), 1e-5);
		final double[] apart = IntStream.of(1, 2).mapToDouble(i -> flow.get("overlap11", i) - flow.get("overlap12", i)).toArray();
		assertAgree("rate", rate, Math.log(apart[1] / apart[0]) * rate / 2, 1e-5);
	}

	/** In large batches only the additive noise is left, which is all that the quadratic of fixed points has. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.5, 1.2 })
	void floorOfOneDimensionIsTheStationaryVariance(final double rate) {
		final double curvature = 0.8, noise = 0.3;
		final int batch = 1_000_000_000;
		final double stationary = number(COMMANDS.run(StationarySgd.class, "curvature", curvature, "labelVariance", noise /
			curvature, "batchSize", 1, "learningRate", rate, "epochs", 1L, "runs", 1), "predictedVariance");
		final CommandModule floors = COMMANDS.run(PredictSgd.class, "problem", linear(noise * batch), "spectrum", vector(
			curvature), "teacher", vector(1), "weights", vector(1), "batchSize", batch, "learningRate", rate, "steps", 10L);
		assertAgree("variance", stationary, number(floors, "errorFloor"), 1e-8);
		final CommandModule single = COMMANDS.run(PredictSgd.class, "problem", linear(noise), "spectrum", vector(curvature),
			"teacher", vector(1), "weights", vector(1), "learningRate", rate / 10, "steps", 10L);
		// of single samples (1 - rate lambda)^2 is 1 - 2 rate lambda + 3 (rate lambda)^2 in the mean
		assertAgree("of single samples", rate / 10 * noise / (2 - 3 * rate / 10 * curvature), number(single, "errorFloor"), 1e-9);
	}

	/** From 0 one logistic step with all samples, of a teacher so large that its labels are signs, is Hebb's rule. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 8 })
	void oneLogisticStepIsHebbsRule(final double load) {
		final int d = 2000, samples = (int) (load * d);
		final double hebb = number(COMMANDS.run(PerceptronCurve.class, "load", load, "sharpness", vector(1e-6)), "hebbError");
		final double[] teacher = new double[d], ones = new double[d];
		Arrays.fill(ones, 1);
		teacher[0] = 1e5;
		final Columns step = table(COMMANDS.run(PredictSgd.class, "problem", COMMANDS.run(IndexProblem.class, "link", "linear",
			"loss", "logistic").getOutput("problem"), "spectrum", vector(ones), "teacher", vector(teacher), "weights", vector(
				new double[d]), "batchSize", samples, "learningRate", 0.1, "steps", 1L, "records", 2, "nodes", 0), "trajectory");
		final double overlap = step.last("overlap") / 1e5 / Math.sqrt(step.last("energy"));
		assertAgree("error of Hebb's rule", hebb, Math.acos(overlap) / Math.PI, 2.0 / d); // one of d directions is the teacher's
		assertTrue(overlap > 0.4);
	}
}
