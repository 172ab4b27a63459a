import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.Quantity;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Our side of compare.py: fits a table and its resamples on one thread, prints processor seconds and results. */
public class LawTimes {

	private static final int ROUNDS = 4; // the first ones warm up

	public static void main(final String[] args) throws Exception {
		final List<String> lines = Files.readAllLines(Path.of(args[0]));
		final double[][] columns = new double[3][lines.size() - 1];
		for (int row = 1; row < lines.size(); row++)
			for (int k = 0; k < 3; k++)
				columns[k][row - 1] = Double.parseDouble(lines.get(row).split(",")[k]);
		final LossPoints points = LossPoints.of(columns[0], columns[1], columns[2]);
		final int resamples = Integer.parseInt(args[1]);
		double fitSeconds = 0, seconds = 0;
		ScalingFit fit = null;
		ScalingBootstrap bootstrap = null;
		for (int round = 0; round < ROUNDS; round++) {
			final double start = processorSeconds();
			fit = ScalingFit.of(points, ScalingForm.SUM, 1e-3);
			fitSeconds = processorSeconds() - start;
			final ScalingFit all = fit;
			bootstrap = ScalingBootstrap.of(all, null, resamples, r -> Streams.of(1).stream("resample", r), 1, Progress.NONE);
			seconds = processorSeconds() - start - fitSeconds;
		}
		System.out.println("fit " + fitSeconds + " " + fit.objective() + " " + fit.law().irreducible() + " " + fit.law()
			.sizeExponent() + " " + fit.law().dataExponent());
		System.out.println("resamples " + seconds + " " + bootstrap.standardError(Quantity.IRREDUCIBLE) + " " + bootstrap
			.standardError(Quantity.SIZE_EXPONENT) + " " + bootstrap.standardError(Quantity.DATA_EXPONENT));
	}

	/** Of this thread: a machine that does other things stretches the clock. */
	private static double processorSeconds() {
		return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
	}
}
