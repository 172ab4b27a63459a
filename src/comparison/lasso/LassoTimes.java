import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scalinglaws.task.Progress;

/** Our side of compare.py: prints the path's objectives, and milliseconds of runs after the warm-up. */
class LassoTimes {

	private static final double TOLERANCE = 1e-10;
	private static final long WARM_UP = 2_000_000_000L; // nanoseconds
	private static final int RUNS = 7;

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		final double[] inputs = read(folder.resolve("inputs"));
		final double[] labels = read(folder.resolve("labels"));
		final double[] penalties = read(folder.resolve("penalties"));
		final Runnable path = () -> new Lasso(inputs, labels).path(penalties, TOLERANCE, Progress.NONE);
		print("path", path);
		print("single10", () -> new Lasso(inputs, labels).solve(penalties[50], TOLERANCE, Progress.NONE));
		print("single100", () -> new Lasso(inputs, labels).solve(penalties[99], TOLERANCE, Progress.NONE));
		final List<LassoSolution> solutions = new Lasso(inputs, labels).path(penalties, TOLERANCE, Progress.NONE);
		final StringBuilder line = new StringBuilder("objectives");
		for (final LassoSolution solution : solutions) {
			if (!solution.converged()) throw new IllegalStateException(solution.reason().toString());
			line.append(' ').append(solution.objective());
		}
		System.out.println(line);
	}

	private static void print(final String name, final Runnable work) {
		final long begin = System.nanoTime();
		while (System.nanoTime() - begin < WARM_UP)
			work.run();
		final StringBuilder line = new StringBuilder(name);
		for (int i = 0; i < RUNS; i++) {
			final long start = System.nanoTime();
			work.run();
			line.append(' ').append((System.nanoTime() - start) / 1e6);
		}
		System.out.println(line);
	}

	private static double[] read(final Path file) throws IOException {
		final DoubleBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN)
			.asDoubleBuffer();
		final double[] values = new double[buffer.remaining()];
		buffer.get(values);
		return values;
	}
}
