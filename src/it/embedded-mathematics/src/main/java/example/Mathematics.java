package example;

import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

public class Mathematics {

	public static void main(final String[] args) {
		final double[] spectrum = PowerLaw.spectrum(1000, 2);
		final double[] teacher = Teachers.alternating(spectrum, "energy");
		final double[] start = StartingWeights.onSphere(1000, 1, 1, Streams.of(1));
		final SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
		final Columns trajectory = new GradientFlow(measure, 1e-8).solve(new double[] { 300, 1e8 }, 1, false, Progress.NONE).trajectory();
		System.out.println("overlap gaps: " + trajectory.get("overlapGap", 0) + " " + trajectory.get("overlapGap", 1));
		final double[] target = PowerLawTargets.alternatingVector(200, 1);
		System.out.println("excess risk: " + StateEvolution.diagonal(target).solve(new StateEvolution.Setting(50, 1, 0.5)).risk());
	}
}
