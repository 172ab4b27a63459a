package example;

import org.scalinglaws.retrieval.Observables;
import org.scalinglaws.retrieval.RetrievalProblem;
import org.scalinglaws.spectrum.PowerLaw;

public class Mathematics {

	public static void main(final String[] args) {
		final RetrievalProblem problem = new RetrievalProblem(PowerLaw.spectrum(100, 2), teacher(100));
		System.out.println("overlap at the optimum: " + Observables.of(problem, teacher(100), 0).overlap());
	}

	private static double[] teacher(final int dimension) {
		final double[] teacher = new double[dimension];
		java.util.Arrays.fill(teacher, 1);
		return teacher;
	}
}
