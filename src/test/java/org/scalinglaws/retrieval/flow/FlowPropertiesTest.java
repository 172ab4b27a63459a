package org.scalinglaws.retrieval.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.scalinglaws.online.dynamics.IndexFlow;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.properties.Tasks;
import org.scalinglaws.properties.Tasks.Task;
import org.scalinglaws.retrieval.phases.Phases;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for the flow of any problem: symmetries, units, inequalities, and the index problem with one unit of each kind. */
@Tag("slow")
class FlowPropertiesTest {

	private static final double TOLERANCE = 1e-9, END = 30;

	private static double[] times(final double end) {
		return new double[] { 0, 1e-3 * end, 0.01 * end, 0.05 * end, 0.2 * end, 0.5 * end, end };
	}

	private static Columns flow(final Task task, final double end) {
		return new GradientFlow(task.measure(), TOLERANCE).solve(times(end), 1, false, Progress.NONE).trajectory();
	}

	/** Each column is a factor times the other; relative to s* = 1 both tolerances, as small overlaps and losses are differences. */
	private static void assertProportional(final Columns one, final Columns other, final double overlap, final double loss) {
		for (int i = 0; i < one.rows(); i++) {
			assertEquals(overlap * one.get("overlap", i), other.get("overlap", i), 20 * TOLERANCE * overlap);
			assertEquals(overlap * one.get("energy", i), other.get("energy", i), 20 * TOLERANCE * overlap * (1 + one.get("energy", i)));
			assertEquals(loss * one.get("loss", i), other.get("loss", i), 200 * TOLERANCE * loss * (1 + one.get("loss", i)));
		}
	}

	@Property
	void orderAndJointSignsOfCoordinatesDoNotMatter(@ForAll(supplier = Tasks.class) final Task task) {
		assertProportional(flow(task, END), flow(task.turned(), END), 1, 1);
	}

	/** The gradient has two factors of the spectrum: lambda -> c lambda is t -> t/c^2. */
	@Property
	void unitsOfTheSpectrumAreUnitsOfTime(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = -3, max = 3) final double power)
	{
		final double c = Math.pow(10, power);
		assertProportional(flow(task, END), flow(task.scaled(c, 1, 1), END / c / c), c, c * c);
	}

	/** Three factors of weights on the right, one on the left: w -> k w, w* -> k w* is t -> t/k^2. */
	@Property
	void unitsOfTheWeightsAreUnitsOfTime(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = -2, max = 2) final double power)
	{
		final double k = Math.pow(10, power);
		assertProportional(flow(task, END), flow(task.scaled(1, k, k), END / k / k), k * k, Math.pow(k, 4));
	}

	@Property
	void overlapIsBoundedAndTheLossFalls(@ForAll(supplier = Tasks.class) final Task task) {
		final Columns curve = flow(task, END);
		double before = Double.POSITIVE_INFINITY;
		for (int i = 0; i < curve.rows(); i++) {
			final double u = curve.get("overlap", i), s = curve.get("energy", i), loss = curve.get("loss", i);
			assertTrue(u * u <= s * (1 + 20 * TOLERANCE), () -> "Cauchy-Schwarz: u^2 = " + u * u + ", s s* = " + s);
			assertTrue(loss <= before * (1 + TOLERANCE) + 1e-15, "the loss rises to " + loss + " from " + before);
			before = loss;
		}
	}

	/** The higher what is to be reached, the later; the nearer the end, the later. */
	@Property
	void hittingTimesRiseWithTheirThresholds(@ForAll(supplier = Tasks.class) final Task task,
		@ForAll @DoubleRange(min = 0.06, max = 0.4) final double delta, @ForAll @DoubleRange(min = 0.06, max = 0.4) final double epsilon)
	{
		final Columns curve = new GradientFlow(task.measure(), TOLERANCE).solve(GradientFlow.logarithmicTimes(task.measure(), 1e4,
			100), 1, false, Progress.NONE).trajectory();
		final Phases one = Phases.find(curve, delta, epsilon), other = Phases.find(curve, delta + 0.1, epsilon / 2);
		assertTrue(!(other.escapeTime() < one.escapeTime()), one + " " + other);
		assertTrue(!(other.convergenceTime() < one.convergenceTime()), one + " " + other);
		assertTrue(!(one.convergenceTime() < one.escapeTime()) || one.escapeTime() == 0, one + "");
	}

	@Property
	void oneStudentAndTeacherOfAnIndexProblemFlowTheSame(@ForAll(supplier = Tasks.class) final Task task) {
		final Columns index = new IndexFlow(NodeMoments.full(task.spectrum(), task.start(), task.teacher()), new IndexProblem(Link
			.of("square"), Loss.of("squared"), 1, 1, 0), TOLERANCE).solve(times(END), false, Progress.NONE).trajectory();
		assertProportional(flow(task, END), index, 1, 1);
	}
}
